// Sheets drawn by hand as offices make them: where each table stands, what stands in it and what is said around it.
import { describe, expect, test } from 'vitest';
import { drawGrid } from '../../tests/support/draw-grid.ts';
import type { Grid } from './model.ts';
import type { TableLayout } from './table-model.ts';
import { findTables } from './tables.ts';

const KNOWN = new Set([
  '姓名',
  '性别',
  '年龄',
  '电话',
  '联系电话',
  '身份证号',
  '住址',
  '出生日期',
  '户主',
  '房号',
  '社区',
  '人数',
  '备注',
]);
const hints = { isKnown: (header: string) => KNOWN.has(header) };
const unknown: typeof hints = { isKnown: () => false };

/** Every table as one line: rows, words, body. */
const line = ({ sheet: _, title: __, notes: ___, ...one }: TableLayout): string =>
  [
    `${one.headerTop}-${one.headerRow}>${one.firstRow}`,
    `+${one.capacity}${one.footerRow === undefined ? '' : `/${one.footerRow}`}`,
    one.body + (one.filledRows > 0 ? ` ${one.filledRows}` : ''),
    one.columns.map(({ index, header }) => `${index}${header}`).join(' '),
    ...(one.single ? ['single'] : []),
    ...(one.mergedRows ? ['merged'] : []),
  ].join(' | ');
const lines = (text: string, known = unknown): string[] => findTables([drawGrid(text)], known).map(line);

type Drawn = [name: string, drawing: string, ...tables: string[]];
const BLANK: Drawn[] = [
  ['with nothing but a header', '姓名 | 性别 | 年龄', '1-1>2 | +1 | blank | 1姓名 2性别 3年龄'],
  ['with ruled rows', '姓名 | 性别 | 年龄\n# | # | #\n# | # | #', '1-1>2 | +2 | blank | 1姓名 2性别 3年龄'],
  [
    'below a title, a line of labels and a unit',
    '居民登记表 | > | >\n填报单位：____ | | 填报时间：\n | | 单位：人\n姓名 | 性别 | 年龄\n# | # | #',
    '4-4>5 | +1 | blank | 1姓名 2性别 3年龄 | single',
  ],
  [
    'with serial numbers printed already',
    '序号 | 姓名 | 性别\n1 | # | #\n2 | # | #\n3 | # | #',
    '1-1>2 | +3 | blank | 1序号 2姓名 3性别',
  ],
  [
    'with things to tick printed in every row',
    '姓名 | 性别 | 日期\n# | #男/女 | #年 月 日\n# | #男/女 | #年 月 日',
    '1-1>2 | +2 | blank | 1姓名 2性别 3日期',
  ],
  [
    'with a row that numbers its columns',
    '姓名 | 性别 | 年龄\n1 | 2 | 3\n# | # | #\n# | # | #',
    '1-2>3 | +2 | blank | 1姓名 2性别 3年龄',
  ],
  [
    'with a row of stems and numbers',
    '社区 | 户数 | 人数\n甲 | 1 | 2\n# | # | #\n# | # | #',
    '1-2>3 | +2 | blank | 1社区 2户数 3人数',
  ],
  [
    'with a row of letters',
    '社区 | 户数 | 人数\nA | B | C=A+B\n# | # | #\n# | # | #',
    '1-2>3 | +2 | blank | 1社区 2户数 3人数',
  ],
  [
    'with a row that tells how to fill in',
    '姓名 | 性别 | 出生日期\n必填 | 下拉选择 | 格式：2001-01-01\n# | # | #\n# | # | #',
    '1-2>3 | +2 | blank | 1姓名 2性别 3出生日期',
  ],
  [
    'with a note over the whole table below its header',
    '姓名 | 性别 | 年龄\n（请如实填写） | > | >\n# | # | #\n# | # | #',
    '1-1>3 | +2 | blank | 1姓名 2性别 3年龄',
  ],
  [
    'with a total and signatures below',
    '姓名 | 性别 | 人数\n# | # | #\n# | # | #\n合计 | | =SUM(C2:C3)\n填表人： | | 审核人：',
    '1-1>2 | +2/4 | blank | 1姓名 2性别 3人数',
  ],
  [
    'with a total on top',
    '社区 | 户数 | 人数\n合计 | =SUM(B3:B4) | =SUM(C3:C4)\n# | # | #\n# | # | #',
    '1-1>3 | +2 | blank | 1社区 2户数 3人数',
  ],
  ['with a footer that touches its header', '姓名 | 性别 | 年龄\n合计 | |', '1-1>2 | +0/2 | blank | 1姓名 2性别 3年龄'],
  [
    'with an empty line above the signature',
    '姓名 | 性别 | 年龄\n# | # | #\n# | # | #\n-\n负责人：李 | | 电话：',
    '1-1>2 | +2/5 | blank | 1姓名 2性别 3年龄',
  ],
  [
    'that calculates within its rows',
    '姓名 | 身份证号 | 年龄\n# | # | #=2026-MID(B2,7,4)\n# | # | #=2026-MID(B3,7,4)',
    '1-1>2 | +2 | blank | 1姓名 2身份证号 3年龄',
  ],
  [
    'that looks for the same person in its own rows',
    '姓名 | 身份证号 | 重复\n# | # | #=COUNTIF(B$2:B$3,B2)\n# | # | #=COUNTIF(B$2:B$3,B3)',
    '1-1>2 | +2 | blank | 1姓名 2身份证号 3重复',
  ],
  ['with a column nobody named', '#姓名 | # | #年龄\n# | # | #\n# | # | #', '1-1>2 | +2 | blank | 1姓名 3年龄'],
  [
    'whose cells are merged sideways in every row',
    '姓名 | 住址 | > | 电话\n# | # | > | #\n# | # | > | #',
    '1-1>2 | +2 | blank | 1姓名 2住址 4电话',
  ],
  [
    'whose cells are merged over several rows',
    '社区 | 姓名 | 年龄\n# | # | #\n^ | # | #',
    '1-1>2 | +2 | blank | 1社区 2姓名 3年龄 | merged',
  ],
  ['of two columns nobody knows', '物品 | 去处\n# | #\n# | #', '1-1>2 | +2 | blank | 1物品 2去处'],
  [
    'of figures in one row',
    '单位名称 | 当日新增 | 累计 | 其中 | > \n^ | ^ | ^ | 男 | 女\n# | # | # | # | #\n填表人： | | | 电话：',
    '1-2>3 | +1/4 | blank | 1单位名称 2当日新增 3累计 4其中/男 5其中/女 | single',
  ],
];

const FILLED: Drawn[] = [
  [
    'a sample that says so',
    '姓名 | 性别 | 年龄\n示例：李某 | 男 | 40\n# | # | #',
    '1-1>2 | +2 | sample 1 | 1姓名 2性别 3年龄',
  ],
  [
    'a sample numbered 例',
    '序号 | 姓名 | 年龄\n例 | 李明 | 40\n1 | # | #\n2 | # | #',
    '1-1>2 | +3 | sample 1 | 1序号 2姓名 3年龄',
  ],
  [
    'a person nobody is called like',
    '姓名 | 电话 | 年龄\n张三 | 13800000000 | 40',
    '1-1>2 | +1 | sample 1 | 1姓名 2电话 3年龄',
  ],
  [
    'one row alone above ruled ones',
    '姓名 | 性别 | 年龄\n#李明 | #男 | #40\n# | # | #\n# | # | #\n# | # | #',
    '1-1>2 | +4 | sample 1 | 1姓名 2性别 3年龄',
  ],
  [
    'somebody’s rows',
    '姓名 | 性别 | 年龄\n李明 | 男 | 40\n王芳 | 女 | 30\n陈强 | 男 | 50',
    '1-1>2 | +3 | filled 3 | 1姓名 2性别 3年龄',
  ],
  [
    'somebody’s rows above ruled ones',
    '#姓名 | #性别 | #年龄\n#李明 | #男 | #40\n#王芳 | #女 | #30\n#陈强 | #男 | #50\n# | # | #\n# | # | #\n填表人：周',
    '1-1>2 | +5/7 | filled 3 | 1姓名 2性别 3年龄',
  ],
  [
    'one row left out among somebody’s',
    '#姓名 | #性别 | #年龄\n# | # | #\n#王芳 | #女 | #30\n#陈强 | #男 | #50\n#吴敏 | #女 | #20',
    '1-1>2 | +4 | filled 4 | 1姓名 2性别 3年龄',
  ],
  [
    'households divided by empty rows',
    '姓名 | 性别 | 年龄\n李明 | 男 | 40\n王芳 | 女 | 30\n-\n陈强 | 男 | 50\n吴敏 | 女 | 20',
    '1-1>2 | +5 | filled 5 | 1姓名 2性别 3年龄',
  ],
  [
    'subtotals among somebody’s rows',
    '社区 | 户数 | 人数\n东湖 | 3 | 9\n小计 | 3 | 9\n西湖 | 2 | 5\n小计 | 2 | 5\n合计 | 5 | 14',
    '1-1>2 | +3/5 | filled 3 | 1社区 2户数 3人数',
  ],
  [
    'names of areas printed for their figures',
    '社区 | 户数 | 人数\n#东湖 | # | #\n#西湖 | # | #\n#南湖 | # | #',
    '1-1>2 | +3 | filled 3 | 1社区 2户数 3人数',
  ],
  [
    'households merged over their members',
    '户主 | 姓名 | 年龄\n李明 | 李明 | 40\n^ | 王芳 | 30\n陈强 | 陈强 | 50\n^ | 吴敏 | 20',
    '1-1>2 | +4 | filled 4 | 1户主 2姓名 3年龄 | merged',
  ],
  [
    'words alone, with nothing unlike the header',
    '姓名 | 社区 | 党员\n李明 | 东湖 | 是\n王芳 | 西湖 | 否\n陈强 | 东湖 | 否',
    '1-1>2 | +3 | filled 3 | 1姓名 2社区 3党员',
  ],
];

const SEVERAL: Drawn[] = [
  [
    'one above the other with an empty row between',
    '一、老人 | >\n姓名 | 年龄 | 电话\n# | # | #\n# | # | #\n-\n二、儿童 | >\n姓名 | 学校 | 班级\n# | # | #\n# | # | #',
    '2-2>3 | +2/6 | blank | 1姓名 2年龄 3电话',
    '7-7>8 | +2 | blank | 1姓名 2学校 3班级',
  ],
  [
    'one above the other with only a header between',
    '姓名 | 年龄 | 电话\n# | # | #\n# | # | #\n户主 | 房号 | 人数\n# | # | #\n# | # | #',
    '1-1>2 | +2/4 | blank | 1姓名 2年龄 3电话',
    '4-4>5 | +2 | blank | 1户主 2房号 3人数',
  ],
  [
    'with the header printed again on each page',
    '姓名 | 年龄 | 电话\n# | # | #\n# | # | #\n姓名 | 年龄 | 电话\n# | # | #',
    '1-1>2 | +2/4 | blank | 1姓名 2年龄 3电话',
    '4-4>5 | +1 | blank | 1姓名 2年龄 3电话 | single',
  ],
  [
    'side by side',
    '#姓名 | #年龄 | | #房号 | #人数\n# | # | | # | #\n# | # | | # | #',
    '1-1>2 | +2 | blank | 1姓名 2年龄',
    '1-1>2 | +2 | blank | 4房号 5人数',
  ],
  [
    'side by side, filled and without any ruling',
    '序号 | 姓名 | | 序号 | 姓名\n1 | 李明 | | 3 | 陈强\n2 | 王芳 | | 4 | 吴敏',
    '1-1>2 | +2 | filled 2 | 1序号 2姓名',
    '1-1>2 | +2 | filled 2 | 4序号 5姓名',
  ],
];

describe('a blank table', () => {
  test.each(BLANK)('%s', (_, drawing, ...tables) => expect(lines(drawing)).toEqual(tables));
});
describe('a table that holds', () => {
  test.each(FILLED)('%s', (_, drawing, ...tables) => expect(lines(drawing)).toEqual(tables));
});
describe('several tables on a sheet', () => {
  test.each(SEVERAL)('%s', (_, drawing, ...tables) => expect(lines(drawing, hints).sort()).toEqual(tables));
});

describe('no table is', () => {
  test.each([
    ['a page of sentences', '填表说明\n一、逐户填写，不得遗漏。\n二、每日十六时前报送。'],
    ['a record of labels with room beside them', '#姓名 | # | #性别 | #\n#出生日期 | # | #电话 | #\n#住址 | # | > | >'],
    [
      'a record filled in',
      '姓名 | 李明 | 性别 | 男\n电话 | 13900000001 | 年龄 | 40\n住址 | 东湖 | 备注 | 无\n户主 | 李明 | 房号 | 302',
    ],
    ['an empty sheet', ''],
  ])('%s', (_, drawing) => expect(lines(drawing, hints)).toEqual([]));
});

test('title and notes are told apart', () => {
  const [table] = findTables(
    [
      drawGrid(
        '附件1\n东湖街道居民登记表 | > | >\n填报单位：____ | | 2026年3月6日\n姓名 | 性别 | 年龄\n# | # | #\n# | # | #\n注：每日报送。\n负责人： | | 联系电话：',
      ),
    ],
    unknown,
  );
  expect(table).toMatchObject({
    title: '东湖街道居民登记表',
    notes: ['附件1', '填报单位：____', '2026年3月6日', '注：每日报送。', '负责人：', '联系电话：'],
  });
  expect(findTables([drawGrid('姓名 | 性别\n# | #', '入户表')], unknown)[0]?.title).toBe('入户表');
});

test('what stands in a column and what may be chosen there is told', () => {
  const grid: Grid = {
    ...drawGrid('姓名 | 性别 | 合计\n李明 | 男 | =1+1\n王芳 | 女 | =1+2\n陈强 | 男 |'),
    validations: [{ area: { top: 2, left: 2, bottom: 100, right: 2 }, choices: ['男', '女'] }],
  };
  const [table] = findTables([grid], unknown);
  expect(table?.columns.map(({ samples, choices, formula }) => [samples, choices, formula])).toEqual([
    [['李明', '王芳', '陈强'], undefined, undefined],
    [['男', '女'], ['男', '女'], undefined],
    [[], undefined, true],
  ]);
});

test('of several sheets the likeliest table comes first, lists of codes and hidden sheets last', () => {
  const named = (sheet: string, text: string, hidden = false): Grid => ({
    ...drawGrid(text, sheet),
    ...(hidden ? { hidden: true } : {}),
  });
  const found = findTables(
    [
      named('旧表', '姓名 | 性别 | 年龄 | 电话\n# | # | # | #', true),
      named('字典', '代码 | 名称\n1 | 男\n2 | 女\n3 | 其他'),
      named('说明', '一、逐户填写。'),
      named('登记表', '姓名 | 性别 | 年龄\n# | # | #\n# | # | #'),
    ],
    hints,
  );
  expect(found.map(({ sheet }) => sheet)).toEqual(['登记表', '字典', '旧表']);
});

test('known words decide where looks do not', () => {
  const drawing = '本表 | 由社区 | 填写 | 上报\n姓名 | 性别 | 年龄 | 电话\n李明 | 男 | 40 | 13900000001';
  expect(lines(drawing, hints)[0]).toContain('2-2>3');
});
