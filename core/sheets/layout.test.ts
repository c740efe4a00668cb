import { describe, expect, test } from 'vitest';
import { createHeaderIndex } from '../facts/headers.ts';
import type { Element } from '../facts/model.ts';
import { accept, type Result } from '../kernel/result.ts';
import { findLayouts } from './layout.ts';
import { createLexicon } from './match/lexicon.ts';
import { type Area, type Grid, type GridCell, rowsKept, rowsReplaced, type SheetLayout } from './model.ts';
import { parseArea } from './references.ts';

const element = (id: string, zh: string, synonyms: string[] = [], type: Element['type'] = 'text'): Element => ({
  id,
  title: { zh, en: id },
  synonyms,
  type,
  class: 'personal',
  purposes: ['registry'],
  seconds: 3,
});
const ELEMENTS = [
  element('person.name', '姓名', ['居民姓名']),
  element('person.sex', '性别'),
  element('person.age', '年龄', [], 'number'),
  element('person.phone', '联系电话', ['电话'], 'phone'),
  element('person.id_number', '公民身份号码', ['身份证号'], 'id_number'),
  element('household.head_name', '户主姓名', ['户主']),
  element('household.size_living', '家庭人口', ['人数'], 'number'),
  element('dwelling.address', '详细地址', ['地址', '住址']),
  element('dwelling.door', '楼栋单元房号'),
  element('dwelling.building_number', '楼栋', ['栋']),
  element('dwelling.stairwell', '单元'),
  element('dwelling.room', '房号', ['门牌号', '室']),
  element('grid.name', '网格', ['所属网格']),
  element('grid.community_name', '社区'),
];
const NEVER = [
  {
    id: 'ethnicity',
    title: { zh: '民族', en: 'Ethnicity' },
    headers: ['民族'],
    containing: ['民族'],
    reason: { zh: '用不到', en: 'Not needed' },
  },
];
const index = createHeaderIndex({ elements: ELEMENTS }, NEVER);

type Written = string | Partial<GridCell>;

/** A grid from rows of texts; `''` leaves a cell out, `'#'` is a styled empty cell. */
const grid = (rows: Written[][], merges: string[] = [], sheet = '表'): Grid => ({
  sheet,
  rows: rows
    .map((cells, i) => ({
      row: i + 1,
      cells: cells.flatMap((cell, j): GridCell[] => {
        if (cell === '') return [];
        if (cell === '#') return [{ column: j + 1, text: '', styled: true }];
        return [{ column: j + 1, text: '', ...(typeof cell === 'string' ? { text: cell } : cell) }];
      }),
    }))
    .filter(({ cells }) => cells.length > 0),
  merges: merges.map(ref => parseArea(ref) as Area),
});

const likeliest = (...given: Parameters<typeof findLayouts>): Result<SheetLayout> => {
  const found = findLayouts(...given);
  return found.ok ? accept(found.value[0]!) : found;
};
const layoutOf = (rows: Written[][], merges?: string[]) => {
  const read = likeliest([grid(rows, merges)], index);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
};
const refusalOf = (rows: Written[][], merges?: string[]) => {
  const read = likeliest([grid(rows, merges)], index);
  return read.ok ? undefined : read.refusal;
};
const sources = (rows: Written[][], merges?: string[]) =>
  layoutOf(rows, merges).columns.map(({ source }) =>
    source.kind === 'element' ? source.element : source.kind === 'blank' ? `blank ${source.why}` : source.kind,
  );

const EMPTY = ['#', '#', '#'];

describe('the header', () => {
  test('is found below titles and matched in every column', () => {
    const layout = layoutOf([['居民登记表'], ['填报单位：'], ['序号', '姓 名*', '性别（男/女）'], EMPTY, EMPTY]);
    expect(layout).toMatchObject({ sheet: '表', headerRow: 3, firstRow: 4, capacity: 2, rowSubject: 'person' });
    expect(layout.footerRow).toBeUndefined();
    expect(layout.columns.map(({ index: at, header }) => [at, header])).toEqual([
      [1, '序号'],
      [2, '姓 名*'],
      [3, '性别（男/女）'],
    ]);
  });

  test('leaves what it does not know blank, and says why', () => {
    expect(sources([['姓名', '性别', '鞋码', '备注', '民族', '年龄', '所属网格', '社区']])).toEqual([
      'person.name',
      'person.sex',
      'blank unknown',
      'blank remark',
      'never',
      'age',
      'grid',
      'community',
    ]);
  });

  test('that stands twice is nobody’s, for whose it is cannot be told', () => {
    expect(sources([['姓名', '电话', '身份证号', '电 话']])).toEqual([
      'person.name',
      'blank repeated',
      'person.id_number',
      'blank repeated',
    ]);
  });

  test('split over two rows is read by its lowest words', () => {
    const rows = [
      ['序号', '姓名', '住址', '', '', '备注'],
      ['', '', '楼栋', '单元', '房号'],
    ];
    const merges = ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2'];
    expect(sources(rows, merges)).toEqual(['serial', 'person.name', 'building', 'stairwell', 'room', 'blank remark']);
    expect(layoutOf(rows, merges)).toMatchObject({ headerRow: 2, firstRow: 3 });
  });

  test('under a heading of somebody else is not the row’s own', () => {
    const rows = [
      ['姓名', '性别', '监护人', ''],
      ['', '', '关系', '联系电话'],
    ];
    expect(sources(rows, ['A1:A2', 'B1:B2', 'C1:D1'])).toEqual([
      'person.name',
      'person.sex',
      'blank unknown',
      'blank whose',
    ]);
    const head = [
      ['户主', '', '家庭人口', '住址'],
      ['姓名', '性别', '', ''],
    ];
    expect(sources(head, ['A1:B1', 'C1:C2', 'D1:D2'])).toEqual([
      'head_name',
      'blank whose',
      'household.size_living',
      'address',
    ]);
    const groups = [
      ['基本信息', '', '监护人信息', ''],
      ['姓名', '性别', '监护人关系', '联系电话'],
    ];
    expect(sources(groups, ['A1:B1', 'C1:D1'])).toEqual(['person.name', 'person.sex', 'blank unknown', 'blank whose']);
  });

  test('of a lone room number asks for the whole door', () => {
    expect(sources([['姓名', '门牌号']])).toEqual(['person.name', 'door']);
    expect(sources([['姓名', '楼栋', '门牌号']])).toEqual(['person.name', 'building', 'room']);
    expect(sources([['姓名', '地址', '门牌号']])).toEqual(['person.name', 'address', 'room']);
  });

  test('without a person’s name but with a household’s makes rows of households', () => {
    const rows = [['序号', '户主姓名', '家庭人口', '住址', '性别']];
    expect(layoutOf(rows).rowSubject).toBe('household');
    expect(sources(rows)).toEqual(['serial', 'head_name', 'household.size_living', 'address', 'blank whose']);
    expect(layoutOf([['户主姓名', '姓名', '性别']]).rowSubject).toBe('person');
  });

  test('with fewer than two known words is no header', () => {
    expect(refusalOf([['姓名', '鞋码']])?.code).toBe('sheet-no-header');
    expect(refusalOf([])?.code).toBe('sheet-no-header');
  });
});

describe('the rows to fill', () => {
  const HEADER = ['序号', '姓名', '性别'];

  test('end where a total, a note or a signature begins', () => {
    const total = [HEADER, EMPTY, EMPTY, ['合计', '', { text: '0', formula: 'COUNTA(C2:C3)' }]];
    expect(layoutOf(total)).toMatchObject({ firstRow: 2, capacity: 2, footerRow: 4 });
    expect(layoutOf([HEADER, EMPTY, ['填表人：', '', '审核人：']])).toMatchObject({ capacity: 1, footerRow: 3 });
    expect(layoutOf([HEADER, EMPTY, ['请于每日报送']])).toMatchObject({ capacity: 1, footerRow: 3 });
    expect(layoutOf([HEADER, ['合 计']])).toMatchObject({ capacity: 0, footerRow: 2 });
  });

  test('do not take the empty line above a signature', () => {
    expect(layoutOf([HEADER, EMPTY, EMPTY, [], ['填表人：']])).toMatchObject({ capacity: 2, footerRow: 5 });
    expect(layoutOf([HEADER, [], [], ['填表人：']])).toMatchObject({ capacity: 2, footerRow: 4 });
  });

  test('may be numbered already, and may calculate within themselves', () => {
    const own = { text: '', formula: 'IF(B2="","",LEN(B2))' };
    const layout = layoutOf([HEADER, ['1', '#', own], ['2', '#', { text: '', formula: 'IF(B3="","",LEN(B3))' }]]);
    expect(layout).toMatchObject({ firstRow: 2, capacity: 2 });
    expect(layout.columns[2]?.source).toEqual({ kind: 'formula' });
  });

  test('already filled in stay, and new ones follow', () => {
    const layout = layoutOf([HEADER, ['1', '赵海棠', '女'], ['2', '李长庚', '男'], EMPTY]);
    expect(layout).toMatchObject({ firstRow: 2, body: 'filled', filledRows: 2, capacity: 3 });
    expect(rowsKept(layout)).toBe(2);
    expect(layout.columns[2]?.shows).toEqual({ choices: [], samples: ['女', '男'] });
  });

  test('that only show how to fill them in are written over', () => {
    const layout = layoutOf([HEADER, ['例', '张三', '男'], EMPTY, EMPTY]);
    expect(layout).toMatchObject({ firstRow: 2, body: 'sample', filledRows: 1, capacity: 3 });
    expect(rowsReplaced(layout)).toBe(1);
  });

  test('begin below the numbers of the columns and what tells how to fill them in', () => {
    expect(layoutOf([HEADER, ['1', '2', '3'], EMPTY])).toMatchObject({ headerRow: 2, firstRow: 3, capacity: 1 });
    expect(layoutOf([HEADER, ['自动', '请填真实姓名', '单选'], EMPTY])).toMatchObject({ firstRow: 3, capacity: 1 });
  });

  test('merged downwards are refused, merged sideways are not', () => {
    expect(refusalOf([HEADER, EMPTY, EMPTY], ['A2:A3'])).toEqual({ code: 'sheet-merged-rows', detail: { row: 2 } });
    expect(layoutOf([HEADER, EMPTY, EMPTY], ['B2:C2', 'B3:C3']).capacity).toBe(2);
  });
});

test('of several sheets the one whose header is known best comes first, and every table is found', () => {
  const grids = [
    grid([['说明']], [], '说明'),
    grid([['姓名', '性别']], [], '甲'),
    grid([['姓名', '性别', '电话']], [], '乙'),
    grid([['姓名', '性别', '年龄']], [], '丙'),
  ];
  const found = findLayouts(grids, index);
  expect(found.ok && found.value.map(({ sheet }) => sheet)).toEqual(['乙', '丙', '甲']);
});

test('two tables on one sheet are two layouts, each with its own title', () => {
  const rows = [
    ['一、居民名单'],
    ['序号', '姓名', '性别'],
    EMPTY,
    EMPTY,
    [],
    ['二、住户名单'],
    ['序号', '户主姓名', '家庭人口', '住址'],
    ['#', '#', '#', '#'],
  ];
  const found = findLayouts([grid(rows, ['A1:C1', 'A6:D6'])], index);
  const told = found.ok ? found.value.map(({ title, rowSubject, firstRow }) => ({ title, rowSubject, firstRow })) : [];
  expect(told.sort((a, b) => a.firstRow - b.firstRow)).toEqual([
    { title: '一、居民名单', rowSubject: 'person', firstRow: 3 },
    { title: '二、住户名单', rowSubject: 'household', firstRow: 8 },
  ]);
});

test('rows without a name are about what title and headers say', () => {
  const lexicon = createLexicon({ elements: ELEMENTS, codeLists: [] }, NEVER);
  const rowsOf = (rows: Written[][]) => {
    const found = likeliest([grid(rows)], index, lexicon);
    return found.ok ? found.value.rowSubject : found.refusal.code;
  };
  expect(rowsOf([['网格情况统计表'], ['网格', '户数', '人数'], EMPTY])).toBe('grid');
  expect(rowsOf([['楼栋情况表'], ['楼栋', '单元', '人数'], EMPTY])).toBe('building');
  expect(rowsOf([['居民登记表'], ['姓名', '网格', '楼栋'], EMPTY])).toBe('person');
});
