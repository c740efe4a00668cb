// Days to a date, as conditions count them: local calendar days, followed until the next midnight, unknown where the
// date is.
import { describe, expect, test } from 'vitest';
import type { Dictionary, Element } from '../facts/model.ts';
import { idAt } from '../kernel/id.ts';
import type { Household } from '../registry/household.ts';
import { checkCondition } from './check-condition.ts';
import { compilePack } from './compile.ts';
import { compileCondition } from './conditions.ts';
import { readsOf, typedEnvironment } from './expression.ts';
import type { Pack } from './model.ts';
import { viewOf } from './view.ts';

const title = { zh: '名', en: 'Name' };
const element = (id: string, type: Element['type']): Element => ({
  ...{ id, type, title, synonyms: [], class: 'personal', purposes: ['care'], seconds: 5 },
});
const elements = [
  element('household.runs_out_on', 'date'),
  element('person.due_on', 'date'),
  element('household.size', 'number'),
];
const dictionary = { version: 1, elements, codeLists: [], purposes: [], calendars: [] } as unknown as Dictionary;
const pack: Pack = {
  ...{ pack: 'refill', version: 1, title, mode: 'everyday', basis: title, purpose: 'care' },
  elements: elements.map(({ id }) => ({ use: id })),
  asks: [],
  reports: [{ id: 'soon', title, count: 'household', role: 'base', where: 'days_to.household.runs_out_on <= 3' }],
  examples: [],
};
const compiled = compilePack(pack, {
  ...dictionary,
  purposes: [{ id: 'care', title, mode: 'everyday', kept: 'P1Y', basis: title, serves: [] }],
} as Dictionary);
const id = (n: number) =>
  idAt(
    0,
    Uint8Array.from({ length: 10 }, () => n),
  );

/** A household that told on 1 March when its medicine runs out. */
const home = (date: string): Household => ({
  ...{ id: id(1), communityId: id(2), buildingId: id(3), dwellingId: id(4), persons: [] },
  rows: [
    {
      ...{ class: 'personal', purpose: 'care', activationId: '00000000-0000-0000-0000-000000000000' },
      facts: { 'household.runs_out_on': { value: date, observedAt: Date.UTC(2026, 2, 1), seq: 1, how: 'asked' } },
    },
  ] as Household['rows'],
});
const active = {
  compiled,
  activation: { id: id(5), pack: 'refill', version: 1, areaId: id(2), areaPath: '', from: 0, basis: '' },
};
const see = (date: string, now: number) =>
  viewOf(home(date), active, compiled.needsOfReports, { now, timeZone: 'Asia/Shanghai' });
const soon = compileCondition('days_to.household.runs_out_on <= 3');

describe('days to a date', () => {
  /** 23:59 and 24:00 of 1 March in Shanghai. */
  const lateEvening = Date.UTC(2026, 2, 1, 15, 59);
  const midnight = Date.UTC(2026, 2, 1, 16, 0);

  test.each([
    ['2026-03-01', 0],
    ['2026-03-05', 4],
    ['2026-02-27', -2],
  ])('are local calendar days: %s', (date, days) => {
    expect(see(date, lateEvening).household.days_to?.household).toEqual({ runs_out_on: days });
  });

  test('change at the next local midnight, and the view says so', () => {
    const before = see('2026-03-05', lateEvening);
    expect(soon.evaluate(before.household)).toBe(false);
    expect(before.until).toBe(midnight);
    expect(soon.evaluate(see('2026-03-05', midnight).household)).toBe(true);
  });

  test('are unknown where the date is', () => {
    expect(soon.evaluate({ ...see('2026-03-05', midnight).household, days_to: undefined } as never)).toBeUndefined();
    expect(soon.evaluate(see('next week', midnight).household)).toBeUndefined();
  });

  test('count as reading the element, and as nothing else of it', () => {
    const reads = readsOf('members.exists(p, p.days_to.person.due_on < 14) || days_to.household.runs_out_on <= 3');
    expect(reads).toMatchObject({
      elements: ['household.runs_out_on', 'person.due_on'],
      dates: ['household.runs_out_on', 'person.due_on'],
    });
  });

  test.each([
    ['days_to.household.size < 3', 'condition-type'],
    ['days_to.person.due_on < 3', 'wrong-subject'],
    ['days_to.household.runs_out_in < 3', 'unknown-element'],
    ['members.exists(days_to, true)', 'condition-forbidden'],
  ])('are refused of anything but a date within reach: %s', (condition, code) => {
    const byId = new Map(elements.map(one => [one.id, one]));
    const vocabulary = { elements: byId, dictionary: byId, codeLists: new Map(), types: typedEnvironment(elements) };
    expect(checkCondition(condition, { subject: 'household' }, vocabulary, []).map(problem => problem.code)).toEqual([
      code,
    ]);
  });
});
