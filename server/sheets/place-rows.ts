// A row for each dwelling, building or grid, or one for the whole area. People are counted in them and stand in none.
import type { Value } from '../../core/registry/model.ts';
import { createCounter, isCount } from '../../core/sheets/count.ts';
import { fillRow, planColumns, type RowKnown } from '../../core/sheets/fill.ts';
import { type HouseholdTold, householdKnown, wantedBy } from '../../core/sheets/known.ts';
import type { Cell } from '../../core/sheets/model.ts';
import { loadFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { AT_A_TIME, classesAsked, homesBy, tellBy } from './homes.ts';
import type { SeeRow } from './marks.ts';
import { livingIn, peopleIn } from './place.ts';
import { type PlaceRow, placeRowsOf } from './place-list.ts';
import type { Opened, SheetRows } from './rows.ts';

const NOBODY = { values: {} };

/** Rows one after the other, at most so many; together they have no more homes than are read at a time, or it is one row. */
function* grouped(rows: readonly PlaceRow[], most: number): Generator<PlaceRow[]> {
  let group: PlaceRow[] = [];
  let homes = 0;
  for (const row of rows) {
    if (group.length > 0 && (group.length >= most || homes + row.homes.length > AT_A_TIME)) {
      yield group;
      group = [];
      homes = 0;
    }
    group.push(row);
    homes += row.homes.length;
  }
  if (group.length > 0) yield group;
}

export async function openPlaces(tx: Tx, kernel: Kernel, opened: Opened): Promise<SheetRows> {
  const { scope, layout, activations, kept, moment } = opened;
  const { communityId, purpose, classes } = scope;
  const { dictionary } = kernel.library;
  const { today } = moment;
  const wanted = wantedBy(layout, dictionary, { purpose, classes, activations });
  const counts = layout.columns.map(({ source }) => source).filter(isCount);
  const perDwelling = layout.rowSubject === 'dwelling';
  // A row of a dwelling may name its head; in all others nobody is named, and nothing is opened.
  const tell = tellBy(kernel, communityId, wanted, moment, !perDwelling);
  const asked = classesAsked(kernel, wanted, scope);
  const read = homesBy(tx, communityId, tell, asked);
  const plans = planColumns(layout, dictionary, purpose, { classes });
  const rows = await placeRowsOf(tx, kernel, opened);
  const reads = perDwelling || counts.length > 0;

  /** What each row of a group counts, and the home that is the only one of its dwelling. */
  async function homesOf(group: readonly PlaceRow[]) {
    const found = group.map(() => ({
      counter: createCounter(counts, perDwelling, today),
      alone: undefined as HouseholdTold | undefined,
    }));
    const homes = reads ? group.flatMap((row, i) => row.homes.map(home => ({ home, i }))) : [];
    for (let from = 0; from < homes.length; from += AT_A_TIME) {
      const part = homes.slice(from, from + AT_A_TIME);
      const [, told] = await Promise.all([tx.renew(), read(part.map(({ home }) => home))]);
      for (const [n, { home, i }] of part.entries()) {
        const one = told[n]!;
        const persons = home.of === undefined ? one.persons : one.persons.filter(({ id }) => home.of!.has(id));
        const { values } = householdKnown(one, NOBODY, today);
        found[i]!.counter.add({ home: { ...one, values }, persons });
        if (group[i]!.alone === home.id) found[i]!.alone = one;
      }
    }
    return found;
  }

  async function* parts(most = AT_A_TIME, see?: SeeRow): AsyncGenerator<Cell[][]> {
    let serial = 0;
    for (const group of grouped(rows, most)) {
      const ids = group.map(({ id }) => id);
      const [, facts] = await Promise.all([tx.renew(), loadFacts(tx, communityId, ids, asked)]);
      const homes = await homesOf(group);
      const cells: Cell[][] = [];
      for (const [i, row] of group.entries()) {
        const { counter, alone } = homes[i]!;
        const own = await tell({ id: row.id, rows: facts.get(row.id) ?? [] });
        const known = knownOf(row, own, alone, counter.counts(), today);
        const made = fillRow(plans, known, ++serial, today);
        see?.(row.id, made, known);
        cells.push(made);
      }
      yield cells;
    }
  }

  const of = perDwelling ? livingIn : peopleIn;
  const people = kept.reduce((sum, row) => sum + of(row).length, 0);
  return { count: rows.length, people, parts };
}

type Own = { values: Readonly<Record<string, Value>>; observed?: Readonly<Record<string, number>> };

/** What a row knows: where it is, what was said of it, who lives there if that is one household, and its figures. */
function knownOf(
  row: PlaceRow,
  own: Own,
  alone: HouseholdTold | undefined,
  { values: counted, uncounted }: ReturnType<ReturnType<typeof createCounter>['counts']>,
  today: string,
): RowKnown {
  const place = row.place();
  const shared = alone === undefined ? place : householdKnown(alone, place, today);
  const known: RowKnown = {
    ...shared,
    values: { ...shared.values, ...own.values, ...counted },
    observed: { ...shared.observed, ...own.observed },
  };
  if (Object.keys(uncounted).length > 0) known.uncounted = uncounted;
  return known;
}
