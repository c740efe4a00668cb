// Sets headers on a sheet: title rows merged over the table, headings merged over their columns and lone headers merged
// downwards, rows to fill, and what offices write below.
import type { Area, Grid, GridCell, GridChoices, GridRow } from '../../../../core/sheets/model.ts';
import type { Chance } from '../../../../core/simulate/chance.ts';

export type HeaderCell = { means: string; words: readonly string[] };

const CHOICES: Readonly<Record<string, readonly string[]>> = {
  'person.sex': ['男', '女'],
  'person.marital_status': ['未婚', '已婚', '离婚', '丧偶'],
  'person.education': ['小学', '初中', '高中', '大专', '本科'],
  'person.disability_grade': ['一级', '二级', '三级', '四级'],
  'person.test_result': ['阴性', '阳性'],
  'person.self_care': ['能自理', '半自理', '不能自理'],
  'dwelling.use': ['自住', '出租', '空置'],
};
const EXAMPLES: Readonly<Record<string, string>> = {
  'person.name': '李某某',
  'person.sex': '女',
  'person.age': '71',
  'person.phone': '13900000000',
  'person.birth_date': '1950-06-01',
  'household.head_name': '李某某',
  'dwelling.room': '302',
};

/** Headings that stand over several columns in a row, and lone headers over the rows they leave empty. */
function mergesOf(columns: readonly HeaderCell[], top: number, depth: number): Area[] {
  const merges: Area[] = [];
  const sameTo = (i: number, level: number): number => {
    let j = i;
    const heading = columns[i]!.words.slice(0, level + 1).join('/');
    while (
      columns[j + 1] !== undefined &&
      columns[j + 1]!.words.length > level + 1 &&
      columns[j + 1]!.words.slice(0, level + 1).join('/') === heading
    )
      j++;
    return j;
  };
  for (const [i, { words }] of columns.entries()) {
    for (let level = 0; level < words.length - 1; level++) {
      const before = columns[i - 1]?.words;
      const begun =
        before !== undefined &&
        before.length > level + 1 &&
        before.slice(0, level + 1).join('/') === words.slice(0, level + 1).join('/');
      const j = sameTo(i, level);
      if (!begun && j > i) merges.push({ top: top + level, left: i + 1, bottom: top + level, right: j + 1 });
    }
    if (words.length < depth)
      merges.push({ top: top + words.length - 1, left: i + 1, bottom: top + depth - 1, right: i + 1 });
  }
  return merges;
}

/** A heading's words stand in the first of its columns only. */
function headerRows(columns: readonly HeaderCell[], top: number, depth: number): GridRow[] {
  return Array.from({ length: depth }, (_, level) => ({
    row: top + level,
    cells: columns.map(({ words }, i): GridCell => {
      const before = columns[i - 1]?.words;
      const heading = level < words.length - 1;
      const begun =
        heading &&
        before !== undefined &&
        before.length > level + 1 &&
        before.slice(0, level + 1).join('/') === words.slice(0, level + 1).join('/');
      return { column: i + 1, text: begun ? '' : (words[level] ?? ''), styled: true };
    }),
  }));
}

export function gridOf(title: string, columns: readonly HeaderCell[], chance: Chance): Grid {
  const width = columns.length;
  const rows: GridRow[] = [{ row: 1, cells: [{ column: 1, text: title, styled: true }] }];
  const merges: Area[] = [{ top: 1, left: 1, bottom: 1, right: width }];
  let at = 2;
  if (chance.maybe(0.6)) {
    const text = chance.pick(['填报单位：              填报日期：', '单位（盖章）：', '网格员：          联系电话：']);
    rows.push({ row: at, cells: [{ column: 1, text }] });
    if (chance.maybe(0.6)) merges.push({ top: at, left: 1, bottom: at, right: width });
    at++;
  }
  const depth = Math.max(...columns.map(({ words }) => words.length));
  rows.push(...headerRows(columns, at, depth));
  merges.push(...mergesOf(columns, at, depth));
  at += depth;
  if (chance.maybe(0.1)) {
    rows.push({ row: at, cells: columns.map((_, i) => ({ column: i + 1, text: String(i + 1), styled: true })) });
    at++;
  }
  const first = at;
  const blank = chance.between(5, 20);
  const serial = columns.findIndex(({ means }) => means === 'serial');
  const numbered = serial >= 0 && chance.maybe(0.3);
  const sample = chance.maybe(0.1);
  for (let n = 0; n < blank; n++, at++)
    rows.push({
      row: at,
      cells: columns.map(({ means }, i) => {
        const example = sample && n === 0 ? (i === serial ? '例' : (EXAMPLES[means] ?? '')) : '';
        const text = example || (numbered && i === serial ? String(n + (sample ? 0 : 1)) : '');
        return { column: i + 1, text, styled: true };
      }),
    });
  if (chance.maybe(0.3)) {
    rows.push({ row: at, cells: [{ column: 1, text: '合计', styled: true }] });
    at++;
  }
  if (chance.maybe(0.4)) rows.push({ row: at++, cells: [{ column: 1, text: '说明：请如实填写，没有的填“无”。' }] });
  if (chance.maybe(0.5)) rows.push({ row: at++, cells: [{ column: 1, text: '填表人：            审核人：' }] });
  const validations = columns.flatMap(({ means }, i): GridChoices[] => {
    const choices = CHOICES[means];
    if (choices === undefined || !chance.maybe(0.4)) return [];
    return [{ area: { top: first, left: i + 1, bottom: first + blank - 1, right: i + 1 }, choices }];
  });
  const sheet = chance.pick(['Sheet1', '登记表', title.slice(0, 12), '附件1', '汇总']);
  return { sheet, rows, merges, ...(validations.length === 0 ? {} : { validations }) };
}
