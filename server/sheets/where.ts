// Of whom a sheet under a condition speaks, settled before its first row is made: what is counted and what is written are
// the same people.
import type { Id } from '../../core/kernel/id.ts';
import { holdsBy, type Narrowing } from '../../core/packs/narrowing.ts';
import { householdKnown, personKnown, type Wanted, wantedOf } from '../../core/sheets/known.ts';
import { loadFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { AT_A_TIME, classesAsked, homesBy, type Moment, tellBy } from './homes.ts';
import type { SheetScope } from './rows.ts';
import type { RollRow } from './store.ts';

type Asked = { scope: SheetScope; where: Narrowing; activations: ReadonlySet<Id>; moment: Moment };

function wantedIn(kernel: Kernel, { scope, where, activations }: Asked): Wanted {
  const { purpose, classes } = scope;
  return wantedOf(where.elements, kernel.library.dictionary, { purpose, classes, activations });
}

/** The homes of a roll for which a condition holds, or in which it holds for somebody. */
export async function rollWithin(tx: Tx, kernel: Kernel, asked: Asked, roll: readonly RollRow[]): Promise<RollRow[]> {
  const { scope, where, moment } = asked;
  const wanted = wantedIn(kernel, asked);
  const tell = tellBy(kernel, scope.communityId, wanted, moment, true);
  const read = homesBy(tx, scope.communityId, tell, classesAsked(kernel, wanted, scope));
  const holds = holdsBy(where, kernel.library.dictionary);
  const kept: RollRow[] = [];
  for (let from = 0; from < roll.length; from += AT_A_TIME) {
    const part = roll.slice(from, from + AT_A_TIME);
    const [, homes] = await Promise.all([tx.renew(), read(part)]);
    for (const [i, home] of homes.entries()) {
      const shared = householdKnown(home, { values: {} }, moment.today);
      if (!where.ofPersons) {
        if (holds(shared.values, moment.today)) kept.push(part[i]!);
        continue;
      }
      const of = new Set(
        home.persons.filter(person => holds(personKnown(shared, person).values, moment.today)).map(({ id }) => id),
      );
      if (of.size > 0) kept.push({ ...part[i]!, of });
    }
  }
  return kept;
}

/** Of doors behind which nobody lives, those for which it holds by what is known of the dwelling alone. */
export async function vacantWithin(tx: Tx, kernel: Kernel, asked: Asked, dwellings: readonly Id[]): Promise<Set<Id>> {
  const { scope, where, moment } = asked;
  const wanted = wantedIn(kernel, asked);
  const tell = tellBy(kernel, scope.communityId, wanted, moment, true);
  const classes = classesAsked(kernel, wanted, scope);
  const holds = holdsBy(where, kernel.library.dictionary);
  const kept = new Set<Id>();
  if (where.ofPersons) return kept;
  for (let from = 0; from < dwellings.length; from += AT_A_TIME) {
    const ids = dwellings.slice(from, from + AT_A_TIME);
    const [, facts] = await Promise.all([tx.renew(), loadFacts(tx, scope.communityId, ids, classes)]);
    for (const id of ids) {
      const { values } = await tell({ id, rows: facts.get(id) ?? [] });
      if (holds(values, moment.today)) kept.add(id);
    }
  }
  return kept;
}
