// A row for each person living there, the head of the household first, or for each household.
import { headFirst } from '../../core/registry/model.ts';
import { isCount } from '../../core/sheets/count.ts';
import { fillRow, planColumns } from '../../core/sheets/fill.ts';
import { householdKnown, isHeadTold, personKnown, wantedBy } from '../../core/sheets/known.ts';
import type { Cell } from '../../core/sheets/model.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { AT_A_TIME, classesAsked, homesBy, tellBy } from './homes.ts';
import type { SeeRow } from './marks.ts';
import { livingIn, peopleIn, placesOf } from './place.ts';
import type { Opened, SheetRows } from './rows.ts';
import { doorsOfSheet } from './store.ts';

export function openPeople(
  tx: Tx,
  kernel: Kernel,
  { scope, layout, activations, roll, kept, grids, moment }: Opened,
): SheetRows {
  const { area, communityId, trail, purpose, classes } = scope;
  const { dictionary } = kernel.library;
  const wanted = wantedBy(layout, dictionary, { purpose, classes, activations });
  const tell = tellBy(kernel, communityId, wanted, moment);
  const read = homesBy(tx, communityId, tell, classesAsked(kernel, wanted, scope));
  const placeOf = placesOf(area, trail, grids, roll);
  const plans = planColumns(layout, dictionary, purpose, { classes });
  const counts = layout.columns.map(({ source }) => source).filter(isCount);
  const perPerson = layout.rowSubject === 'person';
  const { today } = moment;

  async function* parts(households = AT_A_TIME, see?: SeeRow): AsyncGenerator<Cell[][]> {
    let serial = 0;
    for (let from = 0; from < kept.length; from += households) {
      const part = kept.slice(from, from + households);
      const dwellings = part.map(row => row.dwelling_id);
      // The scope ends after a minute, and a large sheet takes longer over a slow disk.
      const [, homes, doors] = await Promise.all([tx.renew(), read(part), doorsOfSheet(tx, communityId, dwellings)]);
      const doorOf = new Map(doors.map(door => [door.id, door]));
      const rows: Cell[][] = [];
      for (const [i, row] of part.entries()) {
        const { persons } = homes[i]!;
        const shared = householdKnown(homes[i]!, placeOf(row, doorOf.get(row.dwelling_id)), today, counts);
        const listed = row.of === undefined ? persons : persons.filter(({ id }) => row.of!.has(id));
        const subjects = perPerson
          ? headFirst(listed, isHeadTold).map(person => ({ id: person.id, known: personKnown(shared, person) }))
          : [{ id: row.id, known: shared }];
        for (const { id, known } of subjects) {
          const cells = fillRow(plans, known, ++serial, today);
          see?.(id, cells, known);
          rows.push(cells);
        }
      }
      if (rows.length > 0) yield rows;
    }
  }
  const sum = (of: typeof livingIn) => kept.reduce((total, row) => total + of(row).length, 0);
  const people = sum(perPerson ? peopleIn : livingIn);
  return { count: perPerson ? people : kept.length, people, parts };
}
