// A checked pack made ready to run: its elements found, its conditions compiled, its freshness settled. Made once per
// pack version and shared; it holds nothing about anybody.
import { mayServe } from '../facts/may-serve.ts';
import { type CodeList, type Dictionary, type Element, type SubjectOfElement, subjectOf } from '../facts/model.ts';
import { SENSITIVITY_CLASSES, type SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Matter } from '../matters/model.ts';
import type { ResidenceKind } from '../registry/model.ts';
import { type CompiledMatter, type CompiledRule, compileMatters, compileRules, readsOfRules } from './compile-rules.ts';
import { type CompiledCondition, compileCondition } from './conditions.ts';
import type { Reads } from './expression.ts';
import type { Activation, Pack, Report } from './model.ts';

/** An element as one pack uses it. */
export type UsedElement = {
  element: Element;
  scope: SubjectOfElement;
  /** Name within its scope, as conditions write it. */
  name: string;
  /** The pack's freshness of it (ISO 8601), else the element's; absent: holds until corrected. */
  fresh?: string;
};

export type CompiledAsk = { used: UsedElement; purpose: string; rank: number; when?: CompiledCondition };

export type CompiledReport = {
  report: Report;
  residences: readonly ResidenceKind[];
  where?: CompiledCondition;
  /** What splits the figure: `visit.reason`, or an element with codes. */
  by?: 'visit.reason' | UsedElement;
};

/** What has to be looked up before conditions can run. */
export type Needs = {
  elements: readonly UsedElement[];
  /** Those whose days are counted. */
  dates: readonly string[];
  age: boolean;
  visit: boolean;
  matters: boolean;
  members: boolean;
};

export type CompiledPack = {
  pack: Pack;
  /** Every element the pack declares, by id. */
  elements: ReadonlyMap<string, UsedElement>;
  codeLists: ReadonlyMap<string, CodeList>;
  asks: readonly CompiledAsk[];
  reports: readonly CompiledReport[];
  needsOfReports: Needs;
  needsOfAsks: Needs;
  /** By type, the appeal among them. */
  matters: ReadonlyMap<string, CompiledMatter>;
  rules: readonly CompiledRule[];
  /** Of rules, guards and conditions of opening. */
  needsOfRules: Needs;
  /** Whether any of those looks at the other households of the stairwell. */
  readsStairwell: boolean;
  /** Purposes whose facts this pack may use, each with the classes it may use of them. */
  sources: ReadonlyMap<string, ReadonlySet<SensitivityClass>>;
};

/** A pack that holds for a household at some instant. */
export type Active = { activation: Activation; compiled: CompiledPack };

export const BIRTH_DATE = 'person.birth_date';

export const elementsById = (dictionary: Dictionary): Map<string, Element> =>
  new Map(dictionary.elements.map(element => [element.id, element]));

/** The elements a pack declares, with the dictionary's filled in; ones it cannot find are left out. */
export function declaredElements(pack: Pack, dictionary: ReadonlyMap<string, Element>): Map<string, UsedElement> {
  const used = new Map<string, UsedElement>();
  for (const entry of pack.elements) {
    const element = 'use' in entry ? dictionary.get(entry.use) : entry;
    if (element === undefined) continue;
    const fresh = entry.fresh ?? element.fresh;
    const one: UsedElement = {
      element,
      scope: subjectOf(element.id),
      name: element.id.slice(element.id.indexOf('.') + 1),
    };
    if (fresh !== undefined) one.fresh = fresh;
    used.set(element.id, one);
  }
  for (const ask of pack.asks) {
    const one = used.get(ask.element);
    if (one !== undefined && ask.fresh !== undefined) used.set(ask.element, { ...one, fresh: ask.fresh });
  }
  return used;
}

function needsOf(
  conditions: readonly Reads[],
  more: readonly UsedElement[],
  elements: Map<string, UsedElement>,
): Needs {
  const ids = new Set(conditions.flatMap(reads => [...reads.elements, ...reads.known]));
  for (const used of more) ids.add(used.element.id);
  return {
    elements: [...ids].sort().flatMap(id => elements.get(id) ?? []),
    dates: [...new Set(conditions.flatMap(reads => reads.dates))].sort(),
    age: conditions.some(reads => reads.age),
    visit: conditions.some(reads => reads.visit),
    matters: conditions.some(reads => reads.matters.length > 0),
    members: conditions.some(reads => reads.members),
  };
}

/** Compiles a pack that `checkPack` accepted against the same dictionary; throws on any other. */
export function compilePack(pack: Pack, dictionary: Dictionary): CompiledPack {
  const elements = declaredElements(pack, elementsById(dictionary));
  const find = (id: string): UsedElement => {
    const used = elements.get(id);
    if (used === undefined) throw new Error(`pack ${pack.pack} does not declare ${id}`);
    return used;
  };
  const asks = pack.asks.map((ask): CompiledAsk => {
    const compiled: CompiledAsk = { used: find(ask.element), purpose: ask.purpose ?? pack.purpose, rank: ask.rank };
    if (ask.when !== undefined) compiled.when = compileCondition(ask.when);
    return compiled;
  });
  const reports = pack.reports.map((report): CompiledReport => {
    const compiled: CompiledReport = { report, residences: report.residences ?? ['living'] };
    if (report.where !== undefined) compiled.where = compileCondition(report.where);
    if (report.by !== undefined) compiled.by = report.by === 'visit.reason' ? report.by : find(report.by);
    return compiled;
  });
  const wheres = reports.flatMap(({ where }) => where?.reads ?? []);
  const splits = reports.flatMap(({ by }) => (by === undefined || by === 'visit.reason' ? [] : [by]));
  const needsOfReports = needsOf(wheres, splits, elements);
  const matters = compileMatters(pack);
  const rules = compileRules(pack);
  const reads = readsOfRules(matters.values(), rules);
  return {
    pack,
    elements,
    codeLists: new Map([...dictionary.codeLists, ...(pack.codes ?? [])].map(list => [list.id, list])),
    asks,
    reports,
    needsOfReports: {
      ...needsOfReports,
      visit: needsOfReports.visit || reports.some(({ by }) => by === 'visit.reason'),
    },
    needsOfAsks: needsOf(
      asks.flatMap(({ when }) => when?.reads ?? []),
      [],
      elements,
    ),
    matters,
    rules,
    needsOfRules: needsOf(reads, [], elements),
    readsStairwell:
      reads.some(({ stairwell }) => stairwell) ||
      rules.some(({ effects }) => effects.some(({ effect }) => 'of' in effect && effect.of === 'stairwell')),
    sources: sourcesOf(pack, dictionary),
  };
}

/** Purposes a pack collects for: its own, and those of its asks. */
export const purposesOf = (pack: Pack): Set<string> =>
  new Set([pack.purpose, ...pack.asks.flatMap(ask => ask.purpose ?? [])]);

/**
 * Whose facts a pack may use: those it collects itself, and everyday ones that may serve them. What other emergencies
 * collected is never among them: rows of another activation are not handed over, whatever their purpose.
 */
export function sourcesOf(pack: Pack, dictionary: Dictionary): Map<string, ReadonlySet<SensitivityClass>> {
  const own = purposesOf(pack);
  const sources = new Map<string, ReadonlySet<SensitivityClass>>();
  for (const { id, mode } of dictionary.purposes) {
    const classes = own.has(id)
      ? SENSITIVITY_CLASSES
      : mode === 'emergency'
        ? []
        : SENSITIVITY_CLASSES.filter(each =>
            [...own].some(asked => mayServe(dictionary, { purpose: id, mode, class: each }, asked).may),
          );
    if (classes.length > 0) sources.set(id, new Set(classes));
  }
  return sources;
}

/** Whether a matter is one of an active pack's: in everyday life of any activation of it. */
export const isMatterOf = (matter: Matter, { activation, compiled }: Active): boolean =>
  matter.pack === compiled.pack.pack && (compiled.pack.mode === 'everyday' || matter.activationId === activation.id);

/** Where an active pack keeps its facts: under its activation, or in everyday life, which outlives every activation. */
export const placeOf = ({ activation, compiled }: Active): Id =>
  compiled.pack.mode === 'emergency' ? activation.id : EVERYDAY;
