// The embedded database when things go wrong around it: killed parents, killed servers, two starts at once, files left
// by an earlier boot, and addresses that do not serve.
import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { startOf, until } from '../../server/kernel/engine/alive.ts';
import { type Engine, openEngine } from '../../server/kernel/engine/index.ts';

const OPENER = join(import.meta.dirname, '../support/open-engine.ts');

const directories: string[] = [];
const engines: Engine[] = [];

afterEach(async () => {
  await Promise.all(engines.splice(0).map(engine => engine.stop()));
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

function newDataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'doorstep-engine-'));
  directories.push(directory);
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(directory, 0o711);
  return join(directory, 'data');
}

async function open(dataDir: string, said: string[] = []): Promise<Engine> {
  const engine = await openEngine({ dataDir, log: line => said.push(line) });
  engines.push(engine);
  return engine;
}

/** Opens the engine in a process of its own, to be killed. */
async function openElsewhere(dataDir: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [OPENER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve);
    child.once('exit', reject);
  });
  return child;
}

const ended = (child: ChildProcess): Promise<unknown> => new Promise(resolve => child.once('exit', resolve));

async function ask<T>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
}

const clusterOf = (dataDir: string) => join(dataDir, 'engine/postgres');
const postmasterOf = (dataDir: string): number =>
  Number(readFileSync(join(clusterOf(dataDir), 'postmaster.pid'), 'utf8').split('\n')[0]);

/** Its exit status may stay for ever where nobody collects it. */
const isGone = (pid: number): boolean => startOf(pid) === undefined;

describe('the embedded database', () => {
  test('keeps what was written from one start to the next, and leaves nothing running', async () => {
    const dataDir = newDataDir();
    const first = await open(dataDir);
    await ask(first.ownerUrl, `create table kept (name text); insert into kept values ('李')`);
    const pid = postmasterOf(dataDir);
    await first.stop();
    expect(isGone(pid)).toBe(true);
    expect(existsSync(join(dataDir, 'doorstep.lock'))).toBe(false);
    const second = await open(dataDir);
    expect(await ask(second.ownerUrl, 'select name from kept')).toEqual([{ name: '李' }]);
  });

  test('is durable, speaks over a closed socket only, and orders text by its code points', async () => {
    const dataDir = newDataDir();
    const { ownerUrl } = await open(dataDir);
    const [settings] = await ask(
      ownerUrl,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') sync,
         current_setting('listen_addresses') addresses, current_setting('server_encoding') encoding,
         (select datlocale from pg_database where datname = current_database()) locale`,
    );
    expect(settings).toEqual({ fsync: 'on', sync: 'on', addresses: '', encoding: 'UTF8', locale: 'C.UTF-8' });
    expect(statSync(join(dataDir, 'engine/socket')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'engine')).mode & 0o777).toBe(0o700);
  });

  test('lets nobody but its owner in without a password', async () => {
    const { ownerUrl } = await open(newDataDir());
    await ask(ownerUrl, `create role zhao login password 'right'`);
    await expect(ask(ownerUrl.replace('doorstep_owner@', 'zhao:wrong@'), 'select 1')).rejects.toThrow(/password/);
    expect(await ask(ownerUrl.replace('doorstep_owner@', 'zhao:right@'), 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('does not tell in its log whom a failed statement was about', async () => {
    const dataDir = newDataDir();
    const { ownerUrl } = await open(dataDir);
    await ask(ownerUrl, `create table resident (phone text primary key); insert into resident values ('19900000001')`);
    await expect(ask(ownerUrl, `insert into resident values ('19900000001')`)).rejects.toThrow(/duplicate key/);
    const log = readFileSync(join(dataDir, 'engine/postgres.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('19900000001');
  });

  test('refuses a second start on the same directory and names the first', async () => {
    const dataDir = newDataDir();
    await open(dataDir);
    await expect(openEngine({ dataDir, log: () => {} })).rejects.toThrow(
      new RegExp(`正由另一个 Doorstep 使用（进程 ${process.pid}）[^]*in use by another Doorstep`),
    );
  });

  test('goes to one of two that start at the same instant', async () => {
    const dataDir = newDataDir();
    mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    writeFileSync(join(dataDir, 'doorstep.lock'), JSON.stringify({ pid: 1, started: 'an earlier boot:1' }));
    const tries = await Promise.allSettled([openElsewhere(dataDir), openElsewhere(dataDir), openElsewhere(dataDir)]);
    const running = tries.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
    expect(running).toHaveLength(1);
    running[0]!.kill('SIGTERM');
    await ended(running[0]!);
  });

  test('is taken over, with what was committed, after its Doorstep was killed', async () => {
    const dataDir = newDataDir();
    const child = await openElsewhere(dataDir);
    const pid = postmasterOf(dataDir);
    child.kill('SIGKILL');
    await ended(child);
    expect(isGone(pid)).toBe(false);
    const said: string[] = [];
    const engine = await open(dataDir, said);
    expect(postmasterOf(dataDir)).toBe(pid);
    expect(said.join()).toContain('Took over the database');
    expect(await ask(engine.ownerUrl, 'select n from written')).toEqual([{ n: 1 }]);
    await engine.stop();
    expect(isGone(pid)).toBe(true);
  });

  test('recovers when Doorstep and database were both killed', async () => {
    const dataDir = newDataDir();
    const child = await openElsewhere(dataDir);
    child.kill('SIGKILL');
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await ended(child);
    const engine = await open(dataDir);
    expect(await ask(engine.ownerUrl, 'select n from written')).toEqual([{ n: 1 }]);
  });

  test('comes back by itself when it is killed under a running Doorstep', async () => {
    const dataDir = newDataDir();
    const said: string[] = [];
    const engine = await open(dataDir, said);
    await ask(engine.ownerUrl, 'create table written as select 1 as n');
    const pid = postmasterOf(dataDir);
    process.kill(pid, 'SIGKILL');
    let rows: unknown[] = [];
    for (const end = Date.now() + 30_000; rows.length === 0 && Date.now() < end; ) {
      rows = await ask(engine.ownerUrl, 'select n from written').catch(() => []);
    }
    expect(rows).toEqual([{ n: 1 }]);
    expect(postmasterOf(dataDir)).not.toBe(pid);
    expect(said.join()).toContain('starting it again');
  });

  test('stops with its Doorstep when that ends without saying so', async () => {
    const dataDir = newDataDir();
    const child = await openElsewhere(dataDir);
    const pid = postmasterOf(dataDir);
    child.kill('SIGTERM');
    await ended(child);
    expect(await until(() => isGone(pid), 10_000)).toBe(true);
    expect(existsSync(join(dataDir, 'doorstep.lock'))).toBe(false);
  });

  test('starts although files of an earlier boot name a process that is now somebody else', async () => {
    const dataDir = newDataDir();
    await (await open(dataDir)).stop();
    engines.length = 0;
    const stranger = spawn('sleep', ['60']);
    writeFileSync(join(clusterOf(dataDir), 'postmaster.pid'), `${stranger.pid}\n${clusterOf(dataDir)}\n1\n5432\n`);
    writeFileSync(join(dataDir, 'doorstep.lock'), JSON.stringify({ pid: stranger.pid, started: 'an earlier boot:1' }));
    const engine = await open(dataDir);
    expect(await ask(engine.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(isGone(stranger.pid!)).toBe(false);
    stranger.kill();
  });

  test('is made anew when the first preparation was cut off', async () => {
    const dataDir = newDataDir();
    await (await open(dataDir)).stop();
    engines.length = 0;
    const half = `${clusterOf(dataDir)}.new-1`;
    mkdirSync(half);
    writeFileSync(join(half, 'PG_VERSION'), '18\n');
    rmSync(clusterOf(dataDir), { recursive: true });
    const engine = await open(dataDir);
    expect(await ask(engine.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(half)).toBe(false);
  });

  test('says what to do about files of another major version', async () => {
    const dataDir = newDataDir();
    await (await open(dataDir)).stop();
    engines.length = 0;
    writeFileSync(join(clusterOf(dataDir), 'PG_VERSION'), '17\n');
    await expect(open(dataDir)).rejects.toThrow(/made by PostgreSQL 17/);
    expect(existsSync(join(dataDir, 'doorstep.lock'))).toBe(false);
  });

  test.skipIf(process.getuid?.() !== 0)(
    'is kept elsewhere, and said so, when root asks for it in a closed place',
    async () => {
      const dataDir = newDataDir();
      chmodSync(join(dataDir, '..'), 0o700);
      const said: string[] = [];
      const first = await open(dataDir, said);
      const place = realpathSync(join(dataDir, 'engine'));
      directories.push(place);
      expect(place).toMatch(/^\/var\/lib\/doorstep\//);
      expect(said.join()).toContain(`the database is kept in ${place}`);
      await ask(first.ownerUrl, 'create table written as select 1 as n');
      await first.stop();
      const second = await open(dataDir);
      expect(await ask(second.ownerUrl, 'select n from written')).toEqual([{ n: 1 }]);
    },
  );

  test('takes a data directory whose path is too long for a socket', async () => {
    const engine = await open(join(newDataDir(), 'a'.repeat(60), 'b'.repeat(60)));
    expect(await ask(engine.ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('an existing database', () => {
  const openAt = (databaseUrl: string, databaseDirectUrl?: string) =>
    openEngine({ dataDir: newDataDir(), databaseUrl, databaseDirectUrl, log: () => {} });

  test('is used as it is and left running', async () => {
    const { ownerUrl } = inject('database');
    const engine = await openAt(ownerUrl);
    expect(engine).toMatchObject({ kind: 'external', ownerUrl, directUrl: ownerUrl });
    await engine.stop();
    expect(await ask(ownerUrl, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  test.each([
    ['nobody answers', () => 'postgres://li:secret@127.0.0.1:1/doorstep', /no database answers/],
    ['is no address', () => 'somewhere', /no database answers|there is no such database/],
    ['names no database of the server', (url: string) => url.replace('/doorstep?', '/nowhere?'), /createdb/],
  ])('whose address %s is refused with what to do', async (_, address, sentence) => {
    const failure = await openAt(address(inject('database').ownerUrl)).catch(error => error as Error);
    expect((failure as Error).message).toMatch(sentence);
    expect((failure as Error).message).not.toContain('secret');
  });

  test('whose user may not make roles is refused', async () => {
    const { ownerUrl } = inject('database');
    await ask(ownerUrl, `create role small login password 'small'`);
    await expect(openAt(ownerUrl.replace('doorstep_owner@', 'small:small@'))).rejects.toThrow(/CREATEROLE/);
  });

  test('whose direct address does not answer is refused', async () => {
    await expect(openAt(inject('database').ownerUrl, 'postgres://127.0.0.1:1/doorstep')).rejects.toThrow(
      /DATABASE_DIRECT_URL/,
    );
  });
});
