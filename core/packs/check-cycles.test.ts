// Which rules set each other off for ever, and which end by themselves.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCycles } from './check-cycles.ts';
import { components } from './components.ts';
import type { Effect, MatterType, Pack, Rule } from './model.ts';

const title = { zh: '名', en: 'Name' };
const type = (
  states: Record<string, Record<string, string>>,
  subject: MatterType['subject'] = 'household',
): MatterType => ({
  title,
  subject,
  states: Object.fromEntries(
    Object.entries(states).map(([state, on], i) => [
      state,
      { title, on, ...(i === 0 ? { initial: true } : {}), ...(Object.keys(on).length === 0 ? { final: true } : {}) },
    ]),
  ),
  moves: Object.fromEntries(
    Object.values(states)
      .flatMap(on => Object.keys(on))
      .map(move => [move, { title, may: [] }]),
  ),
});

const rule = (id: string, on: string, ...then: Effect[]): Rule => ({ id, why: title, on, then });

/** `ride` goes back and forth; `meal` ends; `call` returns to where it is. */
const matters = {
  ride: type({ at_home: { leave: 'away', stop: 'over' }, away: { back: 'at_home' }, over: {} }),
  meal: type({ owed: { bring: 'brought' }, brought: {} }),
  call: type({ owed: { ring: 'owed', reach: 'reached' }, reached: {} }),
};
const circles = (...rules: Rule[]) =>
  checkCycles({ matters, rules } as unknown as Pack, new Map(Object.entries(matters)));

describe('rules', () => {
  test.each<[string, Rule[]]>([
    [
      'that move on and on',
      [rule('aa', 'moved("ride", "leave")', { send: 'back' }), rule('bb', 'moved("ride", "back")', { send: 'leave' })],
    ],
    ['that repeat their own cause', [rule('aa', 'moved("call", "ring")', { send: 'ring' })]],
    ['that repeat it by any move', [rule('aa', 'moved("call")', { send: 'ring' })]],
    [
      'that end and begin anew',
      [rule('aa', 'moved("meal", "bring")', { open: 'meal' }), rule('bb', 'opened("meal")', { send: 'bring' })],
    ],
    [
      'that go round by another matter',
      [
        rule('aa', 'moved("ride", "leave")', { send: 'ring', matter: 'call' }),
        rule('bb', 'moved("call", "ring")', { send: 'back', matter: 'ride' }),
        rule('cc', 'moved("ride", "back")', { send: 'leave' }),
      ],
    ],
    [
      'whose second effect moves what the first opened',
      [rule('aa', 'moved("meal", "bring")', { open: 'meal' }, { send: 'bring' })],
    ],
  ])('%s are a circle', (_, rules) => {
    const problems = circles(...rules);
    expect(problems.map(({ code }) => code)).toEqual(['rule-circle']);
    expect(problems[0]!.path.slice(0, 3)).toEqual(['rules', 0, 'then']);
    expect(problems[0]!.en).toContain('aa →');
  });

  test.each<[string, Rule[]]>([
    [
      'that open each other: where one is open none is opened',
      [rule('aa', 'opened("ride")', { open: 'meal' }), rule('bb', 'opened("meal")', { open: 'ride' })],
    ],
    [
      'that move a matter to its end',
      [rule('aa', 'opened("meal")', { send: 'bring' }), rule('bb', 'moved("meal", "bring")', { send: 'bring' })],
    ],
    ['that cannot move from where the cause left it', [rule('aa', 'moved("ride", "leave")', { send: 'leave' })]],
    [
      'that take time',
      [rule('aa', 'clock("call", "owed")', { send: 'ring' }), rule('bb', 'schedule("P1D")', { open: 'call' })],
    ],
    [
      'that go out and come home once',
      [rule('aa', 'opened("ride")', { send: 'leave' }), rule('bb', 'moved("ride", "leave")', { send: 'back' })],
    ],
    ['that open what was closed, by hand alone', [rule('aa', 'moved("meal", "bring")', { open: 'meal' })]],
  ])('%s end by themselves', (_, rules) => {
    expect(circles(...rules)).toEqual([]);
  });
});

test('components are the nodes that lead to one another', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e', 'f'];
  const pair = fc.tuple(fc.constantFrom(...nodes), fc.constantFrom(...nodes));
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 14 }), pairs => {
      const links = new Map(nodes.map(node => [node, pairs.filter(([from]) => from === node).map(([, to]) => to)]));
      const reach = (from: string) => {
        const found = new Set<string>();
        const next = [...(links.get(from) ?? [])];
        for (let here = next.pop(); here !== undefined; here = next.pop())
          if (!found.has(here)) {
            found.add(here);
            next.push(...(links.get(here) ?? []));
          }
        return found;
      };
      const onCircle = nodes.filter(node => reach(node).has(node));
      const found = components(nodes, links);
      expect(found.flatMap(one => [...one]).sort()).toEqual(onCircle);
      for (const one of found)
        for (const node of one)
          expect([...reach(node)].filter(other => reach(other).has(node)).sort()).toEqual([...one].sort());
    }),
    { seed: 20260307, numRuns: 500 },
  );
});
