// Answers of some size leave gzipped: a grid's round is tenths of its length, and a stairwell has little signal. Done on
// Node's own thread pool, so the thread that serves is not held. Pages' files are packed once, when they are built.
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const pack = promisify(gzip);

/** Below this, packing saves less than one packet. */
const WORTH_BYTES = 1_400;
/** Half the time of the default for a twentieth more length. */
const LEVEL = 4;

export function compressAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload) => {
    if (typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    reply.header('vary', 'accept-encoding');
    if (reply.hasHeader('content-encoding') || !accepts(request.headers['accept-encoding'])) return payload;
    const packed = await pack(payload, { level: LEVEL });
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return packed;
  });
}

/** Whether a client takes gzip: named, or by `*`, and not with a weight of 0. */
export const accepts = (header: string | undefined): boolean =>
  (header ?? '').split(',').some(part => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(part));
