// Sheets far longer, wider and stranger than any form are read at all: anything that grew faster than their cells would
// still be running when the test is given up.
import { describe, expect, test } from 'vitest';
import type { Grid } from './model.ts';
import { findTables } from './tables.ts';

const hints = { isKnown: (header: string) => header.startsWith('标题') };

describe('within bounded time', () => {
  const rows = (count: number, width: number, text: (row: number, column: number) => string) =>
    Array.from({ length: count }, (_, i) => ({
      row: i + 1,
      cells: Array.from({ length: width }, (_, j) => ({ column: j + 1, text: text(i, j) })),
    }));

  test('a long filled table is read to its end', () => {
    const long = (count: number): Grid => ({
      sheet: '表',
      merges: [],
      rows: rows(count, 8, (i, j) => (i === 0 ? `标题${'甲乙丙丁戊己庚辛'[j]}` : j === 2 ? `${i}` : `值${i % 97}`)),
    });
    expect(findTables([long(20_001)], hints)[0]).toMatchObject({ firstRow: 2, filledRows: 20_000, body: 'filled' });
    expect(findTables([long(60_001)], hints)[0]).toMatchObject({ filledRows: 60_000 });
  });

  test('sixteen thousand columns, ten thousand merged cells and cells of 32,767 letters', () => {
    const wide: Grid = { sheet: '表', merges: [], rows: rows(30, 16_384, (i, j) => `词${i}${j}`) };
    expect(findTables([wide], hints)).toBeInstanceOf(Array);
    const merges = Array.from({ length: 10_000 }, (_, i) => ({
      top: 1 + (i % 5),
      left: 1 + i,
      bottom: 1_048_576,
      right: 16_384,
    }));
    const merged: Grid = { sheet: '表', rows: rows(200, 60, (i, j) => `词${i}${j}`), merges };
    const worded: Grid = { sheet: '表', rows: rows(50, 50, (_, j) => `${j}（${'年 月（'.repeat(8000)}`), merges: [] };
    expect(findTables([merged, worded], hints)).toBeInstanceOf(Array);
  });
});
