// What stands in a sheet's cells. A fact that may not serve the sheet's purpose says so whether or not it exists; that
// is settled once per column, so that no cell can tell one from the other.
import { elementMayServe } from '../facts/may-serve.ts';
import type { Dictionary } from '../facts/model.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import type { Door, Value } from '../registry/model.ts';
import { ageTold, countKey, elementCounted, isCount } from './count.ts';
import { withWords } from './layout-words.ts';
import { type Cell, rowsKept, type SheetColumn, type SheetLayout } from './model.ts';
import { partCell, tickCell, toCell } from './write-cell.ts';

export const NEVER_HELD = '此处不保存此类信息 / never held here';
export const NOT_FOR_PURPOSE = '不可用于此用途 / not available for this purpose';
export const NOT_FOR_POST = '此岗位不可填写 / not for this post to fill in';

/** What is known of one row's subject. `values` by element id, only those that may serve the sheet's purpose. */
export type RowKnown = {
  values: Readonly<Record<string, Value | undefined>>;
  /** Of how many people or households a count in `values` does not know, by the count. */
  uncounted?: Readonly<Record<string, number>>;
  /** When what is in `values` was observed, ms, for what somebody said and was not worked out. */
  observed?: Readonly<Record<string, number>>;
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

function ageOf({ values }: RowKnown, today: string): number | undefined {
  const age = values['person.age'];
  return typeof age === 'number' ? age : ageTold(values, today);
}

export type PlanOptions = {
  lang?: 'zh' | 'en';
  /** What the post that fills may put in a sheet; absent: every class. */
  classes?: readonly SensitivityClass[];
};

function planFor(
  { source, words = {} }: SheetColumn,
  dictionary: Dictionary,
  purpose: string,
  { lang = 'zh', classes }: PlanOptions,
  above: number,
): ColumnPlan['cell'] {
  if (source.kind === 'never') return () => NEVER_HELD;
  if (source.kind === 'serial') return (_, serial) => serial + above;
  if (source.kind === 'blank' || source.kind === 'formula') return () => undefined;
  const asked = isCount(source) ? elementCounted(source) : source.element;
  const element = dictionary.elements.find(({ id }) => id === asked);
  if (element === undefined) return () => undefined;
  if (!elementMayServe(dictionary, element, purpose)) return () => NOT_FOR_PURPOSE;
  if (classes?.includes(element.class) === false) return () => NOT_FOR_POST;
  switch (source.kind) {
    case 'count': {
      const key = countKey(source);
      return known => known.values[key] as number | undefined;
    }
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
      return (known, _, today) => toCell(ageOf(known, today), element, undefined, lang, words);
    case 'has':
      return known => tickCell(known.values[element.id], source.code, words);
    case 'part':
      return known => partCell(known.values[element.id], source.part, words);
    case 'element': {
      const list = dictionary.codeLists.find(({ id }) => id === element.codes);
      return known => toCell(known.values[element.id], element, list, lang, words);
    }
  }
}

/** A layout's columns made ready for one purpose and one post. */
export const planColumns = (
  layout: SheetLayout,
  dictionary: Dictionary,
  purpose: string,
  options: PlanOptions = {},
): ColumnPlan[] => {
  // Numbers go on where new rows follow rows somebody filled in.
  const above = rowsKept(layout);
  return withWords(layout, dictionary).columns.map(column => ({
    column,
    cell: planFor(column, dictionary, purpose, options, above),
  }));
};

/** One row's cells, in the order of the layout's columns. */
export const fillRow = (plans: readonly ColumnPlan[], known: RowKnown, serial: number, today: string): Cell[] =>
  plans.map(({ cell }) => cell(known, serial, today));
