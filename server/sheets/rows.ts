// The rows of a sheet, read in parts so that memory stays flat however many people there are. What may not serve the
// sheet's purpose is not even loaded where its whole class may not, and never opened.
import { localDate } from '../../core/facts/local-time.ts';
import { mayServe } from '../../core/facts/may-serve.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { holdsAt } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import { headFirst } from '../../core/registry/model.ts';
import { type ColumnPlan, fillRow, mayFill, planColumns, type RowKnown } from '../../core/sheets/fill.ts';
import {
  type Found,
  factsTold,
  householdKnown,
  isHeadTold,
  observedOf,
  type PersonTold,
  personKnown,
  type Values,
  type Wanted,
  wantedBy,
} from '../../core/sheets/known.ts';
import type { Cell, SheetLayout } from '../../core/sheets/model.ts';
import type { AreaRecord } from '../areas/index.ts';
import { openFact } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { activationsOf } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';
import type { SeeRow } from './marks.ts';
import { livingIn, placesOf } from './place.ts';
import { doorsOfSheet, gridsOf, type RollRow, rollOf } from './store.ts';

/** What a sheet is filled for; `area` lies in one community, whose trail from the province down stands beside it. */
export type SheetScope = {
  area: AreaRecord;
  communityId: Id;
  trail: readonly AreaRecord[];
  purpose: string;
  classes: readonly SensitivityClass[];
};

export type SheetRows = {
  count: number;
  /** All rows, in parts of the people of so many households; `see` hears of each as it is made. */
  parts(households?: number, see?: SeeRow): AsyncGenerator<Cell[][]>;
};

const HOUSEHOLDS = 300;

/**
 * Whether a purpose may be used over a community now. An emergency's may only while a pack is in force there that
 * collects for it, or for one that serves it: an order about an epidemic is none about a flood.
 */
export async function isInForce(tx: Tx, kernel: Kernel, communityId: Id, purpose: string): Promise<boolean> {
  const { dictionary } = kernel.library;
  if (dictionary.purposes.find(({ id }) => id === purpose)?.mode === 'everyday') return true;
  return (await inForce(tx, kernel, communityId)).some(one => {
    const pack = kernel.library.pack(one.pack, one.version)?.pack;
    if (pack?.mode !== 'emergency') return false;
    return mayServe(dictionary, { purpose: pack.purpose, mode: 'emergency', class: 'open' }, purpose).may;
  });
}

const inForce = async (tx: Tx, kernel: Kernel, communityId: Id) =>
  (await activationsOf(tx, communityId)).filter(one => holdsAt(one, kernel.clock.now()));

/** Everybody living in the scope's area now, or every household there: what the layout says its rows are about. */
export async function openRows(tx: Tx, kernel: Kernel, scope: SheetScope, layout: SheetLayout): Promise<SheetRows> {
  const { area, communityId, trail, purpose, classes } = scope;
  const { dictionary } = kernel.library;
  const [activations, roll, grids] = await Promise.all([
    inForce(tx, kernel, communityId),
    rollOf(tx, communityId, area.kind === 'community' ? null : area.id),
    gridsOf(tx, communityId),
  ]);
  const wanted = wantedBy(layout, dictionary, {
    ...{ purpose, classes },
    activations: new Set(activations.map(({ id }) => id)),
  });
  const useful = wanted.elements.filter(element => mayFill(dictionary, element, purpose));
  const loaded = classes.filter(one => useful.some(element => element.class === one));
  const placeOf = placesOf(area, trail, grids, roll);
  const now = kernel.clock.now();
  const moment = { now, timeZone: area.time_zone };
  const today = localDate(now, area.time_zone);
  const perPerson = layout.rowSubject === 'person';

  const plans = planColumns(layout, dictionary, purpose, { classes });
  const told = (found: readonly Found[]) => openValues(kernel, communityId, found);

  async function* parts(households = HOUSEHOLDS, see?: SeeRow): AsyncGenerator<Cell[][]> {
    let serial = 0;
    for (let from = 0; from < roll.length; from += households) {
      const part = roll.slice(from, from + households);
      const ids = part.map(({ id }) => id);
      // The scope ends after a minute, and a large sheet takes longer over a slow disk.
      const [, held, doors] = await Promise.all([
        tx.renew(),
        loadHouseholds(tx, communityId, ids, loaded),
        doorsOfSheet(
          tx,
          communityId,
          part.map(row => row.dwelling_id),
        ),
      ]);
      const doorOf = new Map(doors.map(door => [door.id, door]));
      const rows: Cell[][] = [];
      for (const row of part) {
        const household = held.get(row.id);
        const persons = await personsTold(row, household, wanted, moment, told);
        const found = [...factsTold(household?.dwelling, wanted, moment), ...factsTold(household, wanted, moment)];
        const home = { values: await told(found), observed: observedOf(found), persons };
        const shared = householdKnown(home, placeOf(row, doorOf.get(row.dwelling_id)), today);
        const subjects = perPerson
          ? headFirst(persons, isHeadTold).map(person => ({ id: person.id, known: personKnown(shared, person) }))
          : [{ id: row.id, known: shared }];
        for (const { id, known } of subjects) {
          const cells = cellsOf(plans, known, ++serial, today);
          see?.(id, cells, known);
          rows.push(cells);
        }
      }
      if (rows.length > 0) yield rows;
    }
  }
  return { count: perPerson ? roll.reduce((sum, row) => sum + livingIn(row).length, 0) : roll.length, parts };
}

const cellsOf = (plans: readonly ColumnPlan[], known: RowKnown, serial: number, today: string): Cell[] =>
  fillRow(plans, known, serial, today);

/** Those on the roll: somebody who moved away since it was read still has a row, with nothing in it. */
function personsTold(
  row: RollRow,
  household: Household | undefined,
  wanted: Wanted,
  moment: { now: number; timeZone: string },
  told: (found: readonly Found[]) => Promise<Values>,
): Promise<PersonTold[]> {
  return Promise.all(
    livingIn(row).map(async (id): Promise<PersonTold> => {
      const subject = household?.persons.find(person => person.id === id);
      const found = factsTold(subject, wanted, moment);
      return { id, residence: 'living', values: await told(found), observed: observedOf(found) };
    }),
  );
}

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
