import { describe, expect, test } from 'vitest';
import type { Element } from '../facts/model.ts';
import { parseMeaning } from './match/meaning.ts';
import type { Proposal } from './match/model.ts';
import { VOCABULARY } from './match/vocabulary.ts';
import type { ColumnSource, RowSubject, SheetColumn, SheetLayout } from './model.ts';
import { meaningOf, sourceOfMeaning, standFor } from './sources.ts';

const element = (id: string, more: Partial<Element> = {}): Element => ({
  ...{ id, title: { zh: id, en: id }, synonyms: [], type: 'text', class: 'open', purposes: ['registry'], seconds: 3 },
  ...more,
});
const ELEMENTS = [
  element('person.name'),
  element('person.age', { type: 'number', derived: 'age' }),
  element('household.head_name'),
  element('dwelling.address', { derived: 'address' }),
  element('dwelling.use', { type: 'code', codes: 'use' }),
  element('building.floors', { type: 'number' }),
  element('grid.name', { derived: 'area' }),
];
const LEXICON = {
  elements: new Map(ELEMENTS.map(one => [one.id, one])),
  neverSpelt: new Map(),
  neverWithin: [],
  vocabulary: VOCABULARY,
};
const sourceOf = (means: string, row: RowSubject): ColumnSource =>
  sourceOfMeaning(parseMeaning(means)!, { header: '列' }, row, LEXICON);
const isWhose = (means: string, row: RowSubject): boolean => {
  const source = sourceOf(means, row);
  return source.kind === 'blank' && source.why === 'whose';
};

describe('a row says as it is', () => {
  test.each<[RowSubject, string[]]>([
    ['person', []],
    ['household', ['person.name']],
    ['dwelling', ['person.name']],
    ['building', ['person.name', 'household.head_name', 'dwelling.use']],
    ['grid', ['person.name', 'household.head_name', 'dwelling.use', 'dwelling.address', 'building.floors']],
    ['counts', ['person.name', 'household.head_name', 'dwelling.use', 'dwelling.address']],
  ])('%s: not whose there are many of', (row, not) => {
    const all = ELEMENTS.map(({ id }) => id).filter(id => id !== 'person.age');
    expect(all.filter(id => isWhose(id, row))).toEqual(all.filter(id => not.includes(id)));
  });

  test('what is counted in it, whatever it stands for', () => {
    for (const row of ['household', 'dwelling', 'building', 'grid', 'counts'] as const)
      expect(sourceOf('count(person, person.age>=65)', row)).toEqual({
        ...{ kind: 'count', of: 'person', where: { element: 'person.age', from: 65 } },
      });
    expect(sourceOf('count(person, person.name>=65)', 'grid')).toEqual({ kind: 'blank', why: 'unknown' });
    expect(meaningOf({ header: '老人', source: sourceOf('count(person, person.age>=65)', 'grid') })).toBe(
      'count(person, person.age>=65)',
    );
  });
});

describe('a sheet whose rows stand for something else', () => {
  const column = (source: ColumnSource, more: Partial<SheetColumn> = {}): SheetColumn => ({
    ...{ index: 1, header: '列', source },
    ...more,
  });
  const sure: Proposal = {
    ...{ meaning: { kind: 'element', element: 'person.name' }, confidence: 0.99, reason: { why: 'spelt' } },
    alternatives: [],
  };
  const layout = (...columns: SheetColumn[]): SheetLayout => ({
    ...{ sheet: '表', headerRow: 1, firstRow: 2, capacity: 3, rowSubject: 'household', columns },
  });
  const sources = (given: SheetLayout, row: RowSubject) =>
    standFor(given, row, LEXICON).columns.map(({ source }) => source.kind);

  test('keeps what such a row can say, and leaves blank what it cannot', () => {
    const given = layout(
      column({ kind: 'serial' }),
      column({ kind: 'head_name', element: 'household.head_name' }),
      column({ kind: 'grid', element: 'grid.name' }),
      column({ kind: 'count', of: 'person' }),
      column({ kind: 'formula' }),
    );
    expect(sources(given, 'grid')).toEqual(['serial', 'blank', 'grid', 'count', 'formula']);
    expect(standFor(given, 'grid', LEXICON).rowSubject).toBe('grid');
    expect(standFor(given, 'household', LEXICON)).toBe(given);
  });

  test('fills what only the other kind of row left blank, where it is sure', () => {
    const blank = column({ kind: 'blank', why: 'whose' }, { proposal: sure });
    const guess = { ...blank, proposal: { ...sure, confidence: 0.5 } };
    expect(sources(layout(blank, guess), 'person')).toEqual(['element', 'blank']);
    expect(sources(layout(blank, guess), 'building')).toEqual(['blank', 'blank']);
  });
});
