// What stands above every page: that the data is invented, which emergency is on and when it ends, and a broken line.
import { listActivations, listProposals } from '../../../core/packs/contract.ts';
import { To } from './address.tsx';
import { useArea } from './area.ts';
import { useQueryOf } from './asking.ts';
import { countdownOf } from './countdown.ts';
import { Icon } from './icon.tsx';
import { useLiveState } from './live.ts';
import { hasBegun, useNow } from './now.ts';
import { useRestriction } from './restriction.ts';
import { useMay, useSession } from './session.ts';
import { useText, useTitle } from './text.ts';
import { WORDS } from './words.ts';

export function DemoRibbon() {
  const text = useText(WORDS);
  const { session } = useSession();
  if (session === undefined || session.database === 'live') return null;
  return <p className="ribbon">{text(session.database)}</p>;
}

/** The emergency that ends first of those that hold here, and what they demand of people, with the appeal. */
export function EmergencyBanner() {
  const text = useText(WORDS);
  const title = useTitle();
  const restriction = useRestriction();
  const { id } = useArea();
  const now = useNow();
  const { value } = useQueryOf(listActivations, id === undefined ? undefined : { area: id }, { keep: true });
  const on = (value?.activations ?? [])
    .filter(
      one =>
        one.mode === 'emergency' &&
        hasBegun(one.from, now) &&
        one.endedAt === undefined &&
        (one.until ?? now + 1) > now,
    )
    .sort((a, b) => (a.until ?? Number.POSITIVE_INFINITY) - (b.until ?? Number.POSITIVE_INFINITY));
  const first = on[0];
  if (first === undefined) return null;
  const demands = on.flatMap(one => (one.restricts === undefined ? [] : [{ id: one.id, ...one.restricts }]));
  const left = first.until === undefined ? undefined : countdownOf(first.until - now);
  return (
    <section className="alarm" aria-label={text('emergencyOn', { title: title(first.title) })}>
      <Icon name="lamp" />
      <div className="alarm-words">
        <p>
          <strong>{text('emergencyOn', { title: title(first.title) })}</strong>
          <span>{first.areaName}</span>
          <span className="num">
            {left === undefined ? text('noEnd') : `${text('endsIn')} ${text(left.word, left.values)}`}
          </span>
          {on.length > 1 ? <span>{text('emergencyMore', { n: on.length - 1 })}</span> : null}
        </p>
        {demands.map(one => (
          <p key={one.id}>
            <span>{restriction.demand(one)}</span>
            <span>{restriction.appeal(one)}</span>
          </p>
        ))}
      </div>
      <To path="/packs">{text('open')}</To>
    </section>
  );
}

/** To whoever may sign: what waits for another office's word. */
export function WaitingLine() {
  const text = useText(WORDS);
  const { id } = useArea();
  const may = useMay('sign-activation');
  const { value } = useQueryOf(listProposals, may && id !== undefined ? { area: id } : undefined, { keep: true });
  const n = value?.proposals.length ?? 0;
  if (n === 0) return null;
  return (
    <section className="waiting-line" aria-label={text(n === 1 ? 'signOne' : 'signWaiting', { n })}>
      <Icon name="clock" />
      <p>{text(n === 1 ? 'signOne' : 'signWaiting', { n })}</p>
      <To path="/packs">{text('open')}</To>
    </section>
  );
}

export function OfflineLine() {
  const text = useText(WORDS);
  const state = useLiveState();
  if (state !== 'waiting') return null;
  return (
    <p className="offline" role="status">
      {text('offline')}
    </p>
  );
}
