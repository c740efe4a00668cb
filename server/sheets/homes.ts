// Homes as a sheet may know them, read in parts so that memory stays flat. What may not serve the sheet's purpose is not
// even loaded where its whole class may not, and never opened.
import type { Subject } from '../../core/facts/fact.ts';
import { localDate, startOfDay } from '../../core/facts/local-time.ts';
import { elementMayServe } from '../../core/facts/may-serve.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type Activation, holdsAt } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import {
  type Found,
  factsSince,
  factsTold,
  type HouseholdTold,
  observedOf,
  type PersonTold,
  type Values,
  type Wanted,
} from '../../core/sheets/known.ts';
import { openFact } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';
import { livingIn } from './place.ts';
import type { RollRow } from './store.ts';

/** Homes read at a time. */
export const AT_A_TIME = 300;

/** Packs switched on for a community now. */
export const inForce = async (tx: Tx, kernel: Kernel, communityId: Id): Promise<Activation[]> =>
  (await activationsOf(kernel, tx, communityId)).filter(one => holdsAt(one, kernel.clock.now()));

/** When and for what a sheet is filled. */
export type Moment = { now: number; timeZone: string; today: string; dayStart: number };

export function momentOf(kernel: Kernel, timeZone: string): Moment {
  const now = kernel.clock.now();
  const today = localDate(now, timeZone);
  return { now, timeZone, today, dayStart: startOfDay(today, timeZone) };
}

/** Of the post's classes those in which something is asked for that may serve the purpose. */
export const classesAsked = (
  kernel: Kernel,
  { elements }: Wanted,
  { purpose, classes }: { purpose: string; classes: readonly SensitivityClass[] },
): SensitivityClass[] => {
  const useful = elements.filter(element => elementMayServe(kernel.library.dictionary, element, purpose));
  return classes.filter(one => useful.some(element => element.class === one));
};

/** What may be told of one subject; `sealed`: identity values are only known to be there. */
export type Tell = (subject: Subject | undefined) => Promise<Omit<PersonTold, 'id' | 'residence'>>;

export function tellBy(kernel: Kernel, communityId: Id, wanted: Wanted, moment: Moment, sealed = false): Tell {
  const valuesOf = (found: readonly Found[]) =>
    sealed
      ? Object.fromEntries(found.map(({ element, value }) => [element, value]))
      : openValues(kernel, communityId, found);
  return async subject => {
    const found = factsTold(subject, wanted, moment);
    const told: Omit<PersonTold, 'id' | 'residence'> = { values: await valuesOf(found), observed: observedOf(found) };
    if (wanted.today.length > 0) {
      // Of what is counted by the day only that it was said is asked: nothing is opened for it.
      const since = factsSince(subject, wanted, moment.dayStart);
      told.today = Object.fromEntries(since.map(({ element, value }) => [element, value]));
    }
    return told;
  };
}

/** Reads homes of the roll, in its order; nothing where no class is asked for. */
export type ReadHomes = (part: readonly RollRow[]) => Promise<HouseholdTold[]>;

export function homesBy(tx: Tx, communityId: Id, tell: Tell, classes: readonly SensitivityClass[]): ReadHomes {
  return async part => {
    const ids = part.map(({ id }) => id);
    const held = classes.length === 0 ? new Map<Id, Household>() : await loadHouseholds(tx, communityId, ids, classes);
    const homes: HouseholdTold[] = [];
    for (const row of part) {
      const household = held.get(row.id);
      const [persons, dwelling, own] = await Promise.all([
        personsTold(row, household, tell),
        tell(household?.dwelling),
        tell(household),
      ]);
      const home: HouseholdTold = {
        values: { ...dwelling.values, ...own.values },
        observed: { ...dwelling.observed, ...own.observed },
        persons,
      };
      if (own.today !== undefined) home.today = { ...dwelling.today, ...own.today };
      homes.push(home);
    }
    return homes;
  };
}

/** Those on the roll: somebody who moved away since it was read still has a row, with nothing in it. */
const personsTold = (row: RollRow, household: Household | undefined, tell: Tell): Promise<PersonTold[]> =>
  Promise.all(
    livingIn(row).map(
      async (id): Promise<PersonTold> => ({
        ...{ id, residence: 'living' },
        ...(await tell(household?.persons.find(person => person.id === id))),
      }),
    ),
  );

/** Values in the open. An identity value is opened here and nowhere before. */
async function openValues(kernel: Kernel, communityId: Id, found: readonly Found[]): Promise<Values> {
  const values: Values = {};
  for (const { element, value, row } of found) {
    if (row.class !== 'identity') values[element] = value;
    else {
      const opened = await openFact(kernel.ring, communityId, row.activationId, row.facts[element]!);
      if (opened.value !== undefined) values[element] = opened.value;
    }
  }
  return values;
}
