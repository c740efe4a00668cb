// A file sent by a page, whole in memory while a route works on it: only a few at once, the others wait in line.
import type { FastifyRequest } from 'fastify';
import { accept, type Result, refuse } from '../../../core/kernel/result.ts';
import { createWaitingLine } from './waiting-line.ts';

export type Upload = { name: string; bytes: Buffer };

const MOST_BYTES = 64 * 1024 * 1024;
/** Held at once; each is copied once or twice before it is sealed and kept. */
const AT_ONCE = 3;
const MOST_WAIT_MS = 10_000;
/** A sender who says nothing for so long is cut off: a place is not held by a line that went dead. */
const MOST_SILENCE_MS = 30_000;

const LINE = createWaitingLine(AT_ONCE, MOST_WAIT_MS);

/**
 * Lets `work` have the file of a request. Refuses with `file-missing`, `file-too-large`, and `uploads-waiting` where
 * nobody made room in time.
 */
export async function withUpload<T>(
  request: FastifyRequest,
  work: (file: Upload) => Promise<Result<T>>,
): Promise<Result<T>> {
  const leave = await LINE.enter();
  if (leave === undefined) return refuse('uploads-waiting');
  try {
    const file = await read(request);
    return file.ok ? await work(file.value) : file;
  } finally {
    leave();
  }
}

async function read(request: FastifyRequest): Promise<Result<Upload>> {
  // Gone while it waited: nothing would ever be heard of it.
  if (request.raw.destroyed) return refuse('file-missing');
  const stop = cutOffWhenSilent(request);
  try {
    const part = await request.file({ limits: { fileSize: MOST_BYTES, files: 1 } });
    if (part === undefined) return refuse('file-missing');
    return accept({ name: part.filename, bytes: await part.toBuffer() });
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === 'FST_REQ_FILE_TOO_LARGE') return refuse('file-too-large', { megabytes: MOST_BYTES / 1024 / 1024 });
    return refuse('file-missing');
  } finally {
    stop();
  }
}

/** By the bytes of its connection. Returns how to stop watching. */
function cutOffWhenSilent({ raw }: FastifyRequest): () => void {
  let heard = raw.socket.bytesRead;
  const timer = setInterval(() => {
    if (raw.socket.bytesRead === heard) raw.destroy();
    heard = raw.socket.bytesRead;
  }, MOST_SILENCE_MS);
  return () => clearInterval(timer);
}
