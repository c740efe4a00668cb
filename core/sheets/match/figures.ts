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
const OF_PEOPLE = new Set(['人数', '数']);
/** Said of a group without changing whom it holds. */
const OF_GROUP = new Set(['享受', '需要', '老人', '病例', '新增', '登记', '常住', '居住', '家庭']);

type Held = { element: Element; code?: string };

/** Lists whose answers say how somebody is reached or written down, not who they are. */
const NO_GROUPS =
  /^(?:id_document_type|contact_way|internet_access|contact_kind|care_place|medicine_need|visit_rhythm|sense_level|vaccine_refusal|test_result|transport|volunteer_offer|help_kind|relation_to_head|general_health|residence_kind|registration_match)$/;
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

const OWN: ReadonlySet<string> = new Set(['person', 'household']);

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
    const rest = reading.core.filter(kind => !COUNTING.has(kind));
    const put = (meaning: Meaning, met: readonly string[], share = 1) => {
      const [covered, covers] = overlap(rest, met, lexicon.weight);
      if (rest.length > 0 && covered < 0.5) return;
      found.push({
        ...{ meaning, way: 'count', spelling: text, met, header: reading.core, distance: 0, read: how },
        ...{ covered: rest.length === 0 ? 1 : covered, covers: share * (rest.length === 0 ? 1 : covers) },
        ...{ telling: 1, asked: undefined, crumbs: reading.crumbs, worded: false },
        mended: reading.mended,
      });
    };
    if (rest.every(kind => OF_GROUP.has(kind))) {
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
      const held = (groups.get(key) ?? []).filter(({ element: { id } }) => OWN.has(subjectOf(id)));
      for (const { element, code } of held) {
        const of = subjectOf(element.id) as 'person' | 'household';
        if (of === 'household' ? !counting.includes('户数') : !people) continue;
        const where = code === undefined ? { element: element.id } : { element: element.id, code };
        put(
          { kind: 'count', of, where },
          [...key.split(' '), ...rest.filter(kind => OF_GROUP.has(kind))],
          1 / held.length ** 0.5,
        );
      }
    }
  }
  return found;
}
