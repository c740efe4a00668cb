// Decides what one knock leaves behind: one event with a payload per subject, class, purpose and activation, and one
// fact for each purpose that asked. The reason of a failed knock never stands in the event's skeleton.
import { type Fact, type FactRow, type Subject, wholeSeconds } from '../facts/fact.ts';
import { localDate } from '../facts/local-time.ts';
import type { Dictionary, Element } from '../facts/model.ts';
import { checkValue } from '../facts/values.ts';
import type { Command } from '../kernel/command.ts';
import type { EventDraft } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { neededAsks } from '../matters/needs.ts';
import { type Active, type CompiledAsk, type CompiledPack, placeOf } from '../packs/compile.ts';
import { isRound } from '../packs/model.ts';
import { isSecret, latestFact, type Moment, usableRows, VISIT, visitRow } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import type { Value } from '../registry/model.ts';
import type { CorrectVisit, RecordVisit } from './contract.ts';
import type { Answer } from './model.ts';
import { type FactKey, type FactOfVisit, visitEvent } from './visit-event.ts';

/** How far ahead of ours a phone's clock may run. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

export type VisitDecision = {
  events: EventDraft[];
  facts: FactOfVisit[];
  /** Facts to take away, seen only in a correction. */
  withdraw: FactKey[];
};

export type VisitInput = {
  household: Household;
  /** Those that held for the household at the visit's `observedAt`. */
  actives: readonly Active[];
  dictionary: Dictionary;
} & Moment;

/** What is being corrected: when that visit was, and the numbers of its event and of earlier corrections of it. */
export type Corrected = { observedAt: number; seqs: readonly number[] };

type Said = Pick<RecordVisit, 'outcome' | 'reason' | 'spokeWith' | 'answers' | 'again'>;
type Checked = { answer: Answer; element: Element; value?: Value; askers: { active: Active; ask: CompiledAsk }[] };

/** Refuses a visit of nobody's round, about people of another household, or that says two things at once. */
export function decideVisit(input: VisitInput, command: Command<RecordVisit>): Result<VisitDecision> {
  if (command.observedAt > input.now + CLOCK_TOLERANCE_MS) return refuse('in-the-future', undefined, 'observedAt');
  const checked = checkSaid(input, command.payload);
  if (!checked.ok) return checked;
  const { household } = input;
  const { payload: said } = command;
  const rounds = roundsOf(input);
  const observedAt = wholeSeconds(command.observedAt);
  const answers = factsOfAnswers(checked.value, observedAt);
  const knock = unique(rounds.flatMap(active => saidOfVisit(household, active, said, observedAt)));
  const state = unique(rounds.flatMap(active => stateAfter(household, active, said, observedAt)));
  return accept({
    events: [visitEvent('visit.recorded', input, said.outcome, [...answers, ...knock])],
    facts: notOutdated(household, [...answers, ...state]),
    withdraw: [],
  });
}

/**
 * Says anew what happened at an earlier visit. Facts keep that visit's time, so freshness stays honest; what only the
 * wrong version said is withdrawn; what a later visit has replaced since is left alone; attempts do not grow.
 */
export function decideCorrection(
  input: VisitInput & { corrected: Corrected },
  command: Command<CorrectVisit>,
): Result<VisitDecision> {
  const { household, corrected } = input;
  const { payload: said } = command;
  if (command.observedAt > input.now + CLOCK_TOLERANCE_MS) return refuse('in-the-future', undefined, 'observedAt');
  const checked = checkSaid(input, said);
  if (!checked.ok) return checked;
  const observedAt = wholeSeconds(corrected.observedAt);
  const answers = factsOfAnswers(checked.value, observedAt);
  const knock = unique(roundsOf(input).flatMap(active => saidOfVisit(household, active, said, observedAt)));
  const standing = standingFacts(household, { ...corrected, observedAt });
  const stands = new Set(standing.map(keyText));
  const isOurs = (key: FactKey) =>
    stands.has(keyText(key)) || (heldFact(household, key)?.observedAt ?? -1) < observedAt;
  // The parts of a knock go together: a reason never joins the outcome of a later one.
  const state = knock.filter(
    fact => isOurs({ ...fact, element: VISIT.outcome }) && !(isQuiet(said) && fact.activationId === EVERYDAY),
  );
  const facts = [...answers.filter(isOurs), ...state];
  const written = new Set(facts.map(keyText));
  const withdraw = standing.filter(key => key.element !== VISIT.attempts && !written.has(keyText(key)));
  return accept({
    events: [
      visitEvent('visit.corrected', input, said.outcome, [...answers, ...knock], {
        corrects: said.corrects,
        observedAt,
        withdraw,
      }),
    ],
    facts,
    withdraw,
  });
}

const roundsOf = ({ actives }: VisitInput): Active[] => actives.filter(({ activation }) => isRound(activation));

function checkSaid(input: VisitInput, said: Said): Result<Checked[]> {
  const { household, actives, now, timeZone } = input;
  if (roundsOf(input).length === 0) return refuse('no-round');
  if (said.outcome === 'met' && said.reason !== undefined)
    return refuse('reason-not-wanted', undefined, 'payload.reason');
  if (said.outcome === 'no_contact' && said.reason === undefined)
    return refuse('reason-missing', undefined, 'payload.reason');
  if (said.outcome === 'no_contact' && (said.answers.length > 0 || said.spokeWith !== undefined))
    return refuse('answers-without-contact', undefined, 'payload.answers');
  if (
    said.spokeWith !== undefined &&
    said.spokeWith !== 'other' &&
    !household.persons.some(({ id }) => id === said.spokeWith)
  )
    return refuse('not-of-household', undefined, 'payload.spokeWith');

  const checked: Checked[] = [];
  const seen = new Set<string>();
  const today = localDate(now, timeZone);
  for (const [i, answer] of said.answers.entries()) {
    const field = `payload.answers.${i}`;
    const { element: id, subjectId } = answer;
    const askers = actives.flatMap(active => {
      const ask = asksByElement(active.compiled).get(id) ?? neededBy(input, active, subjectId, id);
      return ask === undefined ? [] : [{ active, ask }];
    });
    const element = askers[0]?.ask.used.element;
    if (element === undefined) return refuse('not-asked', { element: id }, `${field}.element`);
    const subject = subjectFor(household, id, subjectId);
    if (subject === undefined) return refuse('not-of-household', { element: id }, `${field}.subjectId`);
    if (seen.has(`${subjectId} ${id}`)) return refuse('answered-twice', { element: id }, field);
    seen.add(`${subjectId} ${id}`);
    if (answer.how === 'declined') {
      if (answer.value !== undefined) return refuse('bad-value', { element: id }, `${field}.value`);
      checked.push({ answer, element, askers });
      continue;
    }
    let given = answer.value;
    if (answer.how === 'confirmed') {
      const held = askers
        .map(({ active }) => latestFact(usableRows(subject, active), id))
        .find(fact => fact?.value !== undefined && fact.how !== 'declined');
      if (held === undefined || isSecret(element.class)) return refuse('nothing-to-confirm', { element: id }, field);
      given ??= held.value;
    }
    if (given === undefined) return refuse('value-empty', undefined, `${field}.value`);
    const list = askers[0]!.active.compiled.codeLists.get(element.codes ?? '');
    const parsed = checkValue(element, list, given, { today });
    if (!parsed.ok) return { ok: false, refusal: { ...parsed.refusal, field: `${field}.value` } };
    checked.push({ answer, element, value: parsed.value, askers });
  }
  return accept(checked);
}

const asksOf = new WeakMap<CompiledPack, ReadonlyMap<string, CompiledAsk>>();

/** A pack's asks by element; of several about one, the first. */
function asksByElement(compiled: CompiledPack): ReadonlyMap<string, CompiledAsk> {
  let asks = asksOf.get(compiled);
  if (asks === undefined) {
    asks = new Map([...compiled.asks].reverse().map(ask => [ask.used.element.id, ask]));
    asksOf.set(compiled, asks);
  }
  return asks;
}

/** What only an open matter asks, of this subject. */
const neededBy = ({ household, now }: VisitInput, active: Active, subjectId: Id, element: string) =>
  neededAsks(household, active, now).find(one => one.subjectId === subjectId && one.ask.used.element.id === element)
    ?.ask;

/** The subject of the household an element is about; undefined when the id is of somebody else, or of another kind. */
function subjectFor(household: Household, element: string, subjectId: Id): Subject | undefined {
  if (element.startsWith('household.')) return subjectId === household.id ? household : undefined;
  if (element.startsWith('dwelling.'))
    return subjectId === household.dwellingId ? (household.dwelling ?? { id: subjectId, rows: [] }) : undefined;
  return household.persons.find(({ id }) => id === subjectId);
}

/** One answer is one fact per purpose and place that asked; two packs of one purpose in everyday life share theirs. */
const factsOfAnswers = (checked: readonly Checked[], observedAt: number): FactOfVisit[] =>
  unique(
    checked.flatMap(({ answer, element, value, askers }) =>
      askers.map(({ active, ask }): FactOfVisit => {
        const fact: Fact = { observedAt, seq: 0, how: answer.how };
        if (value !== undefined) fact.value = value;
        return {
          subjectId: answer.subjectId,
          class: element.class,
          purpose: ask.purpose,
          activationId: placeOf(active),
          element: element.id,
          fact,
        };
      }),
    ),
  );

const keyText = (key: FactKey): string =>
  `${key.subjectId} ${key.class} ${key.purpose} ${key.activationId} ${key.element}`;

const unique = (facts: readonly FactOfVisit[]): FactOfVisit[] => [
  ...new Map(facts.map(fact => [keyText(fact), fact])).values(),
];

const isQuiet = (said: Said): boolean => said.reason === 'declined';

const visitFact = (
  household: Household,
  active: Active,
  element: string,
  value: Value,
  observedAt: number,
): FactOfVisit => ({
  subjectId: household.id,
  class: 'personal',
  purpose: active.compiled.pack.purpose,
  activationId: placeOf(active),
  element,
  fact: { value, observedAt, seq: 0, how: 'asked' },
});

/** What this knock itself says, for one pack. In everyday life, which has no end, nobody's refusal is written down. */
function saidOfVisit(household: Household, active: Active, said: Said, observedAt: number): FactOfVisit[] {
  const facts = [visitFact(household, active, VISIT.outcome, said.outcome, observedAt)];
  const add = (element: string, value: string | undefined) => {
    if (value !== undefined) facts.push(visitFact(household, active, element, value, observedAt));
  };
  add(VISIT.reason, isQuiet(said) && placeOf(active) === EVERYDAY ? undefined : said.reason);
  add(VISIT.again, said.again);
  add(VISIT.spokeWith, said.spokeWith);
  return facts;
}

/**
 * The state after this knock: what it says, blanks over what an earlier one said and this one does not, and the number
 * of knocks. A refusal in everyday life, or a knock that comes in after a later one, leaves the rest as it was.
 */
function stateAfter(household: Household, active: Active, said: Said, observedAt: number): FactOfVisit[] {
  const held = visitRow(household, active)?.facts ?? {};
  const { value: count, observedAt: counted } = held[VISIT.attempts] ?? { value: 0, observedAt: 0 };
  const knocks = (typeof count === 'number' ? count : 0) + 1;
  const attempts = visitFact(household, active, VISIT.attempts, knocks, Math.max(observedAt, counted));
  const later = (held[VISIT.outcome]?.observedAt ?? -1) > observedAt;
  if (later || (isQuiet(said) && placeOf(active) === EVERYDAY)) return [attempts];
  const facts = saidOfVisit(household, active, said, observedAt);
  const named = new Set(facts.map(({ element }) => element));
  for (const element of [VISIT.reason, VISIT.again, VISIT.spokeWith]) {
    const earlier = held[element]?.value;
    if (!named.has(element) && earlier !== undefined && earlier !== '')
      facts.push(visitFact(household, active, element, '', observedAt));
  }
  return [...facts, attempts];
}

type RowOf = { subjectId: Id; row: FactRow };

function rowsOf(household: Household): RowOf[] {
  const subjects: Subject[] = [household, ...household.persons];
  if (household.dwelling !== undefined) subjects.push(household.dwelling);
  return subjects.flatMap(({ id, rows }) => rows.map(row => ({ subjectId: id, row })));
}

const heldFact = (household: Household, key: FactKey): Fact | undefined => factIn(rowsOf(household), key);

const factIn = (rows: readonly RowOf[], key: FactKey): Fact | undefined =>
  rows.find(
    ({ subjectId, row }) =>
      subjectId === key.subjectId &&
      row.class === key.class &&
      row.purpose === key.purpose &&
      row.activationId === key.activationId &&
      key.element in row.facts,
  )?.row.facts[key.element];

/** A visit that comes in late never hides what was seen after it. */
function notOutdated(household: Household, facts: readonly FactOfVisit[]): FactOfVisit[] {
  const held = Map.groupBy(rowsOf(household), ({ subjectId }) => subjectId);
  return facts.filter(
    ({ fact, ...key }) => (factIn(held.get(key.subjectId) ?? [], key)?.observedAt ?? -1) <= fact.observedAt,
  );
}

/** Every fact that still stands as the visit, or the last correction of it, left it. */
const standingFacts = (household: Household, { seqs, observedAt }: Corrected): FactKey[] =>
  rowsOf(household).flatMap(({ subjectId, row }) =>
    Object.entries(row.facts)
      .filter(([, fact]) => seqs.includes(fact.seq) && fact.observedAt === observedAt)
      .map(([element]) => ({
        subjectId,
        class: row.class,
        purpose: row.purpose,
        activationId: row.activationId,
        element,
      })),
  );
