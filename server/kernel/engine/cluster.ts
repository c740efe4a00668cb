// Makes the embedded database's files, whole or not at all: written beside, synced, then renamed into place.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PLAIN_ENVIRONMENT } from './account.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { failure, type Say, sentence } from './sentence.ts';

export const OWNER = 'doorstep_owner';
const MAJOR = '18';

// The socket's directory admits its owner alone, so the owner needs no password; everybody else proves theirs.
const ACCESS = `local all ${OWNER} trust\nlocal all all scram-sha-256\n`;

/** Initialises when there is none. Throws a sentence when the files were made by another major version. */
export async function ensureCluster(home: Home, { initdb }: Binaries, say: Say): Promise<void> {
  const { cluster, account } = home;
  removeUnfinished(cluster);
  if (existsSync(cluster)) {
    const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
    if (major === MAJOR) return;
    throw failure(
      `${cluster} 由 PostgreSQL ${major} 建立，这个版本的 Doorstep 用 ${MAJOR}。请用原来的 Doorstep 备份，再恢复到新目录。`,
      `${cluster} was made by PostgreSQL ${major}, and this Doorstep brings ${MAJOR}. Back up with the Doorstep that made it and restore into a new directory.`,
    );
  }
  say(sentence('正在准备数据库（只在第一次）…', 'Preparing the database (first start only)…'));
  const draft = `${cluster}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  if (account !== undefined) chownSync(draft, account.uid, account.gid);
  await initialise(initdb, draft, home);
  const access = join(draft, 'pg_hba.conf');
  writeFileSync(access, ACCESS);
  chmodSync(access, 0o600);
  sync(access);
  renameSync(draft, cluster);
  sync(dirname(cluster));
}

function removeUnfinished(cluster: string): void {
  const prefix = `${basename(cluster)}.new-`;
  for (const name of readdirSync(dirname(cluster))) {
    if (name.startsWith(prefix)) rmSync(join(dirname(cluster), name), { recursive: true, force: true });
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  fsyncSync(file);
  closeSync(file);
}

/** The locale is PostgreSQL's own, so that the machine's libraries cannot change the order of an index. */
function initialise(initdb: string, draft: string, { account }: Home): Promise<void> {
  const args = ['-D', draft, '-U', OWNER, '--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin'];
  args.push('--builtin-locale=C.UTF-8', '--auth-local=trust', '--auth-host=reject', '--data-checksums');
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, args, {
      ...account,
      cwd: '/',
      env: PLAIN_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    child.stdout.on('data', chunk => (said += chunk));
    child.stderr.on('data', chunk => (said += chunk));
    child.on('error', reject);
    child.on('exit', code => {
      if (code === 0) return resolve();
      rmSync(draft, { recursive: true, force: true });
      reject(failure('数据库初始化失败：', `The database could not be initialised:\n${said.trim()}`));
    });
  });
}
