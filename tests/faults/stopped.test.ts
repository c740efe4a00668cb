// Doorstep as it runs, when what it stands on stops under it: the database away for a while, the server killed, a second
// start on the same data. And the commands that work beside it, while it runs and while it does not.
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Reply } from '../../core/kernel/command.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { type Engine, openEngine } from '../../server/kernel/engine/index.ts';
import { layOutPlace, type ProofHome } from '../proofs/kills-place.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/sign-in.ts';

const CLI = join(import.meta.dirname, '../../cli/main.ts');
const directories: string[] = [];
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true });
});

function newDataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'doorstep-stopped-'));
  directories.push(directory);
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(directory, 0o711);
  return join(directory, 'data');
}

const visitsOf = (homes: readonly ProofHome[]) =>
  homes.map(({ id, communityId, persons }) => ({
    id: idAt(Date.now(), crypto.getRandomValues(new Uint8Array(10))),
    ...{ stream: communityId, type: 'record-visit', subject: id, observedAt: Date.now() },
    payload: { outcome: 'met', spokeWith: persons[0], answers: [] },
  }));

async function send(server: TestServer, cookie: string, commands: unknown[]) {
  const answer = await fetch(`${server.url}/api/commands`, {
    method: 'POST',
    headers: { cookie, 'x-doorstep': '1', 'content-type': 'application/json' },
    body: JSON.stringify({ commands }),
  });
  const { replies, refusal } = (await answer.json()) as { replies?: Reply[]; refusal?: { code: string } };
  return { status: answer.status, codes: replies?.map(one => one.refusal?.code ?? one.status) ?? [refusal?.code] };
}

async function countOf(engine: Engine, ids: Id[]): Promise<number[]> {
  const client = new pg.Client({ connectionString: engine.ownerUrl });
  await client.connect();
  try {
    const text = `select (select count(*)::int from event where command_id = wanted) as n from unnest($1::uuid[]) wanted`;
    return (await client.query(text, [ids])).rows.map(row => row.n as number);
  } finally {
    await client.end();
  }
}

describe('a database that is stopped midway', () => {
  let dataDir: string;
  let engine: Engine;
  let server: TestServer;
  let homes: ProofHome[];
  let cookie: string;

  beforeAll(async () => {
    dataDir = newDataDir();
    engine = await openEngine({ dataDir, log: () => {} });
    server = await startServer({ databaseUrl: engine.ownerUrl, keyFile: join(dataDir, 'county.key') });
    homes = await layOutPlace(server.url, 2, 4);
    cookie = await signIn(server.url, 'community_staff');
  });
  afterAll(async () => {
    await server.stop();
    await engine.stop();
  });

  test('is answered busy, and the same batch goes when it is back, each command once', async () => {
    const batch = visitsOf(homes);
    const first = await send(server, cookie, batch.slice(0, 2));
    expect(first).toEqual({ status: 200, codes: ['accepted', 'accepted'] });
    await engine.stop();
    expect(await send(server, cookie, batch)).toEqual({ status: 503, codes: ['busy'] });
    const page = await fetch(`${server.url}/api/session`, { headers: { cookie } });
    expect([page.status, await page.json()]).toMatchObject([503, { refusal: { code: 'busy' } }]);
    engine = await openEngine({ dataDir, log: () => {} });
    const again = await send(server, cookie, batch);
    expect(again).toEqual({ status: 200, codes: batch.map(() => 'accepted') });
    expect(
      await countOf(
        engine,
        batch.map(one => one.id),
      ),
    ).toEqual(batch.map(() => 1));
  });

  test('while batches are under way loses none that was accepted, whatever the others heard', async () => {
    const batches = Array.from({ length: 40 }, () => visitsOf(homes));
    const answers = batches.map(async (batch, i) => {
      await new Promise(resolve => setTimeout(resolve, i * 10));
      return send(server, cookie, batch);
    });
    await new Promise(resolve => setTimeout(resolve, 150));
    await engine.stop();
    const heard = await Promise.all(answers);
    expect(heard.flatMap(one => one.codes).filter(code => code !== 'busy' && code !== 'accepted')).toEqual([]);
    expect(heard.some(one => one.status === 503)).toBe(true);
    engine = await openEngine({ dataDir, log: () => {} });
    for (const [i, batch] of batches.entries()) {
      const counts = await countOf(
        engine,
        batch.map(one => one.id),
      );
      for (const [n, count] of counts.entries())
        if (heard[i]!.codes[n] === 'accepted') expect(count).toBe(1);
        else expect(count).toBeLessThan(2);
    }
    const again = await send(server, cookie, batches.slice(-2).flat());
    expect(new Set(again.codes)).toEqual(new Set(['accepted']));
  });
});

/** The command line in a process of its own; `DATABASE_URL` unset. */
const doorstep = (...args: string[]): Promise<{ code: number; said: string }> =>
  new Promise(resolve => {
    const env: NodeJS.ProcessEnv = { ...process.env };
    delete env.DATABASE_URL;
    execFile(process.execPath, [CLI, ...args], { env }, (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), said: out + err }),
    );
  });

describe('the commands beside a server', () => {
  const HOUR = 3_600_000;

  test('work while it runs, after it was killed, and while nothing runs; a second start is refused', async () => {
    const dataDir = newDataDir();
    const nothing = await doorstep('verify', '--data', dataDir);
    expect(nothing).toMatchObject({ code: 1, said: expect.stringContaining('There is no database in') });

    const server = await startServer({ dataDir });
    await layOutPlace(server.url, 1, 4);
    const verified = await doorstep('verify', '--data', dataDir);
    expect(verified).toMatchObject({ code: 0, said: expect.stringMatching(/^✓ 3 条链[\s\S]*all whole\n$/) });
    // What was switched on is counted by a job, shortly after.
    await expect
      .poll(async () => (await doorstep('recount', '--data', dataDir)).said, { timeout: 20_000, interval: 500 })
      .toContain(': 0 differences');

    await expect(startServer({ dataDir })).rejects.toThrow(
      /正由另一个 Doorstep 使用[\s\S]*is in use by another Doorstep/,
    );

    expect(await doorstep('clock', '--forward', 'PT13H', '--data', dataDir)).toMatchObject({
      ...{ code: 0, said: expect.stringContaining('13.00 hours ahead of real time') },
    });
    const now = ((await (await fetch(`${server.url}/api/session`)).json()) as { now: number }).now;
    expect(Math.round((now - Date.now()) / HOUR)).toBe(13);

    const ended = new Promise(resolve => server.child.once('exit', resolve));
    server.child.kill('SIGKILL');
    await ended;
    // The database outlived its server: it is taken over, and stopped afterwards.
    expect(await doorstep('verify', '--data', dataDir)).toMatchObject({ code: 0 });
    const next = await startServer({ dataDir });
    await next.stop();

    const later = new Date(Date.now() + 14 * HOUR).toISOString();
    expect(await doorstep('recount', '--as-of', later, '--data', dataDir)).toMatchObject({
      ...{ code: 0, said: expect.stringContaining('0 differences') },
    });
    expect(await doorstep('recount', '--as-of', 'yesterday')).toMatchObject({ code: 2 });
    expect(await doorstep('clock', '--forward', 'P1D')).toMatchObject({ code: 2 });
  });
});
