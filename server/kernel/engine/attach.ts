// The database of a data directory for a command that works beside a server: the running server's own, or started for
// the command and stopped after it. Never makes a database where there is none, and never stops one it did not start.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pause } from './alive.ts';
import { ask, DATABASE, openEmbedded, urlOf } from './embedded.ts';
import { openExternal } from './external.ts';
import { openHome } from './home.ts';
import type { Engine, EngineOptions } from './index.ts';
import { findHolder } from './lock.ts';
import { failure } from './sentence.ts';

/** How long a server that is just starting, or recovering, is waited for. */
const PATIENCE_MS = 60_000;

/** Throws a sentence when there is no database, or the running one does not answer. */
export async function attachEngine(options: EngineOptions): Promise<Engine> {
  const { dataDir, databaseUrl, databaseDirectUrl, log } = options;
  if (databaseUrl !== undefined) return openExternal(databaseUrl, databaseDirectUrl);
  if (!existsSync(join(dataDir, 'engine', 'postgres'))) {
    throw failure(
      `${dataDir} 里没有数据库。请用 --data 指定数据目录，或用 DATABASE_URL 指定数据库。`,
      `There is no database in ${dataDir}. Name its directory with --data, or its address with DATABASE_URL.`,
    );
  }
  for (const end = performance.now() + PATIENCE_MS; findHolder(dataDir) !== undefined; await pause(200)) {
    const url = urlOf(openHome(dataDir, log), DATABASE);
    try {
      await ask(url, client => client.query('select 1'));
      return { ownerUrl: url, directUrl: url, kind: 'embedded', stop: async () => {} };
    } catch (error) {
      if (performance.now() > end) throw error;
    }
  }
  return openEmbedded(options);
}
