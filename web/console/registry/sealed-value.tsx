// An identity number or a phone: covered until somebody says why it is needed. Opening it is an event of its own, told
// before it happens. What was opened is kept by this page alone, and covered again with one press.
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { openValue } from '../../../core/registry/contract.ts';
import type { Value } from '../../../core/registry/model.ts';
import { call, newId } from '../../shared/client.ts';
import { Icon, Refused, useText } from '../frame/index.ts';
import './registry.css';
import { WORDS } from './words.ts';

export type OpenSubject = { id: Id; communityId: Id; name: string };

type SealedValueProps = { masked: string; element: string; name: string; subject: OpenSubject; may: boolean };

export function SealedValue({ masked, element, name, subject, may }: SealedValueProps) {
  const text = useText(WORDS);
  const [asking, setAsking] = useState(false);
  const [opened, setOpened] = useState<{ value: Value | undefined }>();
  if (opened !== undefined)
    return (
      <span className="sealed open">
        <strong className="num" data-testid={`opened ${element}`}>
          {opened.value === undefined ? text('openNothing') : String(opened.value)}
        </strong>
        <span className="soft">{text('openDone')}</span>
        <Button size="small" onClick={() => setOpened(undefined)}>
          {text('hide')}
        </Button>
      </span>
    );
  return (
    <span className="sealed">
      <span role="img" aria-label={text('sealed')} title={text('sealed')}>
        {masked}
      </span>
      {may ? (
        <Button size="small" aria-label={text('openOf', { what: name })} onClick={() => setAsking(true)}>
          {text('open')}
        </Button>
      ) : null}
      {asking ? (
        <WhyDialog
          element={element}
          name={name}
          subject={subject}
          onClose={() => setAsking(false)}
          onOpened={value => {
            setAsking(false);
            setOpened({ value });
          }}
        />
      ) : null}
    </span>
  );
}

type WhyDialogProps = Pick<SealedValueProps, 'element' | 'name' | 'subject'> & {
  onClose(): void;
  onOpened(value: Value | undefined): void;
};

const REASONS = ['openWhyRing', 'openWhyCheck', 'openWhyCorrect'] as const;

function WhyDialog({ element, name, subject, onClose, onOpened }: WhyDialogProps) {
  const text = useText(WORDS);
  const [why, setWhy] = useState('');
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const open = async () => {
    setSending(true);
    setRefusal(undefined);
    const answer = await call(openValue, {
      query: { id: subject.id, community: subject.communityId },
      body: { commandId: newId(), element, why: why.trim() },
    });
    setSending(false);
    if (answer.ok) onOpened(answer.value.value);
    else setRefusal(answer.refusal);
  };
  return (
    <Modal
      open
      title={text('openTitle', { what: name, name: subject.name })}
      okText={text('openNow')}
      cancelText={text('cancel')}
      confirmLoading={sending}
      okButtonProps={{ disabled: why.trim().length < 2 }}
      onOk={() => void open()}
      onCancel={onClose}
    >
      <div className="why">
        <p className="told">
          <Icon name="lamp" />
          <span>{text('openTold', { name: subject.name })}</span>
        </p>
        <fieldset className="why-reasons">
          <legend>{text('openWhy')}</legend>
          {REASONS.map(reason => (
            <Button
              key={reason}
              aria-pressed={why === text(reason)}
              type={why === text(reason) ? 'primary' : 'default'}
              onClick={() => setWhy(text(reason))}
            >
              {text(reason)}
            </Button>
          ))}
        </fieldset>
        <Input
          aria-label={text('openWhy')}
          placeholder={text('openWhyHint')}
          maxLength={200}
          value={why}
          onChange={event => setWhy(event.target.value)}
          onPressEnter={() => (why.trim().length < 2 ? undefined : void open())}
        />
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </div>
    </Modal>
  );
}
