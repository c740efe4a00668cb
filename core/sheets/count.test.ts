import { describe, expect, test } from 'vitest';
import type { Element } from '../facts/model.ts';
import type { Value } from '../registry/model.ts';
import { type CountSource, countKey, createCounter, type HomeToCount, isCountable } from './count.ts';
import { parseMeaning } from './match/meaning.ts';

const TODAY = '2026-03-06';
const source = (text: string) => parseMeaning(text) as CountSource;
type Given = Record<string, Value>;
/** `today`: what each of the persons answered today. */
const home = (persons: Given[], values: Given = {}, today: Given[] = []): HomeToCount => ({
  home: { values },
  persons: persons.map((told, i) => ({ values: told, today: today[i] ?? {} })),
});
const born = (date: string, more: Given = {}) => ({ 'person.birth_date': date, ...more });

/** Of some homes in one row, what each of these counts says. */
function counted(texts: string[], homes: HomeToCount[], whole = false) {
  const counter = createCounter(texts.map(source), whole, TODAY);
  for (const one of homes) counter.add(one);
  const { values, uncounted } = counter.counts();
  return { values: texts.map(text => values[countKey(source(text))]), uncounted };
}

describe('a count', () => {
  const HOMES = [
    home([born('1950-03-06', { 'person.pregnant': false }), born('1961-03-07')], { 'dwelling.use': 'rented' }),
    home([born('1961-03-06'), born('2011-03-07', { 'person.symptoms': ['none'] }), born('2012-03-06')]),
    home([], { 'dwelling.use': 'rented' }),
  ];

  test('is of the people and of the homes in which somebody lives', () =>
    expect(counted(['count(person)', 'count(household)'], HOMES).values).toEqual([5, 2]));

  test('knows an age on the day, with both ends of a band in it', () => {
    const texts = [
      'count(person, person.age>=65)',
      'count(person, person.age<=14)',
      'count(person, person.age=14..64)',
    ];
    expect(counted(texts, HOMES).values).toEqual([2, 2, 3]);
  });

  test('is of codes, of a yes, and of a list that holds anything but none', () => {
    const homes = [
      home([{ 'person.pregnant': true }, { 'person.symptoms': ['fever', 'cough'] }], { 'dwelling.use': 'rented' }),
      home([{ 'person.symptoms': ['none'] }], { 'dwelling.use': 'owned' }),
    ];
    const texts = ['count(person, person.pregnant)', 'count(person, person.symptoms)'];
    expect(counted(texts, homes).values).toEqual([1, 1]);
    const codes = ['count(person, person.symptoms=cough)', 'count(household, dwelling.use=rented)'];
    expect(counted([...codes, 'count(person, dwelling.use=rented)'], homes).values).toEqual([1, 1, 2]);
  });

  test('of homes by what is a person’s is of those where it holds for anybody', () =>
    expect(counted(['count(household, person.age>=65)', 'count(household, person.age<=14)'], HOMES).values).toEqual([
      2, 1,
    ]));

  test('says how many it does not know, and nothing where it knows nobody', () => {
    const homes = [home([{ 'person.pregnant': true }, {}, {}])];
    expect(counted(['count(person, person.pregnant)'], homes)).toEqual({
      values: [1],
      uncounted: { 'count(person, person.pregnant)': 2 },
    });
    expect(counted(['count(person, person.pregnant)'], [home([{}, {}])])).toEqual({
      values: [undefined],
      uncounted: {},
    });
    expect(counted(['count(person, person.pregnant)'], [home([])]).values).toEqual([0]);
  });

  test('of one home is none where it may be too low', () => {
    const one = [home([born('1950-01-01'), {}])];
    expect(counted(['count(person, person.age>=65)', 'count(person)'], one, true).values).toEqual([undefined, 2]);
  });

  test('of a day is of answers of that day alone, whoever was never asked', () => {
    const temperature = (value: number): Given => ({ 'person.temperature': value });
    const told = [temperature(38), temperature(38.5), {}, {}];
    const homes = [home(told, {}, [temperature(38), {}, temperature(37.2), {}])];
    expect(counted(['count(person, person.temperature>=37.3, today)'], homes)).toEqual({ values: [1], uncounted: {} });
  });
});

describe('what can be counted', () => {
  const element = (id: string, more: Partial<Element> = {}): Element => ({
    ...{ id, title: { zh: id, en: id }, synonyms: [], type: 'text', class: 'open', purposes: [], seconds: 1 },
    ...more,
  });
  test.each<[string, boolean, Partial<Element>?]>([
    ['count(person)', true],
    ['count(person, person.phone)', true],
    ['count(person, person.age>=65)', true, { type: 'number', derived: 'age' }],
    ['count(person, person.name>=65)', false],
    ['count(person, person.name=x)', false],
    ['count(household, dwelling.use=rented)', true, { type: 'code', codes: 'dwelling_use' }],
    ['count(person, dwelling.address)', false, { derived: 'address' }],
    ['count(person, building.floors>=7)', false, { type: 'number' }],
    ['count(person, person.temperature>=37.3, today)', true, { type: 'number' }],
    ['count(person, person.age>=65, today)', false, { type: 'number', derived: 'age' }],
  ])('%s: %s', (text, may, more = {}) => {
    const count = source(text);
    expect(isCountable(count, count.where && element(count.where.element, more))).toBe(may);
  });
  test('nothing of an element nobody knows', () =>
    expect(isCountable(source('count(person, person.age>=65)'))).toBe(false));
});
