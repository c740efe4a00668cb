// Whom or what alone a list or a figure for an office speaks of: a condition in the words of packs. To be in it or not
// tells what the condition reads, so it may read only what could itself be told for the same purpose; that is settled
// before anybody's facts are looked at.
import { ageOn, dayOfDate, isDate } from '../facts/local-time.ts';
import { elementMayServe } from '../facts/may-serve.ts';
import { type Dictionary, type Element, subjectOf, type Title } from '../facts/model.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Value } from '../registry/model.ts';
import { checkCondition, type Vocabulary } from './check-condition.ts';
import { type CompiledCondition, type Context, compileCondition, type FactsByName, UNDISCLOSED } from './conditions.ts';
import { readsOfNode, typedEnvironment } from './expression.ts';
import { parseCondition } from './tree.ts';

export type Narrowing = {
  /** As it was asked. */
  text: string;
  compiled: CompiledCondition;
  /** Elements whose facts it needs. */
  elements: readonly string[];
  /** Whether it is asked of each person, and not of the home. */
  ofPersons: boolean;
};

type Values = Readonly<Record<string, Value | undefined>>;

const both = ({ zh, en }: Title): string => (zh === en ? zh : `${zh} · ${en}`);

const AGE = 'person.age';
/** Read from the door and the tree of areas: the sheet's area says those. */
const PLACED: ReadonlySet<string> = new Set(['address', 'door', 'area']);
const ROOTS: ReadonlySet<string> = new Set(['person', 'household', 'dwelling']);

const vocabularies = new WeakMap<readonly Element[], Vocabulary>();

function vocabularyOf({ elements, codeLists }: Pick<Dictionary, 'elements' | 'codeLists'>): Vocabulary {
  let vocabulary = vocabularies.get(elements);
  if (vocabulary === undefined) {
    const usable = elements.filter(({ id, derived }) => ROOTS.has(subjectOf(id)) && !PLACED.has(derived ?? ''));
    const byId = new Map(usable.map(element => [element.id, element]));
    vocabulary = {
      ...{ elements: byId, dictionary: byId },
      codeLists: new Map(codeLists.map(list => [list.id, list])),
      types: typedEnvironment(usable),
    };
    vocabularies.set(elements, vocabulary);
  }
  return vocabulary;
}

const WORDS: ReadonlySet<Element['type']> = new Set(['text', 'phone', 'id_number']);
const tellsWho = ({ class: one, type }: Element): boolean => one === 'identity' || WORDS.has(type);

const wrong = (zh: string, en: string) => refuse('sheet-condition-wrong', { what: both({ zh, en }) }, 'where');

/**
 * A condition checked for one purpose and the post that fills. Refusals: `sheet-condition-wrong`,
 * `sheet-condition-not-for-purpose`, `sheet-condition-not-for-post`, `sheet-condition-identity`; none depends on what is
 * on record.
 */
export function readNarrowing(
  text: string,
  dictionary: Dictionary,
  { purpose, classes }: { purpose: string; classes: readonly SensitivityClass[] },
): Result<Narrowing> {
  const parsed = parseCondition(text);
  if ('fault' in parsed) return wrong(parsed.fault, parsed.fault);
  const reads = readsOfNode(parsed.node);
  const read = new Set([...reads.elements, ...reads.known, ...(reads.age ? [AGE] : [])]);
  for (const element of dictionary.elements) {
    if (!read.has(element.id)) continue;
    const named = { element: both(element.title) };
    if (!elementMayServe(dictionary, element, purpose))
      return refuse('sheet-condition-not-for-purpose', named, 'where');
    if (!classes.includes(element.class)) return refuse('sheet-condition-not-for-post', named, 'where');
    // A name or a number is nobody's to look for in a list, nor to stand in the record of the sheet.
    if (tellsWho(element) && reads.elements.includes(element.id))
      return refuse('sheet-condition-identity', { ...named, id: element.id }, 'where');
  }
  if (reads.visit) return wrong('填表不能按走访情况筛选', 'a sheet cannot be narrowed by what happened at a door');
  if (reads.matter || reads.matters.length > 0)
    return wrong('填表不能按事项筛选', 'a sheet cannot be narrowed by matters');
  if (reads.members || reads.stairwell)
    return wrong(
      '填表只能按本人、本户、住处的信息筛选',
      'a sheet is narrowed by what is known of each person or door alone',
    );
  const [problem] = checkCondition(text, { subject: 'person' }, vocabularyOf(dictionary), []);
  if (problem !== undefined) return wrong(problem.zh, problem.en);
  return accept({
    ...{ text, compiled: compileCondition(text), elements: [...read] },
    ofPersons: reads.age || reads.residence || [...read].some(id => subjectOf(id) === 'person'),
  });
}

const NOT_VISITED: Context['visit'] = { outcome: '', reason: '', again: '', attempts: 0 };

function contextOf(values: Values, sealed: ReadonlySet<string>): Context {
  const facts: Record<string, FactsByName> = { person: {}, household: {}, dwelling: {} };
  for (const id in values) {
    const value = values[id] as Value | undefined;
    const scope = facts[subjectOf(id)];
    if (value !== undefined && scope !== undefined)
      scope[id.slice(id.indexOf('.') + 1)] = sealed.has(id) ? UNDISCLOSED : value;
  }
  return { facts: facts as Context['facts'], visit: NOT_VISITED };
}

function daysTo(dates: readonly string[], values: Values, today: string): NonNullable<Context['days_to']> {
  const days: Record<string, Record<string, number>> = { person: {}, household: {}, dwelling: {} };
  for (const id of dates) {
    const date = values[id];
    const scope = days[subjectOf(id)];
    if (scope !== undefined && typeof date === 'string' && isDate(date))
      scope[id.slice(id.indexOf('.') + 1)] = dayOfDate(date) - dayOfDate(today);
  }
  return days as NonNullable<Context['days_to']>;
}

/**
 * Whether a condition holds for what may be told of a person or a home, by element, on a local date; what is not known
 * does not hold. Of identity values only whether they are known is looked at.
 */
export type Holds = (values: Values, today: string) => boolean;

export function holdsBy({ compiled, elements, ofPersons }: Narrowing, dictionary: Pick<Dictionary, 'elements'>): Holds {
  const sealed = new Set(
    dictionary.elements.filter(({ id, class: one }) => one === 'identity' && elements.includes(id)).map(({ id }) => id),
  );
  return (values, today) => {
    const context = contextOf(values, sealed);
    if (compiled.reads.dates.length > 0) context.days_to = daysTo(compiled.reads.dates, values, today);
    if (ofPersons) {
      const born = values['person.birth_date'];
      if (typeof born === 'string' && isDate(born)) {
        context.age = ageOn(born, today);
        context.facts.person.age = context.age;
      }
      context.residence = 'living';
    }
    return compiled.evaluate(context) === true;
  };
}
