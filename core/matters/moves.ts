// What may be done next with a matter, and by whom. The pages show it and the server decides by it: one function, so
// that nothing is offered that would be refused.

import { addDuration } from '../facts/durations.ts';
import type { Role } from '../kernel/actor.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { CompiledMatter, CompiledMove } from '../packs/compile-rules.ts';
import { type Context, holds } from '../packs/conditions.ts';
import type { Mover } from '../packs/model.ts';
import { targetOf } from './fold.ts';
import { type Matter, movedAt, stateOf } from './model.ts';

/** Who acts, as far as a matter cares. */
export type Doer = {
  role: Role | 'resident';
  /** The account, by which two steps are told to be one person's. */
  userId: Id;
  /** The post; a resident has none. */
  postId?: Id;
  /** Acts for the household it is about, or one it affects. */
  ofHousehold?: boolean;
};

/** What comes with a move, and when (ms). */
export type Said = { reason?: string | undefined; time?: number | undefined; now: number; timeZone: string };

const isOne = (mover: Mover, doer: Doer, matter: Matter): boolean =>
  mover === 'lead'
    ? doer.postId !== undefined && (matter.lead === doer.postId || matter.beside.includes(doer.postId))
    : mover === 'resident'
      ? doer.role === 'resident' && doer.ofHousehold === true
      : mover === doer.role;

/** Whether one of these movers is the one who acts. The system is every mover: rules and jobs decide by their own. */
export const isAmong = (may: readonly Mover[], doer: Doer, matter: Matter): boolean =>
  doer.role === 'system' || may.some(mover => isOne(mover, doer, matter));

/**
 * Whether somebody may make a move now. Refusals: `unknown-move`, `not-from-here`, `not-yours-to-move`, `same-person`,
 * `guard-not-met`, `reason-needed`, `time-needed`, `time-too-far`. `said`: absent where one is only asked about.
 */
export function mayMove(
  kind: CompiledMatter,
  matter: Matter,
  transition: string,
  doer: Doer,
  context: Context,
  said?: Said,
): Result<{ move: CompiledMove; target: string }> {
  const move = kind.moves.get(transition);
  if (move === undefined) return refuse('unknown-move', { move: transition });
  const target = targetOf(kind, matter, transition);
  if (target === undefined) return refuse('not-from-here');
  if (!isAmong(move.may, doer, matter)) return refuse('not-yours-to-move');
  const apart = move.other_than?.find(earlier => matter.makers[earlier]?.includes(doer.userId));
  if (apart !== undefined && doer.role !== 'system') return refuse('same-person');
  if (!holds(move.guard, context)) return refuse('guard-not-met');
  if (said === undefined) return accept({ move, target });
  if (move.reason === 'required' && (said.reason ?? '').trim() === '')
    return refuse('reason-needed', undefined, 'payload/reason');
  if (move.time !== undefined) {
    if (said.time === undefined || said.time <= said.now) return refuse('time-needed', undefined, 'payload/time');
    if (said.time > addDuration(said.now, move.time, said.timeZone))
      return refuse('time-too-far', { within: move.time }, 'payload/time');
  }
  return accept({ move, target });
}

/** Whether a closed matter may be opened again. Refusals: `not-closed`, `never-reopened`, `too-late-to-reopen`, `not-yours-to-move`. */
export function mayReopen(
  kind: CompiledMatter,
  matter: Matter,
  doer: Doer,
  { now, timeZone }: { now: number; timeZone: string },
): Result<undefined> {
  const { reopen } = kind.type;
  if (matter.open) return refuse('not-closed');
  if (reopen === undefined || matter.joined !== undefined) return refuse('never-reopened');
  if (now >= addDuration(movedAt(matter), reopen.within, timeZone))
    return refuse('too-late-to-reopen', { within: reopen.within });
  if (!isAmong(reopen.may ?? ['resident', 'community_staff'], doer, matter)) return refuse('not-yours-to-move');
  return accept(undefined);
}

export type Next = { move: CompiledMove; target: string };

/** Every move somebody may make now, in the order of the pack's state. */
export const nextMoves = (kind: CompiledMatter, matter: Matter, doer: Doer, context: Context): Next[] =>
  Object.keys(kind.type.states[stateOf(matter)]?.on ?? {}).flatMap(transition => {
    const may = mayMove(kind, matter, transition, doer, context);
    return may.ok ? [may.value] : [];
  });
