// What becomes of an open matter when its activation ends: it is closed by the way its pack names, or the first way to
// an end. No guard holds it back, and no rule follows: what has ended makes no more rules.
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import { kindOf, type RuleWorld } from './contexts.ts';
import { matterEvent } from './events.ts';
import { moveMatter, targetOf } from './fold.ts';
import { type Matter, stateOf } from './model.ts';

/** The moves, in order, that lead from a state to an end; the pack's `exit` where it is one step. Empty: there is none. */
export function waysOut({ type }: CompiledMatter, from: string): string[] {
  const exit = type.exit;
  const named = exit === undefined ? undefined : type.states[from]?.on?.[exit];
  if (exit !== undefined && named !== undefined && type.states[named]?.final) return [exit];
  const seen = new Set([from]);
  const paths: { state: string; moves: string[] }[] = [{ state: from, moves: [] }];
  for (let path = paths.shift(); path !== undefined; path = paths.shift())
    for (const [move, target] of Object.entries(type.states[path.state]?.on ?? {})) {
      if (seen.has(target)) continue;
      seen.add(target);
      const moves = [...path.moves, move];
      if (type.states[target]?.final) return moves;
      paths.push({ state: target, moves });
    }
  return [];
}

/** Closes an open matter because its activation has ended. `undefined`: it is closed, or there is no way to an end. */
export function decideExit(
  world: Pick<RuleWorld, 'household' | 'packOf'>,
  { id, at }: { id: Id; at: number },
): { matter: Matter; events: EventDraft[] } | undefined {
  const before = world.household.matters?.find(one => one.id === id);
  const found = before && kindOf(world, before);
  if (before === undefined || found === undefined || !before.open) return undefined;
  const { compiled, kind } = found;
  const events: EventDraft[] = [];
  let matter: Matter = before;
  for (const transition of waysOut(kind, stateOf(before))) {
    matter = moveMatter(kind, matter, { transition, target: targetOf(kind, matter, transition)!, at });
    events.push(matterEvent('matter.moved', compiled, kind, matter, { transition, body: { ended: true } }));
  }
  return matter.open ? undefined : { matter, events };
}
