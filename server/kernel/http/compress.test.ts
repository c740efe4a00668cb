import { gunzipSync } from 'node:zlib';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { accepts, compressAnswers } from './compress.ts';

test.each([
  ['gzip, deflate, br', true],
  ['br;q=1.0, gzip;q=0.8', true],
  ['*', true],
  ['gzip;q=0', false],
  ['gzip;q=0.0, br', false],
  ['br', false],
  ['', false],
  [undefined, false],
])('a client that says %j takes gzip: %j', (header, expected) => {
  expect(accepts(header)).toBe(expected);
});

test('long answers are packed for whoever takes them, short ones and others are not', async () => {
  const app = Fastify();
  compressAnswers(app);
  const long = { rooms: Array.from({ length: 400 }, (_, i) => `3-2-${i}`) };
  app.get('/long', async () => long);
  app.get('/short', async () => ({ ok: true }));
  const ask = (url: string, encoding?: string) =>
    app.inject({ url, headers: encoding === undefined ? {} : { 'accept-encoding': encoding } });

  const packed = await ask('/long', 'gzip');
  expect(packed.headers['content-encoding']).toBe('gzip');
  expect(packed.headers.vary).toBe('accept-encoding');
  expect(packed.rawPayload.length).toBeLessThan(1_400);
  expect(Number(packed.headers['content-length'])).toBe(packed.rawPayload.length);
  expect(JSON.parse(gunzipSync(packed.rawPayload).toString())).toEqual(long);

  expect((await ask('/long')).json()).toEqual(long);
  expect((await ask('/short', 'gzip')).headers['content-encoding']).toBeUndefined();
  await app.close();
});
