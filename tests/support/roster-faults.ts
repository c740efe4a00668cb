// What goes wrong in rosters, put into one on purpose, each fault with the refusal it must meet.
import type { RefusalCode } from '../../core/kernel/refusals.ts';
import type { Chance } from '../../core/simulate/chance.ts';
import { type DoorRows, type Entry, type Key, ROSTER_COLUMNS, type Row } from './roster-model.ts';

const header = (key: Key): string => ROSTER_COLUMNS.find(column => column.key === key)!.header;

/** One of each fault, at doors of their own with at least two people, so that the others of the door come in. */
export function spoil(chance: Chance, doors: DoorRows[], grids: readonly string[], round: number): void {
  const free = doors.filter(
    ({ entries }) => entries.length >= 2 && entries.every(({ truth }) => truth.outcome === 'imported'),
  );
  const take = (fit: (door: DoorRows) => boolean = () => true): DoorRows | undefined => {
    const fitting = free.filter(fit);
    const door = fitting.length === 0 ? undefined : chance.pick(fitting);
    if (door !== undefined) free.splice(free.indexOf(door), 1);
    return door;
  };
  const refuseRow = (entry: Entry | undefined, code: RefusalCode, key: Key, change: Row) => {
    if (entry === undefined) return;
    Object.assign(entry.row, change);
    entry.truth.outcome = 'refused';
    entry.truth.code = code;
    entry.truth.column = header(key);
  };
  const last = (door: DoorRows | undefined) => door?.entries.at(-1);
  const withNumber = (door: DoorRows) => door.entries.at(-1)!.truth.person.idNumber !== undefined;

  refuseRow(last(take()), 'date-impossible', 'birthDate', { birthDate: '1987年2月30日', idNumber: null });
  const checked = last(take(withNumber));
  const idNumber = checked?.truth.person.idNumber ?? '';
  refuseRow(checked, 'id-number-check', 'idNumber', { idNumber: wrongCheck(idNumber) });
  const short = last(take(withNumber));
  refuseRow(short, 'id-number-length', 'idNumber', { idNumber: short?.truth.person.idNumber?.slice(0, 17) ?? null });
  const rounded = last(take(withNumber));
  refuseRow(rounded, 'id-number-rounded', 'idNumber', {
    idNumber: Number(rounded?.truth.person.idNumber?.slice(0, 17)) * 10,
  });
  refuseRow(last(take()), 'name-missing', 'name', { name: round % 2 === 0 ? null : '　' });
  refuseRow(last(take()), 'phone-unreadable', 'phone', { phone: '1000012' });

  const twice = take(withNumber)?.entries;
  if (twice !== undefined) {
    const again = structuredClone(twice.at(-1)!);
    twice.push(again);
    refuseRow(again, 'person-twice', 'idNumber', {});
  }

  const split = take(({ merged }) => !merged);
  if (split !== undefined && grids.length > 1) {
    const other = grids.find(grid => grid !== split.entries[0]!.truth.person.grid)!;
    for (const [i, entry] of split.entries.entries())
      refuseRow(entry, 'household-in-two-grids', 'grid', i === 0 ? {} : { grid: other });
  }
}

const wrongCheck = (idNumber: string): string => `${idNumber.slice(0, 17)}${idNumber.endsWith('7') ? '8' : '7'}`;
