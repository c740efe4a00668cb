// The labelled header rows as the matcher's truth, and the dictionary as it would be had one sheet never been seen.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { normaliseHeader } from '../../core/facts/headers.ts';
import type { Dictionary, NeverHeld } from '../../core/facts/model.ts';
import type { RowKind } from '../../core/sheets/match/row-of.ts';
import type { Grid } from '../../core/sheets/model.ts';
import { loadDictionary } from '../../server/facts/dictionary.ts';

export type LabelledColumn = { path: string[]; samples?: string[]; choices?: string[]; right: string[] };
export type LabelledTable = { title: string; row: RowKind; columns: LabelledColumn[] };

const FIXTURES = join(import.meta.dirname, '../fixtures');
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(FIXTURES, name), 'utf8'));

type Headers = { title: string; headers: string[]; header_paths?: string[] };
type Labels = { title: string; row: RowKind; columns: { path: string; means: string; also?: string[] }[] };

/** A stroke within a header is not the stroke between two: only tables with several header rows have paths. */
export function labelledTables(): LabelledTable[] {
  const headers = readJson('sheet-headers.json') as Headers[];
  return (readJson('sheet-labels.json') as Labels[]).map(({ title, row, columns }, i) => ({
    ...{ title, row },
    columns: columns.map(({ path, means, also = [] }) => ({
      path: headers[i]!.header_paths === undefined ? [path] : path.split('/'),
      right: [means, ...also],
    })),
  }));
}

export const shippedDictionary = (): { dictionary: Dictionary; neverHeld: NeverHeld[] } =>
  loadDictionary(join(import.meta.dirname, '../../packs/shared'));

/** Forgets this share of words, the same ones for the same seed: what an unread clerk's own words look like. */
export function forgetting(share: number, seed: string): (word: string) => boolean {
  const most = share * 2 ** 32;
  return word => {
    let hash = 2166136261;
    for (const char of `${seed} ${word}`) hash = Math.imul(hash ^ char.codePointAt(0)!, 16777619) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 15), 2246822519) >>> 0;
    hash = Math.imul(hash ^ (hash >>> 13), 3266489917) >>> 0;
    return word.length > 1 && (hash ^ (hash >>> 16)) >>> 0 < most;
  };
}

const wordsOf = (tables: readonly LabelledTable[]): Set<string> =>
  new Set(
    tables.flatMap(({ columns }) => columns.flatMap(({ path }) => [path.at(-1)!, path.join('')].map(normaliseHeader))),
  );

/** The dictionary without every synonym that stands in this table and in no other of the labelled ones. */
export function withoutWordsOf(
  dictionary: Dictionary,
  table: LabelledTable,
  others: readonly LabelledTable[],
): Dictionary {
  const elsewhere = wordsOf(others);
  const only = new Set([...wordsOf([table])].filter(word => !elsewhere.has(word)));
  return {
    ...dictionary,
    elements: dictionary.elements.map(element => ({
      ...element,
      synonyms: element.synonyms.filter(synonym => !only.has(normaliseHeader(synonym))),
    })),
  };
}

/** The same for kinds of columns that are never held. */
export function neverWithoutWordsOf(
  neverHeld: readonly NeverHeld[],
  table: LabelledTable,
  others: readonly LabelledTable[],
): NeverHeld[] {
  const elsewhere = wordsOf(others);
  const only = new Set([...wordsOf([table])].filter(word => !elsewhere.has(word)));
  return neverHeld.map(entry => ({
    ...entry,
    headers: entry.headers.filter(text => text === entry.title.zh || !only.has(normaliseHeader(text))),
  }));
}

type LaidOut = {
  title: string;
  grid: Grid;
  row: RowKind;
  columns: readonly { path: string[]; means: string; also?: string[] }[];
};

/** Generated layouts as tables with their truth; a drop-down of a column is known as a reader of the sheet knows it. */
export const layoutTables = (
  generate: (seed: string | number, count: number) => readonly LaidOut[],
  seeds: readonly (string | number)[],
  count = 20,
): LabelledTable[] =>
  seeds.flatMap(seed =>
    generate(seed, count).map(({ title, grid, row, columns }) => ({
      ...{ title, row },
      columns: columns.map(({ path, means, also = [] }, i) => {
        const choices = grid.validations?.find(({ area }) => area.left <= i + 1 && i + 1 <= area.right)?.choices ?? [];
        return { path, right: [means, ...also], ...(choices.length === 0 ? {} : { choices: [...choices] }) };
      }),
    })),
  );
