// The database Doorstep stands on: an embedded PostgreSQL kept in the data directory, or an existing one by address.
// Callers see two addresses and `stop`; nothing else may know which of the two it is, except to choose statement names.
import { openEmbedded } from './embedded.ts';
import { openExternal } from './external.ts';
import type { Say } from './sentence.ts';

export type EngineOptions = {
  /** Holds the lock and the embedded database; made when missing. */
  dataDir: string;
  /** An existing PostgreSQL ≥ 15; then nothing is embedded. */
  databaseUrl?: string | undefined;
  /** The same database past a transaction pooler, for LISTEN and migrations. */
  databaseDirectUrl?: string | undefined;
  log: Say;
  /** Over the embedded server's own settings, e.g. `{ fsync: 'off' }` for a database that dies with its test. */
  settings?: Record<string, string>;
};

export type Engine = {
  /** postgres://… of the role that owns the schema. */
  ownerUrl: string;
  /** The same, never through a pooler. */
  directUrl: string;
  kind: 'embedded' | 'external';
  /** Ends the embedded server (fast shutdown) and frees the data directory; leaves an external one alone. */
  stop(): Promise<void>;
};

/**
 * Ready to take connections when it resolves. Throws with a sentence in both languages when the data directory is in
 * use, belongs to somebody else, or the address does not answer, is older than 15 or may not make roles.
 */
export const openEngine = (options: EngineOptions): Promise<Engine> =>
  options.databaseUrl === undefined
    ? openEmbedded(options)
    : openExternal(options.databaseUrl, options.databaseDirectUrl);
