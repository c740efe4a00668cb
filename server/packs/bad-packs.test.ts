// Bad packs, each one line away from a good one: the fault is found, on that line, with its remedy in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { PACK_PROBLEMS, type PackProblemCode } from '../../core/packs/problems.ts';
import { loadDictionary } from '../facts/dictionary.ts';
import { readPack } from './library.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const GOOD = join(ROOT, 'tests/fixtures/packs');
const BAD = join(ROOT, 'tests/fixtures/bad-packs');
const { dictionary } = loadDictionary(join(ROOT, 'packs/shared'));

const good = new Map(
  readdirSync(GOOD).map(file => [file.replace('.yaml', ''), readFileSync(join(GOOD, file), 'utf8')] as const),
);

/** In which pack, what is replaced by what on one line, after which text. */
type Edit = [pack: string, from: string, to: string, after?: string];
const faults = readdirSync(BAD).flatMap(file =>
  Object.entries(parse(readFileSync(join(BAD, file), 'utf8')) as Record<PackProblemCode, Edit[]>),
);

/** `{1000}`: so many characters; `{60 times: …}`: that many times over. */
const grown = (text: string): string =>
  text
    .replace(/\{(\d+) times: (.*?)\}/, (_, n, part) => part.repeat(Number(n)))
    .replace(/\{(\d+)\}/, (_, n) => '1'.repeat(Number(n)));

function bad([name, from, to, after = '']: Edit): { text: string; line: number } {
  const text = good.get(name);
  if (text === undefined) throw new Error(`there is no good pack ${name}`);
  const at = text.indexOf(from, text.indexOf(after) + after.length);
  if (at < 0 || from.includes('\n') || to.includes('\n')) throw new Error(`"${from}" is no part of a line of ${name}`);
  return {
    text: text.slice(0, at) + grown(to) + text.slice(at + from.length),
    line: text.slice(0, at).split('\n').length,
  };
}

describe('a good pack', () => {
  test.each([...good])('%s has no fault, and its examples hold', (name, text) => {
    const { problems, failed, passed } = readPack(text, name, dictionary);
    expect([...problems, ...failed]).toEqual([]);
    expect(passed).toBeGreaterThan(0);
  });
});

describe('a bad pack', () => {
  test.each(faults.flatMap(([code, edits]) => edits.map(edit => [code, edit[2], edit] as const)))(
    '%s: %s',
    (code, _, edit) => {
      const { text, line } = bad(edit);
      const { problems, compiled } = readPack(text, 'bad.yaml', dictionary);
      const there = problems.filter(one => one.code === code);
      expect(problems.map(one => `${one.line} ${one.code ?? one.text.en}`)).toContain(`${line} ${code}`);
      expect(compiled).toBeUndefined();
      for (const { text: told } of there) {
        expect(`${told.zh}${told.en}`).not.toMatch(/\{\w+\}|undefined/);
        expect(told.zh).toMatch(/[\u4e00-\u9fff].*[。？]/s);
      }
    },
  );

  test('is there at least twice for every fault there is', () => {
    const edits = new Map(faults.map(([code, list]) => [code, list.length]));
    const lacking = Object.keys(PACK_PROBLEMS).filter(code => (edits.get(code as PackProblemCode) ?? 0) < 2);
    expect(lacking).toEqual([]);
    expect(edits.size).toBeGreaterThanOrEqual(40);
  });
});
