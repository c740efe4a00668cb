import { expect, test } from 'vitest';
import type { Dictionary } from '../../../../core/facts/model.ts';
import type { RegisteredSheet } from '../../../../core/sheets/register-contract.ts';
import { analysisOf, byOffice } from './analysis.ts';
import type { ReadEntry } from './register-store.ts';

const element = (id: string, zh: string, purposes = ['registry']) => ({
  ...{
    id,
    title: { zh, en: id },
    synonyms: [],
    type: 'text' as const,
    class: 'personal' as const,
    purposes,
    seconds: 1,
  },
});
const DICTIONARY: Dictionary = {
  version: 1,
  codeLists: [],
  purposes: [],
  elements: [
    element('person.name', '姓名'),
    element('person.phone', '联系电话'),
    element('person.guardian_phone', '监护人电话'),
    element('person.lives_alone', '独居', ['care']),
  ],
};

let key = 0;
const read = (title: string, office: string, columns: RegisteredSheet['columns'], row = 'person'): ReadEntry => {
  const sheet = { fingerprint: 'a'.repeat(32), title, row, columns };
  return { key: ++key, name: title, office, state: 'read', sheet };
};

const FORMS = [
  read('房屋底册', '', [{ header: '户主', means: 'person.name' }], 'household'),
  read('独居老人', '民政局', [
    { header: '序号', means: 'serial' },
    { header: '姓名', means: 'person.name' },
    { header: '电话', means: 'person.phone' },
    { header: '独居', means: 'person.lives_alone' },
    { header: '民族', means: 'never_held' },
  ]),
  read('探访', '民政局', [
    { header: '姓名', means: 'person.name' },
    { header: '电话', means: 'person.guardian_phone' },
    { header: '手机', means: 'person.phone' },
    { header: '联络', over: '家属', means: 'unknown', maybe: { means: 'person.guardian_phone', confidence: 0.4 } },
    { header: '备注', means: 'remark' },
  ]),
];
const found = analysisOf(FORMS, DICTIONARY);

test('forms that are alike stand beside one another, the largest run first, and are numbered so', () => {
  expect(found.forms.map(({ no, title }) => [no, title])).toEqual([
    [1, '独居老人'],
    [2, '探访'],
    [3, '房屋底册'],
  ]);
  expect(found.runs).toEqual([2, 1]);
  expect(found.facts[0]).toMatchObject({ means: 'person.name', asks: [{ form: 0 }, { form: 1 }, { form: 2 }] });
});

test('a figure is as long as the list behind it', () => {
  const { total, asides, forms } = found;
  expect(total).toMatchObject({ columns: 11, register: 6, door: 1, itself: 1, office: 1, glance: 1, never_held: 1 });
  for (const kind of ['glance', 'unknown', 'never_held', 'office'] as const)
    expect([kind, asides[kind].length]).toEqual([kind, total[kind]]);
  expect(total.columns).toBe(forms.reduce((sum, { counts }) => sum + counts.columns, 0));
  expect(total).toMatchObject({ asking: 7, after: 5 });
  expect(asides.glance).toMatchObject([{ no: 2, column: 3, header: '家属 / 联络', maybe: 'person.guardian_phone' }]);
});

test('a merged sheet tells headers apart that stand for different things', () => {
  expect(found.merged).toHaveLength(1);
  const { columns, parts } = found.merged[0]!;
  expect(columns.map(({ header, forms }) => [header, forms])).toEqual([
    ['姓名', [1, 2]],
    ['联系电话', [1, 2]],
    ['独居', [1]],
    ['监护人电话', [2]],
  ]);
  expect(parts.map(({ no, columns: all, asks }) => [no, all, asks])).toEqual([
    [1, 5, 3],
    [2, 5, 3],
  ]);
});

test('an office is told with all its forms; a form of no named office with none', () => {
  expect(byOffice(found.forms)).toEqual([{ office: '民政局', forms: [1, 2], columns: 10, known: 7, unfilled: 3 }]);
});
