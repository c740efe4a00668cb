// Who may switch on what restricts people, for how long, and on what document: the level its pack names, two people of
// different organisations, and never longer than its sunset without a fresh word.
import type { AreaKind } from '../areas/model.ts';
import { addDuration } from '../facts/durations.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Activation, Pack } from './model.ts';

/** From the widest to the smallest: what a district may, its street may not. */
const LEVELS: readonly AreaKind[] = ['root', 'province', 'city', 'district', 'street', 'community', 'grid'];

/** Whether a post over an area of one kind stands as high as a restriction asks. */
export const reachesLevel = (kind: AreaKind | undefined, authority: AreaKind): boolean =>
  kind !== undefined && LEVELS.includes(kind) && LEVELS.indexOf(kind) <= LEVELS.indexOf(authority);

/** Refusals: `not-in-power`, `instrument-needed`. `level`: the kind of the area of whoever acts. */
export function mayRestrict(
  { restricts }: Pack,
  { level, instrument }: { level: AreaKind | undefined; instrument: string | undefined },
): Result<undefined> {
  if (restricts === undefined) return accept(undefined);
  if (!reachesLevel(level, restricts.authority)) return refuse('not-in-power', { level: restricts.authority });
  if ((instrument ?? '').trim() === '') return refuse('instrument-needed', undefined, 'payload/instrument');
  return accept(undefined);
}

/** Whose hand a proposal bears, and who is to sign it now. */
export type Hand = { userId: Id; organisationId: Id };

/** Another person, of another organisation. Refusals: `same-person`, `same-office`. */
export function maySign(proposer: Hand, signer: Hand): Result<undefined> {
  if (proposer.userId === signer.userId) return refuse('same-person');
  if (proposer.organisationId === signer.organisationId) return refuse('same-office');
  return accept(undefined);
}

/**
 * The end (ms) of an activation begun or prolonged at `from`: as asked, else its sunset; undefined: without end.
 * Refusals: `ends-before-start`, `beyond-sunset`.
 */
export function endOf(
  { sunset }: Pack,
  from: number,
  asked: number | undefined,
  timeZone: string,
): Result<number | undefined> {
  const latest = sunset === undefined ? undefined : addDuration(from, sunset, timeZone);
  const until = asked ?? latest;
  if (until !== undefined && until <= from) return refuse('ends-before-start', undefined, 'payload/until');
  if (latest !== undefined && until !== undefined && until > latest)
    return refuse('beyond-sunset', { sunset: sunset ?? '' }, 'payload/until');
  return accept(until);
}

/** A later end for what is on. Refusals: `already-off`, `not-longer`, and those of `endOf`. */
export function extended(
  pack: Pack,
  activation: Activation,
  until: number,
  { now, timeZone }: { now: number; timeZone: string },
): Result<number> {
  if (activation.endedAt !== undefined || (activation.until !== undefined && activation.until <= now))
    return refuse('already-off');
  if (activation.until === undefined || until <= activation.until)
    return refuse('not-longer', undefined, 'payload/until');
  const end = endOf(pack, now, until, timeZone);
  return end.ok ? accept(until) : end;
}
