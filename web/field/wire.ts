// The field page's questions to the server, each answered by a value: what was asked for, why it was refused, or that
// nobody answered.
import { type AreaView, listAreas } from '../../core/areas/contract.ts';
import { getDictionary } from '../../core/facts/contract.ts';
import type { Dictionary } from '../../core/facts/model.ts';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { postCommands } from '../../core/kernel/endpoint.ts';
import type { Id } from '../../core/kernel/id.ts';
import { REFUSALS } from '../../core/kernel/refusals.ts';
import type { Refusal } from '../../core/kernel/result.ts';
import { getSession, listUsers, type Session, signIn, type UserView } from '../../core/organisations/contract.ts';
import { type FieldRound, getRound } from '../../core/visits/contract.ts';
import { learnServerTime } from '../shared/clock.ts';
import type { Posted } from './outbox.ts';

export type Answered<T> = { ok: true; value: T } | { ok: false; refusal?: Refusal };

type Address = { method: string; path: string };

async function ask<T>(
  { method, path }: Address,
  query: Record<string, string> = {},
  body?: unknown,
): Promise<Answered<T>> {
  const search = new URLSearchParams(query).toString();
  try {
    const response = await fetch(`${path}${search === '' ? '' : `?${search}`}`, {
      method,
      // The server takes no write without the second header: a form forged elsewhere cannot set it.
      headers: method === 'GET' ? {} : { 'content-type': 'application/json', 'x-doorstep': 'field' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    if (response.ok) return { ok: true, value: answer as T };
    return { ok: false, refusal: (answer as { refusal?: Refusal }).refusal };
  } catch {
    return { ok: false };
  }
}

export const fetchSession = () => ask<Session>(getSession);
export const fetchUsers = () => ask<{ users: UserView[] }>(listUsers);
export const signInAs = (userId: Id, postId: Id) => ask<Session>(signIn, {}, { userId, postId });

/** The round of a grid; with `since` only the doors that something was recorded about after that event. */
export async function fetchRound(grid: Id, since?: number): Promise<Answered<FieldRound>> {
  const found = await ask<FieldRound>(getRound, since === undefined ? { grid } : { grid, since: String(since) });
  if (found.ok) learnServerTime(found.value.now);
  return found;
}

export async function fetchDictionary(): Promise<Dictionary | undefined> {
  const found = await ask<Dictionary>(getDictionary);
  return found.ok ? found.value : undefined;
}

export type Below = { area: AreaView; trail: AreaView[]; areas: AreaView[] };

/** Direct parts of an area, or with `kinds` every area below it of those kinds. */
export const fetchAreas = (under: Id, kinds?: string) =>
  ask<Below>(listAreas, kinds === undefined ? { under } : { under, kinds });

/** Refusals that pass by themselves or by signing in: the same commands may be sent again. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'not-signed-in']);

export async function postBatch(commands: AnyCommand[]): Promise<Posted> {
  const found = await ask<{ replies: Reply[] }>(postCommands, {}, { commands });
  if (found.ok) {
    const passing = found.value.replies.find(reply => PASSING.has(reply.refusal?.code ?? ''));
    return passing === undefined
      ? { kind: 'replied', replies: found.value.replies }
      : { kind: 'unreachable', because: passing.refusal as Refusal };
  }
  return found.refusal === undefined || PASSING.has(found.refusal.code)
    ? { kind: 'unreachable', because: found.refusal }
    : { kind: 'refused', refusal: found.refusal };
}

/** The sentence of a refusal, with the values it quotes. */
export function refusalText(refusal: Refusal, language: 'zh' | 'en'): string {
  const sentence = REFUSALS[refusal.code]?.[language] ?? refusal.code;
  const values: Record<string, string | number> = { field: refusal.field ?? '', ...refusal.detail };
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
