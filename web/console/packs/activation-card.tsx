// One activation: what, where, on what basis, until when; and ending it, with a reason that everybody may read.
import { App, Button } from 'antd';
import { useState } from 'react';
import { refuse } from '../../../core/kernel/result.ts';
import type { ActivationView, PackSummary, ProposalView } from '../../../core/packs/contract.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import {
  countdownOf,
  FRAME_WORDS,
  hasBegun,
  ReasonDialog,
  Refused,
  To,
  useArea,
  useCommand,
  useDuration,
  useFormats,
  useMay,
  useNow,
  useSession,
  useText,
  useTitle,
} from '../frame/index.ts';
import { Mode } from './mode.tsx';
import { ExitSteps } from './modes/exit-steps.tsx';
import { ExtendDialog } from './modes/extend.tsx';
import { Restricts } from './modes/restricts.tsx';
import { WORDS as MODES } from './modes/words.ts';
import { isOwn } from './own.ts';
import { useRefusalInWords } from './refusal-words.ts';
import { streamOf } from './stream-of.ts';
import { isFresh, laterDays, latestEnd } from './until.ts';
import { WORDS } from './words.ts';

type EndProps = { activation: ActivationView; retention: string | undefined; onClose(): void };

function EndDialog({ activation, retention, onClose }: EndProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  const words = useRefusalInWords();
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const [lost, setLost] = useState(false);
  const pack = title(activation.title);
  const end = async (reason: string) => {
    const stream = await streamOf(activation.areaId);
    setLost(stream === undefined);
    if (stream === undefined) return;
    const done = await send('end-activation', { stream, subject: activation.id, payload: { reason } });
    if (!done.ok) return;
    void message.success(text('ending', { pack }));
    onClose();
  };
  return (
    <ReasonDialog
      title={text('endTitle', { pack })}
      ok={text('end')}
      cancel={text('cancel')}
      danger
      label={text('reason')}
      hint={text('reasonHint')}
      sending={sending}
      refusal={lost ? refuse('busy').refusal : refusal && words(refusal)}
      about={text('notEnded')}
      onGive={reason => void end(reason)}
      onClose={onClose}
    >
      <ul className="consequences">
        <li>{text('endWhat1', { area: activation.areaName })}</li>
        {retention === undefined ? null : <li>{text('endWhat2', { retention: duration(retention) })}</li>}
        <li>{text('endWhat3')}</li>
      </ul>
    </ReasonDialog>
  );
}

function Times({ activation }: { activation: ActivationView }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { when, until: untilText } = useFormats();
  const now = useNow();
  const { from, until, endedAt } = activation;
  if (endedAt !== undefined || (until !== undefined && until <= now))
    return (
      <p className="soft num">
        {text('from', { when: when(from) })} · {text('endedAt', { when: when(endedAt ?? until!) })}
      </p>
    );
  const left = until === undefined ? undefined : countdownOf(until - now);
  return (
    <p className="num">
      {text(hasBegun(from, now) ? 'from' : 'starts', { when: when(from) })}
      {' · '}
      {until === undefined ? text('noUntil') : text('until', { when: untilText(until) })}
      {left === undefined ? null : (
        <strong className="left"> {text('left', { left: frame(left.word, left.values) })}</strong>
      )}
    </p>
  );
}

/** Right after the switch one press takes it back. */
function Undo({ activation }: { activation: ActivationView }) {
  const modes = useText(MODES);
  const { message } = App.useApp();
  const { send, sending, refusal } = useCommand();
  const undo = async () => {
    const stream = await streamOf(activation.areaId);
    if (stream === undefined) return;
    const payload = { reason: modes('undoReason') };
    const done = await send('end-activation', { stream, subject: activation.id, payload });
    if (done.ok) void message.success(modes('undone'));
  };
  return (
    <>
      <Button loading={sending} onClick={() => void undo()}>
        {modes('undo')}
      </Button>
      {refusal === undefined ? null : <Refused refusal={refusal} about={modes('notUndone')} />}
    </>
  );
}

type ActionsProps = { activation: ActivationView; pack: PackSummary | undefined; waits: boolean };

function Actions({ activation, pack, waits }: ActionsProps) {
  const text = useText(WORDS);
  const modes = useText(MODES);
  const { post } = useSession();
  const { trail } = useArea();
  const may = useMay('end-activation');
  const mayExtend = useMay('extend-activation');
  const now = useNow();
  const [open, setOpen] = useState<'end' | 'extend'>();
  const close = () => setOpen(undefined);
  const own = isOwn(activation.areaId, post?.area.id, trail);
  const { until } = activation;
  const latest = latestEnd(now, pack?.sunset, DEFAULT_TIME_ZONE);
  const longer = until !== undefined && !waits && laterDays(now, until, latest, DEFAULT_TIME_ZONE).length > 0;
  return (
    <div className="activation-actions">
      <To className="button-like" path="/board" query={{ round: activation.id }}>
        {text('toBoard')}
      </To>
      {may && own && isFresh(activation.from, now) ? <Undo activation={activation} /> : null}
      {mayExtend && own && longer ? <Button onClick={() => setOpen('extend')}>{modes('prolong')}</Button> : null}
      {may && own ? <Button onClick={() => setOpen('end')}>{text('end')}</Button> : null}
      {may && !own ? <span className="soft small">{text('higher')}</span> : null}
      {open === 'end' ? <EndDialog activation={activation} retention={pack?.retention} onClose={close} /> : null}
      {open === 'extend' && until !== undefined ? (
        <ExtendDialog activation={{ ...activation, until }} sunset={pack?.sunset} onClose={close} />
      ) : null}
    </div>
  );
}

type CardProps = { activation: ActivationView; pack: PackSummary | undefined; proposals?: readonly ProposalView[] };

export function ActivationCard({ activation, pack, proposals = [] }: CardProps) {
  const text = useText(WORDS);
  const modes = useText(MODES);
  const title = useTitle();
  const { until: untilText } = useFormats();
  const now = useNow();
  const over = activation.endedAt !== undefined || (activation.until !== undefined && activation.until <= now);
  const later = proposals.find(one => one.id === activation.id && one.kind === 'extend');
  return (
    <article className={`activation ${activation.mode}${over ? ' over' : ''}`} aria-label={title(activation.title)}>
      <div className="activation-head">
        <h3>
          <To path="/packs/pack" query={{ pack: activation.pack, version: String(activation.version) }}>
            {title(activation.title)}
          </To>
        </h3>
        <Mode mode={activation.mode} />
        <span className="soft">{activation.areaName}</span>
      </div>
      <Times activation={activation} />
      {later?.until === undefined ? null : (
        <p className="counting num">{modes('prolongWaiting', { when: untilText(later.until) })}</p>
      )}
      <p>
        <span className="soft">{text('basis')}</span> {activation.basis}
      </p>
      {activation.instrument === undefined ? null : (
        <p>
          <span className="soft">{modes('document')}</span> {activation.instrument}
          {activation.signatures > 1 ? (
            <span className="soft"> · {modes('signatures', { n: activation.signatures })}</span>
          ) : null}
        </p>
      )}
      {activation.restricts === undefined || over ? null : <Restricts restricts={activation.restricts} />}
      {activation.progress === undefined ? null : (
        <p className="counting" role="status">
          {text('counting', { n: activation.progress.total - activation.progress.done })}
        </p>
      )}
      {over ? <ExitSteps activation={activation} /> : null}
      {over ? null : <Actions activation={activation} pack={pack} waits={later !== undefined} />}
    </article>
  );
}
