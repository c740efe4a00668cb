// Runs one program of ours under the right Node and lives exactly as long as it: signals pass through, its exit code is
// ours, and when whoever started us is killed, it is told to stop.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { findNode, ROOT } from './install.mjs';

const WATCH_MS = 500;
/** A program that has been told to stop and has not after so long is ended. */
const GRACE_MS = 45_000;

/** Parent and start time of a living process. @param {number} pid */
function look(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    return fields[0] === 'Z' ? undefined : { name, parent: Number(fields[1]), started: fields[19] };
  } catch {
    return undefined;
  }
}

/**
 * npm and the shell it puts between itself and us. Only these are watched: a program left running on purpose, whose
 * terminal has gone, goes on.
 */
function npmAbove() {
  if (process.env.npm_lifecycle_event === undefined) return [];
  const parent = look(process.ppid);
  if (parent === undefined) return [];
  const above = [{ pid: process.ppid, started: parent.started }];
  const grandparent = look(parent.parent);
  if (/^(sh|dash|bash)$/.test(parent.name) && grandparent !== undefined)
    above.push({ pid: parent.parent, started: grandparent.started });
  return above;
}

/** The environment in which `node` and every installed program are the right ones. @param {string} node */
const environment = node => ({
  ...process.env,
  PATH: [dirname(node), join(ROOT, 'node_modules/.bin'), process.env.PATH].join(':'),
  // Code compiled once is not compiled again: every start is some tenths of a second sooner.
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules/.cache/compiled'),
});

/**
 * @param {string[]} args Node's arguments, the program first.
 * @param {{ env?: Record<string, string>, follow?: boolean }} [options] `follow`: the program stops by itself when we
 * are killed, and not only when we stop.
 * @returns {Promise<number>} its exit code; 128 + number when a signal ended it.
 */
export function launch(args, { env = {}, follow = false } = {}) {
  const node = findNode();
  const given = follow ? ['--import', join(ROOT, 'scripts/follow.mjs'), ...args] : args;
  const above = npmAbove();
  return new Promise((resolve, reject) => {
    const child = spawn(node, given, {
      stdio: follow ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
      env: { ...environment(node), ...env },
    });
    let force;
    const stop = signal => {
      child.kill(signal);
      force ??= setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
      process.on(signal, () => stop(signal === 'SIGHUP' ? 'SIGTERM' : signal));
    const watch = setInterval(() => {
      if (above.some(one => look(one.pid)?.started !== one.started)) stop('SIGTERM');
    }, WATCH_MS);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      clearTimeout(force);
      clearInterval(watch);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
