// What may be done with a matter now, by whoever looks: the moves the server offers, taking it, handing it on, giving it
// back, and opening a closed one again.
import { App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { MatterWhole } from '../../../core/matters/contract-reads.ts';
import {
  FRAME_WORDS,
  Icon,
  Panel,
  ReasonDialog,
  Refused,
  roleWord,
  useCommand,
  useSession,
  useText,
  useTitle,
} from '../frame/index.ts';
import { Hand } from './hand.tsx';
import { useMoving } from './moving.tsx';
import { Take } from './take.tsx';
import { WORDS } from './words.ts';

export function Next({ whole }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const { message } = App.useApp();
  const { post } = useSession();
  const [open, setOpen] = useState<'hand' | 'return' | 'reopen'>();
  const { matter, next, mayAssign, mayReopen } = whole;
  const moving = useMoving((_row, move) => void message.success(text('moved', { state: title(move.targetTitle) })));
  const isLead = matter.open && matter.lead !== undefined && matter.lead.postId === post?.id;
  const close = () => setOpen(undefined);
  const whose =
    matter.lead !== undefined
      ? `${frame(roleWord(matter.lead.role))} ${matter.lead.name}`
      : matter.owedBy === undefined
        ? undefined
        : frame(roleWord(matter.owedBy));
  return (
    <Panel title={text(matter.open ? 'next' : 'over')} className="next no-print">
      {moving.refused === undefined ? null : <Refused refusal={moving.refused.refusal} about={text('notMoved')} />}
      {next.length === 0 ? (
        <p className="soft">
          {!matter.open ? text('isOver') : whose === undefined ? text('noNext') : text('noNextBy', { whose })}
        </p>
      ) : (
        <ul className="moves">
          {next.map((move, i) => (
            <li key={move.transition}>
              <Button
                type={i === 0 ? 'primary' : 'default'}
                size="large"
                loading={moving.moving !== undefined}
                onClick={() => moving.start(matter, move)}
              >
                {title(move.title)}
              </Button>
              <span className="soft small">
                {text('leadsTo', { state: title(move.targetTitle) })}
                {move.final ? ` · ${text('ends')}` : ''}
                {move.reason ? ` · ${text('needsReason')}` : ''}
                {move.forResident ? ` · ${text('onlyForResident')}` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="buttons">
        {mayAssign ? <Take row={matter} primary={next.length === 0} /> : null}
        {mayAssign && whole.posts.length > 0 ? (
          <Button icon={<Icon name="people" />} onClick={() => setOpen('hand')}>
            {text('handTo')}
          </Button>
        ) : null}
        {isLead ? <Button onClick={() => setOpen('return')}>{text('giveBack')}</Button> : null}
        {mayReopen ? (
          <Button icon={<Icon name="again" />} onClick={() => setOpen('reopen')}>
            {text('reopen')}
          </Button>
        ) : null}
      </div>
      {open === 'hand' ? <Hand whole={whole} onClose={close} /> : null}
      {open === 'return' ? <GiveBack whole={whole} onClose={close} /> : null}
      {open === 'reopen' ? <Reopen whole={whole} onClose={close} /> : null}
      {moving.dialog}
    </Panel>
  );
}

type DialogProps = { whole: MatterWhole; onClose(): void };

function GiveBack({ whole: { matter }, onClose }: DialogProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { send, sending, refusal } = useCommand();
  const give = async (reason: string) => {
    const done = await send('return-matter', { stream: matter.community, subject: matter.id, payload: { reason } });
    if (done.ok) onClose();
  };
  return (
    <ReasonDialog
      title={text('giveBackTitle', { matter: title(matter.title) })}
      ok={text('giveBack')}
      label={text('reasonLabel')}
      hint={text('giveBackHint')}
      longest={2000}
      sending={sending}
      refusal={refusal}
      about={text('notDone')}
      onGive={reason => void give(reason)}
      onClose={onClose}
    >
      <p>{text('giveBackWhat')}</p>
    </ReasonDialog>
  );
}

function Reopen({ whole: { matter }, onClose }: DialogProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { send, sending, refusal } = useCommand();
  const [wished, setWished] = useState(false);
  const give = async (reason: string) => {
    const done = await send('reopen-matter', {
      stream: matter.community,
      subject: matter.id,
      payload: { reason, ...(wished ? { forResident: true } : {}) },
    });
    if (done.ok) onClose();
  };
  return (
    <ReasonDialog
      title={text('reopenTitle', { matter: title(matter.title) })}
      ok={text('reopen')}
      label={text('reasonLabel')}
      hint={text('reopenHint')}
      longest={2000}
      sending={sending}
      refusal={refusal}
      about={text('notDone')}
      onGive={reason => void give(reason)}
      onClose={onClose}
    >
      <Checkbox checked={wished} onChange={event => setWished(event.target.checked)}>
        {text('forResident')}
      </Checkbox>
    </ReasonDialog>
  );
}
