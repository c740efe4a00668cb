import { expect, test } from 'vitest';
import type { Dictionary } from '../facts/model.ts';
import { diffPacks } from './diff.ts';
import type { Pack } from './model.ts';

const element = (id: string, zh: string, en: string) => ({
  ...{ id, title: { zh, en }, synonyms: [], type: 'boolean', class: 'open', purposes: ['care'], seconds: 4 },
});
const dictionary = {
  version: 1,
  elements: [element('household.help', '需要帮忙', 'Needs help'), element('person.alone', '独居', 'Lives alone')],
  codeLists: [],
  purposes: [],
} as unknown as Dictionary;

const before = {
  pack: 'snow',
  version: 1,
  title: { zh: '雪', en: 'Snow' },
  mode: 'everyday',
  basis: { zh: '互助', en: 'Mutual help' },
  purpose: 'care',
  elements: [{ use: 'household.help', fresh: 'P1M' }, { use: 'person.alone' }],
  asks: [{ element: 'household.help', rank: 1 }],
  reports: [
    { id: 'doors', role: 'base', count: 'household', title: { zh: '户', en: 'Doors' } },
    { id: 'help', role: 'need', count: 'household', of: 'doors', where: 'a', title: { zh: '求助户', en: 'In need' } },
  ],
  examples: [],
} as unknown as Pack;

const saidOf = (change: Partial<Pack>) =>
  diffPacks(before, { ...before, version: 2, ...change }, dictionary).map(one => [
    one.aspect,
    one.text.zh,
    one.text.en,
  ]);

test('two versions that differ in number and examples alone change nothing', () => {
  expect(saidOf({ examples: [{ given: { household: [] } }] as unknown as Pack['examples'] })).toEqual([]);
});

test('a question is told by whom it is asked, and how it is asked now', () => {
  expect(saidOf({ asks: [{ element: 'person.alone', rank: 2, when: 'age >= 60' }] })).toEqual([
    [
      'questions',
      '新增询问：每位居民“独居”（条件：age >= 60）',
      'Now asked of each person: Lives alone (when: age >= 60)',
    ],
    ['questions', '不再询问：每户“需要帮忙”', 'No longer asked of each household: Needs help'],
  ]);
  const other = saidOf({ asks: [{ element: 'household.help', rank: 3, when: 'age > 1', purpose: 'registry' }] });
  expect(other.map(([, zh]) => zh)).toEqual([
    '“需要帮忙”的询问条件由“都问”改为“age > 1”',
    '“需要帮忙”的紧急程度由 1 改为 3',
    '“需要帮忙”的收集用途由 care 改为 registry',
  ]);
});

test('freshness, figures, ends and words are told as they were and as they are', () => {
  const elements = [{ use: 'household.help', fresh: 'P7D' }, { use: 'person.alone' }];
  expect(saidOf({ elements })).toEqual([
    ['freshness', '“需要帮忙”的有效期由 P1M 改为 P7D', 'Needs help stays fresh for P7D instead of P1M'],
  ]);
  const [doors, help] = before.reports;
  expect(saidOf({ reports: [doors!, { ...help!, where: 'b' }] })[0]).toEqual([
    ...['figures', '统计“求助户”的口径改变：b', 'Figure In need counts differently: b'],
  ]);
  expect(saidOf({ reports: [doors!] })[0]![2]).toBe('No longer counted: In need');
  expect(saidOf({ retention: 'P3M' })[0]![2]).toBe('Facts kept: P3M instead of none');
  expect(saidOf({ messages: { neutral: { zh: '好', en: 'Good' } } })[0]![2]).toBe('Message “neutral” added');
});

test('a part of the language that has no sentence of its own is named, so that no change passes unseen', () => {
  const rule = { id: 'late', on: 'opened("m")' } as unknown as NonNullable<Pack['rules']>[number];
  expect(saidOf({ rules: [rule] })).toEqual([['others', 'rules.late 新增', 'rules.late added']]);
  expect(saidOf({ calendar: 'cn' })).toEqual([['others', 'calendar 新增', 'calendar added']]);
});
