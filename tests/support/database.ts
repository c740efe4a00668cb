// A database of its own for each test file, copied from the template in a fraction of a second and dropped after it.

import pg from 'pg';
import { afterAll, inject } from 'vitest';

export type Clone = {
  /** postgres://… of the role that owns the schema. */
  ownerUrl: string;
  /** The county key that its sealed values and its application's login were made with. */
  keyFile: string;
  /** Everything of it goes; done by itself after the file's last test. */
  drop(): Promise<void>;
};

let made = 0;
const clones = new Set<Clone>();

afterAll(async () => {
  await Promise.all([...clones].map(clone => clone.drop()));
});

const at = (ownerUrl: string, database: string): string => ownerUrl.replace(/\/[^/?]*\?/, `/${database}?`);

async function command(ownerUrl: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: at(ownerUrl, 'postgres') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** Ready for use: migrated, packs published, the demo's users in place, no area but the root. */
export async function cloneDatabase(): Promise<Clone> {
  const { ownerUrl, template, keyFile } = inject('database');
  const name = `test_${process.pid}_${++made}`;
  await command(ownerUrl, `create database ${name} template ${template}`);
  const clone: Clone = {
    ownerUrl: at(ownerUrl, name),
    keyFile,
    drop: async () => {
      clones.delete(clone);
      await command(ownerUrl, `drop database if exists ${name} with (force)`);
    },
  };
  clones.add(clone);
  return clone;
}
