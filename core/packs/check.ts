// Refuses a bad pack before it can reach anybody: every fault with its place in the file and its remedy. A pack
// without problems compiles, asks only what its purpose allows, ends by itself, and counts nobody by having declined.
import { durationDays } from '../facts/durations.ts';
import type { Dictionary } from '../facts/model.ts';
import { checkBeside } from './check-beside.ts';
import type { Vocabulary } from './check-condition.ts';
import { checkCycles } from './check-cycles.ts';
import { checkElements, checkUse } from './check-elements.ts';
import { checkExamples } from './check-examples.ts';
import { checkMatters } from './check-matters.ts';
import { checkAsks, checkReports } from './check-parts.ts';
import { checkRestriction } from './check-restriction.ts';
import { checkRules } from './check-rules.ts';
import { checkShape } from './check-shape.ts';
import { checkWords } from './check-words.ts';
import { declaredElements, elementsById } from './compile.ts';
import { matterTypes } from './compile-rules.ts';
import { typedEnvironment } from './expression.ts';
import type { Pack } from './model.ts';
import { isDuration, type PackProblem, type Path, packProblem } from './problems.ts';

/** The longest an emergency may run without a new decision, and its facts outlive it, in days. */
export const LONGEST_SUNSET_DAYS = 90;
export const LONGEST_RETENTION_DAYS = 90;

/** Own elements may leave out what follows from the pack: synonyms, and the pack's purpose. */
function withDefaults(raw: Pack): Pack {
  return {
    ...raw,
    elements: raw.elements.map(entry =>
      'use' in entry ? entry : { ...entry, synonyms: entry.synonyms ?? [], purposes: entry.purposes ?? [raw.purpose] },
    ),
  };
}

/**
 * Checks the parsed content of a pack's file against the dictionary. `pack` is there when nothing is wrong. Examples
 * are run elsewhere, once the pack compiles.
 */
export function checkPack(raw: unknown, dictionary: Dictionary): { pack?: Pack; problems: PackProblem[] } {
  const shape = checkShape(raw);
  if (shape.length > 0) return { problems: shape };
  const pack = withDefaults(raw as Pack);
  const known = elementsById(dictionary);
  const used = declaredElements(pack, known);
  const codeLists = new Map([...dictionary.codeLists, ...(pack.codes ?? [])].map(list => [list.id, list]));
  const matters = new Map(Object.entries(matterTypes(pack)));
  const vocabulary: Vocabulary = {
    elements: new Map([...used].map(([id, one]) => [id, one.element])),
    dictionary: known,
    codeLists,
    types: typedEnvironment(
      [...used.values()].map(one => one.element),
      [...matters.values()].flatMap(({ moves }) => Object.keys(moves ?? {})),
    ),
    matters,
  };
  const problems = [
    ...checkHead(pack, dictionary),
    ...checkElements(pack, known, codeLists),
    ...checkAsks(pack, used, vocabulary),
    ...checkReports(pack, used, vocabulary),
    ...checkMatters(pack, vocabulary, dictionary),
    ...checkRules(pack, used, vocabulary),
    ...checkCycles(pack, matters),
    ...checkRestriction(pack, matters),
    ...checkUse(pack, used, dictionary),
    ...checkWords(pack),
    ...checkBeside(pack, dictionary),
    ...checkExamples(pack, vocabulary),
  ];
  return problems.length > 0 ? { problems } : { pack, problems };
}

function checkHead(pack: Pack, dictionary: Dictionary): PackProblem[] {
  const problems: PackProblem[] = [];
  const add = (path: Path, ...rest: [Parameters<typeof packProblem>[1], Parameters<typeof packProblem>[2]?]) =>
    problems.push(packProblem(path, ...rest));
  const collects: [Path, string][] = [
    [['purpose'], pack.purpose],
    ...(pack.asks.flatMap((ask, i) => (ask.purpose === undefined ? [] : [[['asks', i, 'purpose'], ask.purpose]])) as [
      Path,
      string,
    ][]),
  ];
  for (const [path, id] of collects) {
    const purpose = dictionary.purposes.find(one => one.id === id);
    if (purpose === undefined) add(path, 'unknown-purpose', { purpose: id });
    else if (purpose.mode !== pack.mode) add(path, 'purpose-mode', { purpose: id });
  }

  const durations: [Path, string | undefined][] = [
    [['sunset'], pack.sunset],
    [['retention'], pack.retention],
    [['visits', 'fresh'], pack.visits?.fresh],
    [['visits', 'retention'], pack.visits?.retention],
  ];
  for (const [path, duration] of durations)
    if (duration !== undefined && !isDuration(duration)) add(path, 'bad-duration', { duration });
  if (pack.mode === 'emergency') {
    if (pack.sunset === undefined) add(['mode'], 'missing-sunset');
    else if (isDuration(pack.sunset) && durationDays(pack.sunset) > LONGEST_SUNSET_DAYS)
      add(['sunset'], 'sunset-too-long', { duration: pack.sunset, limit: `P${LONGEST_SUNSET_DAYS}D` });
    if (pack.retention === undefined) add(['mode'], 'missing-retention');
    else if (isDuration(pack.retention) && durationDays(pack.retention) > LONGEST_RETENTION_DAYS)
      add(['retention'], 'retention-too-long', { duration: pack.retention, limit: `P${LONGEST_RETENTION_DAYS}D` });
  }
  if (pack.examples.length === 0) add(['examples'], 'too-few-examples');
  return problems;
}
