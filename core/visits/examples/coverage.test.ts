import { expect, test } from 'vitest';
import { observingExamples, observingPack } from '../../../tests/support/observing-pack.ts';
import { dictionary } from '../../../tests/support/small-round.ts';
import { compilePack } from '../../packs/compile.ts';
import type { Example } from '../../packs/model.ts';
import { coverage } from './coverage.ts';

const of = (examples: Example[]) => coverage(compilePack({ ...observingPack, examples }, dictionary), dictionary);
const missing = (examples: Example[], kind: string) =>
  of(examples).missing.flatMap(one => (one.kind === kind ? [one.name] : []));

test('every move, rule, promise and refusal is counted, and what no example goes through is named with its place', () => {
  const { counts } = of(observingExamples);
  expect(counts.map(({ kind, all, covered }) => [kind, all, covered])).toEqual([
    ['transition', 7, 6],
    ['rule', 7, 7],
    ['clock', 6, 5],
    ['refusal', 14, 8],
    ['ask', 10, 1],
    ['report', 16, 0],
  ]);
  expect(missing(observingExamples, 'transition')).toEqual(['notice.hung.take']);
  expect(missing(observingExamples, 'clock')).toEqual(['observation.observing late']);
  const [gap] = of(observingExamples).missing;
  expect(gap).toMatchObject({ path: ['matters', 'observation', 'states', 'observing', 'due'] });
  expect(gap!.hint.en).toContain('{ wait: P14D }');
});

test('what one example alone goes through is missing without it', () => {
  const fever = observingExamples.filter(({ when }) => !JSON.stringify(when).includes('temperature'));
  expect(missing(fever, 'rule')).toEqual(['fever', 'over']);
  expect(missing(fever, 'transition')).toContain('observation.observing.worsen_now');
  expect(missing([], 'refusal')).toContain('observation.finish same-person');
  expect(of([]).whole).toBe(false);
});

test('a figure and a question are covered by being said, on both sides of their condition', () => {
  const said = (then: Example['then']): Example => ({ given: { household: [{ age: 40 }] }, then });
  const none = said({ figures: { fever: 0 }, not_asked: ['person.lives_alone'], asked: ['person.temperature of 0'] });
  expect(missing([none], 'report')).toContain('fever > 0');
  expect(missing([none], 'report')).not.toContain('fever = 0');
  expect(missing([none], 'ask')).toContain('person.lives_alone asked');
  expect(missing([none], 'ask')).not.toContain('person.temperature asked');
});
