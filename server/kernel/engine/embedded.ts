// The embedded PostgreSQL of one data directory: taken by lock, made when missing, found again after a kill, watched
// while it serves and started anew if it dies. Nothing but this directory's own server is ever signalled.
import { constants } from 'node:os';
import pg from 'pg';
import { isAlive, pause, type Running } from './alive.ts';
import { findBinaries } from './binaries.ts';
import { ensureCluster, OWNER } from './cluster.ts';
import { type Home, openDataDir, openHome } from './home.ts';
import type { Engine, EngineOptions } from './index.ts';
import { takeLock } from './lock.ts';
import { askToStop, findPostmaster, startPostmaster, stopPostmaster } from './postmaster.ts';
import { type Say, sentence } from './sentence.ts';
import { settingsFor } from './settings.ts';

export const DATABASE = 'doorstep';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const WATCH_MS = 200;
const ANSWER_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;

export async function openEmbedded({ dataDir, log, settings }: EngineOptions): Promise<Engine> {
  openDataDir(dataDir);
  const release = await takeLock(dataDir, log);
  let forget = release;
  try {
    const home = openHome(dataDir, log);
    forget = leaveCleanly(home, release);
    const binaries = findBinaries(home.account, home.shelf);
    await ensureCluster(home, binaries, log);
    const wanted = { ...settingsFor(home.socketDir), ...settings };
    const start = () => startPostmaster(home, binaries, wanted, log);
    const watch = keepRunning((await adopt(home, log)) ?? (await start()), start, log);
    const stop = async () => {
      await watch.stop();
      forget();
    };
    try {
      await ensureDatabase(home);
    } catch (error) {
      await stop();
      throw error;
    }
    const url = urlOf(home, DATABASE);
    return { ownerUrl: url, directUrl: url, kind: 'embedded', stop };
  } catch (error) {
    forget();
    throw error;
  }
}

/**
 * Until the caller answers signals itself, and if it ends without `stop`, the server is asked to stop as the last thing
 * this process does. Returns how to undo this and let go of the directory.
 */
function leaveCleanly(home: Home, release: () => void): () => void {
  const leave = () => {
    const running = findPostmaster(home);
    if (running !== undefined) askToStop(running);
    release();
  };
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
  };
  process.once('exit', leave);
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return () => {
    process.off('exit', leave);
    for (const signal of SIGNALS) process.off(signal, onSignal);
    release();
  };
}

export const urlOf = ({ socketDir }: Home, database: string): string =>
  `postgres://${OWNER}@/${database}?host=${encodeURIComponent(socketDir)}`;

export async function ask<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_MS,
    query_timeout: ANSWER_MS,
    application_name: 'doorstep-engine',
  });
  // A server that ends while we speak to it is answered by the rejected query.
  client.on('error', () => {});
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

/** The server a killed Doorstep left behind: kept when it answers for these very files, else stopped. */
async function adopt(home: Home, say: Say): Promise<Running | undefined> {
  const found = findPostmaster(home);
  if (found === undefined) return undefined;
  try {
    const directory = await ask(urlOf(home, 'postgres'), async client => {
      const { rows } = await client.query('show data_directory');
      return (rows[0] as { data_directory: string }).data_directory;
    });
    if (directory === home.cluster) {
      say(sentence('接上了上次运行留下的数据库。', 'Took over the database that the last run left running.'));
      return found;
    }
  } catch {
    // It does not answer; a fresh start recovers what it had committed.
  }
  await stopPostmaster(found);
  return undefined;
}

async function ensureDatabase(home: Home): Promise<void> {
  try {
    await ask(urlOf(home, DATABASE), async () => {});
  } catch (error) {
    if ((error as { code?: string }).code !== '3D000') throw error;
    await ask(urlOf(home, 'postgres'), client => client.query(`create database ${DATABASE}`));
  }
}

/** Starts the server anew whenever it ends unasked, at once at first, then with growing pauses. */
function keepRunning(first: Running, start: () => Promise<Running>, say: Say) {
  let running = first;
  let wanted = true;
  let restarting: Promise<void> | undefined;
  const restart = async () => {
    for (let wait = WATCH_MS; wanted; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      say(sentence('数据库意外停止，正在重新启动…', 'The database stopped unexpectedly; starting it again…'));
      try {
        running = await start();
        return;
      } catch (error) {
        say((error as Error).message);
        await pause(wait);
      }
    }
  };
  const timer = setInterval(() => {
    if (restarting !== undefined || isAlive(running)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, WATCH_MS);
  timer.unref();
  return {
    running: () => running,
    stop: async () => {
      wanted = false;
      clearInterval(timer);
      await restarting;
      await stopPostmaster(running);
    },
  };
}
