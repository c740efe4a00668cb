// Makes a database ready for this code and this county key: migrations, the application's role, the scope's secret,
// the root of the tree. Done by the owner at every start; everything afterwards runs as the application's role.
import { join } from 'node:path';
import pg from 'pg';
import type { Id } from '../../core/kernel/id.ts';
import { failure } from './engine/sentence.ts';
import { GENESIS } from './event-log.ts';
import { type CountyKey, derive } from './keys.ts';
import { migrate } from './migrate.ts';
import { scopePads } from './scope.ts';

export const MIGRATIONS = join(import.meta.dirname, 'migrations');

export type Prepared = {
  kind: 'demo' | 'drill' | 'live';
  clockOffsetMs: number;
  rootAreaId: Id;
  /** The first start of this database. */
  fresh: boolean;
  user: string;
  password: string;
  /** The role pg-boss works as, in a schema of its own. */
  jobsUser: string;
};

/** The same address for another user. Works for sockets and hosts alike. */
export const urlFor = (url: string, user: string, password: string): string =>
  url.replace(/^(postgres(?:ql)?:\/\/)(?:[^@/]*@)?/, `$1${user}:${encodeURIComponent(password)}@`);

export async function prepareDatabase(
  ownerUrl: string,
  county: CountyKey,
  given: { now: number; newId: () => Id; kind: Prepared['kind']; log: (line: string) => void; check?: boolean },
): Promise<Prepared> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'doorstep-owner' });
  await client.connect();
  try {
    await migrate(client, { dir: MIGRATIONS, log: given.log, check: given.check ?? false });
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(771201)');
    const { user, password } = await loginRole(client, county);
    const jobsUser = await jobsRole(client, user, password);
    const { ikey, okey } = scopePads(county);
    await client.query('insert into guard.secret (ikey, okey) values ($1, $2) on conflict (one) do nothing', [
      ikey,
      okey,
    ]);
    await checkKey(client, county);
    const added = await client.query(
      'insert into installation (kind, created_at) values ($1, $2) on conflict do nothing',
      [given.kind, given.now],
    );
    const root = await rootArea(client, given);
    const { rows } = await client.query('select kind, clock_offset_ms from installation');
    await client.query('commit');
    const installed = rows[0] as { kind: Prepared['kind']; clock_offset_ms: string };
    return {
      kind: installed.kind,
      clockOffsetMs: Number(installed.clock_offset_ms),
      rootAreaId: root,
      fresh: added.rowCount === 1,
      user,
      password,
      jobsUser,
    };
  } finally {
    await client.end();
  }
}

/** Throws a sentence when a database was set up with another key. `client`: of the owner. */
export async function checkKey(client: pg.Client, county: CountyKey): Promise<void> {
  const { rows } = await client.query('select ikey from guard.secret');
  if ((rows[0] as { ikey: Buffer } | undefined)?.ikey.equals(scopePads(county).ikey) !== true) throw wrongKey();
}

/** Its values are sealed under the other key, and taking this one would blind every process that runs with it. */
const wrongKey = (): Error =>
  failure(
    '这个数据库是用另一个密钥文件建立的，用现在的密钥读不了。请用 --keys 指定原来的密钥文件；数据没有改动。',
    'This database was set up with another key file, and the present one cannot read it. Point --keys at the right file; no data was changed.',
  );

/** One login per county key: a process with another key cannot even connect. */
async function loginRole(client: pg.Client, county: CountyKey): Promise<{ user: string; password: string }> {
  const user = `doorstep_app_${county.fingerprint}`;
  const password = derive(county, 'database login').toString('base64url');
  const quoted = client.escapeLiteral(password);
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [user]);
  if (rowCount === 0) {
    try {
      await client.query('savepoint before_role');
      await client.query(`create role ${user} login password ${quoted} in role doorstep_app`);
    } catch (error) {
      if (!/already exists|duplicate key/.test(String(error))) throw error;
      await client.query('rollback to savepoint before_role');
    }
    await client.query(`alter role ${user} set plan_cache_mode = force_generic_plan`);
    await client.query(`alter role ${user} set jit = off`);
    // Shorter than a scope lives: whoever waited longer would find it expired.
    await client.query(`alter role ${user} set lock_timeout = '30s'`);
  }
  return { user, password };
}

/** Jobs have a role and a schema of their own; they see none of the registry. */
async function jobsRole(client: pg.Client, appUser: string, password: string): Promise<string> {
  const user = appUser.replace('doorstep_app_', 'doorstep_jobs_');
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [user]);
  if (rowCount === 0) {
    try {
      await client.query('savepoint before_jobs');
      await client.query(`create role ${user} login password ${client.escapeLiteral(password)}`);
    } catch (error) {
      if (!/already exists|duplicate key/.test(String(error))) throw error;
      await client.query('rollback to savepoint before_jobs');
    }
  }
  await client.query(`grant ${user} to current_user`);
  await client.query('create schema if not exists jobs');
  const owned = await client.query(
    `select from pg_namespace n join pg_roles r on r.oid = n.nspowner where n.nspname = 'jobs' and r.rolname = $1`,
    [user],
  );
  if (owned.rowCount === 0) await client.query(`alter schema jobs owner to ${user}`);
  return user;
}

async function rootArea(client: pg.Client, given: { now: number; newId: () => Id }): Promise<Id> {
  const found = await client.query(`select id from area where kind = 'root'`);
  if (found.rows[0] !== undefined) return (found.rows[0] as { id: Id }).id;
  const id = given.newId();
  await client.query(
    `insert into area (id, kind, code, name, name_key, sort_key, path, time_zone, from_at)
     values ($1, 'root', 'all', '全部区划', 'quanbuquhua', 'all', 'all', 'Asia/Shanghai', $2)`,
    [id, given.now],
  );
  await client.query('insert into stream (id, head_digest) values ($1, $2)', [id, GENESIS(id)]);
  return id;
}
