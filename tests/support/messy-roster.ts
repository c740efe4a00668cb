// A roster workbook as a real office keeps it: title rows, a header in two rows, merged doors, every spelling of an
// address and a date, and some rows that are wrong. Everybody in it is invented; `truth` says what must become of it.
import { ageOn } from '../../core/facts/local-time.ts';
import type { Door, ResidenceKind } from '../../core/registry/model.ts';
import { type Chance, createChance } from '../../core/simulate/chance.ts';
import { type InventedPerson, inventHousehold, todayOf } from '../../core/simulate/people.ts';
import { spoil } from './roster-faults.ts';
import {
  type Cell,
  type DoorRows,
  type Entry,
  type Key,
  type MessyRoster,
  type PersonTruth,
  ROSTER_COLUMNS,
  type Row,
  type RowTruth,
} from './roster-model.ts';
import { spellAddress, spellDate, spellIdNumber, spellName, spellPhone, spellRelation, spellSex } from './spellings.ts';

export type MessyRosterOptions = {
  seed: string | number;
  /** Rows with somebody in them, good and bad. */
  persons?: number;
  communityName?: string;
  /** Names as the grid column writes them; buildings are shared out among them in order. */
  grids?: readonly string[];
  /** `YYYY-MM-DD`: the day people have their age. */
  today?: string;
  /** A second column 联系方式, with other numbers in it: such a file is refused. */
  columnTwice?: boolean;
  /** Rows that are wrong, each kind so many times; 0 for a roster without fault. */
  faults?: number;
};

type Building = { compound: string; building: string; stairwells: number; floors: number; grid: string };
/** Numbers of these people begin where the demo's street has long ended. */
const FIRST_SERIAL = 3_000_000;

export function messyRoster(options: MessyRosterOptions): MessyRoster {
  const { seed, persons = 3000, communityName = '槐雨里社区', today = '2026-03-08', faults = 2 } = options;
  const chance = createChance(seed).fork('messy roster');
  const grids = options.grids ?? ['第1网格', '第2网格', '第3网格'];
  const doors = doorsOf(chance.fork('doors'), persons, grids, today);
  for (let round = 0; round < faults; round++) spoil(chance.fork(`faults ${round}`), doors, grids, round);
  return layOut(chance.fork('layout'), doors, communityName, options.columnTwice ?? false);
}

/** Households until so many people are in them, then buildings until each has a door. */
function doorsOf(chance: Chance, persons: number, grids: readonly string[], today: string): DoorRows[] {
  const households: InventedPerson[][] = [];
  for (let left = persons, serial = FIRST_SERIAL; left > 0; ) {
    const { persons: members } = inventHousehold(chance, todayOf(today), serial);
    households.push(members.slice(0, left));
    serial += members.length;
    left -= members.length;
  }
  const doors: DoorRows[] = [];
  for (const { compound, building, stairwells, floors, grid } of buildingsOf(chance, households.length, grids))
    for (let stairwell = 1; stairwell <= stairwells; stairwell++)
      for (let floor = 1; floor <= floors; floor++)
        for (let n = 1; n <= 2; n++) {
          const members = households[doors.length];
          if (members === undefined) return doors;
          const door: Door = {
            ...{ compound, building },
            ...{ stairwell: stairwells === 1 ? '' : String(stairwell), room: String(floor * 100 + n) },
          };
          doors.push(doorRows(chance, members, door, grid, today));
        }
  return doors;
}

/** Buildings of one compound that needs no name and one that has one; a few have a single stairwell. */
function buildingsOf(chance: Chance, doors: number, grids: readonly string[]): Building[] {
  const shapes: { stairwells: number; floors: number }[] = [];
  for (let left = doors; left > 0; ) {
    const shape = { stairwells: chance.between(1, 4), floors: chance.pick([6, 6, 7, 11]) };
    shapes.push(shape);
    left -= shape.stairwells * shape.floors * 2;
  }
  const numbers = new Map<string, number>();
  return shapes.map((shape, i) => {
    const compound = i < shapes.length * 0.65 ? '' : '望澜花园';
    const number = (numbers.get(compound) ?? 0) + 1;
    numbers.set(compound, number);
    const grid = grids[Math.floor((i * grids.length) / shapes.length)]!;
    return { compound, building: chance.maybe(0.06) ? `${number}A` : String(number), ...shape, grid };
  });
}

function doorRows(chance: Chance, members: InventedPerson[], door: Door, grid: string, today: string): DoorRows {
  const merged = members.length > 1 && chance.maybe(0.7);
  const address = spellAddress(chance, door);
  const entries = members.map((person, i): Entry => {
    const row: Row = {
      ...{ name: spellName(chance, person.name), sex: spellSex(chance, person.sex), ethnicity: '汉' },
      idNumber: person.idNumber === undefined ? null : spellIdNumber(chance, person.idNumber),
      birthDate: spellDate(chance, person.birthDate),
      relation: spellRelation(chance, person.relation, person.sex),
      residence: RESIDENCES[person.residence],
      phone: person.phone === undefined ? null : spellPhone(chance, person.phone),
      remarks: remark(chance, person, today),
    };
    if (!merged || i === 0) {
      row.grid = grid;
      row.head = members[0]!.name;
      // Rows that are not merged spell the same door each in its own way.
      row.address = i === 0 || chance.maybe(0.7) ? address : spellAddress(chance, door);
    }
    return { row, truth: { outcome: 'imported', person: personTruth(person, door, grid) } };
  });
  return { merged, entries };
}

const RESIDENCES: Record<ResidenceKind, string> = {
  living: '常住',
  registered: '户籍人口',
  weekday: '周一至周五居住',
  collective: '集体户',
  temporary: '暂住',
};

function remark(chance: Chance, { birthDate }: InventedPerson, today: string): string | null {
  if (ageOn(birthDate, today) >= 75 && chance.maybe(0.2)) return '需要经常探望，爬楼不便';
  return chance.maybe(0.03) ? chance.pick(['钥匙在楼长处', '晚上七点后在家', '白天上班，周末在家']) : null;
}

function personTruth(person: InventedPerson, door: Door, grid: string): PersonTruth {
  const { name, sex, birthDate, relation, residence, idNumber, phone } = person;
  const truth: PersonTruth = { door, grid, name, sex, birthDate, relation, residence };
  if (idNumber !== undefined) truth.idNumber = idNumber;
  if (phone !== undefined) truth.phone = phone;
  return truth;
}

function layOut(chance: Chance, doors: DoorRows[], communityName: string, columnTwice: boolean): MessyRoster {
  const columns: { key: Key; group: string; header: string; means?: string; never?: string }[] = [...ROSTER_COLUMNS];
  if (columnTwice) columns.splice(-1, 0, columns.find(({ key }) => key === 'phone')!);
  const width = columns.length;
  const blank = (): Cell[] => new Array<Cell>(width).fill(null);
  const line = (...cells: Cell[]): Cell[] => [...cells, ...blank()].slice(0, width);
  const rows: Cell[][] = [
    line(`${communityName}居民信息登记表（2026年）`),
    line(`填报单位：${communityName}居民委员会`, null, null, null, null, null, null, '填报日期：2026年3月6日'),
    columns.map(({ group, header: text }, i) => (group === '' ? text : columns[i - 1]?.group === group ? null : group)),
    columns.map(({ group, header: text }) => (group === '' ? null : text)),
  ];
  const merges: MessyRoster['merges'] = [
    [1, 1, 1, width],
    [2, 1, 2, 4],
  ];
  for (const [i, { group }] of columns.entries()) {
    if (group === '') merges.push([3, i + 1, 4, i + 1]);
    else if (columns[i - 1]?.group !== group) {
      const next = columns.findIndex((column, k) => k > i && column.group !== group);
      merges.push([3, i + 1, 3, next === -1 ? width : next]);
    }
  }
  const truth: RowTruth[] = [];
  const ignore = (cells: Cell[]) => truth.push({ row: rows.push(cells), outcome: 'ignored' });
  let serial = 0;
  let before: Entry | undefined;
  for (const { merged, entries } of doors) {
    const building = entries[0]!.truth.person.door.building;
    if (before !== undefined && before.truth.person.door.building !== building && chance.maybe(0.3)) ignore(blank());
    before = entries[0];
    const top = rows.length + 1;
    for (const { row, truth: one } of entries) {
      serial += 1;
      const cells = columns.map(({ key }, i): Cell => {
        if (key === 'serial') return serial;
        if (key === 'phone' && columns[i - 1]?.key === 'phone') return null;
        return row[key] ?? null;
      });
      const { person, ...rest } = one;
      truth.push({ row: rows.push(cells), ...rest, ...(one.outcome === 'imported' ? { person } : {}) });
    }
    if (merged) for (const column of [2, 3, 4]) merges.push([top, column, rows.length, column]);
  }
  ignore(blank());
  ignore(line('合计', null, null, `${doors.length}户`, `${serial}人`));
  ignore(line('填表人：周某', null, null, null, '审核人：', null, null, '联系电话：'));
  return {
    ...{ sheetName: '居民信息', rows, merges, headerRow: 4 },
    columns: columns.map(({ header: text, means, never }) => ({ header: text, means, never })),
    truth: { ...(columnTwice ? { refused: 'column-twice' as const } : {}), rows: truth, counts: countsOf(truth) },
  };
}

function countsOf(rows: readonly RowTruth[]): MessyRoster['truth']['counts'] {
  const imported = rows.flatMap(({ person }) => (person === undefined ? [] : [person.door]));
  const refused = rows.filter(({ outcome }) => outcome === 'refused').length;
  const keys = (of: (door: Door) => string) => new Set(imported.map(of)).size;
  return {
    ...{ rows: imported.length + refused, imported: imported.length, refused },
    households: keys(door => `${door.compound}|${door.building}|${door.stairwell}|${door.room}`),
    buildings: keys(door => `${door.compound}|${door.building}`),
  };
}
