// The generated layouts are sound themselves: what they say their columns mean exists, their words are not the
// dictionary's, and every trap is among them.
import { describe, expect, test } from 'vitest';
import { createHeaderIndex, normaliseHeader, spellingsOf } from '../../core/facts/headers.ts';
import { subjectOf } from '../../core/facts/model.ts';
import { parseMeaning } from '../../core/sheets/match/meaning.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';
import { ALSO, QUESTIONS, TRAPS, WORDS } from '../support/sheets/layouts/draw-columns.ts';
import { generateLayouts, type LaidOut } from '../support/sheets/layouts/generate-layouts.ts';
import { THEMES } from '../support/sheets/layouts/themes.ts';
import { wordingsOf } from '../support/sheets/layouts/words.ts';
import { NEVER_HELD, UNKNOWN, UNKNOWN_OF_PLACES } from '../support/sheets/layouts/words-of-nothing.ts';
import { FIGURES } from '../support/sheets/layouts/words-of-ticks.ts';

const { dictionary, neverHeld } = loadDictionary(`${import.meta.dirname}/../../packs/shared`);
const elements = new Map(dictionary.elements.map(element => [element.id, element]));
const SEEDS = ['layouts', 7, 2026];
const layouts = SEEDS.map(seed => generateLayouts(seed, 20));

/** What is wrong with an expression; undefined where it may be meant. */
function wrongWith(text: string): string | undefined {
  const meaning = parseMeaning(text);
  if (meaning === undefined) return `${text} is no expression`;
  const where = meaning.kind === 'count' ? meaning.where : undefined;
  const id = 'element' in meaning ? meaning.element : where?.element;
  if (id === undefined) return undefined;
  const element = elements.get(id);
  if (element === undefined) return `no element ${id}`;
  if (meaning.kind === 'part' && element.type !== 'date') return `${id} is no day`;
  const code = meaning.kind === 'has' ? meaning.code : where?.code;
  if (code === undefined) return undefined;
  const list = dictionary.codeLists.find(one => one.id === element.codes);
  return list?.codes.some(one => one.code === code) ? undefined : `no code ${code} of ${id}`;
}

/** The words of the header as the grid shows them at a column, from the top down. */
function wordsAt({ grid, columns }: LaidOut, column: number): string[] {
  const depth = Math.max(...columns.map(({ path }) => path.length));
  const last = columns[column - 1]!.path.at(-1)!;
  const bottom = grid.rows.findIndex(({ cells }) =>
    cells.some(cell => cell.column === column && cell.text.replace(/\s+/g, ' ').trim() === last),
  );
  const top = grid.rows[bottom]!.row - columns[column - 1]!.path.length + 1;
  const words: string[] = [];
  for (let row = top; row < top + depth && words.length < columns[column - 1]!.path.length; row++) {
    const merge = grid.merges.find(
      area => area.top <= row && area.bottom >= row && area.left <= column && area.right >= column,
    );
    const [r, c] = merge === undefined ? [row, column] : [merge.top, merge.left];
    const text = grid.rows.find(one => one.row === r)?.cells.find(cell => cell.column === c)?.text ?? '';
    words.push(text.replace(/\s+/g, ' ').trim());
  }
  return words;
}

describe('generated layouts', () => {
  test('the same seed gives the same layouts, another seed others', () => {
    expect(generateLayouts('layouts', 20)).toEqual(layouts[0]);
    expect(layouts[0]).not.toEqual(layouts[1]);
  });

  test('twenty hold at least 300 columns, every kind of row but those nobody asks for, and every trap', () => {
    for (const twenty of layouts) {
      expect(twenty.length).toBe(20);
      expect(twenty.flatMap(({ columns }) => columns).length).toBeGreaterThanOrEqual(300);
      expect(new Set(twenty.map(({ row }) => row)).size).toBeGreaterThanOrEqual(5);
      expect(new Set(twenty.flatMap(({ traps }) => traps))).toEqual(new Set(TRAPS));
      const means = twenty.flatMap(({ columns }) => columns.map(one => one.means));
      for (const kind of ['serial', 'remark', 'never_held', 'unknown']) expect(means).toContain(kind);
      for (const call of ['has(', 'part(', 'count(']) expect(means.some(one => one.startsWith(call))).toBe(true);
      // The same words below two headings.
      expect(
        twenty.some(({ columns }) => {
          const owned = columns.filter(({ path }) => path.length > 1).map(({ path }) => path.at(-1));
          return new Set(owned).size < owned.length;
        }),
      ).toBe(true);
    }
  });

  test('every label is an expression about an element and a code that exist', () => {
    const said = layouts.flat().flatMap(({ columns }) => columns.flatMap(({ means, also = [] }) => [means, ...also]));
    const bank = [...Object.keys(WORDS), ...Object.keys(QUESTIONS), ...Object.keys(FIGURES)];
    expect([...new Set([...said, ...bank])].map(wrongWith).filter(one => one !== undefined)).toEqual([]);
    for (const id of Object.keys(QUESTIONS)) expect(elements.get(id)!.type, id).toBe('boolean');
    const asked = THEMES.flatMap(({ blocks }) => blocks.flatMap(block => ('ask' in block ? block.ask.split(' ') : [])));
    expect(asked.filter(id => !(id in WORDS) && !(id in QUESTIONS))).toEqual([]);
  });

  test('the words are not the dictionary’s, and none of them is its word for something else', () => {
    const bank = { ...WORDS, ...QUESTIONS };
    expect(Object.keys(bank).length).toBeGreaterThanOrEqual(60);
    const index = createHeaderIndex(dictionary, neverHeld);
    let all = 0;
    let own = 0;
    const clashes: string[] = [];
    for (const [id, words] of Object.entries(bank)) {
      const wordings = wordingsOf(words);
      expect(wordings.length, id).toBeGreaterThanOrEqual(3);
      const spellings = new Set(spellingsOf(elements.get(id)!));
      const row = subjectOf(id);
      for (const word of wordings) {
        all++;
        if (!spellings.has(normaliseHeader(word))) own++;
        const found = index(word, row);
        const other = found === undefined ? id : 'never' in found ? `never: ${found.never.id}` : found.element.id;
        if (other !== id && !ALSO[id]?.includes(other)) clashes.push(`${id} ${word} → ${other}`);
      }
    }
    expect(clashes).toEqual([]);
    const known = [...wordingsOf(UNKNOWN), ...wordingsOf(UNKNOWN_OF_PLACES)].filter(word => index(word) !== undefined);
    expect(known).toEqual([]);
    const held = Object.values(NEVER_HELD)
      .flatMap(wordingsOf)
      .filter(word => 'element' in (index(word) ?? {}));
    expect(held).toEqual([]);
    expect(own / all).toBeGreaterThan(0.5);
    const shown = layouts.flat().flatMap(({ columns }) => columns.filter(({ means }) => elements.has(means)));
    const new_ = shown.filter(
      ({ path, means }) => !spellingsOf(elements.get(means)!).includes(normaliseHeader(path.at(-1)!)),
    );
    expect(new_.length / shown.length).toBeGreaterThan(0.5);
  });

  test('the grid shows every header where its column is, headings merged over their columns', () => {
    for (const layout of layouts.flat()) {
      for (const [i, { path }] of layout.columns.entries()) expect(wordsAt(layout, i + 1)).toEqual(path);
      const { merges } = layout.grid;
      for (const [i, a] of merges.entries())
        for (const b of merges.slice(i + 1))
          expect(a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top).toBe(true);
    }
  });
});
