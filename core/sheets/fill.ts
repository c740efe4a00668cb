// What stands in a sheet's cells. A fact that may not serve the sheet's purpose says so whether or not it exists; that
// is settled once per column, so that no cell can tell one from the other.
import { ageOn, dayOfYmd, isDate } from '../facts/local-time.ts';
import { mayServe } from '../facts/may-serve.ts';
import type { CodeList, Dictionary, Element } from '../facts/model.ts';
import { formatValue } from '../facts/values.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import type { Door, Value } from '../registry/model.ts';
import type { Part } from './match/model.ts';
import type { Cell, SheetColumn, SheetLayout } from './model.ts';

export const NEVER_HELD = '此处不保存此类信息 / never held here';
export const NOT_FOR_PURPOSE = '不可用于此用途 / not available for this purpose';
export const NOT_FOR_POST = '此岗位不可填写 / not for this post to fill in';

/** One value as a cell. Numbers are bare of units, dates are days, codes and yes or no are words, all else is text. */
export function toCell(
  value: Value | undefined,
  element: Element,
  list: CodeList | undefined,
  lang: 'zh' | 'en' = 'zh',
): Cell {
  if (value === undefined) return undefined;
  if (element.type === 'number' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (element.type === 'date' && typeof value === 'string') return isDate(value) ? { date: value } : value;
  if (typeof value === 'number') return String(value);
  return formatValue(element, list, value, lang);
}

/** What a cell shows where no workbook formats it: in a preview. */
export const cellText = (cell: Cell): string =>
  cell === undefined ? '' : typeof cell === 'object' ? cell.date : String(cell);

/**
 * The serial number by which workbooks keep a day, by the 1900 system or that of 1904; undefined for days before
 * 1 March 1900 (or 1904), which the 1900 system counts wrongly or not at all.
 */
export function serialOfDate(date: string, date1904 = false): number | undefined {
  const day = dayOfYmd(Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10)));
  const serial = day - (date1904 ? dayOfYmd(1904, 1, 1) : dayOfYmd(1899, 12, 30));
  return serial >= (date1904 ? 0 : 61) ? serial : undefined;
}

/** Whether anything collected for this element could serve the purpose at all, by packs/shared/purposes.yaml. */
export const mayFill = (dictionary: Pick<Dictionary, 'purposes'>, element: Element, purpose: string): boolean =>
  element.purposes.some(each => {
    const mode = dictionary.purposes.find(({ id }) => id === each)?.mode;
    return mode !== undefined && mayServe(dictionary, { purpose: each, mode, class: element.class }, purpose).may;
  });

/** What is known of one row's subject. `values` by element id, only those that may serve the sheet's purpose. */
export type RowKnown = {
  values: Readonly<Record<string, Value | undefined>>;
  door?: Door;
  address?: string;
  grid?: string;
  community?: string;
  headName?: string;
};

/** One column made ready: what it writes for a row, counted from 1, on a local date `YYYY-MM-DD`. */
export type ColumnPlan = { column: SheetColumn; cell: (known: RowKnown, serial: number, today: string) => Cell };

const doorText = (door: Door): string =>
  door.compound + [door.building, door.stairwell, door.room].filter(part => part !== '').join('-');

const shown = (text: string | undefined): Cell => (text === undefined || text === '' ? undefined : text);

const TICK = '√';

/** The year or month of a day as a number, or both as `YYYY-MM`; nothing where the day is not known so far. */
function partOf(value: Value | undefined, part: Part): Cell {
  const [, year, month] = (typeof value === 'string' && /^(\d{4})(?:-(\d{2}))?/.exec(value)) || [];
  if (part === 'year') return year === undefined ? undefined : Number(year);
  if (month === undefined) return undefined;
  return part === 'month' ? Number(month) : `${year}-${month}`;
}

function ageCell(known: RowKnown, today: string): Cell {
  const age = known.values['person.age'];
  if (typeof age === 'number') return age;
  const born = known.values['person.birth_date'];
  const years = typeof born === 'string' && isDate(born) ? ageOn(born, today) : -1;
  return years >= 0 ? years : undefined;
}

export type PlanOptions = {
  lang?: 'zh' | 'en';
  /** What the post that fills may put in a sheet; absent: every class. */
  classes?: readonly SensitivityClass[];
};

function planFor(
  { source }: SheetColumn,
  dictionary: Dictionary,
  purpose: string,
  { lang = 'zh', classes }: PlanOptions,
): ColumnPlan['cell'] {
  if (source.kind === 'never') return () => NEVER_HELD;
  if (source.kind === 'serial') return (_, serial) => serial;
  if (source.kind === 'blank' || source.kind === 'formula') return () => undefined;
  const element = dictionary.elements.find(({ id }) => id === source.element);
  if (element === undefined) return () => undefined;
  if (!mayFill(dictionary, element, purpose)) return () => NOT_FOR_PURPOSE;
  if (classes?.includes(element.class) === false) return () => NOT_FOR_POST;
  switch (source.kind) {
    case 'address':
      return known => shown(known.address);
    case 'door':
      return known => shown(known.door && doorText(known.door));
    case 'compound':
    case 'building':
    case 'stairwell':
    case 'room': {
      const part = source.kind;
      return known => shown(known.door?.[part]);
    }
    case 'grid':
      return known => shown(known.grid);
    case 'community':
      return known => shown(known.community);
    case 'head_name':
      return known => shown(known.headName);
    case 'age':
      return (known, _, today) => ageCell(known, today);
    case 'has':
      return known => {
        const value = known.values[element.id];
        return (Array.isArray(value) ? value.includes(source.code) : value === source.code) ? TICK : undefined;
      };
    case 'part':
      return known => partOf(known.values[element.id], source.part);
    case 'element': {
      const list = dictionary.codeLists.find(({ id }) => id === element.codes);
      return known => toCell(known.values[element.id], element, list, lang);
    }
  }
}

/** A layout's columns made ready for one purpose and one post. */
export const planColumns = (
  layout: SheetLayout,
  dictionary: Dictionary,
  purpose: string,
  options: PlanOptions = {},
): ColumnPlan[] => layout.columns.map(column => ({ column, cell: planFor(column, dictionary, purpose, options) }));

/** One row's cells, in the order of the layout's columns. */
export const fillRow = (plans: readonly ColumnPlan[], known: RowKnown, serial: number, today: string): Cell[] =>
  plans.map(({ cell }) => cell(known, serial, today));
