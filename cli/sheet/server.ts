// A running Doorstep, asked over HTTP exactly as its pages ask it: who may read what, what is logged and what is refused
// is the server's to say. Nothing here opens a database.
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../core/kernel/endpoint.ts';
import type { Refusal } from '../../core/kernel/result.ts';
import { refused, told } from './terminal.ts';

type Given = { query?: Record<string, string | undefined>; body?: object; file?: { name: string; bytes: Uint8Array } };

export type Server = {
  ask<R extends TSchema>(endpoint: Endpoint<TSchema, TSchema, R>, given?: Given): Promise<Static<R>>;
  /** The bytes of an endpoint that carries a file. */
  fetch(endpoint: Endpoint, given?: Given): Promise<Buffer>;
  /** Asks from now on in the session of this cookie. */
  enter(cookie: string): void;
};

const HEADER = { 'x-doorstep': 'cli' };

function addressOf({ path }: Endpoint, query: Given['query'] = {}): string {
  const search = new URLSearchParams();
  let address = path;
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    if (address.split('/').includes(`:${name}`)) address = address.replace(`:${name}`, encodeURIComponent(value));
    else search.set(name, value);
  }
  return search.size === 0 ? address : `${address}?${search}`;
}

const noServer = (url: string) =>
  told(
    `${url} 没有家门口在运行。请先在另一个窗口运行 npm start，或用 --server 指定它的地址。`,
    `No Doorstep runs at ${url}. Run npm start in another window first, or name its address with --server.`,
  );

/** The refusal of an answer that is none of success; a gateway in between has none to give. */
async function refusalOf(url: string, answer: Response): Promise<Error> {
  const said = (await answer.json().catch(() => undefined)) as { refusal?: Refusal } | undefined;
  return said?.refusal === undefined ? noServer(url) : refused(said.refusal);
}

export function reachServer(url: string): Server {
  let cookie = '';
  const send = async (endpoint: Endpoint, { query, body, file }: Given = {}): Promise<Response> => {
    const headers: Record<string, string> = { ...HEADER, ...(cookie === '' ? {} : { cookie }) };
    let sent: string | FormData | undefined;
    if (file !== undefined) {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(file.bytes)]), file.name);
      sent = form;
    } else if (body !== undefined) {
      headers['content-type'] = 'application/json';
      sent = JSON.stringify(body);
    }
    let answer: Response;
    try {
      answer = await fetch(new URL(addressOf(endpoint, query), url), {
        ...{ method: endpoint.method, headers, redirect: 'error' },
        ...(sent === undefined ? {} : { body: sent }),
      });
    } catch {
      throw noServer(url);
    }
    if (!answer.ok) throw await refusalOf(url, answer);
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  return {
    ask: async (endpoint, given) => {
      const answer = await send(endpoint, given);
      try {
        return (await answer.json()) as never;
      } catch {
        throw noServer(url);
      }
    },
    fetch: async (endpoint, given) => {
      const answer = await send(endpoint, given);
      try {
        return Buffer.from(await answer.arrayBuffer());
      } catch {
        throw told(
          '传送中断，没有写出文件。请再试一次。',
          'The connection was cut off; no file was written. Try again.',
        );
      }
    },
    enter: given => {
      cookie = given;
    },
  };
}
