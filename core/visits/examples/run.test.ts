import { describe, expect, test } from 'vitest';
import { observingExamples, observingPack } from '../../../tests/support/observing-pack.ts';
import { carePack, dictionary, example, screeningPack } from '../../../tests/support/small-round.ts';
import { compilePack } from '../../packs/compile.ts';
import type { Example, Pack } from '../../packs/model.ts';
import { runExample, runExamples } from './run.ts';

const run = (pack: Pack, ...examples: Example[]) =>
  runExamples(compilePack({ ...pack, examples }, dictionary), dictionary);

describe('an example', () => {
  test('that says what happens holds: answers, a failed knock and time go through the real decisions', () => {
    const day = example(
      {
        household: [{ age: 70 }, { age: 41 }, { age: 19, residence: 'registered' }],
        facts: { 'household.needs': ['food'] },
      },
      {
        asked: ['person.temperature', 'person.lives_alone'],
        not_asked: ['household.needs', 'person.returned_from'],
        neutral: false,
        figures: {
          doors: 1,
          covered: 0,
          second_pass: 1,
          'second_pass=nobody_home': 1,
          people: 2,
          screened: 0,
          'needs=food': 1,
        },
      },
      [{ answer: { 'person.temperature': 38.2 }, of: 0 }, { wait: 'PT13H' }, { no_contact: 'nobody_home' }],
    );
    expect(run(screeningPack, day)).toEqual({ passed: 1, failed: [] });
  });

  test('that expects too much is told what came instead, and where it says so', () => {
    const hopeful = example(
      { household: [{ age: 30 }] },
      { asked: ['person.lives_alone'], not_asked: ['person.symptoms'], neutral: true, figures: { people: 2 } },
    );
    const { passed, failed } = run(screeningPack, example({ household: [{}] }, { figures: { doors: 1 } }), {
      ...hopeful,
      title: '太乐观',
    });
    expect(passed).toBe(1);
    expect(failed.map(({ path, title }) => [path.join('.'), title])).toEqual([
      ['examples.1.then.asked', '太乐观'],
      ['examples.1.then.not_asked', '太乐观'],
      ['examples.1.then.neutral', '太乐观'],
      ['examples.1.then.figures.people', '太乐观'],
    ]);
    expect(failed[3]!.en).toContain('should be 2, it is 1');
  });

  test('whose step would be refused at a door fails at that step', () => {
    const { failed } = run(screeningPack, example({ household: [{}] }, {}, [{ answer: { 'person.temperature': 99 } }]));
    expect(failed).toHaveLength(1);
    expect(failed[0]!.path).toEqual(['examples', 0, 'when', 0]);
  });

  test('of an everyday pack outlives a month like everyday life does', () => {
    const month = example(
      { household: [{ age: 40 }] },
      { asked: ['household.needs'], figures: { covered: 0, doors: 1 } },
      [{ answer: { 'household.needs': ['none'] } }, { wait: 'P2M' }],
    );
    expect(run(carePack, month)).toEqual({ passed: 1, failed: [] });
  });
});

describe('an example of matters and rules', () => {
  const compiled = compilePack(observingPack, dictionary);

  test.each(observingExamples.map((one, i) => [one.title ?? `#${i + 1}`, one] as const))('%s', (_, one) => {
    const failed: string[] = [];
    runExample(compiled, dictionary, one, (path, zh, en) => failed.push(`${path.join('.')}: ${zh} ${en}`));
    expect(failed).toEqual([]);
  });
});
