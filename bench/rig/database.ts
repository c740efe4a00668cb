// One embedded PostgreSQL with its shipped settings, for a bench alone: in a directory that goes with the run unless
// it is to be kept, so that a city of a million need not be loaded for every question.
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openEngine } from '../../server/kernel/engine/index.ts';

export type Rig = {
  ownerUrl: string;
  keyFile: string;
  /** The directory a server is started on, once `stop` has let go of it. */
  dataDir: string;
  /** Runs one statement as the owner in the rig's database, or in another of the same server. */
  ask(text: string, database?: string): Promise<Record<string, unknown>[]>;
  /** The owner's address of another database of the same server. */
  urlOf(database: string): string;
  /** A copy of a whole database, for what would otherwise spoil it; its address. Nobody may be connected to it. */
  copy(name: string, of?: string): Promise<string>;
  stop(): Promise<void>;
  /** Stops it and removes everything, unless the directory was given. */
  close(): Promise<void>;
};

const at = (url: string, database: string) => url.replace('/doorstep?', `/${database}?`);

export async function openRig(keptIn?: string): Promise<Rig> {
  const dataDir = keptIn ?? mkdtempSync(join(tmpdir(), 'doorstep-bench-'));
  mkdirSync(dataDir, { recursive: true });
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  const engine = await openEngine({ dataDir, log: () => {} });
  const ask = async (text: string, database = 'doorstep') => {
    const client = new pg.Client({ connectionString: at(engine.ownerUrl, database) });
    await client.connect();
    try {
      return (await client.query(text)).rows as Record<string, unknown>[];
    } finally {
      await client.end();
    }
  };
  let stopped = false;
  const stop = async () => {
    if (!stopped) await engine.stop();
    stopped = true;
  };
  return {
    ownerUrl: engine.ownerUrl,
    keyFile: join(dataDir, 'county.key'),
    dataDir,
    ask,
    urlOf: database => at(engine.ownerUrl, database),
    copy: async (name, of = 'doorstep') => {
      await ask(`drop database if exists ${name} with (force)`, 'postgres');
      await ask(`create database ${name} template ${of} strategy file_copy`, 'postgres');
      return at(engine.ownerUrl, name);
    },
    stop,
    close: async () => {
      await stop();
      if (keptIn === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
