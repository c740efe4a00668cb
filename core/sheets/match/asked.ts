// What the cells of an element may hold, in the words of a header that say so (消防栓编号: a number that was given).
import type { Element } from '../../facts/model.ts';

const OF_UNIT: Readonly<Record<string, readonly string[]>> = {
  person: ['人数', '数'],
  count: ['数', '户数'],
  floor: ['数'],
  day: ['天数'],
  hour: ['时长'],
  dose: ['次数', '数'],
  m2: ['面积'],
  calendar_year: ['年份', '时'],
};

/** What the element's type lets its cells hold, before its spellings are read. */
export function asksOf({ type, unit = '' }: Element): Set<string> {
  switch (type) {
    case 'date':
      return new Set(['时', '年份', '年月', '月份']);
    case 'phone':
      return new Set(['电话', '固定电话', '号码']);
    case 'id_number':
      return new Set(['证件号', '编号']);
    case 'number':
      return new Set(OF_UNIT[unit] ?? []);
    case 'code':
      return new Set(['类型', '方式', '等级', '结果']);
    case 'codes':
      return new Set(['类型']);
    default:
      return new Set();
  }
}
