// An old .xls is opened aside like a new workbook, and comes back as .xlsx.
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import type { Element } from '../../core/facts/model.ts';
import type { SheetLayout } from '../../core/sheets/model.ts';
import { fillAside, readTables } from './aside.ts';
import { filledName } from './file-kind.ts';
import { HEADERS, oldBook } from './workbook/old-workbook.fixture.ts';

const element = (id: string, zh: string): Element => ({
  ...{ id, title: { zh, en: id }, synonyms: [], type: 'text', class: 'personal', purposes: ['registry'], seconds: 3 },
});
const library = {
  dictionary: {
    elements: [element('person.name', '姓名'), element('person.birth_date', '出生日期')],
    codeLists: [],
  },
  neverHeld: [],
} as unknown as Parameters<typeof readTables>[0]['library'];

test('an old workbook is read and filled aside', async () => {
  const bytes = oldBook({ blank: true });
  const read = await readTables({ library }, bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const [layout] = read.value as [SheetLayout];
  expect(layout).toMatchObject({ headerRow: 2, firstRow: 3, capacity: 3 });
  expect(layout.columns.map(({ header }) => header)).toEqual(HEADERS);
  const parts = [[[1, '李明', { date: '1950-02-03' }, 2]], []][Symbol.iterator]();
  const filled = await fillAside(bytes, layout, 1, {
    next: async () => {
      const { value, done } = parts.next();
      return done ? { done: true, value: undefined } : { done: false, value };
    },
  });
  if (!filled.ok) throw new Error(filled.refusal.code);
  const book = new exceljs.Workbook();
  await book.xlsx.load(Uint8Array.from(filled.value).buffer as ArrayBuffer);
  expect(book.getWorksheet('名单（一）')?.getCell('B3').text).toBe('李明');
  expect(filledName('周报.XLS')).toBe('周报（已填）.xlsx');
});
