import { expect, test } from 'vitest';
import type { Element } from '../facts/model.ts';
import { withWords } from './layout-words.ts';
import type { SheetLayout } from './model.ts';

const LIVES_ALONE: Element = {
  id: 'person.lives_alone',
  title: { zh: '独居', en: 'Lives alone' },
  synonyms: [],
  type: 'boolean',
  class: 'personal',
  purposes: ['care'],
  seconds: 3,
};
const BORN: Element = { ...LIVES_ALONE, id: 'person.birth_date', title: { zh: '出生日期', en: 'Born' }, type: 'date' };
const dictionary = { elements: [LIVES_ALONE, BORN], codeLists: [] };

const layout: SheetLayout = {
  sheet: '表',
  headerRow: 2,
  firstRow: 3,
  capacity: 5,
  rowSubject: 'person',
  columns: [
    { index: 1, header: '序号', source: { kind: 'serial' } },
    { index: 2, header: '独居', source: { kind: 'element', element: 'person.lives_alone' } },
    { index: 3, header: '出生日期', source: { kind: 'element', element: 'person.birth_date' } },
    { index: 4, header: '独居（Y/N）', source: { kind: 'element', element: 'person.lives_alone' } },
  ],
};
test('a column is written in the words of its drop-down, its sample and its header', () => {
  const shows = [undefined, { choices: ['有', '无'], samples: [] }, { choices: [], samples: ['1950.2.3'] }, undefined];
  const columns = layout.columns.map((column, i) => (shows[i] === undefined ? column : { ...column, shows: shows[i] }));
  expect(withWords({ ...layout, columns }, dictionary).columns.map(({ words }) => words)).toEqual([
    undefined,
    { yes: '有', no: '无' },
    { date: 'text:YYYY.M.D' },
    { yes: 'Y', no: 'N' },
  ]);
});

test('words settled before stay', () => {
  const settled = { ...layout, columns: layout.columns.map(column => ({ ...column, words: { yes: '对' } })) };
  expect(withWords(settled, dictionary)).toEqual(settled);
});
