// A rule's draw: whose tickets are in it, and what becomes of them. Over a community it is a command of its own, with a
// seed nobody chose; over one household, as in an example or a rehearsal, its places are simply given out in order.
import type { Active } from '../packs/compile.ts';
import type { CompiledRule } from '../packs/compile-rules.ts';
import { holds } from '../packs/conditions.ts';
import type { Effect } from '../packs/model.ts';
import { alone, kindOf, matterContext, type RuleWorld } from './contexts.ts';
import type { Ticket } from './draw.ts';
import { type Matter, stateOf } from './model.ts';

export type Draw = Extract<Effect, { draw: string }>;

/** The draw of a rule, where it has one. */
export function drawOf({ effects }: CompiledRule): { effect: Draw; n: number } | undefined {
  for (const [n, { effect }] of effects.entries()) if ('draw' in effect) return { effect, n };
  return undefined;
}

/** Whether a matter has a ticket in a draw: open, of its type, and waiting in its state. */
export const isInDraw = (matter: Matter, { compiled }: Pick<Active, 'compiled'>, { draw, in: state }: Draw): boolean =>
  matter.open && matter.pack === compiled.pack.pack && matter.type === draw && stateOf(matter) === state;

/** A matter's ticket; it comes first where the rule's `first` holds of the matter itself. */
export function ticketOf(
  world: Pick<RuleWorld, 'packOf' | 'now' | 'timeZone' | 'calendars'>,
  matter: Matter,
  rule: CompiledRule,
  { effect, n }: NonNullable<ReturnType<typeof drawOf>>,
): Ticket {
  const found = kindOf(world, matter);
  const first =
    effect.first !== undefined &&
    found !== undefined &&
    holds(rule.effects[n]?.where, alone(matterContext(world, matter, found)));
  return { id: matter.id, first };
}
