// Draws the columns of one sheet of the second bank, with the same traps as the first bank's and none of its words.
import { type Chance, runningTotals } from '../../../../core/simulate/chance.ts';
import { type DrawnColumn, type DrawnColumns, TRAPS, type Trap } from '../layouts/draw-columns.ts';
import { mistyped } from '../layouts/typos.ts';
import { readColumns, type ThemeB, wordingsIn } from './read-theme.ts';
import * as words from './words.ts';

const KEPT = 0.85;
const LONE_OWNER = 0.3;
const TYPO_SHARE = 0.03;
const ABOUT_PEOPLE = new Set(['person', 'household']);

const column = (means: string, says: string, over: string[] = [], also: readonly string[] = []): DrawnColumn => ({
  ...{ over, says, means },
  ...(also.length === 0 ? {} : { also: [...also] }),
});

/** `count` of `items` in their own order. */
function some<T>(items: readonly T[], count: number, chance: Chance): T[] {
  const left = items.map((_, i) => i);
  while (left.length > count) left.splice(chance.below(left.length), 1);
  return left.map(i => items[i]!);
}

/** The plainest wording stands first and is met most. */
const wordOf = (says: readonly string[], chance: Chance): string =>
  says[chance.weighted(runningTotals(says.map((_, i) => (i === 0 ? 2 : 1))))]!;

function asked(theme: ThemeB, chance: Chance): DrawnColumn[] {
  const headings = new Map<string, string>();
  return readColumns(theme.columns)
    .filter(({ kept }) => kept || chance.maybe(KEPT))
    .map(({ means, says, over, also }) => {
      const heading = over.map(one => {
        const key = one.join('|');
        if (!headings.has(key)) headings.set(key, wordOf(one, chance));
        return headings.get(key)!;
      });
      return column(means, wordOf(says, chance), heading, also);
    });
}

/** The clerk words a phone alike below every owner. */
function owned(name: string, style: number, chance: Chance): DrawnColumn[] {
  const { headings, leaves } = words.OWNERS_B[name]!;
  const over = [chance.pick(wordingsIn(headings))];
  return leaves.map(([means, says, also]) => {
    const choices = wordingsIn(says);
    return column(means, choices[style % choices.length]!, over, also === undefined ? [] : [also]);
  });
}

/** The second column for a thing asked already; where it is not asked, both. */
function again(columns: readonly DrawnColumn[], theme: ThemeB, chance: Chance): DrawnColumn[] {
  const means = chance.pick(theme.twice.split(' '));
  const before = columns.find(one => one.means === means);
  const lines = readColumns(theme.columns);
  const says = lines.find(line => line.means === means)?.says ?? wordingsIn(words.COMMON[means]!);
  const also = words.SECOND_ALSO[means] ?? before?.also ?? [];
  const second = column(means, chance.pick(wordingsIn(words.SECOND[means]!)), [], also);
  return before === undefined ? [column(means, wordOf(says, chance)), second] : [second];
}

function counted(theme: ThemeB, columns: readonly DrawnColumn[], chance: Chance): DrawnColumn[] {
  if (theme.row === 'counts' || theme.row === 'facility') return [];
  const there = new Set(columns.flatMap(({ means, also = [] }) => [means, ...also]));
  const totals = theme.row === 'person' ? words.COUNTS_OF_HOME : words.COUNTS_OF_PLACE;
  const left = Object.entries(totals).filter(([means]) => !there.has(means));
  return some(left, 2, chance).map(([means, says]) => column(means, wordOf(wordingsIn(says), chance)));
}

/** No two columns with the same words under the same headings; the later one goes. */
function onceEach(columns: readonly DrawnColumn[]): DrawnColumn[] {
  const paths = new Set<string>();
  return columns.filter(({ over, says }) => {
    const path = [...over, says].join('/');
    return !paths.has(path) && paths.add(path);
  });
}

function spelt(columns: readonly DrawnColumn[], owed: boolean, chance: Chance): DrawnColumn[] {
  const wrong = columns.map(({ says }) => (says.length < 2 ? undefined : mistyped(says, chance)));
  const able = wrong.flatMap((one, i) => (one === undefined ? [] : [i]));
  const certain = owed && able.length > 0 ? chance.pick(able) : -1;
  return columns.map((one, i) =>
    wrong[i] !== undefined && (i === certain || chance.maybe(TYPO_SHARE)) ? { ...one, says: wrong[i] } : one,
  );
}

/** The columns of one sheet, and the traps that are really among them; `forced` ones wherever such a sheet can have them. */
export function drawSheet(theme: ThemeB, forced: readonly Trap[], chance: Chance): DrawnColumns {
  const wanted = TRAPS.filter(trap => forced.includes(trap) || chance.maybe(trap === 'administrative' ? 0.6 : 0.3));
  const traps = wanted.filter(trap => trap !== 'counts' || !['counts', 'facility'].includes(theme.row));
  let columns = asked(theme, chance);
  if (theme.row === 'person' && chance.maybe(0.15) && !columns.some(({ means }) => /birth_date/.test(means)))
    columns.push(...words.BIRTH_PARTS.map(([means, says]) => column(means, says, ['出生时间'])));
  const owners = traps.includes('two-owners')
    ? theme.owners
    : chance.maybe(LONE_OWNER)
      ? [chance.pick(theme.owners)]
      : [];
  const style = chance.below(3);
  for (const name of owners) {
    const theirs = owned(name, style, chance);
    const same = new Set(theirs.map(({ means }) => means).filter(means => means !== 'unknown'));
    columns = [...columns.filter(({ means }) => !same.has(means)), ...theirs];
  }
  if (traps.includes('one-thing-twice')) columns.push(...again(columns, theme, chance));
  if (traps.includes('counts')) columns.push(...counted(theme, columns, chance));
  if (traps.includes('never-held'))
    for (const kind of some(Object.values(words.NEVER_B), chance.between(1, 2), chance)) {
      const places = columns.flatMap(({ over }, i) => (over.length === 0 ? [i + 1] : []));
      columns.splice(chance.pick(places), 0, column('never_held', chance.pick(wordingsIn(kind))));
    }
  if (traps.includes('administrative')) {
    const office = wordingsIn(ABOUT_PEOPLE.has(theme.row) ? words.OFFICE_B : words.OFFICE_OF_PLACES_B);
    columns.push(...some(office, chance.between(2, 5), chance).map(says => column('unknown', says)));
  }
  if (chance.maybe(0.9)) {
    const says = chance.pick(wordingsIn(words.SERIALS_B));
    columns.unshift(column('serial', says, [], says === '编号' ? ['unknown'] : []));
  }
  if (chance.maybe(0.8)) columns.push(column('remark', chance.pick(wordingsIn(words.REMARKS_B))));
  return { columns: spelt(onceEach(columns), traps.includes('typo'), chance), traps };
}
