import { describe, expect, test } from 'vitest';
import { observingExamples, observingPack } from '../../../tests/support/observing-pack.ts';
import { dictionary } from '../../../tests/support/small-round.ts';
import { lengthsBeside, mutantsOf, survivors } from './mutants.ts';
import { mutantsOfCondition } from './mutate-condition.ts';

const changes = (condition: string) => mutantsOfCondition(condition).map(({ change }) => change);

describe('a mutant of a condition', () => {
  test('is its negation, a boundary moved by the last digit it shows, or one that leaves its edge out', () => {
    expect(changes('facts.person.temperature >= 37.3')).toEqual([
      '!(facts.person.temperature >= 37.3)',
      'facts.person.temperature >= 37.3: >= → >',
      'facts.person.temperature >= 37.3: 37.3 → 37.4',
      'facts.person.temperature >= 37.3: 37.3 → 37.2',
    ]);
    expect(changes('60 <= age')).toEqual([
      '!(60 <= age)',
      '60 <= age: <= → <',
      '60 <= age: 60 → 61',
      '60 <= age: 60 → 59',
    ]);
    expect(changes('members.exists(p, p.age < 14) && known("person.temperature")')).toHaveLength(4);
    expect(changes('facts.person.arrived == "2026-03-01"')).toContain(
      'facts.person.arrived == "2026-03-01": "2026-03-01" → "2026-02-28"',
    );
  });

  test('is another condition: a boundary that says the same of all there can be is left out', () => {
    // No answer is an empty list, so `> 0` and `>= 0` are one.
    expect(changes('size(facts.household.needs) > 0')).toEqual([
      '!(size(facts.household.needs) > 0)',
      'size(facts.household.needs) > 0: 0 → 1',
    ]);
    expect(changes('0 < matter.affected')).toHaveLength(2);
    expect(changes('visit.outcome == "met"')).toHaveLength(1);
  });
});

test('a length is moved by its last unit, and never to nothing', () => {
  expect(lengthsBeside('P14D')).toEqual(['P15D', 'P13D']);
  expect(lengthsBeside('PT1H')).toEqual(['PT2H']);
  expect(lengthsBeside('P1Y6M')).toEqual(['P1Y7M', 'P1Y5M']);
  expect(lengthsBeside('WD3')).toEqual(['WD4', 'WD2']);
  expect(lengthsBeside('appointed')).toEqual([]);
});

describe('mutants of a pack', () => {
  const ofRule = (id: string) => mutantsOf(observingPack).filter(({ rule }) => rule === id);

  test('are at least three for a rule: its condition, its boundary, each of its effects', () => {
    expect(ofRule('fever').map(({ path, what }) => `${path.slice(2).join('.')} ${what.en}`)).toEqual([
      'when the condition becomes !(age >= 60 && facts.person.temperature >= 37.3)',
      'when the condition becomes age >= 60: >= → >',
      'when the condition becomes age >= 60: 60 → 61',
      'when the condition becomes age >= 60: 60 → 59',
      'when the condition becomes facts.person.temperature >= 37.3: >= → >',
      'when the condition becomes facts.person.temperature >= 37.3: 37.3 → 37.4',
      'when the condition becomes facts.person.temperature >= 37.3: 37.3 → 37.2',
      'then.0 the effect send: worsen_now is dropped',
      'then.1 the effect open: referral is dropped',
      'then.2 the effect notify: doctor is dropped',
    ]);
    expect(ofRule('morning').map(({ what }) => what.en)).toEqual([
      'the rule never fires',
      'P1D becomes P2D',
      'the effect notify: grid_worker is dropped',
    ]);
  });

  test('live where no example looks, and every one of them is named', () => {
    const { mutants, survived } = survivors(observingPack, dictionary);
    const lives = survived.map(({ rule, what }) => `${rule ?? ''} ${what.en}`);
    // Nobody of 60, 61 or 59 stands in an example.
    expect(lives).toContain('fever the condition becomes age >= 60: 60 → 61');
    expect(lives.filter(one => one.startsWith('fever') && one.includes('37.3: '))).toEqual([]);
    expect(lives.filter(one => one.includes('dropped'))).toEqual([]);
    expect(mutants).toBe(mutantsOf(observingPack).length);
    const seen = survivors({ ...observingPack, examples: observingExamples.slice(0, 1) }, dictionary);
    expect(seen.survived.length).toBeGreaterThan(survived.length);
  });
});
