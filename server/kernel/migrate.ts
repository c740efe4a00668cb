// Numbered forward-only migrations, each in one transaction, under one lock.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';

/** Applies what is missing. Throws when an applied file was changed, or the database is newer than this code. */
export async function migrate(
  client: pg.Client,
  given: { dir: string; log: (line: string) => void },
): Promise<{ applied: string[] }> {
  await client.query(
    'create table if not exists schema_migration (number int primary key, name text not null, sha256 text not null)',
  );
  await client.query('select pg_advisory_lock(771200)');
  const applied: string[] = [];
  try {
    const { rows } = await client.query('select number, name, sha256 from schema_migration order by number');
    const done = new Map((rows as { number: number; name: string; sha256: string }[]).map(row => [row.number, row]));
    for (const name of readdirSync(given.dir)
      .filter(file => file.endsWith('.sql'))
      .sort()) {
      const number = Number(name.slice(0, 4));
      const text = readFileSync(join(given.dir, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = done.get(number);
      if (before !== undefined) {
        if (before.sha256 !== sha256) throw new Error(`migration ${name} was changed after it was applied`);
        continue;
      }
      await client.query('begin');
      await client.query(text);
      await client.query('insert into schema_migration values ($1, $2, $3)', [number, name, sha256]);
      await client.query('commit');
      applied.push(name);
    }
  } finally {
    await client.query('select pg_advisory_unlock(771200)');
  }
  return { applied };
}
