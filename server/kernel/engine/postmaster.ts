// Starts, finds again and stops the embedded server. A server outlives a Doorstep that was killed, so its own
// postmaster.pid is read, and believed only if that process works in our directory.
import { spawn } from 'node:child_process';
import { closeSync, fchownSync, openSync, readFileSync, readlinkSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PLAIN_ENVIRONMENT } from './account.ts';
import { describe, isAlive, pause, type Running, until } from './alive.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { failure, type Say, sentence } from './sentence.ts';
import { asArguments } from './settings.ts';

const LOG_LIMIT = 10 * 1024 * 1024;
const RECOVERY_MS = 600_000;
const PATIENCE_MS = 5_000;
const LEFTOVERS_MS = 30_000;
const FAST_MS = 20_000;

type Written = { pid: number; ready: boolean };

function readPidFile(cluster: string): Written | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

function worksIn(pid: number, cluster: string): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch {
    return false;
  }
}

/** The server that runs on these files, whoever started it. */
export function findPostmaster({ cluster }: Home): Running | undefined {
  const written = readPidFile(cluster);
  if (written === undefined) return undefined;
  const running = describe(written.pid);
  return isAlive(running) && worksIn(written.pid, cluster) ? running : undefined;
}

/**
 * PostgreSQL will not start while a pid it noted exists, though after a reboot it is anybody's, and in a container
 * without an init a dead server's pid stays for ever. We know better, and hold the directory's lock.
 */
function removeStaleLocks(home: Home): void {
  if (findPostmaster(home) !== undefined) return;
  rmSync(join(home.cluster, 'postmaster.pid'), { force: true });
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(home.socketDir, name), { force: true });
}

function openLog({ logFile, account }: Home): number {
  if (sizeOf(logFile) > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  if (account !== undefined) fchownSync(log, account.uid, account.gid);
  return log;
}

/** Resolves when it takes connections, recovery included. Throws with the end of its log when it gives up. */
export async function startPostmaster(
  home: Home,
  { postgres }: Binaries,
  settings: Record<string, string>,
  say: Say,
): Promise<Running> {
  const deadline = performance.now() + LEFTOVERS_MS;
  for (;;) {
    const size = sizeOf(home.logFile);
    const from = size > LOG_LIMIT ? 0 : size;
    removeStaleLocks(home);
    const running = await launch(home, postgres, settings, say);
    if (running !== undefined) return running;
    const log = readFileSync(home.logFile).subarray(from).toString('utf8');
    // A killed server's children still hold its memory; they leave by themselves.
    const leftovers = log.includes('pre-existing shared memory block');
    if (!leftovers || performance.now() > deadline) {
      throw failure(
        `数据库没有启动，日志在 ${home.logFile}：`,
        `The database did not start; its log is ${home.logFile}:\n${log.trim().split('\n').slice(-8).join('\n')}`,
      );
    }
    await pause(100);
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
}

async function launch(home: Home, postgres: string, settings: Record<string, string>, say: Say) {
  const { cluster, account } = home;
  const log = openLog(home);
  // Detached: Ctrl-C reaches the whole terminal, and the server must outlive the last transaction of its caller.
  const child = spawn(postgres, ['-D', cluster, ...asArguments(settings)], {
    ...account,
    cwd: '/',
    env: PLAIN_ENVIRONMENT,
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let failed: Error | undefined;
  child.on('error', error => {
    failed = error;
  });
  child.unref();
  let patient = false;
  const started = performance.now();
  for (;;) {
    if (failed !== undefined) throw failed;
    if (child.exitCode !== null || child.signalCode !== null) return undefined;
    const written = readPidFile(cluster);
    if (written?.ready && written.pid === child.pid) return describe(written.pid);
    const waited = performance.now() - started;
    if (!patient && waited > PATIENCE_MS) {
      patient = true;
      say(
        sentence(
          '数据库正在从上次中断处恢复，请稍候…',
          'The database is recovering from an interruption; please wait…',
        ),
      );
    }
    if (waited > RECOVERY_MS)
      throw new Error(`PostgreSQL was not ready after ${RECOVERY_MS / 1000} s: ${home.logFile}`);
    await pause(waited < 1000 ? 5 : 50);
  }
}

function signal({ pid }: Running, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Asks for a fast shutdown and does not wait: the last thing a dying caller can do. */
export const askToStop = (running: Running): void => {
  if (isAlive(running)) signal(running, 'SIGINT');
};

/** Fast shutdown; if that takes too long, immediate (its next start recovers); at last by force. */
export async function stopPostmaster(running: Running): Promise<void> {
  for (const [name, waitMs] of [
    ['SIGINT', FAST_MS],
    ['SIGQUIT', PATIENCE_MS],
    ['SIGKILL', PATIENCE_MS],
  ] as const) {
    if (!isAlive(running)) return;
    signal(running, name);
    if (await until(() => !isAlive(running), waitMs)) return;
  }
}
