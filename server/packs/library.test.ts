import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { run } from '../../cli/pack.ts';
import { loadDictionary } from '../facts/dictionary.ts';
import { loadPacks, readPack, readPacks } from './library.ts';

const PACKS = resolve(import.meta.dirname, '../../packs');
const { dictionary } = loadDictionary(join(PACKS, 'shared'));
const screening = readFileSync(join(PACKS, 'door_to_door_screening.yaml'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'doorstep-packs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lineOf = (text: string, part: string) => text.slice(0, text.indexOf(part)).split('\n').length;

describe('the packs that ship', () => {
  test('are fit, and each of their examples holds', () => {
    const { packs, problems } = loadPacks(PACKS, dictionary);
    expect(problems).toEqual([]);
    expect(packs.map(({ pack }) => pack.pack)).toEqual([
      ...['door_to_door_screening', 'everyday_visit', 'hazard_inspection', 'home_observation'],
      ...['life_service', 'vulnerable_care'],
    ]);
    for (const { pack } of packs) expect(pack.examples.length).toBeGreaterThanOrEqual(6);
  });

  test('count what the board shows by name', () => {
    const { packs } = loadPacks(PACKS, dictionary);
    const names = packs[0]!.pack.reports.map(({ id }) => id);
    for (const name of [
      'doors',
      'covered',
      'not_covered',
      'second_pass',
      'people',
      'people_screened',
      'fever',
      'symptoms',
      'arrivals',
      'contacts',
      'needs',
    ])
      expect(names).toContain(name);
  });

  test('never speak of who declined', () => {
    for (const { compiled } of readPacks(PACKS, dictionary))
      for (const { report, where } of compiled!.reports)
        expect(`${where?.source} ${report.by}`).not.toContain('declined');
  });
});

describe('a pack with a fault', () => {
  test('is left out, and the fault is named with its line and its remedy', () => {
    const text = screening.replace('facts.person.temperature >= 37.3', 'facts.person.temprature >= 37.3');
    const { compiled, problems } = readPack(text, 'mine.yaml', dictionary);
    expect(compiled).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ file: 'mine.yaml', line: lineOf(text, 'facts.person.temprature') });
    expect(problems[0]!.text.zh).toContain('person.temperature');
  });

  test('of spelling is told as one of spelling', () => {
    const { problems } = readPack(screening.replace('version: 2', 'version: [2'), 'mine.yaml', dictionary);
    expect(problems[0]!.text.en).toMatch(/YAML/);
  });

  test('is not read through a key written twice or a nest of aliases', () => {
    expect(readPack(`${screening}\nversion: 2\n`, 'mine.yaml', dictionary).problems.length).toBeGreaterThan(0);
    const nest = `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n`;
    expect(readPack(nest, 'mine.yaml', dictionary).problems.length).toBeGreaterThan(0);
  });

  test('in what it does, not what it says, is told by its example', () => {
    const text = screening.replace('where: facts.person.temperature >= 37.3', 'where: facts.person.temperature > 37.3');
    const { compiled, problems, failed } = readPack(text, 'mine.yaml', dictionary);
    expect([compiled === undefined, problems.length]).toEqual([false, 0]);
    expect(failed.map(({ text: told }) => told.en).join()).toContain('Figure fever should be 1, it is 0');
    expect(failed[0]!.line).toBeGreaterThan(lineOf(text, 'examples:'));
  });

  test('is one where another file holds the same version already', () => {
    writeFileSync(join(folder, 'a.yaml'), screening);
    writeFileSync(join(folder, 'b.yaml'), screening);
    const [first, second] = readPacks(folder, dictionary);
    expect([first!.problems.length, second!.problems.length]).toEqual([0, 1]);
    expect(loadPacks(folder, dictionary).packs).toHaveLength(1);
  });
});

describe('doorstep pack', () => {
  const bad = join(folder, 'bad.yaml');
  writeFileSync(bad, screening.replace('>= 37.3', '> 37.3'));
  test.each([
    [['check'], 0],
    [['test'], 0],
    [['check', bad], 0],
    [['test', bad], 1],
    [['check', join(folder, 'none.yaml')], 1],
    [[], 2],
    [['mend'], 2],
  ])('%s ends with %i', async (args, code) => {
    expect(await run(args)).toBe(code);
  });
});
