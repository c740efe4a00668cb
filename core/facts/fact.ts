// A fact as it is kept: one flat text, `value|seconds|seq|how`, in the row of its subject, purpose and activation.
// Flat because a flat value updates almost twice as fast as nested JSON and keeps the row under the TOAST threshold.
import type { SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Value } from '../registry/model.ts';

/** `registered`: from a roster. `confirmed`: "nothing changed" at the door. `declined`: asked, and rather not said. */
export type How = 'asked' | 'confirmed' | 'declined' | 'registered';

export type Fact = {
  /** Absent when declined, and where the reader may know only that it was answered. */
  value?: Value;
  /** ms since 1970, whole seconds. */
  observedAt: number;
  /** Number of the event in its stream that says so: the source. */
  seq: number;
  how: How;
};

/** Facts of one subject collected for one purpose: a row of a fact table. */
export type FactRow = {
  class: SensitivityClass;
  purpose: string;
  activationId: Id;
  facts: Readonly<Record<string, Fact>>;
};

export type Subject = { id: Id; rows: readonly FactRow[] };

/** An instant as facts keep it, ms. */
export const wholeSeconds = (ms: number): number => Math.floor(ms / 1000) * 1000;

const HOW: Record<How, string> = { asked: 'a', confirmed: 'c', declined: 'd', registered: 'r' };
const HOW_OF: Record<string, How> = { a: 'asked', c: 'confirmed', d: 'declined', r: 'registered' };

const packValue = (value: Value): string =>
  Array.isArray(value)
    ? `L${value.join(',')}`
    : typeof value === 'boolean'
      ? value
        ? 'T'
        : 'F'
      : typeof value === 'number'
        ? `N${value}`
        : `S${value}`;

function unpackValue(text: string): Value | undefined {
  const rest = text.slice(1);
  switch (text[0]) {
    case 'L':
      return rest === '' ? [] : rest.split(',');
    case 'T':
      return true;
    case 'F':
      return false;
    case 'N':
      return Number(rest);
    case 'S':
      return rest;
    default:
      return undefined;
  }
}

/** The stored text of a fact. A text value may hold `|`: the three last parts are read from the end. */
export const encodeFact = (fact: Fact): string =>
  `${fact.value === undefined ? '' : packValue(fact.value)}|${wholeSeconds(fact.observedAt) / 1000}|${fact.seq}|${HOW[fact.how]}`;

/** The fact of a stored text; throws on a text this code never wrote. */
export function decodeFact(text: string): Fact {
  const third = text.lastIndexOf('|');
  const second = text.lastIndexOf('|', third - 1);
  const first = text.lastIndexOf('|', second - 1);
  const how = HOW_OF[text.slice(third + 1)];
  if (first < 0 || how === undefined) throw new Error(`not a stored fact: ${text.slice(0, 20)}…`);
  const fact: Fact = {
    observedAt: Number(text.slice(first + 1, second)) * 1000,
    seq: Number(text.slice(second + 1, third)),
    how,
  };
  const value = unpackValue(text.slice(0, first));
  if (value !== undefined) fact.value = value;
  return fact;
}

/**
 * The facts one asker may use of a subject: rows whose purpose may serve (`may`) and that belong to everyday life or
 * to this activation; of several answers the latest observed. A declined one hides nothing older for other purposes.
 */
export function factsFor(
  subject: Subject,
  activationId: Id,
  may: (purpose: string, fromActivation: boolean) => boolean,
): Record<string, Fact> {
  const view: Record<string, Fact> = {};
  for (const row of subject.rows) {
    if (row.activationId !== EVERYDAY && row.activationId !== activationId) continue;
    if (!may(row.purpose, row.activationId !== EVERYDAY)) continue;
    for (const element in row.facts) {
      const fact = row.facts[element]!;
      const held = view[element];
      if (
        held === undefined ||
        fact.observedAt > held.observedAt ||
        (fact.observedAt === held.observedAt && fact.seq > held.seq)
      )
        view[element] = fact;
    }
  }
  return view;
}
