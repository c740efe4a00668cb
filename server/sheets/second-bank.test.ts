// The second bank of blank sheets is sound: what its columns are said to mean exists, and every trap is really laid. How
// well headers are read is measured elsewhere, and nothing here reads one.
import { expect, test } from 'vitest';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import { TRAPS } from '../../tests/support/sheets/layouts/draw-columns.ts';
import { generateLayouts, type LaidOut } from '../../tests/support/sheets/layouts/generate-layouts.ts';
import { readColumns, wordingsIn } from '../../tests/support/sheets/layouts-b/read-theme.ts';
import { SECOND_BANK, THEMES_B } from '../../tests/support/sheets/layouts-b/second-bank.ts';
import * as words from '../../tests/support/sheets/layouts-b/words.ts';
import { loadDictionary } from '../facts/dictionary.ts';

const { dictionary, neverHeld } = loadDictionary(`${import.meta.dirname}/../../packs/shared`);
const elements = new Map(dictionary.elements.map(element => [element.id, element]));
const codeLists = new Map(dictionary.codeLists.map(list => [list.id, new Set(list.codes.map(({ code }) => code))]));

const layouts = Array.from({ length: 30 }, (_, seed) => generateLayouts(seed, 20, SECOND_BANK));
const sheets = layouts.flat();

/** What is wrong with a label; undefined where nothing is. */
function faultOf(means: string): string | undefined {
  const meaning = parseMeaning(means);
  if (meaning === undefined) return 'not spelt as a meaning';
  const [id, code] =
    meaning.kind === 'count'
      ? [meaning.where?.element, meaning.where?.code]
      : 'element' in meaning
        ? [meaning.element, 'code' in meaning ? meaning.code : undefined]
        : [];
  if (id === undefined) return undefined;
  const element = elements.get(id);
  if (element === undefined) return 'no such element';
  if (meaning.kind === 'count' && code === undefined && element.type !== 'boolean') return 'counts no yes';
  if (code === undefined) return undefined;
  if (element.codes === undefined) return 'has no codes';
  return codeLists.get(element.codes)!.has(code) ? undefined : 'no such code';
}

const last = (path: readonly string[]): string =>
  path.at(-1)!.replace(/\s|[*＊]|[（(]必填[）)]|^[（(]?\d+[.、）)]/g, '');

function owners({ columns }: LaidOut): boolean {
  const below = columns.filter(({ path }) => path.length > 1);
  return below.some(a => below.some(b => a.path[0] !== b.path[0] && last(a.path) === last(b.path)));
}

test('every label, of a column drawn or not, is a meaning whose element and code exist', () => {
  const all = new Set([
    ...THEMES_B.flatMap(({ columns }) => readColumns(columns).flatMap(({ means, also }) => [means, ...also])),
    ...Object.values(words.OWNERS_B).flatMap(({ leaves }) =>
      leaves.flatMap(([means, , also]) => (also === undefined ? [means] : [means, also])),
    ),
    ...[words.COMMON, words.SECOND, words.COUNTS_OF_HOME, words.COUNTS_OF_PLACE].flatMap(one => Object.keys(one)),
    ...sheets.flatMap(({ columns }) => columns.flatMap(({ means, also = [] }) => [means, ...also])),
  ]);
  expect([...all].flatMap(means => faultOf(means)?.concat(`: ${means}`) ?? [])).toEqual([]);
  expect([...all].filter(means => elements.has(means)).length).toBeGreaterThan(230);
});

test('what is never held is asked for in words of its own for every kind of it', () => {
  expect(Object.keys(words.NEVER_B).sort()).toEqual(neverHeld.map(({ id }) => id).sort());
  for (const says of Object.values(words.NEVER_B)) expect(wordingsIn(says).length).toBeGreaterThanOrEqual(3);
});

test('there are sheets of persons, homes, dwellings, buildings, grids, places and a day, each as wide as offices make them', () => {
  expect(THEMES_B.length).toBeGreaterThanOrEqual(22);
  const rows = new Set(THEMES_B.map(({ row }) => row));
  expect([...rows].sort()).toEqual(['building', 'counts', 'dwelling', 'facility', 'grid', 'household', 'person']);
  for (const { columns } of sheets) {
    expect(columns.length).toBeGreaterThanOrEqual(8);
    expect(columns.length).toBeLessThanOrEqual(40);
  }
});

test('the same seed lays out the same sheets, another seed others', () => {
  expect(generateLayouts(7, 20, SECOND_BANK)).toEqual(layouts[7]);
  expect(generateLayouts(8, 20, SECOND_BANK)).not.toEqual(layouts[7]);
});

test('every trap is laid among twenty sheets, and is there where it is said to be', () => {
  for (const twenty of layouts) expect(new Set(twenty.flatMap(({ traps }) => traps))).toEqual(new Set(TRAPS));
  for (const sheet of sheets) {
    const means = sheet.columns.map(one => one.means);
    expect(new Set(sheet.columns.map(({ path }) => path.join('/'))).size, sheet.title).toBe(means.length);
    if (sheet.traps.includes('never-held')) expect(means, sheet.title).toContain('never_held');
    if (sheet.traps.includes('two-owners')) expect(owners(sheet), sheet.title).toBe(true);
    if (sheet.traps.includes('one-thing-twice')) {
      const known = means.filter(one => one !== 'unknown' && one !== 'never_held');
      expect(new Set(known).size, sheet.title).toBeLessThan(known.length);
    }
  }
  expect(sheets.some(({ grid }) => grid.merges.length > 3)).toBe(true);
  expect(sheets.some(({ columns }) => columns.some(({ path }) => path.at(-1)!.includes('℃')))).toBe(true);
});
