// Sends one file and tells how much of it has gone. `fetch` cannot say that, so this is the one place with an
// XMLHttpRequest. The answer is a value, as everywhere; stopping it is no refusal.
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../core/kernel/endpoint.ts';
import { accept, type Refusal, type Result, refuse } from '../../core/kernel/result.ts';
import { addressOf } from './client.ts';

export type Sent<T> = { answer: Promise<Result<T> | 'stopped'>; stop(): void };

/** `onProgress` hears a share 0–1; 1 means the server is now reading. */
export function sendFile<Q extends TSchema, R extends TSchema>(
  endpoint: Endpoint<Q, TSchema, R>,
  query: Static<Q>,
  file: File,
  onProgress: (share: number) => void,
): Sent<Static<R>> {
  const request = new XMLHttpRequest();
  const answer = new Promise<Result<Static<R>> | 'stopped'>(resolve => {
    request.open(endpoint.method, addressOf(endpoint, query as object));
    request.setRequestHeader('x-doorstep', 'page');
    request.upload.onprogress = event => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
    };
    request.upload.onload = () => onProgress(1);
    request.onload = () => resolve(read(request));
    request.onerror = () => resolve(refuse('busy'));
    request.onabort = () => resolve('stopped');
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
  return { answer, stop: () => request.abort() };
}

function read<T>({ status, responseText }: XMLHttpRequest): Result<T> {
  try {
    const body = JSON.parse(responseText) as { refusal?: Refusal };
    if (status >= 200 && status < 300) return accept(body as T);
    if (body.refusal !== undefined) return { ok: false, refusal: body.refusal };
  } catch {
    // A gateway in between answers in a shape of its own.
  }
  return refuse(status === 429 ? 'too-many' : 'busy');
}
