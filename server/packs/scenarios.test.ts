// The scenarios of tests/packs-in-words.md, written as packs after their words: each is fit, its examples hold, and they
// go through every move, rule, clock and refusal of it.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coverage } from '../../core/visits/examples/coverage.ts';
import { loadDictionary } from '../facts/dictionary.ts';
import { readPack } from './library.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const SCENARIOS = join(ROOT, 'tests/fixtures/scenarios');
const { dictionary } = loadDictionary(join(ROOT, 'packs/shared'));
const files = readdirSync(SCENARIOS)
  .filter(file => file.endsWith('.yaml'))
  .sort();

describe.each(files)('the scenario in words written as %s', file => {
  const read = readPack(readFileSync(join(SCENARIOS, file), 'utf8'), file, dictionary);

  test('is fit, and each of its examples holds', () => {
    expect(read.problems.map(({ line, text }) => `${line}: ${text.en}`)).toEqual([]);
    expect(read.failed.map(({ line, text }) => `${line}: ${text.en}`)).toEqual([]);
    expect(read.passed).toBeGreaterThanOrEqual(20);
  });

  test('goes through every move, rule, clock and refusal', () => {
    const { missing, whole } = coverage(read.compiled!, dictionary);
    expect(missing.filter(({ kind }) => kind !== 'ask' && kind !== 'report').map(({ name }) => name)).toEqual([]);
    expect(whole).toBe(true);
  });
});
