// What a register of forms shows: every fact asked for once with the forms that ask it, and of every column what becomes
// of it. Nobody's data is looked at: a column is told by its header alone.
import type { Element } from '../facts/model.ts';
import { elementOf, parseMeaning } from './match/meaning.ts';

export type RegisterColumn = {
  header: string;
  /** In the words of core/sheets/match/meaning.ts. */
  means: string;
  /** Why a column that means nothing stays blank, where that is known. */
  blank?: 'formula' | 'repeated' | 'whose';
  /** What it may mean, where that is too unsure to count. */
  maybe?: { means: string; confidence: number };
};

/**
 * `register`: held by the register or worked out from it. `door`: asked once at the door. `itself`: a serial number or
 * the sheet's own formula. `office`: left for the office's notes. `glance`: somebody should say what it means.
 * `unknown`: nothing in the dictionary answers to it. `never_held`: never held here.
 */
export const FATES = ['register', 'door', 'itself', 'office', 'glance', 'unknown', 'never_held'] as const;
export type Fate = (typeof FATES)[number];

type Elements = ReadonlyMap<string, Pick<Element, 'derived' | 'purposes'>>;

/** What becomes of a column when its sheet is filled. */
export function fateOf({ means, blank, maybe }: RegisterColumn, elements: Elements): Fate {
  if (means === 'serial' || blank === 'formula') return 'itself';
  if (means === 'remark') return 'office';
  if (means === 'never_held') return 'never_held';
  const meaning = parseMeaning(means);
  if (meaning === undefined || means === 'unknown') return maybe === undefined ? 'unknown' : 'glance';
  const id = elementOf(meaning);
  if (id === undefined) return 'register';
  const element = elements.get(id);
  if (element === undefined) return 'unknown';
  return element.derived !== undefined || element.purposes.includes('registry') ? 'register' : 'door';
}

/** Whether a column asks for a fact: one that is known, or will be once it was asked. */
export const isFact = (fate: Fate): boolean => fate === 'register' || fate === 'door';

/** `row`: what a row stands for; one sheet cannot serve rows of two kinds. */
type Form = { row?: string; columns: readonly RegisterColumn[] };

export type FactAsked = {
  means: string;
  fate: Fate;
  /** Which forms ask it, in their order, and under which headers. */
  asks: { form: number; headers: string[] }[];
};

/** Every fact any form asks for, once: what most forms ask first, then as the forms have it. */
export function factsAsked(forms: readonly Form[], elements: Elements): FactAsked[] {
  const found = new Map<string, FactAsked>();
  for (const [form, { columns }] of forms.entries())
    for (const column of columns) {
      const { means, header } = column;
      const fate = fateOf(column, elements);
      if (!isFact(fate)) continue;
      const fact = found.get(means) ?? { means, fate, asks: [] };
      found.set(means, fact);
      const last = fact.asks.at(-1);
      if (last?.form === form) last.headers.push(header);
      else fact.asks.push({ form, headers: [header] });
    }
  return [...found.values()].sort((a, b) => b.asks.length - a.asks.length);
}

export type FormCounts = {
  columns: number;
  /** Of its columns, how many meet each fate. */
  fates: Record<Fate, number>;
  /** Of its facts, how many another form asks for as well. */
  elsewhere: number;
  /** Other forms that ask for everything this one asks for, and for more. */
  coveredBy: number[];
};

/** By form, in its order. `facts`: of the same forms. */
export function formCounts(forms: readonly Form[], facts: readonly FactAsked[], elements: Elements): FormCounts[] {
  const asked = forms.map((_, form) => facts.filter(fact => fact.asks.some(one => one.form === form)));
  return forms.map(({ columns, row }, form) => {
    const fates = Object.fromEntries(FATES.map(fate => [fate, 0])) as Record<Fate, number>;
    for (const column of columns) fates[fateOf(column, elements)]++;
    const own = asked[form]!;
    const coveredBy = forms.flatMap((one, other) => {
      const wider = other !== form && one.row === row && own.length > 0 && asked[other]!.length > own.length;
      return wider && own.every(fact => asked[other]!.includes(fact)) ? [other] : [];
    });
    const elsewhere = own.filter(({ asks }) => asks.length > 1).length;
    return { columns: columns.length, fates, elsewhere, coveredBy };
  });
}

const ENDS = '局|委|办|院|部|站|所|联|会|厅|中心|街道|公司';
const BEFORE = new RegExp(`^[\\s\\d.、（()【]*([\\p{Script=Han}]{1,12}?(?:${ENDS}))[\\s—–_\\-+：:)）】·]`, 'u');
const SURELY = /^[\s\d.、]*(\p{Script=Han}{1,5}?[局委])(?=\p{Script=Han})/u;

/** The office a file is from, where its name begins with one: `民政局-独居老人台账.xlsx`. */
export const officeIn = (fileName: string): string | undefined =>
  BEFORE.exec(fileName)?.[1] ?? SURELY.exec(fileName)?.[1];
