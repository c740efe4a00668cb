// Rows the registry would not take: told among the problems, given back as they stood, and no longer counted among what
// comes in. Whoever is told twice of a row hears of it once.
import type { Refusal } from '../../../core/kernel/result.ts';
import type { Registration } from '../../../core/registry/roster-match.ts';
import type { Roster, RosterHousehold, RosterPerson, RosterProblem } from '../../../core/registry/roster-model.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { findProblems, keepProblems, type Problems } from './files.ts';
import { packChunks, unpackChunks } from './packed.ts';
import { findImport, type ImportRow, setCounts } from './store.ts';

/** A registration that was refused: of a whole household or, at a crowded door, of one part of it. */
export type Untaken = Omit<Registration, 'payload'> & { household: RosterHousehold; refusal: Refusal };

const placeOf = ({ sheet, row }: Pick<RosterPerson, 'sheet' | 'row'>): string => `${sheet}:${row}`;
const placesOf = (untaken: readonly Untaken[]): string[] => untaken.flatMap(({ persons }) => persons.map(placeOf));

const problemsOf = ({ persons, refusal: { code, detail } }: Untaken, sheets: Roster['sheets']): RosterProblem[] =>
  persons.map(({ sheet, row }) => {
    const problem: RosterProblem = { sheet: sheets[sheet]!.name, row, severity: 'refused', code };
    if (detail !== undefined) problem.detail = detail;
    return problem;
  });

/** What was wrong before, and these. */
export const withUntaken = (told: Problems, untaken: readonly Untaken[]): Problems => ({
  ...told,
  problems: [...told.problems, ...untaken.flatMap(one => problemsOf(one, told.sheets))],
  refused: [
    ...told.refused,
    ...untaken.flatMap(({ persons }) => persons.map(({ sheet, row, cells }) => ({ sheet, row, cells }))),
  ].sort((a, b) => a.sheet - b.sheet || a.row - b.row),
});

/** Packed households without the people of these rows; a household nobody is left of is gone. */
export function takeOut(
  packed: Uint8Array,
  households: number,
  untaken: readonly Untaken[],
): { packed: Uint8Array; households: number } {
  if (untaken.length === 0) return { packed, households };
  const out = new Set(placesOf(untaken));
  const { count, chunk } = unpackChunks(packed);
  const left = Array.from({ length: count }, (_, n) => chunk(n))
    .flat()
    .map(one => ({ ...one, persons: one.persons.filter(person => !out.has(placeOf(person))) }))
    .filter(({ persons }) => persons.length > 0);
  return { packed: packChunks(left), households: left.length };
}

/** Tells of what was refused while a roster is written, before the progress that leaves it behind is kept. */
export async function tellUntaken(kernel: Kernel, row: ImportRow, untaken: readonly Untaken[]): Promise<void> {
  if (untaken.length === 0) return;
  await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, row.community_id), async tx => {
    const told = await findProblems(tx, kernel, row.community_id, row.id);
    const counts = (await findImport(tx, row.community_id, row.id))?.counts;
    if (told === undefined || counts === undefined) return;
    const before = new Set(told.refused.map(placeOf));
    const fresh = untaken.filter(({ persons }) => !before.has(placeOf(persons[0]!)));
    const places = placesOf(fresh);
    const out = new Set([...before, ...places]);
    const households = new Set(fresh.map(one => one.household));
    const gone = [...households].filter(({ persons }) => persons.every(person => out.has(placeOf(person))));
    const newcomers = fresh.reduce((sum, one) => sum + one.newcomers, 0);
    await keepProblems(tx, kernel, row, withUntaken(told, fresh));
    await setCounts(tx, row.community_id, row.id, {
      ...counts,
      persons: (counts.persons ?? 0) - places.length,
      households: (counts.households ?? 0) - gone.length,
      newPersons: (counts.newPersons ?? 0) - newcomers,
      refusedRows: (counts.refusedRows ?? 0) + places.length,
    });
  });
}
