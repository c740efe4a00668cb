// Proposes for each column of a table what it asks for, how sure that is and why, with the next best. Nothing is asked
// of anybody and nothing outside is called; what people of this deployment corrected comes before everything else.
import { normaliseHeader } from '../../facts/headers.ts';
import { candidatesOf, fixedMeaning } from './candidates.ts';
import { listsUnder } from './codes.ts';
import type { Candidate } from './elements-met.ts';
import { fitOf } from './fit.ts';
import { headingOf, leafOf } from './headings.ts';
import { type Lexicon, neverOf, read } from './lexicon.ts';
import { elementOf, parseMeaning, printMeaning } from './meaning.ts';
import type { Meaning, Proposal, Reason } from './model.ts';
import { type RowKind, rowOf, subjectOfRow } from './row-of.ts';
import { type Context, chanceOf, type Features, featuresOf, isSomebody, logitOf } from './score.ts';

export type ColumnEvidence = { path: readonly string[]; samples?: readonly string[]; choices?: readonly string[] };

export type TableMatch = { row: RowKind; columns: Proposal[] };

/** From here on a proposal is called sure. */
export const SURE = 0.9;
const MOST_ALTERNATIVES = 4;
/** Below this nothing is proposed first. A wrong guess that asks costs a glance, a missing one a search: so not at even odds. */
const WORTH_SAYING = 0.2;

/** Words that say in which building a room is. */
const ELSEWHERE = /隔离点|观察点|安置点|酒店|宾馆|病区|病房|床号/;
const WHERE = /楼|栋|幢|单元|小区|弄|村|家庭.*地址/;

export type Scored = { candidate: Candidate; features: Features };

/** Ways by which a mended header was read. */
const READ: ReadonlySet<string> = new Set(['common', 'core', 'bag']);
const TOGETHER: ReadonlySet<string> = new Set(['title', 'spelt', 'common', 'code']);
/** Whether the heading and the words below it mean something else together than these words alone. */
const isInstead = (one: Candidate, { meaning }: Candidate): boolean =>
  one.read === 'joined' && TOGETHER.has(one.way) && printMeaning(one.meaning) !== printMeaning(meaning);

/** Whether another meaning was found as well as this one, as alike and of a subject no farther. */
const rivals = (one: Candidate, { way, distance, meaning, unlike }: Candidate, { asks }: Lexicon): boolean =>
  one.way === way &&
  one.unlike <= unlike &&
  one.distance <= distance &&
  (one.asked === undefined || asks.get(elementOf(one.meaning) ?? '')?.has(one.asked) !== false) &&
  printMeaning(one.meaning) !== printMeaning(meaning);

const pathKey = (path: readonly string[]): string => path.map(normaliseHeader).join('/');

/** Candidates of every column with their features: what the model is fitted on. `row` given: no guess about it. */
export function scoreColumns(
  title: string,
  columns: readonly ColumnEvidence[],
  lexicon: Lexicon,
  row: RowKind = rowOf(
    title,
    columns.map(({ path }) => path),
  ),
): { row: RowKind; scored: Scored[][] } {
  const times = new Map<string, number>();
  for (const { path } of columns) times.set(pathKey(path), (times.get(pathKey(path)) ?? 0) + 1);
  const lists = listsUnder(columns, lexicon, subjectOfRow[row]);
  const found = columns.map(({ path }) =>
    candidatesOf(path, lexicon, subjectOfRow[row], row, lists.get(headingOf(path).text)),
  );
  const holders = new Map<string, { column: number; logit: number }>();
  const says = columns.map(({ path }) => path.join(''));
  const elsewhere = says.some(text => ELSEWHERE.test(text));
  const stands = columns.map(({ path }) => {
    const heading = headingOf(path);
    const leaf = leafOf(path);
    const over = heading.kind === 'topic' ? read(heading.text, lexicon) : undefined;
    return {
      ...{ leaf, words: read(leaf, lexicon).core, heading, above: over?.core ?? [] },
      strange: over?.words.some(({ known }) => !known) === true,
    };
  });
  const contextOf = (i: number, candidate: Candidate): Context => {
    const { path, ...cells } = columns[i]!;
    const element = lexicon.elements.get(elementOf(candidate.meaning) ?? '');
    return {
      ...stands[i]!,
      ...{ repeated: times.get(pathKey(path))! > 1, taken: false },
      lone: element?.id !== 'dwelling.room' ? 0 : elsewhere ? 2 : says.some(text => WHERE.test(text)) ? 0 : 1,
      type: element?.type,
      instead: candidate.read === 'leaf' && found[i]!.some(one => isInstead(one, candidate)),
      tallied: row === 'counts' && element?.derived === 'count' && candidate.meaning.kind === 'element',
      ofPersons: row === 'person' || row === 'matter',
      follows: i > 0 && isSomebody(stands[i - 1]!.words) && !isSomebody(stands[i]!.words),
      rivalled: candidate.way !== 'near' && found[i]!.some(one => rivals(one, candidate, lexicon)),
      asks: lexicon.asks.get(element?.id ?? ''),
      fit: element === undefined || candidate.meaning.kind !== 'element' ? 0 : fitOf(element, cells, lexicon),
    };
  };
  const contexts = found.map((all, i) => all.map(one => contextOf(i, one)));
  for (const [i, all] of found.entries())
    for (const [j, candidate] of all.entries()) {
      const logit = logitOf(featuresOf(candidate, contexts[i]![j]!));
      const key = printMeaning(candidate.meaning);
      const holder = holders.get(key);
      if (holder === undefined || logit > holder.logit) holders.set(key, { column: i, logit });
    }
  const scored = found.map((all, i) =>
    all.map((candidate, j) => {
      const taken = holders.get(printMeaning(candidate.meaning))!.column !== i;
      return { candidate, features: featuresOf(candidate, { ...contexts[i]![j]!, taken }) };
    }),
  );
  return { row, scored };
}

function proposalOf(
  path: readonly string[],
  scored: readonly Scored[],
  row: RowKind,
  lexicon: Lexicon,
  weights?: Features,
): Proposal {
  const key = pathKey(path);
  const taught = lexicon.taught.get(`${row}/${key}`) ?? lexicon.taught.get(`/${key}`);
  const learnt = taught === undefined ? undefined : parseMeaning(taught);
  if (learnt !== undefined) return { meaning: learnt, confidence: 0.99, reason: { why: 'taught' }, alternatives: [] };
  const fixed = fixedMeaning(path);
  if (fixed !== undefined)
    return { meaning: fixed, confidence: 0.98, reason: { why: fixed.kind as 'serial' }, alternatives: [] };
  const leaf = leafOf(path);
  const best = new Map<string, { meaning: Meaning; confidence: number; reason: Reason }>();
  for (const { candidate, features } of scored) {
    const confidence = chanceOf(logitOf(features, weights));
    const name = printMeaning(candidate.meaning);
    if (confidence > (best.get(name)?.confidence ?? 0))
      best.set(name, {
        meaning: candidate.meaning,
        confidence,
        reason: {
          why: candidate.mended && READ.has(candidate.way) ? 'typo' : candidate.way,
          spelling: candidate.spelling,
        },
      });
  }
  const ranked = [...best.values()].sort((a, b) => b.confidence - a.confidence);
  const claimed = ranked[0]?.reason.why === 'title' || ranked[0]?.reason.why === 'spelt';
  if (lexicon.neverSpelt.has(leaf) || (!claimed && neverOf(leaf, lexicon) !== undefined))
    return { meaning: { kind: 'never_held' }, confidence: 0.98, reason: { why: 'never' }, alternatives: [] };
  const [first, ...others] = ranked;
  if (first === undefined)
    return { meaning: { kind: 'unknown' }, confidence: 0.95, reason: { why: 'nothing' }, alternatives: [] };
  if (first.confidence < WORTH_SAYING)
    return {
      meaning: { kind: 'unknown' },
      confidence: ranked.reduce((none, one) => none * (1 - one.confidence), 1),
      reason: { why: 'unsure' },
      alternatives: ranked.slice(0, MOST_ALTERNATIVES),
    };
  return { ...first, alternatives: others.slice(0, MOST_ALTERNATIVES) };
}

/** The proposals of one table. `weights`: other than those shipped, to measure them. */
export function matchTable(
  title: string,
  columns: readonly ColumnEvidence[],
  lexicon: Lexicon,
  { row: given, weights }: { row?: RowKind; weights?: Features } = {},
): TableMatch {
  const { row, scored } = scoreColumns(title, columns, lexicon, given);
  return { row, columns: columns.map(({ path }, i) => proposalOf(path, scored[i]!, row, lexicon, weights)) };
}

/** Whether a proposal may fill cells without being looked at: only what would be written is ever sure. */
export const isSure = ({ meaning, confidence }: Pick<Proposal, 'meaning' | 'confidence'>): boolean =>
  meaning.kind !== 'unknown' && confidence >= SURE;
