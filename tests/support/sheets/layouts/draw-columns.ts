// Draws the columns of one sheet from a kind of sheets: which are asked for, in which words, and the traps among them.
import { type Chance, runningTotals } from '../../../../core/simulate/chance.ts';
import { asQuestion } from './dress.ts';
import { OWNERS, type Owner, type OwnerName } from './owners.ts';
import type { Block, Theme } from './themes.ts';
import { mistyped } from './typos.ts';
import { wordingsOf } from './words.ts';
import { QUESTIONS_OF_HEALTH, WORDS_OF_HEALTH } from './words-of-health.ts';
import { NEVER_HELD, REMARK, SERIAL, UNKNOWN, UNKNOWN_OF_PLACES } from './words-of-nothing.ts';
import { QUESTIONS_OF_PERSONS, WORDS_OF_PERSONS } from './words-of-persons.ts';
import { QUESTIONS_OF_PLACES, WORDS_OF_PLACES } from './words-of-places.ts';
import { FIGURES, FIGURES_ALSO, PARTS, PARTS_UNDER, TICKS } from './words-of-ticks.ts';

export const TRAPS = ['two-owners', 'one-thing-twice', 'never-held', 'administrative', 'counts', 'typo'] as const;
export type Trap = (typeof TRAPS)[number];

/** A column before it is dressed: headings above it from the top down, and its own words. */
export type DrawnColumn = { over: string[]; says: string; means: string; also?: string[] };
export type DrawnColumns = { columns: DrawnColumn[]; traps: Trap[] };

export const WORDS = { ...WORDS_OF_PERSONS, ...WORDS_OF_HEALTH, ...WORDS_OF_PLACES };
export const QUESTIONS = { ...QUESTIONS_OF_PERSONS, ...QUESTIONS_OF_HEALTH, ...QUESTIONS_OF_PLACES };

/** What a fair reader may take a column for as well. */
export const ALSO: Readonly<Record<string, readonly string[]>> = {
  'household.size_living': ['count(person)'],
  'building.people_living': ['count(person)'],
  'building.dwellings': ['count(household)'],
  'building.households_living': ['count(household)'],
  'grid.people': ['count(person)'],
  'grid.households': ['count(household)'],
  'person.arrived_from': ['person.arrived_from_place'],
  'person.arrived_from_place': ['person.arrived_from'],
  'person.treated_at': ['person.treating_hospital'],
  'person.treating_hospital': ['person.treated_at'],
  'person.help_wanted': ['household.help_needed'],
  'household.help_needed': ['person.help_wanted', 'household.help_details'],
  'household.help_details': ['household.help_needed'],
  'household.contact_phone': ['household.head_phone', 'person.second_phone'],
  'person.symptoms_today': ['person.unwell_within_14_days'],
  'person.child_looked_after_by': ['person.guardian_name'],
  'person.returns_to_work_on': ['person.arrived_on'],
  'household.away_until': ['person.arrived_on'],
  'dwelling.address': ['dwelling.door'],
  'dwelling.door': ['dwelling.address'],
  'person.shelter_place': ['household.evacuation_place'],
  'household.evacuation_place': ['person.shelter_place'],
  'building.property_contact': ['unknown'],
};

const TYPO_SHARE = 0.03;
const MOST_UNKNOWN = 7;

/** `count` of `items` in their own order. */
function some<T>(items: readonly T[], count: number, chance: Chance): T[] {
  const left = items.map((_, i) => i);
  while (left.length > count) left.splice(chance.below(left.length), 1);
  return left.map(i => items[i]!);
}

function columnOf(means: string, over: string[], chance: Chance): DrawnColumn {
  const question = QUESTIONS[means];
  const words = wordingsOf(question ?? WORDS[means] ?? PARTS[means] ?? FIGURES[means]!);
  const also = [...(ALSO[means] ?? []), ...wordingsOf(FIGURES_ALSO[means] ?? '')].filter(one => one !== '');
  if (means === 'part(person.birth_date, year_month)') also.push('person.birth_date');
  // The plainest wording stands first and is met most.
  const word = words[chance.weighted(runningTotals(words.map((_, i) => (i === 0 ? 2 : 1))))]!;
  const says = question === undefined ? word : asQuestion(word, chance);
  return { over, says, means, ...(also.length === 0 ? {} : { also }) };
}

function ownedColumns(name: OwnerName, over: string[], chance: Chance): DrawnColumn[] {
  const owner: Owner = OWNERS[name];
  const heading = chance.pick(wordingsOf(owner.headings));
  // The clerk words a phone alike below every heading.
  const style = chance.below(3);
  return owner.leaves.map(([means, says]) => {
    const words = wordingsOf(says);
    return { over: [...over, heading], says: words[style % words.length]!, means };
  });
}

function columnsOfBlock(block: Block, headed: boolean, deeper: boolean, chance: Chance): DrawnColumn[] {
  if ('owner' in block) return ownedColumns(block.owner, deeper ? ['联系人情况'] : [], chance);
  if ('ticks' in block) {
    const { headings, element, codes, also = {} } = TICKS[block.ticks]!;
    const over = [...(deeper ? ['有关情况'] : []), chance.pick(wordingsOf(headings))];
    const most = Object.keys(codes).length;
    return some(Object.entries(codes), chance.between(block.take, most), chance).map(([code, words]) => ({
      ...{ over, says: chance.pick(wordingsOf(words)), means: `has(${element}, ${code})` },
      ...(also[code] === undefined ? {} : { also: [also[code]] }),
    }));
  }
  if ('nothing' in block) {
    const over = block.over !== undefined && headed ? [block.over] : [];
    const words = wordingsOf(block.nothing);
    return some(words, chance.between(block.take, words.length), chance).map(says => ({
      over,
      says,
      means: 'unknown',
    }));
  }
  const asked = 'figures' in block ? block.figures.split('|') : block.ask.split(' ');
  const take = block.take ?? asked.length;
  const over = headed && block.over !== undefined ? [chance.pick(wordingsOf(block.over))] : [];
  const columns = some(asked, chance.between(take, asked.length), chance).map(one => columnOf(one, over, chance));
  // 出生年月 in place of a full day, now and then.
  return columns.map(column =>
    column.means === 'person.birth_date' && chance.maybe(0.35)
      ? columnOf(`part(person.birth_date, ${chance.pick(['year_month', 'year_month', 'year'])})`, column.over, chance)
      : column.means === 'person.moved_in_on' && chance.maybe(0.25)
        ? columnOf('part(person.moved_in_on, year_month)', column.over, chance)
        : column,
  );
}

/** A second column for something already asked, in other words. */
function again(columns: readonly DrawnColumn[], theme: Theme, chance: Chance): DrawnColumn[] {
  const means = chance.pick(theme.twice.split(' '));
  const said = columns.filter(one => one.means === means).map(({ says }) => says);
  const words = wordingsOf(WORDS[means]!).filter(word => !said.includes(word));
  const second: DrawnColumn = { ...columnOf(means, [], chance), says: chance.pick(words) };
  if (means === 'person.phone') second.also = ['person.second_phone'];
  if (said.length > 0) return [second];
  return [{ ...columnOf(means, [], chance), says: chance.pick(words.filter(word => word !== second.says)) }, second];
}

/** The columns of one sheet; those of `forced` traps the kind of sheet can have are certainly among them. */
export function drawColumns(theme: Theme, forced: readonly Trap[], chance: Chance): DrawnColumns {
  const traps = TRAPS.filter(trap => forced.includes(trap) || chance.maybe(trap === 'administrative' ? 0.7 : 0.35));
  const headed = chance.maybe(0.5);
  const deeper = chance.maybe(0.15);
  const aboutPerson = theme.row === 'person';
  const blocks = theme.blocks.map(block => columnsOfBlock(block, headed, deeper, chance));
  if (traps.includes('two-owners'))
    for (const name of theme.owners) {
      const owned = ownedColumns(name, deeper ? ['联系人情况'] : [], chance);
      const same = new Set(owned.map(({ means }) => means));
      for (const [i, block] of blocks.entries()) blocks[i] = block.filter(({ means }) => !same.has(means));
      blocks.push(owned);
    }
  if (traps.includes('one-thing-twice')) blocks.push(again(blocks.flat(), theme, chance));
  if (aboutPerson && chance.maybe(0.15) && !blocks.flat().some(({ means }) => means.includes('birth_date')))
    blocks.push(PARTS_UNDER.map(([means, over, says]) => ({ over: [over], says, means })));
  if (traps.includes('counts') && theme.row !== 'counts' && theme.row !== 'facility')
    blocks.push(
      theme.row === 'person'
        ? ['household.size_living', 'household.members_65_up'].map(one => columnOf(one, [], chance))
        : some(Object.keys(FIGURES), 3, chance).map(one => columnOf(one, [], chance)),
    );
  if (traps.includes('never-held')) {
    const kinds = some(Object.values(NEVER_HELD), chance.between(1, 2), chance);
    for (const kind of kinds) {
      const column = { over: [], says: chance.pick(wordingsOf(kind)), means: 'never_held' };
      const block = chance.pick(blocks.filter(one => one.length > 0 && one[0]!.over.length === 0));
      if (block === undefined) blocks.push([column]);
      else block.splice(chance.below(block.length + 1), 0, column);
    }
  }
  if (traps.includes('administrative')) {
    const words = some(wordingsOf(aboutPerson ? UNKNOWN : UNKNOWN_OF_PLACES), chance.between(3, MOST_UNKNOWN), chance);
    blocks.push(words.map(says => ({ over: [], says, means: 'unknown' })));
  }
  const columns: DrawnColumn[] = [];
  if (chance.maybe(0.9)) {
    const kind = chance.weighted(runningTotals([6, 1, 1, 1, 1, 1]));
    const says = wordingsOf(SERIAL)[kind]!;
    columns.push({ over: [], says, means: 'serial', ...(says === '编号' ? { also: ['unknown'] } : {}) });
  }
  columns.push(...blocks.flat());
  if (chance.maybe(0.8)) columns.push({ over: [], says: chance.pick(wordingsOf(REMARK)), means: 'remark' });
  return { columns: spelt(onceEach(columns, traps), traps, chance), traps };
}

/** No two columns with the same words under the same headings, nor the same thing twice but by the trap. */
function onceEach(columns: readonly DrawnColumn[], traps: readonly Trap[]): DrawnColumn[] {
  const paths = new Set<string>();
  const meant = new Map<string, number>();
  return columns.filter(({ over, says, means }) => {
    const path = [...over, says].join('/');
    const times = meant.get(means) ?? 0;
    const fixed = means === 'unknown' || means === 'never_held';
    if (paths.has(path) || (!fixed && times >= (traps.includes('one-thing-twice') ? 2 : 1))) return false;
    paths.add(path);
    meant.set(means, times + 1);
    return true;
  });
}

/** A few headers with one character wrong; one for certain where that is the trap. */
function spelt(columns: readonly DrawnColumn[], traps: readonly Trap[], chance: Chance): DrawnColumn[] {
  let owed = traps.includes('typo');
  return columns.map(column => {
    if (column.says.length < 2 || !(owed || chance.maybe(TYPO_SHARE))) return column;
    const wrong = mistyped(column.says, chance);
    if (wrong === undefined || (owed && chance.maybe(0.7))) return column;
    owed = false;
    return { ...column, says: wrong };
  });
}
