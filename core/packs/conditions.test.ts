import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Context, compileCondition, type FactsByName, holds, UNDISCLOSED } from './conditions.ts';
import { readsOf } from './expression.ts';

const nobody: Context = {
  facts: { person: {}, household: {}, dwelling: {} },
  visit: { outcome: '', reason: '', again: '', attempts: 0 },
};
const of = (person: Context['facts']['person'], more: Partial<Context> = {}): Context => ({
  ...nobody,
  facts: { ...nobody.facts, person },
  ...more,
});
const verdict = (source: string, context: Context) => compileCondition(source).evaluate(context);

describe('a condition', () => {
  test.each([
    ['facts.person.temperature >= 37.3', of({ temperature: 37.3 }), true],
    ['facts.person.temperature >= 37', of({ temperature: 36.9 }), false],
    ['facts.person.temperature == 37', of({ temperature: 37 }), true],
    ['facts.person.temperature + 1 > 38', of({ temperature: 37.3 }), true],
    ['facts.person.temperature in [37, 38]', of({ temperature: 38 }), true],
    ['-facts.person.temperature < 0', of({ temperature: 38 }), true],
    ['age >= 65', of({}, { age: 65 }), true],
    ['age != 65', of({}, { age: 64 }), true],
    ['facts.person.alone', of({ alone: true }), true],
    ['!facts.person.alone', of({ alone: true }), false],
    ['"cough" in facts.person.symptoms', of({ symptoms: ['fever', 'cough'] }), true],
    ['facts.person.symptoms.exists(s, s in ["cough", "fever"])', of({ symptoms: ['rash', 'fever'] }), true],
    ['facts.person.symptoms.all(s, s == "fever")', of({ symptoms: ['rash', 'fever'] }), false],
    ['size(facts.person.symptoms) == 2', of({ symptoms: ['rash', 'fever'] }), true],
    ['residence == "living"', of({}, { residence: 'living' }), true],
    ['visit.outcome == "" && visit.attempts == 0', nobody, true],
    ['visit.attempts >= 2', of({}, { visit: { ...nobody.visit, attempts: 2 } }), true],
    ['age > 60 ? facts.person.alone : true', of({ alone: false }, { age: 59 }), true],
    ['facts.person.rooms - (facts.person.rooms - 1) == 1', of({ rooms: 3 }), true],
    ['facts.person.sign == "🐟 鱼"', of({ sign: '🐟 鱼' }), true],
  ])('%s', (source, context, expected) => {
    expect(verdict(source, context)).toBe(expected);
  });

  test.each([
    ['facts.person.temperature >= 37.3'],
    ['!(facts.person.temperature >= 37.3)'],
    ['facts.person.temperature != 37.3'],
    ['facts.person.alone'],
    ['!facts.person.alone'],
    ['"cough" in facts.person.symptoms'],
    ['facts.person.symptoms.all(s, s == "fever")'],
    ['age < 18'],
    ['residence == "living"'],
  ])('is unknown, and so does not hold, where what it reads is absent: %s', source => {
    expect(verdict(source, nobody)).toBeUndefined();
    expect(holds(compileCondition(source), nobody)).toBe(false);
  });

  test('is decided by what is known where that is enough', () => {
    expect(verdict('age >= 60 || facts.person.alone', of({ alone: true }))).toBe(true);
    expect(verdict('facts.person.alone || age >= 60', of({ alone: true }))).toBe(true);
    expect(verdict('age >= 60 && facts.person.alone', of({ alone: false }))).toBe(false);
    expect(verdict('facts.person.alone && age >= 60', of({ alone: false }))).toBe(false);
    expect(verdict('age >= 60 && facts.person.alone', of({ alone: true }))).toBeUndefined();
    expect(verdict('age >= 60 || facts.person.alone', of({ alone: false }))).toBeUndefined();
  });

  test('knows that an undisclosed value is there, and never what it is', () => {
    const masked = of({ temperature: UNDISCLOSED });
    expect(verdict('known("person.temperature")', masked)).toBe(true);
    expect(verdict('known("person.temperature")', nobody)).toBe(false);
    expect(verdict('!known("person.temperature")', nobody)).toBe(true);
    expect(verdict('facts.person.temperature >= 0', masked)).toBeUndefined();
    expect(verdict('facts.person.temperature < 0', masked)).toBeUndefined();
  });

  test('is unknown, not an error, over a value of another type than the dictionary now says', () => {
    expect(verdict('facts.person.temperature >= 37.3', of({ temperature: '三十八度' }))).toBeUndefined();
  });

  test('tells what it reads, so that freshness and birthdays can be followed', () => {
    expect(
      readsOf(
        'age >= 60 && facts.person.alone && !known("person.contact") || visit.reason == "vacant" || facts.person.alone',
      ),
    ).toEqual({
      ...{ elements: ['person.alone'], dates: [], known: ['person.contact'], age: true, residence: false, visit: true },
      ...{ matters: [], matter: false, members: false, stairwell: false },
    });
  });
});

describe('over any facts', () => {
  const leaf = fc.constantFrom(
    'facts.person.temperature >= 37.3',
    'facts.person.temperature < 36.5',
    'facts.person.alone',
    '"cough" in facts.person.symptoms',
    'facts.person.mobility == "stick"',
    'age >= 60.0',
    'visit.outcome == "met"',
  );
  const condition = fc.letrec<{ tree: string }>(tie => ({
    tree: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.tuple(tie('tree'), fc.constantFrom('&&', '||'), tie('tree')).map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('tree').map(a => `!(${a})`),
      fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ),
  })).tree;
  const facts = fc.record({
    temperature: fc.double({ min: 35, max: 40, noNaN: true }),
    alone: fc.boolean(),
    symptoms: fc.subarray(['fever', 'cough', 'none']),
    mobility: fc.constantFrom('free', 'stick'),
  });
  const rest = fc.record({ age: fc.integer({ min: 0, max: 100 }), outcome: fc.constantFrom('', 'met', 'no_contact') });
  const full = fc
    .tuple(facts, rest)
    .map(([person, { age, outcome }]) => of(person, { age, visit: { ...nobody.visit, outcome } }));

  test('it says what CEL says when everything is known', () => {
    const cel = new Environment({ unlistedVariablesAreDyn: true });
    fc.assert(
      fc.property(condition, full, (source, context) => {
        expect(verdict(source, context)).toBe(cel.parse(source)(context));
      }),
      { seed: 20260302, numRuns: 500 },
    );
  });

  test('learning more never turns a yes into a no, or a no into a yes', () => {
    const names = ['temperature', 'alone', 'symptoms', 'mobility'];
    fc.assert(
      fc.property(condition, full, fc.subarray(names), fc.boolean(), (source, context, kept, withAge) => {
        const person: FactsByName = Object.fromEntries(kept.map(name => [name, context.facts.person[name]!]));
        const less: Context = {
          ...context,
          facts: { ...context.facts, person },
          age: withAge ? context.age : undefined,
        };
        const early = verdict(source, less);
        if (early !== undefined) expect(verdict(source, context)).toBe(early);
      }),
      { seed: 20260303, numRuns: 500 },
    );
  });
});
