// Questions and commands to the server, typed by the contracts. Every answer is a value: what was asked for, or a
// refusal. Nobody answering is a refusal too (`busy`); nothing here throws.
import type { Static, TSchema } from 'typebox';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Endpoint, postCommands } from '../../core/kernel/endpoint.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { REFUSALS } from '../../core/kernel/refusals.ts';
import { accept, type Refusal, type Result, refuse } from '../../core/kernel/result.ts';
import { serverNow } from './clock.ts';

export type Given<Q extends TSchema, B extends TSchema> = {
  /** Parts of the path (`:name`) stand here too. Undefined values are left out. */
  query?: Static<Q>;
  body?: Static<B>;
  /** For an endpoint that takes an upload. */
  file?: File;
  signal?: AbortSignal;
};

/** The address of an endpoint with its path parts filled and the rest as a query. */
export function addressOf({ path }: Pick<Endpoint, 'path'>, query: object = {}): string {
  const search = new URLSearchParams();
  let address = path;
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    const part = `:${name}`;
    if (address.split('/').includes(part)) address = address.replace(part, encodeURIComponent(String(value)));
    else search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? address : `${address}?${text}`;
}

// The server takes no write without this header: a form forged on another origin cannot set it.
const HEADER = { 'x-doorstep': 'page' };

async function send(endpoint: Endpoint, given: Given<TSchema, TSchema>): Promise<Response | undefined> {
  const headers: Record<string, string> = endpoint.method === 'GET' ? {} : { ...HEADER };
  let body: BodyInit | undefined;
  if (given.file !== undefined) {
    const form = new FormData();
    form.set('file', given.file);
    body = form;
  } else if (given.body !== undefined) {
    headers['content-type'] = 'application/json';
    body = JSON.stringify(given.body);
  }
  try {
    const address = addressOf(endpoint, given.query as object);
    return await fetch(address, { method: endpoint.method, headers, body, signal: given.signal });
  } catch {
    return undefined;
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  try {
    const answer = (await response.json()) as { refusal?: Refusal };
    if (answer.refusal !== undefined) return answer.refusal;
  } catch {
    // A gateway in between answers in a shape of its own.
  }
  return refuse(response.status === 429 ? 'too-many' : response.status < 500 ? 'malformed' : 'busy').refusal;
}

/** Asks once. A lost connection, and an answer that is none, come back as `busy`. */
export async function call<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  given: Given<Q, B> = {},
): Promise<Result<Static<R>>> {
  const response = await send(endpoint as Endpoint, given as Given<TSchema, TSchema>);
  if (response === undefined) return refuse('busy');
  if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
  try {
    return accept((await response.json()) as Static<R>);
  } catch {
    return refuse('busy');
  }
}

export type Fetched = { name: string; bytes: Blob };

/** Fetches the bytes of an endpoint that carries a file, with the name the server gives it. */
export async function fetchFile<Q extends TSchema, B extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, B, R>,
  given: Given<Q, B> = {},
): Promise<Result<Fetched>> {
  const response = await send(endpoint as Endpoint, given as Given<TSchema, TSchema>);
  if (response === undefined) return refuse('busy');
  if (!response.ok) return { ok: false, refusal: await refusalOf(response) };
  const name = /filename\*=UTF-8''([^;]+)/i.exec(response.headers.get('content-disposition') ?? '')?.[1];
  try {
    return accept({ name: decodeURIComponent(name ?? 'doorstep.xlsx'), bytes: await response.blob() });
  } catch {
    return refuse('busy');
  }
}

/** A uuidv7 made here, by the server's clock and this device's chance. */
export const newId = (): Id => idAt(serverNow(), crypto.getRandomValues(new Uint8Array(10)));

export type Draft = {
  stream: Id;
  subject: Id;
  payload: unknown;
  after?: Id[];
  /** Given when the sender has named the command already, as a visit is. */
  id?: Id;
};

/** Waits between attempts, ms. An id is applied once however often it arrives, so sending again is safe. */
const ATTEMPTS_MS = [400, 1500];

/** Posts one command; tried again while nobody answers. `refused` replies come back as refusals. */
export async function command(type: string, draft: Draft): Promise<Result<Reply>> {
  const made: AnyCommand = {
    id: draft.id ?? newId(),
    stream: draft.stream,
    type,
    subject: draft.subject,
    payload: draft.payload,
    observedAt: serverNow(),
  };
  if (draft.after !== undefined) made.after = draft.after;
  for (let attempt = 0; ; attempt++) {
    const answer = await post(made);
    if (answer.ok || answer.refusal.code !== 'busy' || attempt === ATTEMPTS_MS.length) return answer;
    await new Promise(resolve => setTimeout(resolve, ATTEMPTS_MS[attempt]));
  }
}

async function post(made: AnyCommand): Promise<Result<Reply>> {
  const answer = await call(postCommands, { body: { commands: [made] } });
  if (!answer.ok) return answer;
  const reply = answer.value.replies[0] as Reply | undefined;
  if (reply === undefined) return refuse('busy');
  if (reply.status === 'accepted') return accept(reply);
  return { ok: false, refusal: (reply.refusal ?? refuse('busy').refusal) as Refusal };
}

/** The catalogue's sentence for a refusal, with the values it quotes. An unknown code is shown as it is. */
export function refusalText(
  { code, field, detail }: { code: string; field?: string; detail?: Record<string, string | number> },
  language: 'zh' | 'en',
): string {
  const sentence = (REFUSALS as Record<string, { zh: string; en: string }>)[code]?.[language] ?? code;
  const values: Record<string, string | number> = { field: field ?? '', ...detail };
  return sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
