// What sets a rule off, as packs write it: `fact(person.temperature)`, `opened("observation")`,
// `moved("observation", "worsen")`, `clock("observation", "daily")`, `schedule("P1D", "08:00")`, `switched("on")`.

export type Trigger =
  | { kind: 'fact'; element: string }
  | { kind: 'opened'; matter: string }
  /** Without `transition`: any move, a reopening too. */
  | { kind: 'moved'; matter: string; transition?: string }
  | { kind: 'clock'; matter: string; clock: string }
  /** Every so often (ISO 8601) while the pack holds, at a local time of day. */
  | { kind: 'schedule'; every: string; at: string }
  | { kind: 'switched'; to: 'on' | 'off' };

/** When scheduled rules run on their day, where they do not say. */
export const MORNING = '08:00';

const CALL = /^\s*([a-z]+)\s*\(\s*(.*?)\s*\)\s*$/s;
const TEXTS = /^"([^"\\]*)"(?:\s*,\s*"([^"\\]*)")?$/;
const ELEMENT = /^[a-z]+\.[a-z0-9_]+$/;
const TIME_OF_DAY = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** Reads a trigger; undefined where it is not written as one. Whether what it names is there, is for the checker. */
export function parseTrigger(text: string): Trigger | undefined {
  const call = CALL.exec(text);
  if (call === null) return undefined;
  const [, name, given] = call as unknown as [string, string, string];
  if (name === 'fact') return ELEMENT.test(given) ? { kind: 'fact', element: given } : undefined;
  const texts = TEXTS.exec(given);
  if (texts === null) return undefined;
  const [, first, second] = texts as unknown as [string, string, string | undefined];
  switch (name) {
    case 'opened':
      return second === undefined ? { kind: 'opened', matter: first } : undefined;
    case 'moved':
      return second === undefined
        ? { kind: 'moved', matter: first }
        : { kind: 'moved', matter: first, transition: second };
    case 'clock':
      return second === undefined ? undefined : { kind: 'clock', matter: first, clock: second };
    case 'schedule':
      if (second !== undefined && !TIME_OF_DAY.test(second)) return undefined;
      return { kind: 'schedule', every: first, at: second ?? MORNING };
    case 'switched':
      return second === undefined && (first === 'on' || first === 'off') ? { kind: 'switched', to: first } : undefined;
    default:
      return undefined;
  }
}
