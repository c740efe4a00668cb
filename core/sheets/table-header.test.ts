// Headers of real sheets and of generated ones are read column by column, whatever stands above or beside them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import HEADERS from '../../tests/fixtures/sheet-headers.json' with { type: 'json' };
import { drawGrid, movedGrid } from '../../tests/support/draw-grid.ts';
import { generateLayouts } from '../../tests/support/sheets/layouts/generate-layouts.ts';
import type { Area, Grid, GridRow } from './model.ts';
import { findTables } from './tables.ts';

type Entry = { title: string; headers: string[]; header_rows?: string[][]; header_paths?: string[] };
const ENTRIES = HEADERS as Entry[];
const unknown = { isKnown: () => false };
const tight = (text: string) => text.replace(/\s+/g, '');
const pathsOf = (grid: Grid) => findTables([grid], unknown)[0]?.columns.map(({ header }) => tight(header));

/** Blank cells of a header merged into the heading on their left where words stand below, else into the one above. */
function mergesOf(rows: readonly string[][], top: number): Area[] {
  const merges: Area[] = [];
  const words = (row: number, column: number) => rows[row]?.[column] ?? '';
  const below = (row: number, column: number) => rows.slice(row + 1).some(cells => (cells[column] ?? '') !== '');
  for (const [row, cells] of rows.entries())
    for (const [column, text] of cells.entries()) {
      if (text === '') continue;
      let right = column;
      if (below(row, column))
        while (right + 1 < cells.length && words(row, right + 1) === '' && below(row, right + 1)) right++;
      let bottom = row;
      if (!below(row, column)) bottom = rows.length - 1;
      if (right > column || bottom > row)
        merges.push({ top: top + row, left: column + 1, bottom: top + bottom, right: right + 1 });
    }
  return merges;
}

function sheetOf(title: string, header: readonly string[][], more: 'plain' | 'merged' | 'ruled'): Grid {
  const width = header[0]!.length;
  const styled = more === 'ruled' ? { styled: true } : {};
  const rows: GridRow[] = [{ row: 1, cells: [{ column: 1, text: title }] }];
  for (const [i, cells] of header.entries())
    rows.push({ row: i + 2, cells: cells.map((text, j) => ({ column: j + 1, text, ...styled })) });
  for (let i = 0; more === 'ruled' && i < 5; i++)
    rows.push({
      row: rows.at(-1)!.row + 1,
      cells: header[0]!.map((_, j) => ({ column: j + 1, text: '', styled: true })),
    });
  const merges = more === 'plain' ? [] : [{ top: 1, left: 1, bottom: 1, right: width }, ...mergesOf(header, 2)];
  return { sheet: '表', rows, merges };
}

describe('real headers', () => {
  const deep = ENTRIES.filter(one => one.header_rows !== undefined);
  for (const more of ['plain', 'merged', 'ruled'] as const)
    test.each(deep.map(one => [one.title, one] as const))(`of several rows, ${more}: %s`, (title, one) => {
      const grid = sheetOf(title, one.header_rows!, more);
      const found = findTables([grid], unknown);
      expect(found).toHaveLength(1);
      expect(found[0]!.columns.map(({ header }) => header)).toEqual(
        one.header_paths!.map(path => path.replace(/\s+/g, ' ')),
      );
      expect(found[0]).toMatchObject({ headerTop: 2, headerRow: 1 + one.header_rows!.length });
    });

  test.each(ENTRIES.map(one => [one.title, one] as const))('of one row: %s', (title, { headers }) => {
    for (const more of ['plain', 'ruled'] as const)
      expect(pathsOf(sheetOf(title, [headers], more))).toEqual(headers.map(tight));
  });
});

test('generated sheets are read with their merged cells and without', () => {
  for (const laid of generateLayouts('headers', 120)) {
    const width = laid.columns.length;
    const must = laid.columns.map(({ path }) => tight(path.join('/')));
    expect(pathsOf(laid.grid)).toEqual(must);
    const title = laid.grid.merges.filter(({ left, right }) => left === 1 && right >= width);
    expect(pathsOf({ ...laid.grid, merges: title })).toEqual(must);
  }
});

describe('a header', () => {
  const paths = (text: string) => findTables([drawGrid(text)], unknown)[0]?.columns.map(({ path }) => path);

  test('broken over lines is one word', () => {
    expect(paths('姓 名 | 现住\\n地址 | 联系电话\\n（手机）\n# | # | #')).toEqual([
      ['姓 名'],
      ['现住地址'],
      ['联系电话（手机）'],
    ]);
  });

  test('split over stacked cells of one column is one word', () => {
    expect(paths('姓 | 身份证 | 年\n名 | 号码 | 龄\n# | # | #')).toEqual([['姓名'], ['身份证号码'], ['年龄']]);
    expect(paths('姓名 | 总人数 | 面积\n | （人） | （平方米）\n# | # | #')).toEqual([
      ['姓名'],
      ['总人数（人）'],
      ['面积（平方米）'],
    ]);
  });

  test('four rows deep keeps every heading', () => {
    const deep = `
      序号 | 家庭情况 | >    | >    | >
      ^    | 人员     | >    | >    | 房屋
      ^    | 本人     | >    | 配偶 | ^
      ^    | 姓名     | 电话 | 姓名 | ^
      #    | #        | #    | #    | #`;
    expect(paths(deep)).toEqual([
      ['序号'],
      ['家庭情况', '人员', '本人', '姓名'],
      ['家庭情况', '人员', '本人', '电话'],
      ['家庭情况', '人员', '配偶', '姓名'],
      ['家庭情况', '房屋'],
    ]);
  });

  test('under one heading over some of its columns keeps it', () => {
    expect(paths(' | | 体温 | >\n姓名 | 电话 | 上午 | 下午\n# | # | # | #')).toEqual([
      ['姓名'],
      ['电话'],
      ['体温', '上午'],
      ['体温', '下午'],
    ]);
  });

  test('whose heading is written again over each of its columns names it once', () => {
    expect(paths('序号 | 本人 | 本人 | 配偶 | 配偶\n | 姓名 | 电话 | 姓名 | 电话\n# | # | # | # | #')).toEqual([
      ['序号'],
      ['本人', '姓名'],
      ['本人', '电话'],
      ['配偶', '姓名'],
      ['配偶', '电话'],
    ]);
  });

  test('of days is a header', () => {
    expect(paths('序号 | 姓名 | 体温 | >\n | | 3月1日 | 3月2日\n# | # | # | #')).toEqual([
      ['序号'],
      ['姓名'],
      ['体温', '3月1日'],
      ['体温', '3月2日'],
    ]);
  });
});

const DRAWN = [
  '序号 | 姓名 | 可疑症状 | >    | 备注\n ^   | ^    | 发热     | 咳嗽 | ^\n# | # | # | # | #\n# | # | # | # | #',
  '序号 | 姓名 | 可疑症状 |      | 备注\n     |      | 发热     | 咳嗽 |\n1 | 李明 | 是 | 否 |\n2 | 王芳 | 否 | 否 | 外出',
  '房号 | 户主 | 人数\n# | # | #',
  '项目 | 数量 | 单位\n口罩 | 20 | 只\n手套 | 30 | 双',
];

test('titles, empty rows above and columns on the left never change the words of a header', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...DRAWN),
      fc.array(fc.constantFrom('居民情况登记表', '填报单位：      填报时间：', '（2026年3月6日）', '')),
      fc.nat({ max: 6 }),
      (drawn, above, right) => {
        const grid = drawGrid(drawn);
        const moved = movedGrid(grid, above.length, right);
        const rows = above.flatMap((text, i): GridRow[] =>
          text === '' ? [] : [{ row: i + 1, cells: [{ column: right + 1, text }] }],
        );
        expect(pathsOf({ ...moved, rows: [...rows, ...moved.rows] })).toEqual(pathsOf(grid));
      },
    ),
    { numRuns: 300, seed: 7 },
  );
});
