// What a decision leaves behind in the pretend place: matters as they are now, whoever answers for new ones, lines in
// inboxes, things held, and what a rule wants done at the other doors of the stairwell.
import type { Id } from '../../kernel/id.ts';
import { kindOf } from '../../matters/contexts.ts';
import type { Hold, Matter } from '../../matters/model.ts';
import { runElsewhere } from '../../matters/rules.ts';
import type { RuleRun } from '../../matters/running.ts';
import { postOf } from './doers.ts';
import { type Pretend, worldOf } from './pretend.ts';
import type { Trace } from './trace.ts';

/** Doors an effect may reach from door to door before it is a pack's mistake. */
const MOST_DOORS = 100;

/** Holds what a rule wants where all of it is free; what is lacking stops nothing. */
function hold(pretend: Pretend, wanted: Hold): void {
  const free = pretend.free.get(wanted.supply) ?? 0;
  if (free < wanted.quantity) return;
  pretend.free.set(wanted.supply, free - wanted.quantity);
  pretend.holds.push(wanted);
}

/** A closed matter holds nothing any more. */
function letGo(pretend: Pretend, closed: ReadonlySet<Id>): void {
  const over = pretend.holds.filter(({ matterId }) => closed.has(matterId));
  for (const { supply, quantity } of over) pretend.free.set(supply, (pretend.free.get(supply) ?? 0) + quantity);
  pretend.holds = pretend.holds.filter(({ matterId }) => !closed.has(matterId));
}

/** Who answers for a matter now: whom a rule named, the role its type names, whoever opened it, or the staff. */
function withLead(pretend: Pretend, matter: Matter, run: RuleRun, opener: Id | undefined): Matter {
  const named = run.assign.get(matter.id)?.role;
  if (named !== undefined) return { ...matter, lead: postOf(named) };
  if (matter.lead !== undefined) return matter;
  const assign = kindOf(worldOf(pretend, pretend.households[0]!), matter)?.kind.type.assign;
  return { ...matter, lead: assign === undefined ? (opener ?? postOf('community_staff')) : postOf(assign.role) };
}

/** Writes down what was decided at one door, and does what follows at the others. `opener`: the post that acted. */
export function settle(pretend: Pretend, householdId: Id, run: RuleRun, trace: Trace, opener?: Id): void {
  const queue: { householdId: Id; run: RuleRun }[] = [{ householdId, run }];
  for (let doors = 0; queue.length > 0 && doors < MOST_DOORS; doors++) {
    const { householdId: id, run: done } = queue.shift()!;
    const at = pretend.households.findIndex(one => one.id === id);
    const before = pretend.households[at]!;
    const matters = done.matters.map(matter =>
      done.changed.has(matter.id) || done.assign.has(matter.id) ? withLead(pretend, matter, done, opener) : matter,
    );
    pretend.households[at] = { ...before, matters };
    trace.moved(pretend, before.matters ?? [], matters, done.events);
    for (const { rule } of done.fired) {
      const name = rule.slice(rule.indexOf('/') + 1);
      pretend.fired.set(name, (pretend.fired.get(name) ?? 0) + 1);
    }
    pretend.notices.push(...done.notices);
    for (const wanted of done.holds) hold(pretend, wanted);
    letGo(pretend, new Set(matters.filter(({ open }) => !open).map(matter => matter.id)));
    for (const wanted of done.elsewhere) {
      const other = pretend.households.find(one => one.id === wanted.householdId);
      const there = other && runElsewhere(worldOf(pretend, other), wanted);
      if (there !== undefined) queue.push({ householdId: wanted.householdId, run: there });
    }
  }
}
