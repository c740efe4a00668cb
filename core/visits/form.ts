// One knock's form: what every active pack still needs to know of a household, each question once, the most urgent
// first, cut at the time a knock may take. It runs on the phone, and never shows a medical or identity value.
import { freshUntil } from '../facts/durations.ts';
import type { FactRow, Subject } from '../facts/fact.ts';
import { mayServe } from '../facts/may-serve.ts';
import type { Code, Dictionary, ElementType, SubjectOfElement, Title } from '../facts/model.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { neededAsks } from '../matters/needs.ts';
import { type Active, type CompiledAsk, purposesOf } from '../packs/compile.ts';
import { type Context, UNDISCLOSED, type Verdict } from '../packs/conditions.ts';
import { holdsAt, isRound } from '../packs/model.ts';
import { isSecret, latestFact, type Moment, usableRows, viewOf } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { Value } from '../registry/model.ts';
import type { Answer } from './model.ts';

export const KNOCK_SECONDS = 180;
/** What one press on a value already shown costs. */
export const CONFIRM_SECONDS = 1;

export type FormItem = {
  subjectId: Id;
  subject: SubjectOfElement;
  element: string;
  title: Title;
  type: ElementType;
  class: SensitivityClass;
  codes?: readonly Code[];
  unit?: string;
  range?: [number, number];
  /** A date that cannot lie in the future. */
  past?: true;
  /** The last answer, gone stale: one press on "nothing changed" confirms it. Never medical or identity. */
  known?: Value;
  /** Packs that ask it, in the order they were given. */
  packs: string[];
  /** Where only a demand asks it: whose it is, and on what basis, to be told to whoever is asked. */
  because?: { title: Title; basis: Title };
  /** 1 is most urgent; everyday packs come after emergency ones of any rank. */
  rank: number;
  /** Seconds it costs at the door. */
  seconds: number;
};

export type Form = {
  /** What to ask now, most urgent first. */
  items: FormItem[];
  /** What waits for the next knock, in the same order. */
  rest: FormItem[];
  /** Fresh answers that may be shown at a door, so that somebody can say "that has changed". */
  held: FormItem[];
  /** Cost of `items`, shown before ringing. */
  seconds: number;
  /** Packs with something to ask that would itself give something away: one neutral line, and the desk rings up. */
  neutral: string[];
};

export type FormInput = {
  /** Cut by `disclosedAtDoor` where it leaves the server. */
  household: Household;
  actives: readonly Active[];
  /** Not read, since compiled packs carry their code lists; here so that what decides a visit can be passed whole. */
  dictionary?: Dictionary;
  budgetSeconds?: number;
  /** Answers given at this door so far, so that what follows from them appears at once. */
  answers?: readonly Answer[];
  /** Years by person, where birth dates are not disclosed. */
  ages?: Readonly<Record<Id, number>>;
} & Moment;

type Candidate = FormItem & { mode: number; order: number };

type Kind = 'household' | 'dwelling' | 'person';

/** Everybody at this door is asked; somebody only registered here is asked where they live. */
const subjectsOf = (household: Household): { kind: Kind; subject: Subject }[] => [
  { kind: 'household', subject: household },
  { kind: 'dwelling', subject: household.dwelling ?? { id: household.dwellingId, rows: [] } },
  ...household.persons
    .filter(({ residence }) => residence !== 'registered')
    .map(subject => ({ kind: 'person' as const, subject })),
];

/** Everything found so far, by subject and element. */
type Findings = { wanted: Map<string, Candidate>; held: Map<string, Candidate>; neutral: Set<string> };

/** The form of one door for every pack that holds at `now`. Pure, and the same on the phone and on the server. */
export function compileForm(input: FormInput): Form {
  const said = new Map((input.answers ?? []).map(answer => [`${answer.subjectId} ${answer.element}`, answer]));
  const found: Findings = { wanted: new Map(), held: new Map(), neutral: new Set() };
  for (const active of input.actives) if (holdsAt(active.activation, input.now)) findAsks(input, active, said, found);
  const { wanted, held } = found;
  for (const [key, candidate] of held) {
    const asked = wanted.get(key);
    if (asked !== undefined) asked.known = candidate.known;
  }
  return cut(
    ranked(wanted),
    ranked(held).filter(item => !wanted.has(keyOf(item))),
    input.budgetSeconds ?? KNOCK_SECONDS,
    [...found.neutral],
  );
}

/** Adds what one pack asks, holds or must leave to its desk. */
function findAsks(input: FormInput, active: Active, said: ReadonlyMap<string, Answer>, found: Findings): void {
  const { household, now, timeZone } = input;
  const { compiled } = active;
  const door = { masked: true, ages: input.ages };
  const view = viewOf(household, active, compiled.needsOfAsks, { now, timeZone }, door);
  const needed = neededAsks(household, active, now);
  for (const [order, { kind, subject }] of subjectsOf(household).entries()) {
    const rows = usableRows(subject, active);
    const seen = kind === 'person' ? view.persons.find(({ id }) => id === subject.id)!.context : view.household;
    const context = withAnswers(seen, household, subject.id, said, compiled.elements);
    const ofMatters = needed.flatMap(({ subjectId, ask }) => (subjectId === subject.id ? [ask] : []));
    for (const ask of [...ofMatters, ...compiled.asks]) {
      const { element, scope } = ask.used;
      if (scope !== kind) continue;
      const verdict: Verdict = ask.when === undefined ? true : ask.when.evaluate(context);
      const fact = latestFact(rows, element.id);
      const stale = fact && freshUntil(ask.used, fact.observedAt, timeZone);
      const isWanted = fact === undefined || (stale !== undefined && stale <= now);
      if (verdict === undefined && isWanted && givesAway(ask, compiled.elements, context))
        found.neutral.add(compiled.pack.pack);
      if (verdict !== true) continue;
      const candidate = candidateOf(ask, active, subject.id, kind, order);
      if (fact?.value !== undefined && fact.how !== 'declined' && !isSecret(element.class))
        candidate.known = fact.value;
      if (isWanted) merge(found.wanted, candidate);
      else if (candidate.known !== undefined) merge(found.held, candidate);
    }
  }
}

const keyOf = (item: { subjectId: Id; element: string }): string => `${item.subjectId} ${item.element}`;

/** A question that hangs on a medical or identity fact held here would tell that fact by being asked, or not asked. */
const givesAway = (ask: CompiledAsk, elements: Active['compiled']['elements'], context: Context): boolean =>
  (ask.when?.reads.elements ?? []).some(id => {
    const used = elements.get(id);
    return used !== undefined && context.facts[used.scope as keyof Context['facts']][used.name] === UNDISCLOSED;
  });

/** What was said at this door is known here, whatever its class. */
function withAnswers(
  context: Context,
  household: Household,
  subjectId: Id,
  said: ReadonlyMap<string, Answer>,
  elements: Active['compiled']['elements'],
): Context {
  if (said.size === 0) return context;
  const facts = {
    person: { ...context.facts.person },
    household: { ...context.facts.household },
    dwelling: { ...context.facts.dwelling },
  };
  for (const answer of said.values()) {
    const used = elements.get(answer.element);
    if (used === undefined || used.scope === 'building' || used.scope === 'grid' || used.scope === 'facility') continue;
    const about =
      used.scope === 'person' ? subjectId : used.scope === 'household' ? household.id : household.dwellingId;
    if (answer.subjectId !== about) continue;
    if (answer.how === 'declined') delete facts[used.scope][used.name];
    else if (answer.value !== undefined) facts[used.scope][used.name] = answer.value;
  }
  return { ...context, facts };
}

function candidateOf(
  { used: { element }, rank }: CompiledAsk,
  { activation, compiled }: Active,
  subjectId: Id,
  subject: SubjectOfElement,
  order: number,
): Candidate {
  const { id, title, type, unit, range } = element;
  const candidate: Candidate = {
    subjectId,
    subject,
    element: id,
    title,
    type,
    class: element.class,
    packs: [compiled.pack.pack],
    rank,
    seconds: element.seconds,
    mode: compiled.pack.mode === 'emergency' ? 0 : 1,
    order,
  };
  const list = compiled.codeLists.get(element.codes ?? '');
  if (list !== undefined) candidate.codes = list.codes;
  if (unit !== undefined) candidate.unit = unit;
  if (range !== undefined) candidate.range = range;
  if (element.past === true) candidate.past = true;
  if (!isRound(activation)) candidate.because = { title: compiled.pack.title, basis: compiled.pack.basis };
  return candidate;
}

/** The same question of two packs is one: asked once, at the more urgent rank, naming both. */
function merge(into: Map<string, Candidate>, candidate: Candidate): void {
  const key = keyOf(candidate);
  const other = into.get(key);
  if (other === undefined) {
    into.set(key, candidate);
    return;
  }
  if (!other.packs.includes(candidate.packs[0]!)) other.packs.push(candidate.packs[0]!);
  if (candidate.mode < other.mode || (candidate.mode === other.mode && candidate.rank < other.rank)) {
    other.mode = candidate.mode;
    other.rank = candidate.rank;
  }
  if (candidate.known !== undefined) other.known = candidate.known;
  // A round asks it of its own account.
  if (candidate.because === undefined) delete other.because;
}

const ranked = (candidates: ReadonlyMap<string, Candidate>): FormItem[] =>
  [...candidates.values()]
    .sort(
      (a, b) =>
        a.mode - b.mode ||
        a.rank - b.rank ||
        a.order - b.order ||
        (a.element < b.element ? -1 : a.element > b.element ? 1 : 0),
    )
    .map(({ mode: _mode, order: _order, ...item }) => item);

/** Takes from the top until the next question no longer fits, at least one: what is left out is less urgent, never more. */
function cut(ranked: FormItem[], held: FormItem[], budgetSeconds: number, neutral: string[]): Form {
  let seconds = 0;
  let taken = 0;
  for (const item of ranked) {
    if (item.known !== undefined) item.seconds = CONFIRM_SECONDS;
    if (taken > 0 && seconds + item.seconds > budgetSeconds) break;
    seconds += item.seconds;
    taken++;
  }
  return { items: ranked.slice(0, taken), rest: ranked.slice(taken), held, seconds, neutral };
}

/** One press on "nothing changed": every known value of the form, confirmed as shown. */
export const nothingChanged = (form: Form): Answer[] =>
  form.items.flatMap(({ subjectId, element, known }): Answer[] =>
    known === undefined ? [] : [{ subjectId, element, how: 'confirmed', value: known }],
  );

/** What actives may use at a door: the purposes they collect for, and the elements they declare. */
export function doorScope(actives: readonly Active[]): { purposes: Set<string>; elements: Set<string> } {
  const packs = actives.map(({ compiled }) => compiled);
  return {
    purposes: new Set(packs.flatMap(({ pack }) => [...purposesOf(pack)])),
    elements: new Set(packs.flatMap(({ elements }) => [...elements.keys()])),
  };
}

/**
 * A household as it may be carried to its door: rows that may serve one of `purposes`, of those the state of the last
 * knock and `elements` (all, when not given; pass `doorScope`'s). Medical and identity facts keep when they were
 * answered, never what.
 */
export function disclosedAtDoor(
  household: Household,
  dictionary: Dictionary,
  purposes: Iterable<string>,
  elements?: ReadonlySet<string>,
): Household {
  const wanted = [...purposes];
  const secret = new Set(dictionary.elements.filter(element => isSecret(element.class)).map(element => element.id));
  const serves = (row: FactRow) => {
    const mode = row.activationId === EVERYDAY ? 'everyday' : 'emergency';
    const collected = { purpose: row.purpose, mode, class: row.class } as const;
    return wanted.some(purpose => mayServe(dictionary, collected, purpose).may);
  };
  const disclose = <S extends Subject>(subject: S): S => ({
    ...subject,
    rows: subject.rows.filter(serves).map(row => ({
      ...row,
      facts: Object.fromEntries(
        Object.entries(row.facts)
          .filter(([element]) => elements === undefined || elements.has(element) || element.startsWith('visit.'))
          .map(([element, fact]) => {
            if (!isSecret(row.class) && !secret.has(element)) return [element, fact];
            const { value: _value, ...bare } = fact;
            return [element, bare];
          }),
      ),
    })),
  });
  const cutHousehold: Household = { ...disclose(household), persons: household.persons.map(disclose) };
  if (household.dwelling !== undefined) cutHousehold.dwelling = disclose(household.dwelling);
  return cutHousehold;
}
