// One activation: what, where, on what basis, until when; and ending it, with a reason that everybody may read.
import { App, Button } from 'antd';
import { useState } from 'react';
import { listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { refuse } from '../../../core/kernel/result.ts';
import type { ActivationView, PackSummary } from '../../../core/packs/contract.ts';
import { call } from '../../shared/client.ts';
import {
  countdownOf,
  FRAME_WORDS,
  hasBegun,
  ReasonDialog,
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
import { isOwn } from './own.ts';
import { WORDS } from './words.ts';

/** The stream in which an area's activations are decided: its community's, or its own above communities. */
export async function streamOf(areaId: Id): Promise<Id | undefined> {
  const found = await call(listAreas, { query: { under: areaId } });
  return found.ok ? (found.value.area.communityId ?? areaId) : undefined;
}

type EndProps = { activation: ActivationView; retention: string | undefined; onClose(): void };

function EndDialog({ activation, retention, onClose }: EndProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
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
      refusal={lost ? refuse('busy').refusal : refusal}
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

type CardProps = { activation: ActivationView; pack: PackSummary | undefined };

export function ActivationCard({ activation, pack }: CardProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { post } = useSession();
  const { trail } = useArea();
  const may = useMay('end-activation');
  const [ending, setEnding] = useState(false);
  const now = useNow();
  const over = activation.endedAt !== undefined || (activation.until !== undefined && activation.until <= now);
  const own = isOwn(activation.areaId, post?.area.id, trail);
  return (
    <article className={`activation ${activation.mode}${over ? ' over' : ''}`}>
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
      <p>
        <span className="soft">{text('basis')}</span> {activation.basis}
      </p>
      {activation.progress === undefined ? null : (
        <p className="counting" role="status">
          {text('counting', { n: activation.progress.total - activation.progress.done })}
        </p>
      )}
      {over ? null : (
        <div className="activation-actions">
          <To className="button-like" path="/board" query={{ round: activation.id }}>
            {text('toBoard')}
          </To>
          {may && own ? <Button onClick={() => setEnding(true)}>{text('end')}</Button> : null}
          {may && !own ? <span className="soft small">{text('higher')}</span> : null}
        </div>
      )}
      {ending ? (
        <EndDialog activation={activation} retention={pack?.retention} onClose={() => setEnding(false)} />
      ) : null}
    </article>
  );
}
