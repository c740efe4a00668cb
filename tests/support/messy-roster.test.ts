// The roster's truth is checked against the readers of single values, so that an importer can be measured by it.
import { join, resolve } from 'node:path';
import exceljs from 'exceljs';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { parseDate } from '../../core/facts/dates.ts';
import { createHeaderIndex } from '../../core/facts/headers.ts';
import { parseIdNumber } from '../../core/facts/id-number.ts';
import { parsePhone } from '../../core/facts/phone.ts';
import { parseValue } from '../../core/facts/values.ts';
import { doorKey } from '../../core/registry/model.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { messyRoster } from './messy-roster.ts';
import { rosterCsv, rosterXlsx } from './roster-files.ts';
import type { Cell } from './roster-model.ts';

const { dictionary, neverHeld } = loadDictionary(resolve(join(import.meta.dirname, '../../packs/shared')));
const roster = messyRoster({ seed: 'roster' });
const column = (means: string) => roster.columns.findIndex(one => one.means === means);
const cellOf = (row: number, means: string): Cell => roster.rows[row - 1]![column(means)]!;
const imported = roster.truth.rows.filter(one => one.outcome === 'imported');
const refused = roster.truth.rows.filter(one => one.outcome === 'refused');

describe('the messy roster', () => {
  test('holds 3,000 people and a few faults, and says of every row below its header what must become of it', () => {
    const { counts, rows } = roster.truth;
    expect(counts.rows).toBeGreaterThanOrEqual(3000);
    expect(counts.rows).toBeLessThan(3010);
    expect(counts.imported + counts.refused).toBe(counts.rows);
    expect(rows.map(({ row }) => row)).toEqual(
      roster.rows.slice(roster.headerRow).map((_, i) => roster.headerRow + 1 + i),
    );
    expect(imported).toHaveLength(counts.imported);
    expect(new Set(imported.map(({ person }) => doorKey(person!.door))).size).toBe(counts.households);
  });

  test('has headers the dictionary knows, and one that is never held', () => {
    const find = createHeaderIndex(dictionary, neverHeld);
    for (const { header, means, never } of roster.columns) {
      const meaning = find(header, 'person');
      const found = meaning === undefined ? undefined : 'never' in meaning ? meaning.never.id : meaning.element.id;
      expect([header, found]).toEqual([header, means ?? never]);
    }
  });

  test('means what it says: every cell of an imported row reads as the truth', () => {
    const read = (element: string, cell: Cell) => {
      const known = dictionary.elements.find(({ id }) => id === element)!;
      const list = dictionary.codeLists.find(({ id }) => id === known.codes);
      const parsed = parseValue(known, list, cell!);
      return parsed.ok ? parsed.value : parsed.refusal.code;
    };
    for (const { row, person } of imported) {
      const { birthDate, idNumber, phone, sex, relation, residence } = person!;
      expect(String(cellOf(row, 'person.name')).replace(/\s/g, '')).toBe(person!.name);
      expect(read('person.birth_date', cellOf(row, 'person.birth_date'))).toBe(birthDate);
      expect(read('person.sex', cellOf(row, 'person.sex'))).toBe(sex);
      expect(read('person.relation_to_head', cellOf(row, 'person.relation_to_head'))).toBe(relation);
      expect(read('person.residence_kind', cellOf(row, 'person.residence_kind'))).toBe(residence);
      if (idNumber === undefined) expect(cellOf(row, 'person.id_number')).toBeNull();
      else expect(parseIdNumber(cellOf(row, 'person.id_number') as string)).toEqual({ ok: true, value: idNumber });
      if (phone === undefined) expect(cellOf(row, 'person.phone')).toBeNull();
      else expect(parsePhone(cellOf(row, 'person.phone') as string)).toEqual({ ok: true, value: phone });
    }
  });

  test('is wrong where it says it is, twice in each way', () => {
    const codes = Map.groupBy(refused, one => one.code);
    for (const code of ['date-impossible', 'id-number-check', 'id-number-length', 'id-number-rounded', 'person-twice'])
      expect([code, codes.get(code as never)?.length]).toEqual([code, 2]);
    expect(codes.get('name-missing')).toHaveLength(2);
    expect(codes.get('phone-unreadable')).toHaveLength(2);
    expect(codes.get('household-in-two-grids')!.length).toBeGreaterThanOrEqual(4);
    for (const { row, code } of refused) {
      const parsed =
        code === 'date-impossible'
          ? parseDate(cellOf(row, 'person.birth_date')!)
          : code?.startsWith('id-number')
            ? parseIdNumber(cellOf(row, 'person.id_number') as string)
            : code === 'phone-unreadable'
              ? parsePhone(cellOf(row, 'person.phone') as string)
              : undefined;
      if (parsed !== undefined) expect(parsed).toMatchObject({ ok: false, refusal: { code } });
    }
  });

  test('has every trouble a real one has', () => {
    const texts = (means: string) => imported.map(({ row }) => cellOf(row, means));
    const addresses = texts('dwelling.address').map(String);
    for (const shape of [
      /^\d+-\d-\d{3}$/,
      /^\d+—\d—\d{3}$/,
      /^\d+幢\d单元\d{3}室$/,
      /^\d+号楼\d单元\d{3}$/,
      /^\d+-\d{3}$/,
      /^望澜花园\d+/,
      /^[０-９]+－/,
    ])
      expect(addresses.some(text => shape.test(text))).toBe(true);
    expect(texts('person.name').some(text => /^\S[ 　]+\S$/.test(String(text)))).toBe(true);
    expect(texts('person.id_number').some(text => /x$/.test(String(text)))).toBe(true);
    expect(texts('person.id_number').some(text => /^[０-９]/.test(String(text)))).toBe(true);
    expect(texts('person.phone').some(cell => typeof cell === 'number')).toBe(true);
    expect(texts('person.birth_date').some(cell => cell instanceof Date)).toBe(true);
    expect(texts('dwelling.address').some(cell => cell === null)).toBe(true);
    expect(roster.merges.length).toBeGreaterThan(300);
    expect(roster.truth.rows.filter(({ outcome }) => outcome === 'ignored').length).toBeGreaterThan(5);
  });

  test('without faults has none, and with a column twice is refused whole', () => {
    expect(messyRoster({ seed: 1, persons: 200, faults: 0 }).truth.counts).toMatchObject({ rows: 200, refused: 0 });
    const twice = messyRoster({ seed: 1, persons: 50, columnTwice: true });
    expect(twice.truth.refused).toBe('column-twice');
    expect(twice.columns.filter(({ header }) => header === '联系方式')).toHaveLength(2);
  });
});

describe('its files', () => {
  test('are the same bytes for the same seed', async () => {
    const again = messyRoster({ seed: 'roster' });
    expect(JSON.stringify(again) === JSON.stringify(roster)).toBe(true);
    expect(Buffer.compare(await rosterXlsx(again), await rosterXlsx(roster))).toBe(0);
    expect(Buffer.compare(rosterCsv(again, 'gb18030'), rosterCsv(roster, 'gb18030'))).toBe(0);
  });

  test('open as a workbook with merged cells, a hidden sheet and the rows where the truth says', async () => {
    const book = new exceljs.Workbook();
    await book.xlsx.load((await rosterXlsx(roster)).buffer as ArrayBuffer);
    const sheet = book.getWorksheet(roster.sheetName)!;
    expect(book.worksheets.map(({ state }) => state)).toEqual(['visible', 'hidden']);
    for (const { row } of [...imported.slice(0, 40), ...refused])
      expect(sheet.getRow(row).getCell(column('person.name') + 1).value).toBe(cellOf(row, 'person.name'));
    expect(sheet.getCell('A1').isMerged).toBe(true);
  });

  test('say the same in UTF-8 and in GB18030', () => {
    const utf8 = new TextDecoder().decode(rosterCsv(roster, 'utf-8'));
    expect(iconv.decode(Buffer.from(rosterCsv(roster, 'gb18030')), 'gb18030') === utf8).toBe(true);
    expect(utf8.trimEnd().split('\r\n')).toHaveLength(roster.rows.length);
    expect(/,9\.9\d{4}E\+17,/.test(utf8)).toBe(true);
  });
});
