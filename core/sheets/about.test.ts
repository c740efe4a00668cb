import { describe, expect, test } from 'vitest';
import type { Dictionary, Element } from '../facts/model.ts';
import { ABOUT_NAME, type AboutFill, aboutSheet, isAboutSheet } from './about.ts';
import { durationWords } from './about-words.ts';
import { NEVER_HELD, NOT_FOR_PURPOSE } from './fill.ts';
import { takeStats } from './fill-stats.ts';
import { takeFreshness } from './freshness.ts';
import type { Cell, SheetColumn } from './model.ts';

const element = (id: string, type: Element['type'], more: Partial<Element> = {}): Element => ({
  id,
  title: { zh: `${id}的`, en: id },
  synonyms: [],
  type,
  class: 'personal',
  purposes: ['registry'],
  seconds: 3,
  ...more,
});
const DICTIONARY: Pick<Dictionary, 'elements' | 'codeLists' | 'purposes'> = {
  elements: [
    element('person.name', 'text'),
    element('person.sex', 'code', { codes: 'sex' }),
    element('person.age', 'number', { derived: 'age' }),
    element('person.symptoms', 'codes', { codes: 'symptoms', purposes: ['screening'], fresh: 'P14D' }),
    element('person.temperature', 'number', { purposes: ['screening'], fresh: 'PT12H' }),
  ],
  codeLists: [
    {
      id: 'symptoms',
      title: { zh: '症状', en: 'Symptoms' },
      codes: [{ code: 'fever', title: { zh: '发热', en: 'Fever' } }],
    },
  ],
  purposes: [
    {
      id: 'registry',
      title: { zh: '居民登记', en: 'Register' },
      mode: 'everyday',
      basis: { zh: '条例', en: 'Rule' },
      serves: [],
    },
  ],
};
const columns: SheetColumn[] = [
  { index: 1, header: '序号', source: { kind: 'serial' } },
  { index: 2, header: '姓名', source: { kind: 'element', element: 'person.name' } },
  {
    index: 3,
    header: '性别',
    source: { kind: 'element', element: 'person.sex' },
    words: { codes: { 1: 'M', 2: 'F' } },
  },
  { index: 4, header: '年龄', source: { kind: 'age', element: 'person.age' } },
  {
    index: 5,
    header: '发热',
    path: ['症状', '发热'],
    source: { kind: 'has', element: 'person.symptoms', code: 'fever' },
  },
  { index: 6, header: '体温', source: { kind: 'element', element: 'person.temperature' } },
  { index: 7, header: '民族', source: { kind: 'never', reason: { zh: '用不到', en: 'Not needed' } } },
  { index: 28, header: '备注', source: { kind: 'blank', why: 'remark' } },
];
const NOW = Date.UTC(2026, 2, 6, 4);
const DAY = 86_400_000;

const FILL: AboutFill = {
  layout: { sheet: '名单', columns, rowSubject: 'person' },
  dictionary: DICTIONARY,
  ...{ purpose: 'registry', basis: '街办〔2026〕3号', area: ['槐雨里社区', '第一网格'] },
  ...{ role: 'community_staff', organisation: '槐雨里居委会' },
  ...{ at: NOW, keptUntil: NOW + 30 * DAY, timeZone: 'Asia/Shanghai' },
};

function told() {
  const { see, stats } = takeStats(columns);
  const rows: Cell[][] = [
    ...Array.from({ length: 4 }, () => [1, '李', 'M', 76, '√', NOT_FOR_PURPOSE, NEVER_HELD, undefined]),
    [2, '王', '未知', undefined, undefined, NOT_FOR_PURPOSE, NEVER_HELD, undefined],
    [3, undefined, undefined, undefined, undefined, NOT_FOR_PURPOSE, NEVER_HELD, undefined],
  ];
  rows.forEach(see);
  const fresh = takeFreshness(columns, NOW);
  fresh.see({ values: {}, observed: { 'person.name': NOW - 800 * DAY, 'person.birth_date': NOW - DAY } });
  fresh.see({ values: {}, observed: { 'person.name': NOW - 3 * DAY, 'person.symptoms': NOW - 4 * DAY } });
  fresh.see({ values: {} });
  return aboutSheet(FILL, stats, fresh.freshness);
}

describe('the sheet about a sheet', () => {
  test('says for what, on what basis, until when and by which post', () => {
    const lines = told().title.map(([label, value]) => (value === undefined ? label : `${label}: ${value}`));
    expect(lines).toEqual([
      '填表说明 · About this sheet',
      '本工作簿含个人信息，只用于下列用途，到期须删除。 · This workbook holds personal data. Use it for the purpose below only, and delete it at its end.',
      '工作表 · Sheet: 名单',
      '用途 · Purpose: 居民登记 · Register',
      '依据 · Basis: 条例 · Rule',
      '文号 · Document: 街办〔2026〕3号',
      '范围 · Area: 槐雨里社区 / 第一网格',
      '填表岗位 · Filled by: 社区工作人员 · Community staff, 槐雨里居委会',
      '填表日期 · Filled on: 2026-03-06',
      '保存至 · Kept until: 2026-04-05',
      '行数 · Rows: 6',
      '行 · A row: 每行一人 · a row for each person',
      '暂无 · Not on record: 没问过、没答或已过期，不加区分。 · Never asked, not answered or out of date: nobody can tell which.',
    ]);
  });

  test('says of each column what fills it, how much is missing and how old it is, save of a few people', () => {
    const { columns: header, rows } = told();
    expect(rows.every(row => row.length === header[0]!.length && row.length === header[1]!.length)).toBe(true);
    const said = rows.map(row => row.map(cell => (typeof cell === 'string' ? cell.split(' · ')[0] : cell)));
    const none = undefined;
    expect(said).toEqual([
      ['A', '序号', '序号', ...Array(9).fill(none)],
      ['B', '姓名', 'person.name的', '居民登记（名册或上门）', 5, 1, 0, 1, '2023-12-27', none, none, none],
      [
        'C',
        '性别',
        'person.sex的',
        '居民登记（名册或上门）',
        5,
        1,
        0,
        none,
        none,
        none,
        none,
        '1 行的值不在本表的选项之内，写的是通用名称',
      ],
      ['D', '年龄', 'person.age的', '由出生日期算出', 4, 2, 0, 0, none, none, none, none],
      [
        'E',
        '症状 / 发热',
        'person.symptoms的：发热',
        '上门询问',
        4,
        none,
        0,
        0,
        none,
        '14 天',
        none,
        '空白：没有，或暂无',
      ],
      ['F', '体温', 'person.temperature的', '上门询问', 0, 0, 6, none, none, '12 小时', none, none],
      ['G', '民族', '从不保存', ...Array(8).fill(none), '用不到'],
      ['AB', '备注', '留空', ...Array(8).fill(none), '留给部门填写'],
    ]);
  });

  test('of figures says what each counts, of how many it does not know, and under which condition', () => {
    const counting: SheetColumn[] = [
      { index: 1, header: '老人', source: { kind: 'count', of: 'person', where: { element: 'person.age', from: 65 } } },
      { index: 2, header: '人数', source: { kind: 'count', of: 'person' } },
    ];
    const { see, stats } = takeStats(counting);
    see([3, 9]);
    see([undefined, 2]);
    const fresh = takeFreshness(counting, NOW);
    fresh.see({ values: {}, uncounted: { 'count(person, person.age>=65)': 4 } });
    fresh.see({ values: {}, uncounted: { 'count(person, person.age>=65)': 1 } });
    const layout = { sheet: '汇总', columns: counting, rowSubject: 'grid' as const };
    const { title, rows } = aboutSheet({ ...FILL, layout, where: 'age >= 18' }, stats, fresh.freshness);
    expect(title).toContainEqual(['条件 · Condition', 'age >= 18']);
    expect(title).toContainEqual(['行 · A row', '每行一个网格 · a row for each grid']);
    const [old, all] = rows.map(row => row.map(cell => (typeof cell === 'string' ? cell.split(' · ')[0] : cell)));
    expect(old!.slice(2, 6)).toEqual(['人数：person.age的 65 及以上', '由有记录的人或户数出', 1, 1]);
    expect(old!.at(-1)).toBe('数字只含有记录的；合计 5 没有记录');
    expect([all![2], all!.at(-1)]).toEqual(['人数', undefined]);
  });

  test('has one number for what is not on record, whatever the reason', () => {
    const { columns: header } = told();
    expect(header.flat().filter(text => /暂无|record|declined|不愿|拒/.test(text))).toEqual(['暂无', 'Not on record']);
  });
});

test('is known by its name, whatever number it was given', () => {
  expect([ABOUT_NAME, `${ABOUT_NAME} (2)`, '填表说明'].map(isAboutSheet)).toEqual([true, true, false]);
});

test.each([
  ['P6M', '6 个月', '6 months'],
  ['P1Y6M', '1 年 6 个月', '1 year 6 months'],
  ['P2W', '14 天', '14 days'],
  ['PT12H', '12 小时', '12 hours'],
  ['PT30M', '0.5 小时', '0.5 hours'],
])('%s is %s · %s', (duration, zh, en) => expect(durationWords(duration)).toEqual({ zh, en }));
