// What stands above every page: that the data is invented, which emergency is on and when it ends, and a broken line.
import { listActivations } from '../../../core/packs/contract.ts';
import { To } from './address.tsx';
import { useArea } from './area.ts';
import { useQueryOf } from './asking.ts';
import { countdownOf } from './countdown.ts';
import { Icon } from './icon.tsx';
import { useLiveState } from './live.ts';
import { hasBegun, useNow } from './now.ts';
import { useSession } from './session.ts';
import { useText, useTitle } from './text.ts';
import { WORDS } from './words.ts';

export function DemoRibbon() {
  const text = useText(WORDS);
  const { session } = useSession();
  if (session === undefined || session.database === 'live') return null;
  return <p className="ribbon">{text(session.database)}</p>;
}

/** The emergency that ends first of those that hold here. */
export function EmergencyBanner() {
  const text = useText(WORDS);
  const title = useTitle();
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
  const left = first.until === undefined ? undefined : countdownOf(first.until - now);
  return (
    <section className="alarm" aria-label={text('emergencyOn', { title: title(first.title) })}>
      <Icon name="lamp" />
      <p>
        <strong>{text('emergencyOn', { title: title(first.title) })}</strong>
        <span>{first.areaName}</span>
        <span className="num">
          {left === undefined ? text('noEnd') : `${text('endsIn')} ${text(left.word, left.values)}`}
        </span>
        {on.length > 1 ? <span>{text('emergencyMore', { n: on.length - 1 })}</span> : null}
      </p>
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
