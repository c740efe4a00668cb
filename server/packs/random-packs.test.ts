// Packs changed at random: whatever a file says, the checker answers, soon, and what it lets through runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadDictionary } from '../facts/dictionary.ts';
import { readPack } from './library.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { dictionary } = loadDictionary(join(ROOT, 'packs/shared'));
const texts = [join(ROOT, 'tests/fixtures/packs'), join(ROOT, 'packs')].flatMap(folder =>
  readdirSync(folder)
    .filter(file => file.endsWith('.yaml'))
    .map(file => readFileSync(join(folder, file), 'utf8').split('\n')),
);

/** Values put in place of others: of the wrong kind, too large, empty, hostile, or of another part of the language. */
const VALUES = [
  ...[
    'null',
    'true',
    '-1',
    '0',
    '1e9',
    '""',
    '[]',
    '{}',
    '[[]]',
    '{ zh: 一, en: one }',
    'P1D',
    'WD3',
    'appointed',
    'x',
  ],
  ...['constructor', '__proto__', 'watch', 'seat', 'at_home', 'released', 'finish', 'withdraw', 'doctor', 'resident'],
  ...[
    'open("watch")',
    '"!(((("',
    'matter.late',
    '"members.exists(p, p.age > 3)"',
    'household.members',
    'switched("on")',
  ],
  ...[
    'opened("seat")',
    'moved("seat", "win")',
    '.nan',
    '.inf',
    '2026-13-45',
    '"\\u0000"',
    '~',
    '!!binary aGk=',
    '0x10',
  ],
];

type Change = { kind: 'delete' | 'double' | 'swap' | 'value' | 'key' | 'indent'; at: number; other: number };
const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('delete', 'double', 'swap', 'value', 'value', 'value', 'key', 'indent'),
  at: fc.nat(100_000),
  other: fc.nat(100_000),
});

/** Ends of values within a line, so that one of them can be replaced. */
const VALUE = /(?<=: |- |, |\[ ?)[^,{}[\]\n#]+/g;

function changed(lines: readonly string[], { kind, at, other }: Change): string[] {
  const all = [...lines];
  const i = at % all.length;
  const j = other % all.length;
  const line = all[i]!;
  if (kind === 'delete') all.splice(i, 1);
  else if (kind === 'double') all.splice(j, 0, line);
  else if (kind === 'swap') [all[i], all[j]] = [all[j]!, line];
  else if (kind === 'indent') all[i] = other % 2 === 0 ? `  ${line}` : line.replace(/^ {2}/, '');
  else if (kind === 'key') all[i] = line.replace(/[a-z_]+(?=:)/, VALUES[other % VALUES.length]!);
  else {
    const values = [...line.matchAll(VALUE)];
    const one = values[other % Math.max(1, values.length)];
    if (one !== undefined)
      all[i] = line.slice(0, one.index) + VALUES[other % VALUES.length]! + line.slice(one.index + one[0].length);
  }
  return all;
}

const RUNS = Number(process.env.RANDOM_PACKS ?? 120);

test('the checker answers whatever a file says, and what it lets through compiles and runs', {
  timeout: 600_000,
}, () => {
  let accepted = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(change, { minLength: 1, maxLength: 4 }), (lines, changes) => {
      const text = changes.reduce<string[]>(changed, [...lines]).join('\n');
      const started = performance.now();
      const { problems, compiled } = readPack(text, 'random.yaml', dictionary);
      expect(performance.now() - started).toBeLessThan(5000);
      expect(compiled === undefined).toBe(problems.length > 0);
      for (const problem of problems) {
        expect(problem.line).toBeGreaterThan(0);
        expect(`${problem.text.zh}${problem.text.en}`).not.toMatch(/\bundefined\b|\[object/);
      }
      if (compiled === undefined) refused++;
      else accepted++;
    }),
    { seed: 20260306, numRuns: RUNS },
  );
  expect(accepted).toBeGreaterThan(0);
  expect(refused).toBeGreaterThan(0);
});
