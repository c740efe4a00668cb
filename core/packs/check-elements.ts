// Checks the elements a pack declares: found in the dictionary, or its own and unlike any other; each asked or read,
// each for a purpose that allows it; none that is never modelled.
import { durationDays } from '../facts/durations.ts';
import { type CodeList, type Dictionary, type Element, subjectOf } from '../facts/model.ts';
import type { Vocabulary } from './check-condition.ts';
import { BIRTH_DATE, sourcesOf, type UsedElement } from './compile.ts';
import { readsOf } from './expression.ts';
import type { Pack } from './model.ts';
import { hintFor } from './nearest.ts';
import { isDuration, type PackProblem, type Path, packProblem } from './problems.ts';
import { parseCondition } from './tree.ts';
import { parseTrigger } from './trigger.ts';

/** What no pack may ask, however it is named. */
const NEVER_MODELLED =
  /宗教|信仰|信访|上访|民族|政治面貌|党员|重点人员|艾滋|吸毒|戒毒|犯罪|前科|举报|行程轨迹|活动轨迹|religion|petition|ethnic|political|\bhiv\b|drug.?use|criminal|denunciation|location.?trail/i;

/** A problem when any of these words names what no pack may ask or count. */
export function neverModelled(words: readonly string[], path: Path): PackProblem[] {
  for (const text of words) {
    const word = NEVER_MODELLED.exec(text.replaceAll('_', ' '))?.[0];
    if (word !== undefined) return [packProblem(path, 'never-modelled', { word })];
  }
  return [];
}

/** Only what one knock can be about; buildings, grids and facilities are asked of nobody at a door. */
const ASKABLE = /^(person|household|dwelling)\.(?!constructor$)[a-z][a-z0-9_]{1,59}$/;

const spelling = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s（）()：:]/g, '');

export function checkElements(
  pack: Pack,
  known: ReadonlyMap<string, Element>,
  codeLists: ReadonlyMap<string, CodeList>,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const seen = new Set<string>();
  const words = new Map<string, string>();
  for (const element of known.values())
    for (const word of [element.title.zh, element.title.en, ...element.synonyms])
      words.set(`${subjectOf(element.id)} ${spelling(word)}`, element.id);
  for (const [i, entry] of pack.elements.entries()) {
    const at: Path = ['elements', i];
    const id = 'use' in entry ? entry.use : entry.id;
    if (seen.has(id)) problems.push(packProblem(at, 'element-twice', { element: id }));
    seen.add(id);
    if (entry.fresh !== undefined && !isDuration(entry.fresh))
      problems.push(packProblem([...at, 'fresh'], 'bad-duration', { duration: entry.fresh }));
    if ('use' in entry) {
      if (known.has(id) && !ASKABLE.test(id)) problems.push(packProblem(at, 'element-id', { element: id }));
      if (!known.has(id))
        problems.push(packProblem(at, 'unknown-element', { element: id, hint: hintFor(id, known.keys()) }));
      continue;
    }
    problems.push(...checkOwnElement(entry, at, known, codeLists, words, pack.retention));
  }
  return problems;
}

function checkOwnElement(
  element: Element,
  at: Path,
  known: ReadonlyMap<string, Element>,
  codeLists: ReadonlyMap<string, CodeList>,
  words: ReadonlyMap<string, string>,
  retention: string | undefined,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const { id } = element;
  if (!ASKABLE.test(id)) problems.push(packProblem([...at, 'id'], 'element-id', { element: id }));
  if (known.has(id)) problems.push(packProblem([...at, 'id'], 'element-redefined', { element: id }));
  if (element.title.zh.trim() === '' || element.title.en.trim() === '')
    problems.push(packProblem([...at, 'title'], 'missing-translation'));
  const coded = element.type === 'code' || element.type === 'codes';
  if (coded && !codeLists.has(element.codes ?? ''))
    problems.push(packProblem([...at, 'codes'], 'unknown-codes', { codes: element.codes ?? '' }));
  if (element.retention !== undefined && !isDuration(element.retention))
    problems.push(packProblem([...at, 'retention'], 'bad-duration', { duration: element.retention }));
  if (retention !== undefined && element.retention !== undefined && isDuration(element.retention))
    if (isDuration(retention) && durationDays(element.retention) > durationDays(retention))
      problems.push(
        packProblem([...at, 'retention'], 'retention-too-long', { duration: element.retention, limit: retention }),
      );
  const spelled: [Path, string][] = [
    [[...at, 'title'], element.title.zh],
    [[...at, 'title'], element.title.en],
    ...element.synonyms.map((word, i): [Path, string] => [[...at, 'synonyms', i], word]),
  ];
  for (const [path, word] of spelled) {
    const other = words.get(`${subjectOf(id)} ${spelling(word)}`);
    if (other !== undefined && other !== id) {
      problems.push(packProblem(path, 'near-duplicate', { element: id, other, word }));
      break;
    }
  }
  for (const [path, word] of [[[...at, 'id'], id] as [Path, string], ...spelled])
    problems.push(...neverModelled([word], path));
  return problems;
}

/** The problem of an element that is spoken of and not declared; undefined when it is. */
export function undeclared(id: string, vocabulary: Vocabulary, path: Path): PackProblem | undefined {
  if (vocabulary.elements.has(id)) return undefined;
  if (vocabulary.dictionary.has(id)) return packProblem(path, 'element-not-used', { element: id });
  const hint = hintFor(id, [...vocabulary.dictionary.keys(), ...vocabulary.elements.keys()]);
  return packProblem(path, 'unknown-element', { element: id, hint });
}

/** Every condition a pack holds. */
export function conditionsOf(pack: Pack): string[] {
  const rules = pack.rules ?? [];
  const types = Object.values(pack.matters ?? {});
  return [
    ...pack.asks.map(({ when }) => when),
    ...pack.reports.map(({ where }) => where),
    ...rules.map(({ when }) => when),
    ...rules.flatMap(({ then }) =>
      then.map(effect => ('where' in effect ? effect.where : 'first' in effect ? effect.first : undefined)),
    ),
    ...types.map(({ open }) => open?.when),
    ...types.flatMap(({ moves }) => Object.values(moves ?? {}).map(({ when }) => when)),
  ].filter(condition => condition !== undefined);
}

/** Every declared element is asked or read, and what is read may serve this purpose. */
export function checkUse(pack: Pack, used: ReadonlyMap<string, UsedElement>, dictionary: Dictionary): PackProblem[] {
  const read = new Set<string>();
  for (const condition of conditionsOf(pack)) {
    if ('fault' in parseCondition(condition)) continue;
    const reads = readsOf(condition);
    for (const id of [...reads.elements, ...reads.known]) read.add(id);
    if (reads.age) read.add(BIRTH_DATE);
  }
  for (const report of pack.reports) if (report.by !== undefined) read.add(report.by);
  const asked = new Set(pack.asks.map(ask => ask.element));
  for (const { on, then } of pack.rules ?? []) {
    for (const effect of then) if ('ask' in effect) asked.add(effect.ask);
    const trigger = parseTrigger(on);
    if (trigger?.kind === 'fact') read.add(trigger.element);
  }
  const sources = sourcesOf(pack, dictionary);
  const problems: PackProblem[] = [];
  for (const [i, entry] of pack.elements.entries()) {
    const id = 'use' in entry ? entry.use : entry.id;
    const element = used.get(id)?.element;
    if (element === undefined) continue;
    const at: Path = ['elements', i];
    if (!read.has(id) && !asked.has(id)) problems.push(packProblem(at, 'element-idle', { element: id }));
    if (element.derived !== undefined && !asked.has(id))
      problems.push(packProblem(at, 'element-derived', { element: id, from: element.derived }));
    const reachable = element.purposes.some(purpose => sources.get(purpose)?.has(element.class));
    if (!asked.has(id) && read.has(id) && !reachable)
      problems.push(
        packProblem('use' in entry ? at : [...at, 'purposes'], 'purpose-not-served', {
          element: id,
          purpose: pack.purpose,
        }),
      );
  }
  return problems;
}
