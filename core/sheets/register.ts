// Many offices' forms laid beside one another: which ask for the same, which columns nobody can or need fill, and the
// one sheet that would serve them all.
import { elementOf, parseMeaning } from './match/meaning.ts';

/** `row`: what a row stands for; forms whose rows stand for different things are never one sheet. */
export type RegisteredForm = { title: string; row?: string; columns: readonly { header: string; means: string }[] };

/** A column that nobody can fill from what is held, or that nobody needs to. */
export type IdleColumn = { header: string; why: 'never_held' | 'unknown' | 'blank' };

/** One column of the merged sheet, under the header most forms use, and the forms that have it. */
export type MergedColumn = { means: string; header: string; forms: number[] };

export type FormGroup = {
  /** Places of the forms in the register, the one with most columns first. */
  forms: number[];
  /** The smallest likeness, 0 to 1, of any of them to the first. */
  likeness: number;
  /** Asked for by all of them. */
  shared: string[];
  merged: MergedColumn[];
  /** Cells a row costs in all of them, and in the merged sheet. */
  cells: { apart: number; merged: number };
};

export type FormRegister = {
  /** The largest first. A form like no other is a group of its own. */
  groups: FormGroup[];
  /** By form, in its order. */
  idle: IdleColumn[][];
};

/** From this share of common meanings on, two forms ask for the same thing. */
export const SAME_THING = 0.5;

/** `undefined`: it can be filled. A serial number is written by itself. */
const whyIdle = (means: string): IdleColumn['why'] | undefined => {
  if (means === 'never_held') return 'never_held';
  if (means === 'remark') return 'blank';
  return means === 'unknown' || parseMeaning(means) === undefined ? 'unknown' : undefined;
};

/** What a form asks for: the meanings that name something held. A serial number or a remark makes no two forms alike. */
export const askedBy = ({ columns }: RegisteredForm): Set<string> =>
  new Set(columns.map(({ means }) => means).filter(means => isAsked(means)));

const isAsked = (means: string): boolean => {
  const meaning = parseMeaning(means);
  return meaning !== undefined && (elementOf(meaning) !== undefined || meaning.kind === 'count');
};

/** Meanings in both over meanings in either, 0 to 1; 0 where neither asks for anything. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter(means => other.has(means)).length;
  const either = one.size + other.size - common;
  return either === 0 ? 0 : common / either;
}

/**
 * The forms grouped by what they ask for: each joins the group whose largest form it is most like, if that is alike
 * enough. Larger forms come first, so a form that asks for a part of another is compared with the whole.
 */
export function registerOf(forms: readonly RegisteredForm[], sameThing = SAME_THING): FormRegister {
  const asked = forms.map(askedBy);
  const order = forms.map((_, i) => i).sort((a, b) => asked[b]!.size - asked[a]!.size || a - b);
  const groups: number[][] = [];
  for (const form of order) {
    let best: { group: number[]; like: number } | undefined;
    for (const group of groups) {
      if (forms[group[0]!]!.row !== forms[form]!.row) continue;
      const like = likeness(asked[group[0]!]!, asked[form]!);
      if (like >= sameThing && like > (best?.like ?? 0)) best = { group, like };
    }
    if (best === undefined) groups.push([form]);
    else best.group.push(form);
  }
  return {
    groups: groups
      .map(group => groupOf(group, forms, asked))
      .sort((a, b) => b.forms.length - a.forms.length || a.forms[0]! - b.forms[0]!),
    idle: forms.map(({ columns }) =>
      columns.flatMap(({ header, means }) => {
        const why = whyIdle(means);
        return why === undefined ? [] : [{ header, why }];
      }),
    ),
  };
}

function groupOf(
  group: readonly number[],
  forms: readonly RegisteredForm[],
  asked: readonly ReadonlySet<string>[],
): FormGroup {
  const merged = mergedColumns(group, forms);
  const first = asked[group[0]!]!;
  return {
    forms: [...group],
    likeness: Math.min(1, ...group.slice(1).map(form => likeness(first, asked[form]!))),
    shared: merged.flatMap(({ means, forms: holders }) => (holders.length === group.length ? [means] : [])),
    merged,
    cells: {
      apart: group.reduce((sum, form) => sum + forms[form]!.columns.length, 0),
      merged: merged.length,
    },
  };
}

/** Every meaning of the group once: what most forms ask for first, then as the forms have it. */
function mergedColumns(group: readonly number[], forms: readonly RegisteredForm[]): MergedColumn[] {
  const found = new Map<string, { headers: Map<string, number>; forms: Set<number> }>();
  for (const form of group)
    for (const { header, means } of forms[form]!.columns) {
      if (!isAsked(means)) continue;
      const one = found.get(means) ?? { headers: new Map<string, number>(), forms: new Set<number>() };
      found.set(means, one);
      one.headers.set(header, (one.headers.get(header) ?? 0) + 1);
      one.forms.add(form);
    }
  return [...found]
    .map(([means, { headers, forms: holders }]) => ({
      means,
      header: [...headers].reduce((most, one) => (one[1] > most[1] ? one : most))[0],
      forms: [...holders].sort((a, b) => a - b),
    }))
    .sort((a, b) => b.forms.length - a.forms.length);
}
