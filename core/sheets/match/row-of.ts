// What one row of a table stands for, by its title and its headers.
import type { SubjectOfElement } from '../../facts/model.ts';
import { headingOf, leafOf } from './headings.ts';
import { lineOf, read } from './lexicon.ts';
import { VOCABULARY } from './vocabulary.ts';

export const ROWS = [
  'person',
  'household',
  'dwelling',
  'building',
  'grid',
  'facility',
  'matter',
  'counts',
  'other',
] as const;
export type RowKind = (typeof ROWS)[number];

/** What the columns of such a row speak of. A matter is about a person; of a stranger's rows nothing is known. */
export const subjectOfRow: Readonly<Record<RowKind, SubjectOfElement | 'any'>> = {
  ...{ person: 'person', household: 'household', dwelling: 'dwelling', building: 'building', grid: 'grid' },
  ...{ facility: 'facility', matter: 'person', counts: 'grid', other: 'facility' },
};

type Clue = { row: RowKind; title?: RegExp; header?: RegExp; weight: number };

/** Headers are read as words, these in their order: 户主 for 户主姓名, 出生 时 for 生日. */
const CLUES: readonly Clue[] = [
  { row: 'person', header: /^名$/, weight: 2 },
  { row: 'person', header: /^(?:性别|年龄|出生 时|证件号)$/, weight: 2 },
  { row: 'person', header: /户主 关系$/, weight: 1 },
  {
    row: 'person',
    title: /人员|名单|名册|花名册|患者|病人|学生|员工|居民|老人|老年|儿童|接触者|个人|病例|孕/,
    weight: 1,
  },
  { row: 'household', header: /^(?:户主|户主 电话|户主 证件号|家庭 人数|居住 人数|家庭 电话|家庭联系人)$/, weight: 2 },
  { row: 'household', title: /住户|家庭|户表|每户|分户|入户|户情|一户一/, weight: 1.5 },
  { row: 'dwelling', header: /^(?:房屋 |产权|用途|房东|空置|隔断|烟感|灭火器|燃气|租期|租住 到期)/, weight: 1.5 },
  { row: 'dwelling', title: /房屋|出租屋|住房|空置/, weight: 2 },
  {
    row: 'building',
    header: /^(?:楼栋名|层数|电梯|单元数|建成|楼长|消防通道|水箱|楼栋号 (?:名|用途|结构))/,
    weight: 1.5,
  },
  { row: 'building', title: /楼栋|楼宇|小区|大楼|建筑/, weight: 2 },
  { row: 'grid', header: /^网格(?: 编号)?$|^四至|^网格长|^网格员|^片长/, weight: 1 },
  { row: 'grid', title: /网格/, weight: 2 },
  { row: 'facility', header: /^(?:场所|店名|隔离点|信用代码)(?: 名称)?$|^(?:机构|医院|药店|超市) 名称$/, weight: 2 },
  { row: 'facility', header: /^(?:空余 )?房间 数|床位|在点|营业|货源|容纳/, weight: 1.5 },
  { row: 'facility', title: /场所|观察点|安置点|药店|门店|商户|网点|机构|出入口|设施|物资点|隔离点(?!人)/, weight: 2 },
  { row: 'counts', header: /新增|累计/, weight: 1.5 },
  { row: 'counts', title: /统计|汇总|日报|周报|月报|数据/, weight: 0.5 },
  { row: 'matter', header: /^(?:受理|派单|办结|办理|承办|回访|工单|事件|案件|事项)/, weight: 2 },
  { row: 'matter', title: /工单|事件|诉求|案件|受理|派单|转诊/, weight: 1.5 },
  { row: 'other', header: /^(?:单位|工程|项目|公司)(?: 名称)?$/, weight: 2 },
  { row: 'other', title: /工地|企业|项目/, weight: 1 },
];
/** From this share of figures on, a row of them stands for a place. */
const MOSTLY_FIGURES = 0.45;
const FIGURE = /(?:^| )(?:人数|户数|数|新增|累计)$/;

/** The kind of row with most clues; a person where none speaks. Headers are their paths. */
export function rowOf(title: string, paths: readonly (readonly string[])[]): RowKind {
  const votes = new Map<RowKind, number>();
  const vote = (row: RowKind, weight: number) => votes.set(row, (votes.get(row) ?? 0) + weight);
  const headers = paths.map(path => {
    const heading = headingOf(path);
    return lineOf(read((heading.kind === 'topic' ? heading.text : '') + leafOf(path), { vocabulary: VOCABULARY }).all);
  });
  // One's own name, sex, age or number settles it: nothing but a person has them.
  const own = headers.filter(header => /^(?:性别|年龄|出生 时|证件号)$/.test(header)).length;
  for (const { row, title: inTitle, header, weight } of CLUES) {
    if (inTitle?.test(title)) vote(row, weight);
    if (header !== undefined && headers.some(one => header.test(one))) vote(row, weight);
  }
  if (own > 0) vote('person', 3 + own);
  const figures = headers.filter(header => FIGURE.test(header)).length;
  const ofUnits = headers.some(header => /^(?:单位|机构)(?: 名称)?$/.test(header));
  if (own === 0 && figures >= 3 && figures >= MOSTLY_FIGURES * headers.length) vote(ofUnits ? 'other' : 'counts', 5);
  let best: RowKind = 'person';
  for (const row of ROWS) if ((votes.get(row) ?? 0) > (votes.get(best) ?? 0)) best = row;
  return best;
}
