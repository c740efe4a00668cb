// The process a roster is read in answers, tells how far it is, and is stopped when it takes too long.
import { resolve } from 'node:path';
import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { messyRoster } from '../../../tests/support/messy-roster.ts';
import { rosterCsv } from '../../../tests/support/roster-files.ts';
import { loadDictionary } from '../../facts/index.ts';
import { unpackChunks } from './packed.ts';
import { readAside } from './read-roster.ts';
import { refusedWorkbook } from './refused-workbook.ts';

const { dictionary, neverHeld } = loadDictionary(resolve(import.meta.dirname, '../../../packs/shared'));
const roster = messyRoster({ seed: 'aside', persons: 2500 });
const task = () => ({
  bytes: rosterCsv(roster, 'utf-8'),
  name: '名册.csv',
  dictionary,
  neverHeld,
  today: '2026-03-08',
});

test('a roster is read aside, and its refused rows make a workbook office programs open', async () => {
  const told: number[] = [];
  const read = await readAside(task(), done => told.push(done));
  if (!read.ok) throw new Error(read.refusal.code);
  expect(told).toEqual([2000]);
  expect(read.value.counts.persons).toBe(roster.truth.counts.imported);
  const { count, chunk } = unpackChunks(read.value.households);
  expect(chunk(0)[0]?.persons.length).toBeGreaterThan(0);
  expect(count).toBe(Math.ceil(roster.truth.counts.households / 250));
  const book = new exceljs.Workbook();
  await book.xlsx.load(refusedWorkbook(read.value, 'en').slice().buffer);
  const [sheet] = book.worksheets;
  expect(sheet?.name).toBe('名册.csv');
  expect(sheet?.rowCount).toBe(read.value.refused.length + 1);
  expect(String(sheet?.getRow(2).getCell(read.value.sheets[0]!.headers.length + 2).value)).toMatch(/\. |\.$/);
});

test('one that takes too long is refused, and its process is gone', async () => {
  const read = await readAside(task(), () => {}, 0.001);
  expect(read).toMatchObject({ refusal: { code: 'file-too-slow' } });
});
