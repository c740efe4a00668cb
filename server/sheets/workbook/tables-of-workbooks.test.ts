// The tables of workbooks written by hand are found without a single known word.
import { expect, test } from 'vitest';
import { findTables } from '../../../core/sheets/tables.ts';
import { tenWorkbooks } from '../../../tests/support/sheets/ten/ten-workbooks.ts';
import { readTemplate } from './read-template.ts';

test.each(tenWorkbooks().map(book => [book.name, book] as const))('%s', (_, { bytes, expect: must }) => {
  const read = readTemplate(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  const [table] = findTables(
    read.value.sheets.map(({ grid }) => grid),
    { isKnown: () => false },
  );
  expect(table).toMatchObject({ sheet: must.sheet, firstRow: must.firstRow, capacity: must.room });
  expect(table!.columns.map(({ index }) => index)).toEqual(must.columns.map(({ column }) => column));
});
