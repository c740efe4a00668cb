// Numbered forward-only migrations: each file in one transaction with its own line in schema_migration, so a killed
// start leaves a whole number of them. The lock is the transaction's, as poolers cannot keep a session's.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { failure } from './engine/sentence.ts';

type Migration = { number: number; name: string; sha256: string; text: string };
type Applied = { number: number; name: string; sha256: string };

const LOCK = 771200;

/** NNNN_name.sql in order. Throws on a name or number that could be applied in two orders. */
function read(dir: string): Migration[] {
  const found: Migration[] = [];
  for (const name of readdirSync(dir).sort()) {
    if (!name.endsWith('.sql')) continue;
    const number = /^\d{4}_/.test(name) ? Number(name.slice(0, 4)) : 0;
    if (number !== found.length + 1) throw new Error(`migrations are numbered 0001, 0002, … without gaps: ${name}`);
    const text = readFileSync(join(dir, name), 'utf8');
    found.push({ number, name, sha256: createHash('sha256').update(text).digest('hex'), text });
  }
  return found;
}

/**
 * Applies what is missing, in order; several processes may call at once. `at`: what to note as the time, ms since 1970.
 * `check`: applies nothing. Throws a sentence, with nothing applied, when an applied file was changed, the database is
 * newer than this code, or it is older and only to be checked.
 */
export async function migrate(
  client: pg.Client,
  given: { dir: string; log: (line: string) => void; at?: number; check?: boolean },
): Promise<{ applied: string[] }> {
  const migrations = read(given.dir);
  const at = new Date(given.at ?? Date.now()).toISOString();
  const applied: string[] = [];
  for (;;) {
    await client.query('begin');
    try {
      await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const done = await load(client);
      compare(migrations, done);
      const next = migrations[done.length];
      if (next !== undefined && given.check === true) throw older(next.name);
      if (next !== undefined) {
        await client.query(next.text);
        await client.query('insert into schema_migration (number, name, sha256, applied_at) values ($1, $2, $3, $4)', [
          next.number,
          next.name,
          next.sha256,
          at,
        ]);
      }
      await client.query('commit');
      if (next === undefined) return { applied };
      applied.push(next.name);
    } catch (error) {
      // A lost connection has rolled back by itself; its error is the one to tell.
      await client.query('rollback').catch(() => {});
      throw error;
    }
  }
}

async function load(client: pg.Client): Promise<Applied[]> {
  const { rows: tables } = await client.query(`select to_regclass('schema_migration') is not null as there`);
  if (!(tables[0] as { there: boolean }).there) {
    await client.query(`create table schema_migration (
      number int primary key,
      name text not null,
      sha256 text not null,
      applied_at text not null
    )`);
    return [];
  }
  return (await client.query('select number, name, sha256 from schema_migration order by number')).rows as Applied[];
}

const older = (name: string): Error =>
  failure(
    `数据库比这个版本的 Doorstep 旧（缺 ${name}）。请先启动一次 Doorstep，它会更新数据库；数据没有改动。`,
    `The database is older than this Doorstep (${name} is missing). Start Doorstep once, which brings it up to date; no data was changed.`,
  );

function compare(migrations: readonly Migration[], done: readonly Applied[]): void {
  for (const [index, { number, name, sha256 }] of done.entries()) {
    const ours = migrations[index];
    if (ours === undefined) {
      throw failure(
        `数据库比这个版本的 Doorstep 新（${name}）。请更新 Doorstep 后再启动；数据没有改动。`,
        `The database is newer than this Doorstep (${name}). Update Doorstep and start again; no data was changed.`,
      );
    }
    if (ours.number !== number || ours.sha256 !== sha256) {
      throw failure(
        `迁移文件 ${ours.name} 在应用之后被改动。请恢复原文件，改动另写新的迁移；数据没有改动。`,
        `Migration ${ours.name} was changed after it was applied. Put the file back and write a new migration; no data was changed.`,
      );
    }
  }
}
