// Conditions on matters, on everybody of a household, and on the doors of a stairwell.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Context, compileCondition, type Verdict } from './conditions.ts';
import { readsOf } from './expression.ts';

const NOT_VISITED = { outcome: '', reason: '', again: '', attempts: 0 };
const person = (facts: Context['facts']['person'], more: Partial<Context> = {}): Context => ({
  facts: { person: facts, household: {}, dwelling: {} },
  visit: NOT_VISITED,
  ...more,
});
const door = (facts: Context['facts']['household'], more: Partial<Context> = {}): Context => ({
  facts: { person: {}, household: facts, dwelling: {} },
  visit: NOT_VISITED,
  ...more,
});
const verdict = (source: string, context: Context) => compileCondition(source).evaluate(context);
const ill = person(
  { temperature: 38 },
  { age: 70, residence: 'living', matters: { watch: { open: true, state: 'at_home' } } },
);
const well = person({ temperature: 36.5 }, { age: 8, residence: 'living' });
const unasked = person({}, { matters: { watch: { open: false, state: 'released' } } });

describe('a condition on matters', () => {
  const matters = { watch: { open: true, state: 'at_home' }, ride: { open: false, state: 'done' } };
  test.each<[string, Verdict]>([
    ['open("watch")', true],
    ['open("ride")', false],
    ['open("meal")', false],
    ['open("watch", "at_home")', true],
    ['open("watch", "in_hospital")', false],
    ['open("ride", "done")', false],
    ['had("watch")', true],
    ['had("ride")', true],
    ['had("meal")', false],
    ['!open("meal") && had("ride")', true],
  ])('is never unknown: %s', (source, expected) => {
    expect(verdict(source, person({}, { matters }))).toBe(expected);
    if (!source.includes('!')) expect(verdict(source, person({}))).toBe(false);
  });

  test.each<[string, Verdict]>([
    ['matter.state == "at_home"', true],
    ['matter.source in ["visit", "phone"]', true],
    ['matter.days >= 3', true],
    ['matter.late', false],
    ['matter.reopened > 0', false],
    ['matter.affected == 2', true],
    ['matter.made.in_vain >= 3', true],
    ['matter.made.look == 0', true],
    ['matter.days_ago.in_vain > 0 && matter.hours_ago.in_vain <= 30', true],
    ['matter.days_ago.look > 3', undefined],
  ])('reads the one at hand, and is unknown where there is none: %s', (source, expected) => {
    const matter = {
      state: 'at_home',
      source: 'phone',
      days: 3,
      late: false,
      reopened: 0,
      affected: 2,
      ...{ made: { in_vain: 3, look: 0 }, days_ago: { in_vain: 1 }, hours_ago: { in_vain: 25.5 } },
    };
    expect(verdict(source, person({}, { matter }))).toBe(expected);
    expect(verdict(source, person({}))).toBeUndefined();
  });
});

describe('a condition on everybody of a household', () => {
  const home = (...members: Context[]) => door({}, { members });
  test.each<[string, Context, Verdict]>([
    ['members.exists(p, p.facts.person.temperature >= 37.3)', home(well, ill), true],
    ['members.exists(p, p.facts.person.temperature >= 37.3)', home(unasked, ill), true],
    ['members.exists(p, p.facts.person.temperature >= 37.3)', home(well, unasked), undefined],
    ['members.exists(p, p.facts.person.temperature >= 37.3)', home(well), false],
    ['members.exists(p, p.facts.person.temperature >= 37.3)', home(), false],
    ['members.all(p, p.facts.person.temperature >= 37.3)', home(ill, well, unasked), false],
    ['members.all(p, p.facts.person.temperature >= 37.3)', home(ill, unasked), undefined],
    ['members.all(p, p.facts.person.temperature >= 37.3)', home(ill), true],
    ['members.all(p, p.facts.person.temperature >= 37.3)', home(), true],
    ['members.exists(p, p.age >= 65 && p.residence == "living")', home(well, ill), true],
    ['members.exists(p, p.open("watch"))', home(well, ill), true],
    ['members.exists(p, p.open("watch", "released"))', home(unasked), false],
    ['members.all(p, p.had("watch"))', home(ill, unasked), true],
    ['members.exists(p, !p.known("person.temperature"))', home(ill, unasked), true],
    ['!members.exists(one, one.age < 18) || false', home(well), false],
    ['members.exists(p, p.facts.person.temperature - (p.facts.person.temperature - 1) == 1)', home(ill), true],
  ])('%s', (source, context, expected) => {
    expect(verdict(source, context)).toBe(expected);
  });

  test('is unknown where it is not known who they are', () => {
    expect(verdict('members.exists(p, p.age > 3)', door({}))).toBeUndefined();
    expect(verdict('members.all(p, p.age > 3)', door({}))).toBeUndefined();
    expect(verdict('stairwell.all(h, h.visit.outcome == "met")', door({}))).toBeUndefined();
  });

  test('looks at the doors of the stairwell alike', () => {
    const met = door({ help: ['none'] }, { visit: { ...NOT_VISITED, outcome: 'met' } });
    const stairwell = [met, door({ help: ['food'] })];
    expect(verdict('stairwell.exists(h, "food" in h.facts.household.help)', door({}, { stairwell }))).toBe(true);
    expect(verdict('stairwell.all(h, h.visit.outcome == "met")', door({}, { stairwell }))).toBe(false);
  });

  test('tells what it reads of each of them', () => {
    expect(
      readsOf('members.exists(p, p.age > 3 && p.facts.person.cough && !p.known("person.temperature")) || open("ride")'),
    ).toEqual({
      ...{
        elements: ['person.cough'],
        dates: [],
        known: ['person.temperature'],
        age: true,
        residence: false,
        visit: false,
      },
      ...{ matters: ['ride'], matter: false, members: true, stairwell: false },
    });
    expect(readsOf('stairwell.all(h, h.had("ride") && h.visit.attempts > 2) && matter.late')).toMatchObject({
      ...{ visit: true, matters: ['ride'], matter: true, members: false, stairwell: true },
    });
  });

  test('says of many what it says of each, joined by or and by and', () => {
    const bodies = [
      'age >= 60.0',
      'facts.person.cough',
      '!facts.person.cough',
      'open("watch")',
      'age < 18.0 || facts.person.cough',
    ];
    const one = fc.record(
      { cough: fc.boolean(), age: fc.integer({ min: 0, max: 99 }), watch: fc.boolean() },
      { requiredKeys: ['watch'] },
    );
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.array(one, { maxLength: 5 }), (body, people) => {
        const members = people.map(({ cough, age, watch }) =>
          person(cough === undefined ? {} : { cough }, {
            ...(age === undefined ? {} : { age }),
            matters: { watch: { open: watch, state: 'at_home' } },
          }),
        );
        const each = members.map(member => verdict(body, member));
        const asked = body.replaceAll(/facts|age|open/g, 'p.$&');
        const some = each.includes(true) ? true : each.includes(undefined) ? undefined : false;
        const every = each.includes(false) ? false : each.includes(undefined) ? undefined : true;
        expect(verdict(`members.exists(p, ${asked})`, door({}, { members }))).toBe(some);
        expect(verdict(`members.all(p, ${asked})`, door({}, { members }))).toBe(every);
      }),
      { seed: 20260304, numRuns: 300 },
    );
  });
});
