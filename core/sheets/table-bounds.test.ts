// Sheets far longer, wider and stranger than any form are read in time that grows with their cells.
import { describe, expect, test } from 'vitest';
import type { Grid } from './model.ts';
import { findTables } from './tables.ts';

const hints = { isKnown: (header: string) => header.startsWith('标题') };

describe('within bounded time', () => {
  const took = (grids: Grid[], known = hints): number => {
    const start = performance.now();
    findTables(grids, known);
    return performance.now() - start;
  };
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
    took([long(20_000)]);
    expect(took([long(60_000)])).toBeLessThan(12 * Math.max(50, took([long(10_000)])));
  });

  test('sixteen thousand columns, ten thousand merged cells and cells of 32,767 letters', () => {
    const wide: Grid = { sheet: '表', merges: [], rows: rows(30, 16_384, (i, j) => `词${i}${j}`) };
    expect(took([wide])).toBeLessThan(6000);
    const merges = Array.from({ length: 10_000 }, (_, i) => ({
      top: 1 + (i % 5),
      left: 1 + i,
      bottom: 1_048_576,
      right: 16_384,
    }));
    expect(took([{ sheet: '表', rows: rows(200, 60, (i, j) => `词${i}${j}`), merges }])).toBeLessThan(6000);
    expect(
      took([{ sheet: '表', rows: rows(50, 50, (_, j) => `${j}（${'年 月（'.repeat(8000)}`), merges: [] }]),
    ).toBeLessThan(6000);
  });
});
