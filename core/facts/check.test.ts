import { describe, expect, test } from 'vitest';
import { checkDictionary, checkNeverHeld } from './check.ts';

type Entry = Record<string, unknown>;
const title = { zh: '标题', en: 'Title' };
const phone: Entry = {
  id: 'person.phone',
  title: { zh: '联系电话', en: 'Phone' },
  synonyms: ['手机号'],
  type: 'phone',
  class: 'identity',
  purposes: ['registry'],
  fresh: 'P1Y',
  seconds: 12,
};
const sex: Entry = {
  id: 'person.sex',
  title: { zh: '性别', en: 'Sex' },
  synonyms: [],
  type: 'code',
  codes: 'sex',
  class: 'personal',
  purposes: ['registry'],
  seconds: 2,
};
const age: Entry = {
  id: 'person.age',
  title: { zh: '年龄', en: 'Age' },
  synonyms: [],
  type: 'number',
  unit: 'year',
  range: [0, 130],
  class: 'personal',
  purposes: ['registry'],
  seconds: 0,
  derived: 'age',
};
const list = {
  id: 'sex',
  title,
  codes: [
    { code: '1', title: { zh: '男', en: 'Male' } },
    { code: '2', title: { zh: '女', en: 'Female' } },
  ],
};
const purpose = (id: string, mode: string, serves: unknown[] = []) => ({ id, title, mode, basis: title, serves });
const sound = {
  version: 1,
  elements: [phone, sex, age],
  codeLists: [list],
  purposes: [purpose('registry', 'everyday'), purpose('epidemic_care', 'emergency')],
};
const NEVER = [
  { id: 'religion', title: { zh: '宗教', en: 'Religion' }, headers: ['信仰'], containing: ['宗教'], reason: title },
];
const problemsOf = (raw: unknown) =>
  checkDictionary(raw, NEVER).problems.map(({ path, text }) => `${path.join('/')} ${text.en}`);
const withElement = (change: Entry, of: Entry = phone) => ({ ...sound, elements: [{ ...of, ...change }] });

test('a sound dictionary passes whole', () => {
  expect(problemsOf(sound)).toEqual([]);
  expect(checkDictionary(sound).dictionary).toEqual(sound);
});

describe('an element is refused', () => {
  test.each([
    ['with an unknown purpose', withElement({ purposes: ['tax'] }), 'elements/0/purposes', 'no such purpose "tax"'],
    ['without a purpose', withElement({ purposes: [] }), 'elements/0/purposes', 'Malformed'],
    ['with a subject nobody knows', withElement({ id: 'pet.name' }), 'elements/0/id', 'Malformed'],
    ['with a property too many', withElement({ ethnicity: true }), 'elements/0', 'ethnicity'],
    ['without its English title', withElement({ title: { zh: '电话' } }), 'elements/0/title', 'Malformed'],
    ['with an unknown code list', withElement({ codes: 'gender' }, sex), 'elements/0/codes', 'no such code list'],
    ['coded without a list', withElement({ codes: undefined }, sex), 'elements/0/type', 'names no code list'],
    ['with a list it has no use for', withElement({ codes: 'sex' }), 'elements/0/codes', 'is not coded'],
    ['with a unit nobody knows', withElement({ unit: 'furlong' }, age), 'elements/0/unit', 'states its unit'],
    ['with an empty range', withElement({ range: [130, 0] }, age), 'elements/0/range', 'the range is empty'],
    ['with a range but no number', withElement({ range: [0, 1] }), 'elements/0/type', 'only a number'],
    ['with an unreadable freshness', withElement({ fresh: '14 days' }), 'elements/0/fresh', 'not a duration'],
    ['with an endless retention', withElement({ retention: 'P99Y' }), 'elements/0/retention', 'not a duration'],
    ['with a phone that is not masked', withElement({ class: 'personal' }), 'elements/0/class', 'of class identity'],
    ['derived at a cost', withElement({ seconds: 3 }, age), 'elements/0/seconds', 'what is derived 0'],
    ['asked at no cost', withElement({ seconds: 0 }), 'elements/0/seconds', 'at least 1 second'],
    ['held to the past without a date', withElement({ past: true }), 'elements/0/past', 'only a date'],
    [
      'keeping an emergency’s facts by itself',
      withElement({ purposes: ['epidemic_care'], retention: 'P1Y' }),
      'elements/0/retention',
      'pack’s to say',
    ],
    ['spelt like what is never held', withElement({ synonyms: ['宗教 信仰'] }), 'elements/0/synonyms', 'never held'],
    ['with a spelling of marks alone', withElement({ synonyms: ['***'] }), 'elements/0/synonyms', 'is empty'],
  ])('%s', (_, raw, path, remedy) => {
    const problems = problemsOf(raw);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(path);
    expect(problems[0]).toContain(remedy);
  });

  test('when two of one subject share a spelling after normalising', () => {
    const other = {
      ...phone,
      id: 'person.second_phone',
      title: { zh: '备用电话', en: 'Other' },
      synonyms: ['手机号（必填）'],
    };
    expect(problemsOf({ ...sound, elements: [phone, other] })).toEqual([
      'elements/1/synonyms "手机号" means both person.phone and person.second_phone. Keep it in one.',
    ]);
    expect(problemsOf({ ...sound, elements: [phone, { ...other, id: 'household.contact_phone' }] })).toEqual([]);
  });

  test('when its id stands twice', () => {
    expect(problemsOf({ ...sound, elements: [phone, phone] })).toEqual([
      'elements/1/id "person.phone" stands twice. Merge or rename it.',
    ]);
  });
});

test('an emergency purpose that serves everyday life is refused', () => {
  const purposes = [
    purpose('registry', 'everyday', [{ purpose: 'epidemic_care', basis: title }]),
    purpose('epidemic_care', 'emergency', [{ purpose: 'registry', basis: title }]),
  ];
  expect(problemsOf({ ...sound, purposes })).toEqual([
    'purposes/1/serves/0 What an emergency collected never serves everyday life (epidemic_care → registry). Remove the line.',
  ]);
});

test('a purpose that serves nobody knows what is refused', () => {
  const purposes = [purpose('registry', 'everyday', [{ purpose: 'care', basis: title }])];
  expect(problemsOf({ ...sound, purposes })).toEqual(['purposes/0/serves/0 No such purpose "care".']);
});

describe('a code list is refused', () => {
  const codes = (...entries: [string, string, string, ...string[]][]) =>
    entries.map(([code, zh, en, ...synonyms]) => ({ code, title: { zh, en }, synonyms }));
  const ticked = { ...sex, id: 'person.help', type: 'codes' };

  test('when a wording means two codes', () => {
    const codeLists = [{ ...list, codes: codes(['1', '男', 'Male', '甲'], ['2', '女', 'Female', ' 甲 ']) }];
    expect(problemsOf({ ...sound, codeLists })).toEqual([
      'codeLists/0/codes/1 "甲" means both 1 and 2 in sex. Keep one.',
    ]);
  });

  test('when it is ticked and a wording holds a separator, or none of them cannot be said', () => {
    const codeLists = [{ ...list, codes: codes(['a', '甲、乙', 'A'], ['b', '丙', 'B']) }];
    expect(problemsOf({ ...sound, elements: [ticked], codeLists })).toEqual([
      'codeLists/0/codes sex is ticked, so it needs a code "none" for none of them.',
      'codeLists/0/codes/0 "甲、乙" holds a separator and cannot be told apart when several are ticked. Reword it.',
    ]);
  });
});

test.each([undefined, null, 7, 'elements', [], {}, { elements: {} }, { elements: [null, 1, []] }])(
  '%j is no dictionary and says so without failing',
  raw => expect(problemsOf(raw).length).toBeGreaterThan(0),
);

test('one slip in a purpose is one problem, not one for every element that names it', () => {
  const purposes = [{ ...purpose('registry', 'everyday'), mode: 'always' }, purpose('epidemic_care', 'emergency')];
  expect(new Set(checkDictionary({ ...sound, purposes }).problems.map(({ path }) => path[0]))).toEqual(
    new Set(['purposes']),
  );
});

test('a header cannot be never held for two reasons', () => {
  const entry = (id: string) => ({ id, title, headers: ['信仰'], containing: [], reason: title });
  expect(checkNeverHeld({ neverHeld: [entry('a'), entry('b')] }).problems).toHaveLength(1);
  expect(checkNeverHeld({ neverHeld: [entry('a')] }).problems).toEqual([]);
  expect(checkNeverHeld({}).problems).toHaveLength(1);
});
