import { describe, expect, test } from 'vitest';
import type { Fact, FactRow, How } from '../facts/fact.ts';
import type { Dictionary, Element, Purpose } from '../facts/model.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Value } from '../registry/model.ts';
import { headFirst } from '../registry/model.ts';
import {
  factsSince,
  factsTold,
  householdKnown,
  isHeadTold,
  observedOf,
  type PersonTold,
  personKnown,
  wantedBy,
} from './known.ts';
import type { SheetLayout } from './model.ts';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 2, 6, 4);
const MOMENT = { now: NOW, timeZone: 'Asia/Shanghai' };
const ROUND = '00000000-0000-7000-8000-000000000001';
const BASIS = { zh: '条例', en: 'Rule' };

const element = (id: string, more: Partial<Element> = {}): Element => ({
  ...{
    id,
    title: { zh: id, en: id },
    synonyms: [],
    type: 'text',
    class: 'personal',
    purposes: ['registry'],
    seconds: 3,
  },
  ...more,
});
const purpose = (id: string, mode: Purpose['mode'], serves: Purpose['serves'] = []): Purpose => ({
  ...{ id, title: BASIS, mode, basis: BASIS, serves },
});
const DICTIONARY: Dictionary = {
  version: 1,
  codeLists: [],
  elements: [
    element('person.name'),
    element('person.birth_date', { type: 'date' }),
    element('person.relation_to_head'),
    element('person.phone', { class: 'identity' }),
    element('person.temperature', { type: 'number', class: 'medical', purposes: ['screening'], fresh: 'PT12H' }),
  ],
  purposes: [
    purpose('registry', 'everyday', [
      { purpose: 'welfare', basis: BASIS, classes: ['open', 'personal'] },
      { purpose: 'screening', basis: BASIS },
    ]),
    purpose('welfare', 'everyday'),
    purpose('screening', 'emergency', [{ purpose: 'welfare', basis: BASIS }]),
  ],
};
const LAYOUT: SheetLayout = {
  ...{ sheet: '名单', headerRow: 1, firstRow: 2, capacity: 5, rowSubject: 'person' },
  columns: DICTIONARY.elements.map(({ id }, i) => ({
    ...{ index: i + 1, header: id, source: { kind: 'element', element: id } },
  })),
};

const fact = (value: Value | undefined, hoursAgo = 1, how: How = 'asked', seq = 1): Fact => ({
  ...(value === undefined ? {} : { value }),
  ...{ observedAt: NOW - hoursAgo * HOUR, seq, how },
});
const row = (
  facts: Record<string, Fact>,
  { class: sensitivity = 'personal', purpose = 'registry', activationId = EVERYDAY }: Partial<FactRow> = {},
): FactRow => ({ class: sensitivity, purpose, activationId, facts });

function told(
  rows: FactRow[],
  purpose: string,
  activations = [ROUND],
  classes = ['open', 'personal', 'identity', 'medical'],
) {
  const asked = { purpose, classes: classes as never, activations: new Set(activations) };
  const found = factsTold({ id: EVERYDAY, rows }, wantedBy(LAYOUT, DICTIONARY, asked), MOMENT);
  return Object.fromEntries(found.map(({ element, value }) => [element, value]));
}

describe('what a sheet is told of 李', () => {
  const name = row({ 'person.name': fact('李') });
  const phone = row({ 'person.phone': fact('sealed') }, { class: 'identity' });
  const measured = (one: Fact) =>
    row({ 'person.temperature': one }, { class: 'medical', purpose: 'screening', activationId: ROUND });

  test('is what was collected for its purpose, or may serve it in its class', () => {
    expect(told([name, phone], 'registry')).toEqual({ 'person.name': '李', 'person.phone': 'sealed' });
    expect(told([name, phone], 'welfare')).toEqual({ 'person.name': '李' });
    expect(told([name, phone], 'unheard of')).toEqual({});
  });

  test('is nothing of an emergency in everyday life, whatever a table says', () => {
    expect(told([measured(fact(36.5))], 'welfare')).toEqual({});
    expect(told([measured(fact(36.5))], 'screening')).toEqual({ 'person.temperature': 36.5 });
  });

  test('is nothing of an emergency that is over, even before it is deleted', () =>
    expect(told([measured(fact(36.5))], 'screening', [])).toEqual({}));

  test('is nothing of a class that the post does not read', () =>
    expect(told([name, phone, measured(fact(36.5))], 'screening', [ROUND], ['open', 'personal'])).toEqual({
      'person.name': '李',
    }));

  test('is nothing that is out of date', () => {
    expect(told([measured(fact(36.5, 12))], 'screening')).toEqual({});
    expect(told([measured(fact(36.5, 11.9))], 'screening')).toEqual({ 'person.temperature': 36.5 });
  });

  test('comes with when it was observed, and nothing that is not told does', () => {
    const rows = [row({ 'person.name': fact('李', 5) }), row({ 'person.birth_date': fact(undefined, 2, 'declined') })];
    const asked = { purpose: 'registry', classes: ['personal'] as never, activations: new Set<string>() };
    const found = factsTold({ id: EVERYDAY, rows }, wantedBy(LAYOUT, DICTIONARY, asked), MOMENT);
    expect(observedOf(found)).toEqual({ 'person.name': NOW - 5 * HOUR });
  });

  test('never says that somebody declined, nor what was said before', () => {
    const declined = row(
      { 'person.name': fact(undefined, 1, 'declined') },
      { purpose: 'screening', activationId: ROUND },
    );
    expect(told([declined], 'screening')).toEqual({});
    expect(told([row({ 'person.name': fact('李', 9) }), declined], 'screening')).toEqual({});
    expect(told([row({ 'person.name': fact('李', 9) }), declined], 'registry')).toEqual({ 'person.name': '李' });
  });

  test('is the latest of several answers, and at one second the later event', () => {
    const other = (hoursAgo: number, seq: number) =>
      row({ 'person.name': fact('李改', hoursAgo, 'asked', seq) }, { purpose: 'screening', activationId: ROUND });
    expect(told([name, other(0.5, 0)], 'screening')).toEqual({ 'person.name': '李改' });
    expect(told([other(1, 2), name], 'screening')).toEqual({ 'person.name': '李改' });
    expect(told([other(2, 9), name], 'screening')).toEqual({ 'person.name': '李' });
  });
});

describe('what a sheet of figures is told of 李', () => {
  const counting: SheetLayout = {
    ...{ ...LAYOUT, rowSubject: 'counts' },
    columns: [
      {
        ...{ index: 1, header: '发热' },
        source: { kind: 'count', of: 'person', where: { element: 'person.temperature', from: 37.3 }, today: true },
      },
      { index: 2, header: '老人', source: { kind: 'count', of: 'person', where: { element: 'person.age', from: 65 } } },
    ],
  };
  const asked = {
    purpose: 'screening',
    classes: ['open', 'personal', 'medical'] as never,
    activations: new Set([ROUND]),
  };
  const wanted = wantedBy(counting, DICTIONARY, asked);
  const measured = (...facts: Fact[]) => ({
    id: EVERYDAY,
    rows: facts.map(one =>
      row({ 'person.temperature': one }, { class: 'medical', purpose: 'screening', activationId: ROUND }),
    ),
  });
  const since = NOW - 14 * HOUR;
  const told14 = (...facts: Fact[]) => factsSince(measured(...facts), wanted, since).map(({ value }) => value);

  test('is what its counts are made of, and not who heads a household', () =>
    expect(wanted.elements.map(({ id }) => id)).toEqual(['person.birth_date', 'person.temperature']));

  test('of a day is the latest answer of that day, though it holds no more', () => {
    expect(told14(fact(38.1, 13))).toEqual([38.1]);
    expect(factsTold(measured(fact(38.1, 13)), wanted, MOMENT)).toEqual([]);
    expect(told14(fact(38.1, 13), fact(36.5, 2))).toEqual([36.5]);
    expect(told14(fact(38.1, 15))).toEqual([]);
    expect(told14(fact(38.1, 13), fact(undefined, 1, 'declined'))).toEqual([]);
  });

  test('of a day is nothing that may not serve its purpose', () => {
    const welfare = wantedBy(counting, DICTIONARY, { ...asked, purpose: 'welfare' });
    expect(factsSince(measured(fact(38.1)), welfare, since)).toEqual([]);
  });
});

describe('a household', () => {
  const person = (id: string, relation: string, born?: string): PersonTold => ({
    ...{ id, residence: 'living' },
    values: {
      ...{ 'person.name': id, 'person.relation_to_head': relation, 'person.phone': `phone of ${id}` },
      ...(born === undefined ? {} : { 'person.birth_date': born }),
    },
  });
  const PERSONS = [person('a', '1', '1966-03-07'), person('b', '0', '1966-03-06'), person('c', '3', '2021-03-06')];
  const place = { values: { 'grid.code': '001' }, address: '香榭花园3幢501' };

  test('lists its head first and everybody else as they came', () =>
    expect(headFirst(PERSONS, isHeadTold).map(({ id }) => id)).toEqual(['b', 'a', 'c']));

  test('knows its head, its size and the ages of its members on that day', () => {
    const known = householdKnown({ values: {}, persons: PERSONS }, place, '2026-03-06');
    expect(known).toMatchObject({ headName: 'b', address: '香榭花园3幢501' });
    expect(known.values).toMatchObject({
      ...{ 'household.head_phone': 'phone of b', 'household.size_living': 3, 'grid.code': '001' },
      ...{ 'household.members_60_up': 1, 'household.members_under_6': 1, 'household.members_under_18': 1 },
    });
  });

  test('is said to be as many as they told, where they were asked', () => {
    const told = householdKnown({ values: { 'household.size_living': 4 }, persons: PERSONS }, place, '2026-03-06');
    expect(told.values['household.size_living']).toBe(4);
  });

  test('counts no ages where one of them is not known', () => {
    const persons = [...PERSONS, person('d', '2')];
    const { values } = householdKnown({ values: {}, persons }, place, '2026-03-06');
    expect(values['household.members_60_up']).toBeUndefined();
  });

  test('without a head says nobody is', () => {
    const known = householdKnown({ values: {}, persons: [PERSONS[0]!] }, place, '2026-03-06');
    expect(known.headName).toBeUndefined();
    expect(known.values['household.head_phone']).toBeUndefined();
  });

  test('lends each member its door', () => {
    const shared = householdKnown({ values: {}, persons: PERSONS }, place, '2026-03-06');
    const known = personKnown(shared, PERSONS[0]!);
    expect(known).toMatchObject({ headName: 'b', address: '香榭花园3幢501' });
    expect(known.values).toMatchObject({ 'person.name': 'a', 'person.residence_kind': 'living' });
  });
});
