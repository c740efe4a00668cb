// The forms a community remembers: what each column means, who said so and when; forgotten at a press, and not at once for
// good.
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../../core/kernel/id.ts';
import { listForms, type RememberedForm } from '../../../../core/sheets/mapping-contract.ts';
import {
  Empty,
  FRAME_WORDS,
  Loading,
  Panel,
  Refused,
  roleWord,
  To,
  useCommand,
  useFormats,
  useMay,
  useQueryOf,
  useText,
} from '../../frame/index.ts';
import { useMeaning } from '../use-meaning.ts';
import { rowWord } from './row-word.ts';
import { WORDS } from './words.ts';

export function RememberedForms({ communityId }: { communityId: Id }) {
  const text = useText(WORDS);
  const { value, refusal, again } = useQueryOf(listForms, { area: communityId });
  const { send, sending, refusal: refused } = useCommand();
  const [forgotten, setForgotten] = useState<RememberedForm>();
  const order = { stream: communityId, subject: communityId };
  const forget = async (form: RememberedForm) => {
    const answer = await send('forget-sheet', { ...order, payload: { fingerprint: form.fingerprint } });
    setForgotten(answer.ok ? form : undefined);
  };
  const undo = async ({ fingerprint, title, row, columns }: RememberedForm) => {
    const answer = await send('confirm-sheet', { ...order, payload: { fingerprint, title, row, columns } });
    if (answer.ok) setForgotten(undefined);
  };
  return (
    <Panel title={text('forms')} side={<span className="soft">{text('formsLead')}</span>}>
      <p role="status" className={forgotten === undefined ? '' : 'told'}>
        {forgotten === undefined ? null : (
          <>
            {text('forgotten', { title: forgotten.title })}{' '}
            <button type="button" className="plain" disabled={sending} onClick={() => void undo(forgotten)}>
              {text('undo')}
            </button>
          </>
        )}
      </p>
      {refused === undefined ? null : <Refused refusal={refused} />}
      {value === undefined ? (
        refusal === undefined ? (
          <Loading />
        ) : (
          <Refused refusal={refusal} onAgain={again} />
        )
      ) : value.forms.length === 0 ? (
        <Empty icon="sheet" title={text('formsNone')} action={<To path="/sheets">{text('formsNoneWhat')}</To>} />
      ) : (
        <ul className="remembered" aria-label={text('forms')}>
          {value.forms.map(form => (
            <Form key={form.fingerprint} form={form} busy={sending} onForget={() => void forget(form)} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

type FormProps = { form: RememberedForm; busy: boolean; onForget(): void };

function Form({ form: { title, row, columns, at, role }, busy, onForget }: FormProps) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const meaning = useMeaning();
  const { when } = useFormats();
  const may = useMay('forget-sheet');
  const [open, setOpen] = useState(false);
  return (
    <li>
      <div className="remembered-head">
        <div>
          <strong>{title}</strong>
          <p className="soft">
            {columns.length} {text('columns')} · {text(rowWord(row))} ·{' '}
            {text('byRole', { role: frame(roleWord(role)), when: when(at) })}
          </p>
        </div>
        <div className="buttons">
          <Button aria-expanded={open} aria-label={text('lookOf', { title })} onClick={() => setOpen(!open)}>
            {text(open ? 'hide' : 'look')}
          </Button>
          {may ? (
            <Popconfirm
              title={text('forgetAsk')}
              description={text('forgetWhat')}
              okText={text('forget')}
              cancelText={text('keep')}
              onConfirm={onForget}
            >
              <Button disabled={busy} aria-label={text('forgetOf', { title })}>
                {text('forget')}
              </Button>
            </Popconfirm>
          ) : null}
        </div>
      </div>
      {open ? (
        <dl className="remembered-columns">
          {columns.map(({ header, means }, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice; its place tells them apart.
            <div key={i}>
              <dt>{header}</dt>
              <dd className={means === 'unknown' || means === 'remark' ? 'soft' : ''}>{meaning(means)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </li>
  );
}
