// Everything the page of a register says, worked out from the forms that were read.
import type { Dictionary } from '../../../../core/facts/model.ts';
import { titleOfMeaning } from '../../../../core/sheets/meaning-title.ts';
import { askedBy, type FormGroup, likeness, registerOf } from '../../../../core/sheets/register.ts';
import {
  type FactAsked,
  type Fate,
  type FormCounts,
  factsAsked,
  fateOf,
  formCounts,
  isFact,
} from '../../../../core/sheets/register-facts.ts';
import type { ReadEntry } from './register-store.ts';

export type FormLine = { key: number; no: number; title: string; office: string; counts: FormCounts; row: string };

/** A column of some form that nobody fills, or that somebody should look at. */
export type Aside = { key: number; no: number; column: number; header: string; maybe?: string };

/** Forms that could be one sheet, and its columns; numbers are those of the page. */
export type Merged = {
  /** Of the form that asks for most. */
  title: string;
  /** `asks`: columns that ask for a fact; `like`: the share of facts in common with the form that asks for most, 0 to 1. */
  parts: { no: number; title: string; columns: number; asks: number; like: number }[];
  columns: { header: string; means: string; forms: number[] }[];
};

export type Analysis = {
  /** In the order of the page: forms that are alike beside one another. */
  forms: FormLine[];
  /** Lengths of the runs of forms that are one thing, in that order. */
  runs: number[];
  /** `asks.form`: the place in `forms`. */
  facts: FactAsked[];
  merged: Merged[];
  asides: Record<'glance' | 'unknown' | 'never_held' | 'office', Aside[]>;
  /** `asking`: columns that ask for a fact; `after`: those that would be left if every run of forms were one sheet. */
  total: Record<Fate, number> & { columns: number; elsewhere: number; asking: number; after: number };
};

const ASIDES = ['glance', 'unknown', 'never_held', 'office'] as const;

/** Headers of one sheet are told apart: one that stands twice becomes the title of what it asks for. */
function apart(columns: FormGroup['merged'], dictionary: Dictionary): { header: string; means: string }[] {
  const times = Map.groupBy(columns, ({ header }) => header);
  return columns.map(({ header, means }) => ({
    means,
    header: times.get(header)!.length === 1 ? header : (titleOfMeaning(means, dictionary)?.zh ?? header),
  }));
}

export function analysisOf(read: readonly ReadEntry[], dictionary: Dictionary): Analysis {
  const elements = new Map(dictionary.elements.map(element => [element.id, element]));
  const given = read.map(({ sheet: { title, row, columns } }) => ({ title, row, columns }));
  const { groups } = registerOf(given);
  const order = groups.flatMap(({ forms }) => [...forms].sort((a, b) => a - b));
  const place = new Map(order.map((form, i) => [form, i]));
  const sorted = order.map(form => given[form]!);
  const facts = factsAsked(sorted, elements);
  const counts = formCounts(sorted, facts, elements);

  const asides: Analysis['asides'] = { glance: [], unknown: [], never_held: [], office: [] };
  const total: Analysis['total'] = {
    ...{ register: 0, door: 0, itself: 0, office: 0, glance: 0, unknown: 0, never_held: 0 },
    ...{ columns: 0, elsewhere: 0, asking: 0, after: 0 },
  };
  for (const [i, { columns }] of sorted.entries()) {
    for (const [column, one] of columns.entries()) {
      const fate = fateOf(one, elements);
      total[fate]++;
      const aside = ASIDES.find(name => name === fate);
      if (aside === undefined) continue;
      const { key } = read[order[i]!]!;
      const line: Aside = {
        key,
        no: i + 1,
        column,
        header: one.over === undefined ? one.header : `${one.over} / ${one.header}`,
      };
      if (fate === 'glance') line.maybe = one.maybe!.means;
      asides[aside].push(line);
    }
    total.columns += columns.length;
    total.elsewhere += counts[i]!.elsewhere;
  }
  total.asking = total.register + total.door;
  total.after = groups.reduce((sum, { cells }) => sum + cells.merged, 0);

  const numbers = (forms: readonly number[]) => forms.map(form => place.get(form)! + 1).sort((a, b) => a - b);
  return {
    forms: order.map((form, i) => {
      const { key, office, sheet } = read[form]!;
      return { key, no: i + 1, title: sheet.title, office, counts: counts[i]!, row: sheet.row };
    }),
    runs: groups.map(({ forms }) => forms.length),
    facts,
    merged: groups
      .filter(({ forms }) => forms.length > 1)
      .map(({ forms, merged }) => {
        const widest = askedBy(given[forms[0]!]!);
        const part = (form: number) => ({
          no: place.get(form)! + 1,
          title: given[form]!.title,
          columns: given[form]!.columns.length,
          asks: given[form]!.columns.filter(one => isFact(fateOf(one, elements))).length,
          like: likeness(widest, askedBy(given[form]!)),
        });
        return {
          title: given[forms[0]!]!.title,
          parts: forms.map(part).sort((one, other) => one.no - other.no),
          columns: apart(merged, dictionary).map((column, i) => ({ ...column, forms: numbers(merged[i]!.forms) })),
        };
      }),
    asides,
    total,
  };
}

export type OfficeLine = { office: string; forms: number[]; columns: number; known: number; unfilled: number };

/** The same by office, most columns first; forms of no named office are left out. */
export function byOffice(forms: readonly FormLine[]): OfficeLine[] {
  const lines = [...Map.groupBy(forms, ({ office }) => office.trim())].flatMap(([office, own]): OfficeLine[] => {
    if (office === '') return [];
    const sum = (of: (fates: Record<Fate, number>) => number) =>
      own.reduce((all, { counts }) => all + of(counts.fates), 0);
    return [
      {
        office,
        forms: own.map(({ no }) => no),
        columns: own.reduce((all, { counts }) => all + counts.columns, 0),
        known: sum(({ register, door, itself }) => register + door + itself),
        unfilled: sum(({ unknown, never_held, office: notes, glance }) => unknown + never_held + notes + glance),
      },
    ];
  });
  return lines.sort((a, b) => b.columns - a.columns);
}
