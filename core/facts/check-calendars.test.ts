import { expect, test } from 'vitest';
import { checkDictionary } from './check.ts';
import type { Calendar } from './model.ts';

const sound: Calendar = {
  id: 'cn_mainland',
  title: { zh: '全国', en: 'Mainland' },
  place: 'CN',
  dated: { from: '2026-01-01', to: '2026-12-31' },
  sources: [{ title: { zh: '通知', en: 'Notice' }, checked: '2025-11-05' }],
  rest: ['saturday', 'sunday'],
  off: [
    { from: '2026-01-01', to: '2026-01-03', title: { zh: '元旦', en: 'New Year' } },
    { from: '2026-02-15', to: '2026-02-23', title: { zh: '春节', en: 'Spring Festival' } },
  ],
  working: ['2026-01-04', '2026-02-14'],
};
const check = (calendars: unknown) =>
  checkDictionary({ version: 1, elements: [], codeLists: [], purposes: [], calendars });
const told = (...calendars: unknown[]) =>
  check(calendars).problems.map(({ path, text }) => `${path.join('/')} ${text.en}`);

test('a sound calendar is published as it stands', () => {
  expect(check([sound])).toEqual({
    dictionary: { version: 1, elements: [], codeLists: [], purposes: [], calendars: [sound] },
    problems: [],
  });
});

test.each<[string, Record<string, unknown>, string]>([
  [
    'a day that does not exist',
    { working: ['2026-02-30'] },
    'calendars/0/working/0 cn_mainland: "2026-02-30": there is no such day',
  ],
  [
    'an end before its beginning',
    { dated: { from: '2026-12-31', to: '2026-01-01' } },
    'calendars/0/dated cn_mainland: the last day',
  ],
  [
    'a holiday the wrong way round',
    { off: [{ ...sound.off[0], from: '2026-01-03', to: '2026-01-01' }] },
    'calendars/0/off/0 cn_mainland: the last day',
  ],
  [
    'a holiday of another year',
    { off: [{ ...sound.off[0], from: '2027-01-01', to: '2027-01-03' }] },
    'calendars/0/off/0 cn_mainland: 2027-01-01 to 2027-01-03 is outside',
  ],
  [
    'a working day of another year',
    { working: ['2027-01-03'] },
    'calendars/0/working/0 cn_mainland: 2027-01-03 is outside',
  ],
  [
    'a day off twice',
    { off: [...sound.off, { ...sound.off[1], from: '2026-02-23', to: '2026-02-24' }] },
    'calendars/0/off/2 cn_mainland: a day from 2026-02-23',
  ],
  ['a day both off and worked', { working: ['2026-02-15'] }, 'calendars/0/working/0 cn_mainland: 2026-02-15 is both'],
  [
    'a working day twice',
    { working: ['2026-02-14', '2026-02-14'] },
    'calendars/0/working/1 cn_mainland: 2026-02-14 stands twice',
  ],
  [
    'a working day that the week works anyway',
    { working: ['2026-02-13'] },
    'calendars/0/working/0 cn_mainland: 2026-02-13 is worked anyway',
  ],
  [
    'a check on a day that does not exist',
    { sources: [{ ...sound.sources[0], checked: '2025-11-31' }] },
    'calendars/0/sources/0/checked cn_mainland',
  ],
  ['no source', { sources: [] }, 'calendars/0/sources Malformed'],
  [
    'a week without work',
    { rest: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] },
    'calendars/0/rest Malformed',
  ],
  ['a place that is no beginning of a code', { place: '42010' }, 'calendars/0/place Malformed'],
  ['a key too many', { colour: 'red' }, 'calendars/0 Malformed'],
])('%s is told where it stands', (_what, change, start) => {
  const problems = told({ ...sound, ...change });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(start);
});

test('two calendars for one place are told, two that clocks name are not', () => {
  expect(told(sound, { ...sound, id: 'local.other' })).toEqual([
    'calendars/1/place local.other: CN has the calendar cn_mainland already. Merge them, or leave place out and let clocks name this one.',
  ]);
  const { place: _place, ...named } = sound;
  expect(told(sound, { ...named, id: 'local.clinic' }, { ...named, id: 'local.market' })).toEqual([]);
});

test('an id twice is told', () => {
  expect(told(sound, { ...sound, place: '42' })).toEqual([
    'calendars/1/id "cn_mainland" stands twice. Merge or rename it.',
  ]);
});
