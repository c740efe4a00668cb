// A roster read as it is, against the truth of every row; and what offices do that the messy one does not.
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { messyRoster } from '../../tests/support/messy-roster.ts';
import type { Cell } from '../../tests/support/roster-model.ts';
import { createHeaderIndex } from '../facts/headers.ts';
import { checkCharacter } from '../facts/id-number.ts';
import type { Area } from '../sheets/model.ts';
import { readRoster } from './roster.ts';
import type { Roster, RosterCell, RosterSheet } from './roster-model.ts';

const { dictionary, neverHeld } = loadDictionary(resolve(import.meta.dirname, '../../packs/shared'));
const rules = { dictionary, index: createHeaderIndex(dictionary, neverHeld), today: '2026-03-08' };
const UNIX_EPOCH = 25_569;

const asKept = (cell: Cell): RosterCell | undefined =>
  cell === null ? undefined : cell instanceof Date ? { day: cell.getTime() / 86_400_000 + UNIX_EPOCH } : cell;
const sheetOf = (rows: Cell[][], more: Partial<RosterSheet> = {}): RosterSheet => ({
  ...{ name: '名册', hidden: false, date1904: false, plainText: false, merges: [] },
  rows: rows.map((cells, i) => ({ row: i + 1, cells: cells.map(asKept) })),
  ...more,
});
const read = (...sheets: RosterSheet[]): Roster => {
  const roster = readRoster(sheets, rules);
  if (!roster.ok) throw new Error(JSON.stringify(roster.refusal));
  return roster.value;
};
const refusalOf = (...sheets: RosterSheet[]) => {
  const roster = readRoster(sheets, rules);
  return roster.ok ? undefined : roster.refusal;
};
const known = (roster: Roster) =>
  roster.households.flatMap(({ door, grid, persons }) =>
    persons.map(({ row, residence, facts }) => ({
      ...{ row, door, grid, residence },
      facts: Object.fromEntries(facts.map(({ element, value }) => [element, value])),
    })),
  );
const faults = (roster: Roster) => roster.problems.map(({ row, code, column }) => [row, code, column]);

const HEADER = ['姓名', '性别', '身份证号', '出生日期', '家庭住址', '联系电话'];
const LI = ['李明', '男', null, '1985-03-02', '3-2-501', '10012345678'];

describe('the messy roster', () => {
  test.each(['one', 'two', 'three', 'four'])('%s is read as its truth says, every row', seed => {
    const messy = messyRoster({ seed, persons: 700 });
    const merges = messy.merges.map(([top, left, bottom, right]): Area => ({ top, left, bottom, right }));
    const roster = read(sheetOf(messy.rows, { merges }));
    const people = new Map(known(roster).map(one => [one.row, one]));
    const refused = new Map(roster.problems.filter(one => one.severity === 'refused').map(one => [one.row, one]));
    for (const { row, outcome, code, column, person } of messy.truth.rows) {
      expect([row, refused.get(row)?.code, refused.get(row)?.column]).toEqual([row, code, column]);
      expect([row, people.has(row)]).toEqual([row, outcome === 'imported']);
      if (person === undefined) continue;
      const { facts, ...place } = people.get(row)!;
      expect(place).toEqual({ row, door: person.door, grid: person.grid, residence: person.residence });
      expect(facts).toMatchObject({
        ...{ 'person.name': person.name, 'person.sex': person.sex, 'person.birth_date': person.birthDate },
        'person.relation_to_head': person.relation,
      });
      expect([facts['person.id_number'], facts['person.phone']]).toEqual([person.idNumber, person.phone]);
    }
    const { rows, imported, households, refused: refusedRows } = messy.truth.counts;
    expect(roster.counts).toEqual({ rows, persons: imported, households, refusedRows, warnings: 0 });
    expect(roster.refused.map(({ row }) => row)).toEqual([...refused.keys()].sort((a, b) => a - b));
    expect(JSON.stringify(roster.refused)).not.toContain('汉');
  });

  test('with a column twice is refused whole', () => {
    const messy = messyRoster({ seed: 1, persons: 50, columnTwice: true });
    expect(refusalOf(sheetOf(messy.rows))).toEqual({ code: 'column-twice', detail: { header: '联系方式' } });
  });
});

describe('a header', () => {
  test('of parts of the door in columns of their own is enough', () => {
    const roster = read(
      sheetOf([
        ['小区名称', '楼栋号', '单元号', '房号', '姓名'],
        ['望澜花园', '3幢', '二单元', 501, '李明'],
        ['望澜花园', 12, null, '102室', '王芳'],
      ]),
    );
    expect(known(roster).map(({ door }) => door)).toEqual([
      { compound: '望澜花园', building: '3', stairwell: '2', room: '501' },
      { compound: '望澜花园', building: '12', stairwell: '', room: '102' },
    ]);
  });

  test.each([
    [[['姓名', '性别']], { code: 'column-missing', detail: { header: '住址' } }],
    [[['性别', '家庭住址']], { code: 'column-missing', detail: { header: '姓名' } }],
    [[['天气', '心情']], { code: 'sheet-no-header' }],
    [[], { code: 'sheet-no-header' }],
  ])('%j is refused for what it lacks', (rows, refusal) => expect(refusalOf(sheetOf(rows))).toEqual(refusal));

  test('on a hidden sheet is not read, and the file says so', () => {
    expect(refusalOf(sheetOf([HEADER, LI], { hidden: true }))?.code).toBe('sheet-hidden');
    expect(read(sheetOf([HEADER, LI], { hidden: true }), sheetOf([HEADER, LI])).counts.persons).toBe(1);
  });

  test('of a household’s own head is not mistaken for the person', () => {
    const merges = [{ top: 1, left: 4, bottom: 1, right: 5 }];
    const rows = [
      ['姓名', '家庭住址', '性别', '户主', null],
      [null, null, null, '姓名', '联系电话'],
      ['李明', '3-2-501', '男', '李大', '10012345678'],
    ];
    const down = [1, 2, 3].map(left => ({ top: 1, left, bottom: 2, right: left }));
    const [person] = known(read(sheetOf(rows, { merges: [...merges, ...down] })));
    expect(person?.facts).toEqual({ 'person.name': '李明', 'person.sex': '1' });
  });

  test('of a question of health is left to a doctor, and told', () => {
    const medical = dictionary.elements.find(({ id, class: kind }) => kind === 'medical' && id.startsWith('person.'))!;
    const roster = read(
      sheetOf([
        [...HEADER, medical.title.zh],
        [...LI, '是'],
      ]),
    );
    expect(faults(roster)).toEqual([[1, 'column-not-taken', medical.title.zh]]);
    expect(Object.keys(known(roster)[0]!.facts)).not.toContain(medical.id);
  });

  test('may stand on several sheets', () => {
    const second = sheetOf([HEADER, ['王芳', '女', null, '1990-01-01', '4-1-101', null]], { name: '4幢' });
    const roster = read(sheetOf([HEADER, LI]), sheetOf([['说明']], { name: '说明' }), second);
    expect(roster.sheets.map(({ name }) => name)).toEqual(['名册', '4幢']);
    expect(roster.counts).toMatchObject({ persons: 2, households: 2 });
  });
});

describe('a row', () => {
  const rowsOf = (...rows: Cell[][]) => read(sheetOf([HEADER, ...rows]));

  test('without an address belongs to the door above, unless another household begins', () => {
    const rows = [
      ['姓名', '户主姓名', '与户主关系', '家庭住址'],
      ['李明', '李明', '户主', '3-2-501'],
      ['孙芳', null, '妻', null],
      ['周强', '周强', '户主', null],
    ];
    const roster = read(sheetOf(rows));
    expect(roster.counts).toMatchObject({ persons: 2, households: 1 });
    expect(faults(roster)).toEqual([[4, 'address-missing', '家庭住址']]);
  });

  test.each([
    [{ 4: '幸福里' }, 'address-unreadable', '家庭住址'],
    [{ 0: '李明2' }, 'name-unreadable', '姓名'],
    [{ 0: '#N/A' }, 'cell-error', '姓名'],
    [{ 3: '2090-01-01' }, 'date-in-the-future', '出生日期'],
    [{ 3: '八五年' }, 'date-unreadable', '出生日期'],
    [{ 5: '123' }, 'phone-unreadable', '联系电话'],
  ])('with %j is refused', (change, code, column) => {
    const roster = rowsOf(Object.assign([...LI], change) as Cell[]);
    expect(faults(roster)).toEqual([[2, code, column]]);
    expect(roster.counts).toMatchObject({ persons: 0, refusedRows: 1 });
  });

  test.each([
    [{ 1: '？' }, 'code-unknown', '性别'],
    [{ 3: '1985年3月' }, 'date-incomplete', '出生日期'],
  ])('with %j comes in without it, with a warning', (change, code, column) => {
    const roster = rowsOf(Object.assign([...LI], change) as Cell[]);
    expect(roster.counts).toMatchObject({ persons: 1, warnings: 1 });
    expect(faults(roster)).toEqual([[2, code, column]]);
  });

  test.each(['/', '无', '—', '不详'])('with %s for a number has none', word => {
    const roster = rowsOf(['李明', '男', word, '1985-03-02', '3-2-501', word]);
    expect(faults(roster)).toEqual([]);
    expect(Object.keys(known(roster)[0]!.facts)).toEqual(['person.name', 'person.sex', 'person.birth_date']);
  });

  test('follows its identity number in birth and sex', () => {
    const body = '99010119850302001';
    const roster = rowsOf(['李明', '女', body + checkCharacter(body), '1985-03-03', '3-2-501', null]);
    const found = faults(roster);
    expect(found.map(([, code]) => code).sort()).toEqual(['birth-date-differs', 'sex-differs']);
    expect(known(roster)[0]!.facts).toMatchObject({ 'person.birth_date': '1985-03-02', 'person.sex': '1' });
  });

  test('printed again as a header, a sum or a signature is nobody', () => {
    const roster = rowsOf(
      LI as Cell[],
      HEADER,
      ['合计', null, null, null, '1户', null],
      ['制表人：王某', '审核：周某'],
      [' '],
    );
    expect(roster.counts).toMatchObject({ rows: 1, persons: 1 });
    expect(faults(roster)).toEqual([]);
  });
});
