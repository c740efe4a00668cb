// Figures of a place or a home: how many people or households there are, or of whom something holds: 独居老人数, 低保户数,
// 其中：男.
import { type Element, subjectOf } from '../../facts/model.ts';
import { COUNTING, within } from './codes.ts';
import { type Candidate, overlap, type Read } from './elements-met.ts';
import { isAmong } from './headings.ts';
import { ATTRIBUTE_KINDS, LIGHT_KINDS } from './known-words.ts';
import { bagOf, type Lexicon } from './lexicon.ts';
import type { Meaning } from './model.ts';
import type { RowKind } from './row-of.ts';

/** Rows whose figures can be counted: what stands in the rows is more than one person. */
const COUNTED: ReadonlySet<RowKind> = new Set([
  ...(['counts', 'grid', 'building', 'dwelling', 'household', 'facility', 'matter'] as const),
]);
/** Share of a group's words that must be known: 独居老人 is not 需探访的独居老人. */
const ALMOST_ALL = 0.7;
const OF_PEOPLE: ReadonlySet<string> = new Set(['人数', '数']);
/** Said of a group without changing whom it holds. */
const OF_GROUP = new Set(['享受', '需要', '老人', '病例', '登记', '常住', '居住', '家庭']);

/** Said of everybody. */
const EVERYBODY = new Set(['常住', '居住', '家庭', '登记']);

type Held = { element: Element; code?: string };

/** Lists whose answers say how somebody is reached or written down, not who they are. */
const NO_GROUPS =
  /^(?:id_document_type|contact_way|internet_access|contact_kind|care_place|medicine_need|visit_rhythm|sense_level|vaccine_refusal|test_result|transport|volunteer_offer|help_kind|relation_to_head|general_health|registration_match)$/;
const isGroup = ({ codes = '' }: Element, key: string): boolean =>
  !NO_GROUPS.test(codes) &&
  key
    .split(' ')
    .some(kind => !ATTRIBUTE_KINDS.has(kind) && !LIGHT_KINDS.has(kind) && kind !== '否定' && kind !== '备用');

/** Elements and answers that a group of people or homes is named by, by the words of the name. */
const named = new WeakMap<Lexicon, Map<string, Held[]>>();
function groupsOf(lexicon: Lexicon): Map<string, Held[]> {
  const known = named.get(lexicon);
  if (known !== undefined) return known;
  const groups = new Map<string, Held[]>();
  const add = (key: string, held: Held) => {
    const list = groups.get(key);
    if (list === undefined) groups.set(key, [held]);
    else if (!list.some(({ element, code }) => element === held.element && code === held.code)) list.push(held);
  };
  for (const { element, reading } of lexicon.entries)
    if (element.type === 'boolean') {
      add(bagOf(reading.core), { element });
      add(bagOf(reading.core.filter(kind => kind !== '需要' && kind !== '享受')), { element });
    }
  for (const element of lexicon.elements.values())
    if (element.codes !== undefined)
      for (const [key, code] of lexicon.codesRead.get(element.codes) ?? [])
        if (isGroup(element, key)) add(key, { element, code });
  named.set(lexicon, groups);
  return groups;
}

/** What is counted by what says of whom: homes by their household or dwelling. */
const COUNTED_BY: Readonly<Record<string, 'person' | 'household'>> = {
  person: 'person',
  household: 'household',
  dwelling: 'household',
};
/** A flow is no state: who is new today, or was ever counted, is not who is held now. */
const FLOW: ReadonlySet<string> = new Set(['新增', '累计']);

/** What a column of figures may count. */
export function figureCandidates(
  path: readonly string[],
  readings: readonly Read[],
  lexicon: Lexicon,
  row: RowKind,
): Candidate[] {
  if (!COUNTED.has(row)) return [];
  const found: Candidate[] = [];
  for (const { text, reading, how } of readings) {
    const counting = reading.core.filter(kind => COUNTING.has(kind));
    if (counting.length === 0 && row !== 'counts' && !isAmong(path)) continue;
    if (reading.core.some(kind => FLOW.has(kind))) continue;
    // What the dictionary keeps under that very name is no count of ours.
    if (row !== 'counts' && lexicon.spelt.has(text)) continue;
    const rest = reading.core.filter(kind => !COUNTING.has(kind));
    const put = (meaning: Meaning, met: readonly string[], share = 1) => {
      const [covered, covers] = overlap(rest, met, lexicon.weight);
      if (rest.length > 0 && covered < ALMOST_ALL) return;
      found.push({
        ...{ meaning, way: 'count', spelling: text, met, header: reading.core, distance: 0, read: how },
        ...{ covered: rest.length === 0 ? 1 : covered, covers: share * (rest.length === 0 ? 1 : covers) },
        ...{ telling: 1, asked: undefined, crumbs: reading.crumbs, worded: false, unlike: 0, either: share < 1 },
        mended: reading.mended,
      });
    };
    if (rest.every(kind => EVERYBODY.has(kind))) {
      // A home, a building and a grid have elements of their own for that.
      if (row !== 'counts') continue;
      if (counting.includes('人数')) put({ kind: 'count', of: 'person' }, rest);
      if (counting.includes('户数')) put({ kind: 'count', of: 'household' }, rest);
      continue;
    }
    for (const { meaning, met } of within({ text, reading, how }, lexicon, 'person'))
      if (meaning.kind === 'has' && counting.includes('人数'))
        put({ kind: 'count', of: 'person', where: { element: meaning.element, code: meaning.code } }, [
          ...met,
          ...rest,
        ]);
    const groups = groupsOf(lexicon);
    const bare = rest.filter(kind => !OF_GROUP.has(kind));
    const people = counting.some(kind => OF_PEOPLE.has(kind)) || !counting.includes('户数');
    const tried = new Set([bagOf(rest), bagOf(bare), ...rest.map(kind => bagOf([kind]))]);
    for (const key of tried) {
      const held = (groups.get(key) ?? []).filter(({ element: { id } }) => COUNTED_BY[subjectOf(id)] !== undefined);
      for (const { element, code } of held) {
        // A home keeps itself how many are registered there.
        if (element.id === 'person.residence_kind' && row === 'household') continue;
        const of = COUNTED_BY[subjectOf(element.id)]!;
        const homes = counting.includes('户数') || (subjectOf(element.id) === 'dwelling' && !counting.includes('人数'));
        if (of === 'household' ? !homes : !people) continue;
        const where = code === undefined ? { element: element.id } : { element: element.id, code };
        put(
          { kind: 'count', of, where },
          [...key.split(' '), ...rest.filter(kind => OF_GROUP.has(kind))],
          held.length > 1 ? 0.7 : 1,
        );
      }
    }
  }
  return found;
}
