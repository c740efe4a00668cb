// Units a number may have: how each is shown, how workbooks write it, and whether only whole numbers make sense.
import type { Title } from './model.ts';
import { normaliseWord } from './words.ts';

export type Unit = { symbol: Title; words: readonly string[]; whole: boolean };

const unit = (zh: string, en: string, whole: boolean, ...words: string[]): Unit => ({
  symbol: { zh, en },
  words: [...new Set([zh, en, ...words].filter(word => word !== '').map(normaliseWord))].sort(
    (a, b) => b.length - a.length,
  ),
  whole,
});

export const UNITS: Readonly<Record<string, Unit>> = {
  celsius: unit('℃', '℃', false, '度', '摄氏度', 'c'),
  m2: unit('㎡', '㎡', false, '平方米', '平米', '平方', 'sqm'),
  cm: unit('cm', 'cm', false, '厘米', '公分'),
  kg: unit('kg', 'kg', false, '公斤', '千克'),
  mmhg: unit('mmHg', 'mmHg', true, '毫米汞柱'),
  mmol_per_l: unit('mmol/L', 'mmol/L', false, '毫摩尔/升'),
  year: unit('岁', 'years', true, '周岁', '年', 'year'),
  calendar_year: unit('年', '', true),
  day: unit('天', 'days', true, '日', 'day'),
  hour: unit('小时', 'hours', false, '时', 'h', 'hour'),
  person: unit('人', 'people', true, '名', '口', '位', '口人', 'person'),
  floor: unit('层', 'floors', true, '楼', 'floor', 'f'),
  dose: unit('剂', 'doses', true, '针', '次', '剂次', '针次', 'dose'),
  count: unit('', '', true, '个', '户', '套', '间', '台', '辆', '部', '处', '张', '栋', '幢', '只'),
};
