// Whether a checked pack may be published at a place, and an activation moved to another version. What a community
// publishes for itself stays within bounds no level above has to watch.
import { addDuration } from '../facts/durations.ts';
import type { Dictionary } from '../facts/model.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { declaredElements, elementsById } from './compile.ts';
import type { Activation, Pack } from './model.ts';

/** A version that is published, and the path of the area it may be used in. */
export type KnownVersion = { pack: string; version: number; areaPath: string };

export type PublishPlace = { isCommunity: boolean; path: string };

/** People in the household whose minutes are counted. */
const HOUSEHOLD = 3;

/** Seconds in which a household of three is asked everything a pack asks. */
export function secondsAsked(pack: Pack, dictionary: Dictionary): number {
  const elements = declaredElements(pack, elementsById(dictionary));
  const asked = new Set(pack.asks.map(ask => ask.element));
  return [...asked].reduce((sum, id) => {
    const used = elements.get(id);
    return sum + (used?.element.seconds ?? 0) * (used?.scope === 'person' ? HOUSEHOLD : 1);
  }, 0);
}

/** A community's own pack restricts nobody, uses nothing medical or identity, and stays within `most` seconds a household. */
function ownPackFault(pack: Pack, dictionary: Dictionary, most: number): Result<Pack> {
  if (pack.restricts !== undefined) return refuse('own-pack-restricts');
  for (const [id, { element }] of declaredElements(pack, elementsById(dictionary)))
    if (element.class === 'medical' || element.class === 'identity')
      return refuse('own-pack-too-personal', { element: id });
  const seconds = secondsAsked(pack, dictionary);
  return seconds > most ? refuse('own-pack-too-long', { seconds, most }) : accept(pack);
}

/**
 * Accepts a pack that is new at its place. `known`: every published version of its name, wherever; a name belongs to the
 * place that used it first. `most`: seconds of one knock.
 */
export function mayPublish(
  pack: Pack,
  place: PublishPlace,
  known: readonly KnownVersion[],
  dictionary: Dictionary,
  most: number,
): Result<Pack> {
  if (known.some(one => one.areaPath !== place.path)) return refuse('pack-name-taken', { pack: pack.pack });
  const latest = Math.max(0, ...known.map(one => one.version));
  if (pack.version <= latest)
    return refuse('pack-version-taken', { pack: pack.pack, latest, next: latest + 1 }, 'payload/text');
  return place.isCommunity ? ownPackFault(pack, dictionary, most) : accept(pack);
}

/**
 * An activation moved to `to` at `now` (ms): the same pack, purpose and mode, facts kept no longer than was told. What was
 * in force until then stays known. Its end comes no later than either version allows.
 */
export function upgrade(
  activation: Activation,
  from: Pack,
  to: Pack,
  now: number,
  timeZone: string,
): Result<Activation> {
  const { version } = to;
  if (activation.endedAt !== undefined || (activation.until !== undefined && activation.until <= now))
    return refuse('already-off');
  if (version === activation.version) return refuse('same-version', { version });
  if (to.mode !== from.mode || to.purpose !== from.purpose) return refuse('upgrade-changes-purpose', { version });
  const kept = ({ retention }: Pack) => (retention === undefined ? 0 : addDuration(now, retention, timeZone));
  if (to.mode === 'emergency' && kept(to) > kept(from))
    return refuse('upgrade-keeps-longer', { version, retention: to.retention ?? '' });
  const earlier = activation.earlier ?? [];
  const until = Math.max(now, earlier.at(-1)?.until ?? 0);
  const moved: Activation = { ...activation, version, earlier: [...earlier, { version: activation.version, until }] };
  if (to.sunset === undefined) return accept(moved);
  const latest = addDuration(activation.from, to.sunset, timeZone);
  if (latest <= now) return refuse('beyond-sunset', { sunset: to.sunset });
  return accept({ ...moved, until: Math.min(latest, activation.until ?? latest) });
}
