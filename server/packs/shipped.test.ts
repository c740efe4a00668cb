// What ships is proved whole by its own examples: every move, rule, promise and refusal is gone through, and every pack
// with one thing wrong is told from it.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverage } from '../../core/visits/examples/coverage.ts';
import { survivors } from '../../core/visits/examples/mutants.ts';
import { loadDictionary } from '../facts/dictionary.ts';
import { readPacks } from './library.ts';

const PACKS = join(import.meta.dirname, '../../packs');
const { dictionary } = loadDictionary(join(PACKS, 'shared'));

describe.each(readPacks(PACKS, dictionary).map(read => [read.file, read] as const))('%s', (_, { pack, compiled }) => {
  test('goes through all of itself in its examples, questions and figures too', () => {
    expect(coverage(compiled!, dictionary).missing.map(({ kind, name }) => `${kind} ${name}`)).toEqual([]);
  });

  test('lives through none of its mutants', { timeout: 300_000 }, () => {
    const { mutants, survived } = survivors(pack!, dictionary);
    expect(survived.map(({ what }) => what.en)).toEqual([]);
    expect(mutants).toBeGreaterThan(50);
  });
});
