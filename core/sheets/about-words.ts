// The words of the sheet that says what another sheet is: Chinese first, English beside it.
import { parseDuration } from '../facts/durations.ts';
import type { Derivation, Element, Title } from '../facts/model.ts';
import type { Role } from '../kernel/actor.ts';
import type { FillLimit } from './fill-stats.ts';
import type { BlankWhy, ColumnSource } from './model.ts';

export const both = ({ zh, en }: Title): string => (zh === en || en === '' ? zh : `${zh} · ${en}`);

const text = (zh: string, en: string): Title => ({ zh, en });

export const ROLES: Readonly<Record<Role, Title>> = {
  grid_worker: text('网格员', 'Grid worker'),
  volunteer: text('志愿者', 'Volunteer'),
  community_staff: text('社区工作人员', 'Community staff'),
  doctor: text('医生', 'Doctor'),
  street_officer: text('街道工作人员', 'Street officer'),
  district_officer: text('区工作人员', 'District officer'),
  department_officer: text('部门工作人员', 'Department officer'),
  administrator: text('管理员', 'Administrator'),
  system: text('系统', 'System'),
};

export const PARTS: Readonly<Record<'year' | 'month' | 'year_month', Title>> = {
  year: text('年份', 'year'),
  month: text('月份', 'month'),
  year_month: text('年月', 'year and month'),
};

export const BLANK: Title = text('留空', 'left blank');
export const NEVER: Title = text('从不保存', 'never held');
export const SERIAL: Title = text('序号', 'serial number');
export const FORMULA: Title = text('表内公式', "the sheet's own formula");

export const BLANK_WHY: Readonly<Record<BlankWhy, Title>> = {
  unknown: text('没有对应的信息项', 'nothing on record answers to it'),
  remark: text('留给部门填写', "left for the department's own notes"),
  repeated: text('同一表头出现两次，不知是谁的', 'the same header stands twice: whose it is cannot be told'),
  whose: text('没有说明是谁的', 'it does not say whose it is'),
};

export const LIMITS: Readonly<Record<FillLimit, Title>> = {
  'drawing-below': text(
    '表下方的图片没有随增加的行下移',
    'pictures below the table did not move down with the new rows',
  ),
  'note-below': text('表下方的批注没有随增加的行下移', 'comments below the table did not move down with the new rows'),
  'formula-elsewhere': text(
    '其他工作表的公式仍指向原来的行',
    'formulas of other sheets still point at the rows as they were',
  ),
};

const DERIVED: Readonly<Record<Derivation, Title>> = {
  age: text('由出生日期算出', 'worked out from the birth date'),
  head: text('取自户主', 'taken from the head of the household'),
  count: text('由住户成员算出', 'counted from the members of the household'),
  residence: text('居住登记', 'where the person is registered and lives'),
  address: text('房屋所在区划', 'the area tree and the dwelling'),
  door: text('房屋', 'the dwelling'),
  area: text('区划', 'the area tree'),
};
const COUNTED: Title = text('由有记录的人或户数出', 'counted from the people or households on record');
const ASKED: Title = text('上门询问', 'asked at the door');
const REGISTERED: Title = text('居民登记（名册或上门）', 'the register: a roster or asked at the door');

/** Where the values of a column come from. */
export function originOf({ kind }: ColumnSource, element: Element | undefined): Title | undefined {
  if (element === undefined) return undefined;
  if (kind === 'head_name') return DERIVED.head;
  if (kind === 'count') return COUNTED;
  if (element.derived !== undefined) return DERIVED[element.derived];
  return element.purposes.includes('registry') ? REGISTERED : ASKED;
}

const HOUR_MS = 3_600_000;
const several = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** `P6M` as 6 个月 · 6 months. */
export function durationWords(duration: string): Title {
  const length = parseDuration(duration);
  if (length === undefined) return text(duration, duration);
  if ('ms' in length) {
    const hours = Math.round((length.ms / HOUR_MS) * 10) / 10;
    return text(`${hours} 小时`, several(hours, 'hour'));
  }
  const parts = [
    [length.years, '年', 'year'],
    [length.months, '个月', 'month'],
    [length.days, '天', 'day'],
  ] as const;
  const said = parts.filter(([count]) => count > 0);
  return text(
    said.map(([count, zh]) => `${count} ${zh}`).join(' '),
    said.map(([count, , en]) => several(count, en)).join(' '),
  );
}
