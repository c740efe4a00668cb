// What one row of a table stands for, by its title and its headers.
import { normaliseHeader } from '../../facts/headers.ts';
import type { SubjectOfElement } from '../../facts/model.ts';
import { headingOf } from './candidates.ts';
import { inCommonWords } from './vocabulary.ts';
import { withoutSelf } from './whose.ts';

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

const CLUES: readonly Clue[] = [
  { row: 'person', header: /^(?:姓名|.*者姓名|.{2,4}姓名)$/, weight: 2 },
  { row: 'person', header: /^(?:性别|年龄|出生日期|证件号)$/, weight: 2 },
  { row: 'person', header: /^与.+关系$/, weight: 1 },
  { row: 'person', title: /人员|名单|名册|花名册|患者|病人|学生|员工|居民|老人|儿童|接触者|个人|病例|孕/, weight: 1 },
  { row: 'household', header: /^(?:户主|户主姓名|家庭人数|户主证件号|户主电话)$/, weight: 2 },
  { row: 'household', title: /住户|家庭|户表|每户|分户|入户|户情/, weight: 1.5 },
  { row: 'dwelling', header: /^(?:房屋用途|产权|房屋类型|房屋编号|房屋状态|面积|房东|出租人?)/, weight: 1.5 },
  { row: 'dwelling', title: /房屋|出租屋|住房|空置/, weight: 2 },
  { row: 'building', header: /^(?:楼栋名称|楼栋编号|楼层数|层数|电梯|单元数|建成|楼长|楼长姓名)/, weight: 1.5 },
  { row: 'building', title: /楼栋|楼宇|小区|大楼|建筑/, weight: 2 },
  { row: 'grid', header: /^网格(?:名称|编号|编码|员|长)?/, weight: 1 },
  { row: 'grid', title: /网格/, weight: 2 },
  { row: 'facility', header: /^(?:.*(?:场所|隔离点|观察点|药店|医院|超市|机构|点位|门店|商户)名称?)$/, weight: 2 },
  { row: 'facility', header: /可用房间|房间数|床位|使用人数/, weight: 1.5 },
  { row: 'facility', title: /场所|观察点|药店|门店|商户|机构|出入口|设施|物资点/, weight: 2 },
  { row: 'counts', header: /当日新增|累计|新增.*(?:人数|数)|^其中.*(?:人|数)|合计/, weight: 1.5 },
  { row: 'counts', title: /统计表|汇总表|日报|周报|月报/, weight: 0.5 },
  { row: 'matter', header: /^(?:工单|事件|诉求|案件|事项)/, weight: 2 },
  { row: 'matter', title: /工单|事件|诉求|案件|台账/, weight: 1 },
  { row: 'other', header: /^(?:单位名称|企业名称|工程名称|项目名称|公司名称)$/, weight: 2 },
  { row: 'other', title: /工地|企业|项目/, weight: 1 },
];

/** The kind of row with most clues; a person where none speaks. Headers are their paths. */
export function rowOf(title: string, paths: readonly (readonly string[])[]): RowKind {
  const votes = new Map<RowKind, number>();
  const vote = (row: RowKind, weight: number) => votes.set(row, (votes.get(row) ?? 0) + weight);
  const headers = paths.map(path => {
    const leaf = normaliseHeader(path.at(-1) ?? '');
    return headingOf(path).kind === 'topic' ? `${headingOf(path).text}/${leaf}` : inCommonWords(withoutSelf(leaf));
  });
  // One's own name, sex, age or number settles it: nothing but a person has them.
  const own = headers.filter(header => /^(?:性别|年龄|出生日期|证件号)$/.test(header)).length;
  for (const { row, title: inTitle, header, weight } of CLUES) {
    if (inTitle?.test(title)) vote(row, weight);
    if (header !== undefined && headers.some(one => header.test(one))) vote(row, weight);
  }
  if (own > 0) vote('person', 3 + own);
  let best: RowKind = 'person';
  for (const row of ROWS) if ((votes.get(row) ?? 0) > (votes.get(best) ?? 0)) best = row;
  return best;
}
