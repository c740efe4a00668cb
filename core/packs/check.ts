// Refuses a bad pack before it can reach anybody: every fault with its place in the file and its remedy. A pack
// without problems compiles, asks only what its purpose allows, ends by itself, and counts nobody by having declined.
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { parseDuration } from '../facts/durations.ts';
import type { CodeList, Dictionary, Element } from '../facts/model.ts';
import { subjectOf } from '../facts/model.ts';
import { checkCondition, nearest, type Vocabulary } from './check-condition.ts';
import { BIRTH_DATE, declaredElements, elementsById, sourcesOf, type UsedElement } from './compile.ts';
import { parseCondition, readsOf, typedEnvironment } from './expression.ts';
import type { Pack, Report } from './model.ts';
import { type PackProblem, packProblem } from './problems.ts';
import { OwnElementShape, PackShape, STEP_SHAPES, UseShape } from './shape.ts';

/** The longest an emergency may run without a new decision, and its facts outlive it, in days. */
export const LONGEST_SUNSET_DAYS = 90;
export const LONGEST_RETENTION_DAYS = 90;

/** What no pack may ask, however it is named. */
const NEVER_MODELLED =
  /宗教|信仰|信访|上访|民族|政治面貌|党员|重点人员|艾滋|吸毒|戒毒|犯罪|前科|举报|行程轨迹|活动轨迹|religion|petition|ethnic|political|\bhiv\b|drug.?use|criminal|denunciation|location.?trail/i;

const isDuration = (text: string): boolean => parseDuration(text) !== undefined;

/** Days a duration may reach at most, for comparing with a limit: months of 31, years of 366. */
function durationDays(text: string): number {
  const length = parseDuration(text);
  if (length === undefined) return 0;
  if ('ms' in length) return length.ms / 86_400_000;
  return length.years * 366 + length.months * 31 + length.days;
}

type Path = (string | number)[];
type ShapeError = { keyword: string; instancePath: string; params: Record<string, unknown> };

function expectation(error: ShapeError): { zh: string; en: string } {
  const list = (value: unknown) => (Array.isArray(value) ? value.join(', ') : String(value));
  const given = error.params;
  switch (error.keyword) {
    case 'required':
      return { zh: `包含 ${list(given.requiredProperties)}`, en: `with ${list(given.requiredProperties)}` };
    case 'enum':
    case 'const':
      return {
        zh: `其中之一：${list(given.allowedValues ?? given.allowedValue)}`,
        en: `one of ${list(given.allowedValues ?? given.allowedValue)}`,
      };
    case 'boolean':
    case 'additionalProperties':
      return { zh: '没有这个键', en: 'no such key' };
    case 'type':
      return { zh: `${list(given.type)} 类型的值`, en: `a value of type ${list(given.type)}` };
    case 'pattern':
      return { zh: `符合 ${given.pattern} 的名称`, en: `a name matching ${given.pattern}` };
    default:
      return { zh: `${error.keyword} ${list(given.limit ?? '')}`, en: `${error.keyword} ${list(given.limit ?? '')}` };
  }
}

const pathOfPointer = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));

function shapeProblems(schema: TSchema, value: unknown, at: Path): PackProblem[] {
  return [...Value.Errors(schema, value)].map(error => {
    const shapeError = error as unknown as ShapeError;
    const words = expectation(shapeError);
    const path = [...at, ...pathOfPointer(shapeError.instancePath)];
    return {
      ...packProblem(path, 'shape'),
      zh: packProblem(path, 'shape', { expected: words.zh }).zh,
      en: packProblem(path, 'shape', { expected: words.en }).en,
    };
  });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

function checkShape(raw: unknown): PackProblem[] {
  const problems = shapeProblems(PackShape, raw, []);
  if (!isRecord(raw)) return problems;
  listOf(raw.elements).forEach((entry, i) => {
    const schema = isRecord(entry) && 'use' in entry ? UseShape : OwnElementShape;
    problems.push(...shapeProblems(schema, entry, ['elements', i]));
  });
  listOf(raw.examples).forEach((example, i) => {
    for (const [j, step] of listOf(isRecord(example) ? example.when : []).entries()) {
      const keys = Object.keys(STEP_SHAPES) as (keyof typeof STEP_SHAPES)[];
      const key = keys.find(name => isRecord(step) && name in step) ?? 'answer';
      problems.push(...shapeProblems(STEP_SHAPES[key], step, ['examples', i, 'when', j]));
    }
  });
  return problems;
}

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
  const codeLists = new Map(dictionary.codeLists.map(list => [list.id, list]));
  const vocabulary: Vocabulary = {
    elements: new Map([...used].map(([id, one]) => [id, one.element])),
    dictionary: known,
    codeLists,
    types: typedEnvironment([...used.values()].map(one => one.element)),
  };
  const problems = [
    ...checkHead(pack, dictionary),
    ...checkElements(pack, known, codeLists),
    ...checkAsks(pack, used, vocabulary),
    ...checkReports(pack, used, vocabulary),
    ...checkUse(pack, used, dictionary),
    ...checkExamples(pack, vocabulary),
  ];
  return problems.length > 0 ? { problems } : { pack, problems };
}

function checkHead(pack: Pack, dictionary: Dictionary): PackProblem[] {
  const problems: PackProblem[] = [];
  const add = (path: Path, ...rest: [Parameters<typeof packProblem>[1], Parameters<typeof packProblem>[2]?]) =>
    problems.push(packProblem(path, ...rest));
  const words: [Path, { zh: string; en: string }][] = [
    [['title'], pack.title],
    [['basis'], pack.basis],
    ...Object.entries(pack.roles ?? {}).map(([role, text]) => [['roles', role], text] as [Path, typeof text]),
    ...Object.entries(pack.messages ?? {}).map(([key, text]) => [['messages', key], text] as [Path, typeof text]),
    ...pack.reports.map((report, i) => [['reports', i, 'title'], report.title] as [Path, typeof report.title]),
  ];
  for (const [path, text] of words)
    if (text.zh.trim() === '' || text.en.trim() === '') add(path, 'missing-translation');

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

const spelling = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s（）()：:]/g, '');

function checkElements(
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
      if (!known.has(id)) {
        const near = nearest(id, known.keys());
        const hint = near === undefined ? '' : `→ ${near}? `;
        problems.push(packProblem(at, 'unknown-element', { element: id, hint }));
      }
      continue;
    }
    problems.push(...checkOwnElement(entry, at, known, codeLists, words));
  }
  return problems;
}

function checkOwnElement(
  element: Element,
  at: Path,
  known: ReadonlyMap<string, Element>,
  codeLists: ReadonlyMap<string, CodeList>,
  words: ReadonlyMap<string, string>,
): PackProblem[] {
  const problems: PackProblem[] = [];
  const { id } = element;
  if (!/^(person|household|dwelling)\.[a-z][a-z0-9_]{1,59}$/.test(id))
    problems.push(packProblem([...at, 'id'], 'element-id', { element: id }));
  if (known.has(id)) problems.push(packProblem(at, 'element-redefined', { element: id }));
  if (element.title.zh.trim() === '' || element.title.en.trim() === '')
    problems.push(packProblem([...at, 'title'], 'missing-translation'));
  const coded = element.type === 'code' || element.type === 'codes';
  if (coded && !codeLists.has(element.codes ?? ''))
    problems.push(packProblem(at, 'unknown-codes', { codes: element.codes ?? '' }));
  if (element.retention !== undefined && !isDuration(element.retention))
    problems.push(packProblem([...at, 'retention'], 'bad-duration', { duration: element.retention }));
  const spelled = [element.title.zh, element.title.en, ...element.synonyms];
  for (const word of spelled) {
    const other = words.get(`${subjectOf(id)} ${spelling(word)}`);
    if (other !== undefined && other !== id) {
      problems.push(packProblem(at, 'near-duplicate', { element: id, other, word }));
      break;
    }
  }
  for (const word of [id, ...spelled]) {
    const never = NEVER_MODELLED.exec(word.replaceAll('_', ' '))?.[0];
    if (never !== undefined) {
      problems.push(packProblem(at, 'never-modelled', { word: never }));
      break;
    }
  }
  return problems;
}

function undeclared(id: string, vocabulary: Vocabulary, path: Path): PackProblem | undefined {
  if (vocabulary.elements.has(id)) return undefined;
  if (vocabulary.dictionary.has(id)) return packProblem(path, 'element-not-used', { element: id });
  const near = nearest(id, [...vocabulary.dictionary.keys(), ...vocabulary.elements.keys()]);
  return packProblem(path, 'unknown-element', { element: id, hint: near === undefined ? '' : `→ ${near}? ` });
}

function checkAsks(pack: Pack, used: ReadonlyMap<string, UsedElement>, vocabulary: Vocabulary): PackProblem[] {
  const problems: PackProblem[] = [];
  const seen = new Set<string>();
  for (const [i, ask] of pack.asks.entries()) {
    const at: Path = ['asks', i];
    const missing = undeclared(ask.element, vocabulary, at);
    if (missing !== undefined) problems.push(missing);
    if (seen.has(ask.element)) problems.push(packProblem(at, 'element-twice', { element: ask.element }));
    seen.add(ask.element);
    if (ask.rank < 1 || ask.rank > 9) problems.push(packProblem([...at, 'rank'], 'rank-range'));
    if (ask.fresh !== undefined) {
      const entry = pack.elements.find(one => 'use' in one && one.use === ask.element);
      if (!isDuration(ask.fresh)) problems.push(packProblem([...at, 'fresh'], 'bad-duration', { duration: ask.fresh }));
      else if (entry?.fresh !== undefined && entry.fresh !== ask.fresh)
        problems.push(packProblem(at, 'fresh-twice', { element: ask.element }));
    }
    const element = used.get(ask.element)?.element;
    const purpose = ask.purpose ?? pack.purpose;
    if (element !== undefined && !element.purposes.includes(purpose))
      problems.push(packProblem(at, 'purpose-not-allowed', { element: ask.element, purpose }));
    if (element?.derived !== undefined)
      problems.push(packProblem(at, 'element-derived', { element: ask.element, from: element.derived }));
    if (ask.when !== undefined) {
      const subject = subjectOf(ask.element) === 'person' ? 'person' : 'household';
      problems.push(...checkCondition(ask.when, subject, vocabulary, [...at, 'when']));
    }
  }
  return problems;
}

function checkReports(pack: Pack, used: ReadonlyMap<string, UsedElement>, vocabulary: Vocabulary): PackProblem[] {
  const problems: PackProblem[] = [];
  const byId = new Map<string, Report>();
  for (const [i, report] of pack.reports.entries()) {
    if (byId.has(report.id)) problems.push(packProblem(['reports', i], 'report-twice', { report: report.id }));
    byId.set(report.id, report);
  }
  const counts = (report: Report) => `${report.count} ${[...(report.residences ?? ['living'])].sort().join()}`;
  for (const [i, report] of pack.reports.entries()) {
    const at: Path = ['reports', i];
    if (report.where !== undefined)
      problems.push(...checkCondition(report.where, report.count, vocabulary, [...at, 'where']));
    if (report.of !== undefined) {
      const seen = new Set([report.id]);
      let whole = byId.get(report.of);
      const fits = whole !== undefined && counts(whole) === counts(report);
      while (whole?.of !== undefined && !seen.has(whole.id)) {
        seen.add(whole.id);
        whole = byId.get(whole.of);
      }
      if (!fits || whole === undefined || seen.has(whole.id))
        problems.push(packProblem([...at, 'of'], 'report-of', { report: report.id, of: report.of }));
    } else if (report.role !== 'base') problems.push(packProblem(at, 'report-base', { report: report.id }));
    if (report.by !== undefined && report.by !== 'visit.reason') {
      const split = used.get(report.by);
      const coded = split?.element.type === 'code' || split?.element.type === 'codes';
      if (!coded || (report.count === 'household' && split?.scope === 'person'))
        problems.push(packProblem([...at, 'by'], 'report-by', { by: report.by }));
    }
  }
  return problems;
}

/** Every declared element is asked or read, and what is read may serve this purpose. */
function checkUse(pack: Pack, used: ReadonlyMap<string, UsedElement>, dictionary: Dictionary): PackProblem[] {
  const read = new Set<string>();
  for (const condition of [...pack.asks.map(ask => ask.when), ...pack.reports.map(report => report.where)]) {
    if (condition === undefined || 'fault' in parseCondition(condition)) continue;
    const reads = readsOf(condition);
    for (const id of [...reads.elements, ...reads.known]) read.add(id);
    if (reads.age) read.add(BIRTH_DATE);
  }
  for (const report of pack.reports) if (report.by !== undefined) read.add(report.by);
  const asked = new Set(pack.asks.map(ask => ask.element));
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
      problems.push(packProblem(at, 'purpose-not-served', { element: id, purpose: pack.purpose }));
  }
  return problems;
}

function checkExamples(pack: Pack, vocabulary: Vocabulary): PackProblem[] {
  const problems: PackProblem[] = [];
  const figures = new Set(pack.reports.map(report => report.id));
  const need = (ids: Iterable<string>, path: Path) => {
    for (const id of ids) {
      const missing = undeclared(id, vocabulary, path);
      if (missing !== undefined) problems.push(missing);
    }
  };
  for (const [i, example] of pack.examples.entries()) {
    const at: Path = ['examples', i];
    need(Object.keys(example.given.facts ?? {}), [...at, 'given', 'facts']);
    for (const [j, person] of example.given.household.entries())
      need(Object.keys(person.facts ?? {}), [...at, 'given', 'household', j, 'facts']);
    for (const [j, step] of (example.when ?? []).entries()) {
      const here: Path = [...at, 'when', j];
      if ('wait' in step && !isDuration(step.wait))
        problems.push(packProblem([...here, 'wait'], 'bad-duration', { duration: step.wait }));
      if (!('answer' in step)) continue;
      need(Object.keys(step.answer), [...here, 'answer']);
      if ((step.of ?? 0) >= Math.max(1, example.given.household.length))
        problems.push(packProblem(here, 'example-household', { step: j + 1 }));
    }
    need([...(example.then.asked ?? []), ...(example.then.not_asked ?? [])], [...at, 'then']);
    for (const name of Object.keys(example.then.figures ?? {}))
      if (!figures.has(name.split('=')[0]!))
        problems.push(packProblem([...at, 'then', 'figures', name], 'example-figure', { report: name }));
  }
  return problems;
}
