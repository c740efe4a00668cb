// Where the embedded database lives: DATA/engine, holding `postgres` (the database), `socket` and `postgres.log`.
// Root's own directories (/root is closed on Debian) are out of reach for the user PostgreSQL must run as. Then
// DATA/engine is a symbolic link to a directory of its own under /var/lib/doorstep, and a line says so: the link is the
// only thing that ties the two, so a moved DATA finds its database again and a deleted one starts afresh.
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, chooseAccount, reaches } from './account.ts';
import { failure, type Say, sentence } from './sentence.ts';

export type Home = {
  /** The operating-system user PostgreSQL runs as; undefined: this process's. */
  account: Account | undefined;
  cluster: string;
  socketDir: string;
  logFile: string;
  /** Reachable for the account; programs are copied here when they must be. */
  shelf: string;
};

const ELSEWHERE = '/var/lib/doorstep';
/** A socket's path has at most 107 bytes, and PostgreSQL adds its file's name. */
const LONGEST_SOCKET_DIR = 90;

export function openDataDir(dataDir: string): void {
  try {
    // Root's must be passable for the account; what lies in it is closed by itself.
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  } catch (error) {
    throw failure(
      `无法建立数据目录 ${dataDir}。请用 --data 另选一个可写的目录。`,
      `The data directory ${dataDir} cannot be made. Choose a writable one with --data.`,
      error,
    );
  }
}

export function openHome(dataDir: string, say: Say): Home {
  const engine = join(dataDir, 'engine');
  try {
    if (isDangling(engine)) rmSync(engine);
    const there = existsSync(engine) ? statSync(engine) : undefined;
    const account = chooseAccount(there);
    const own = account?.uid ?? process.getuid?.();
    if (there !== undefined && there.uid !== own) {
      throw failure(
        `${engine} 属于另一个用户。请用那个用户启动，或用 --data 另选目录。`,
        `${engine} belongs to another user. Start as that user, or choose another directory with --data.`,
      );
    }
    if (there === undefined) makeEngine(engine, dataDir, account, say);
    const real = realpathSync(engine);
    if (!reaches(account, real)) {
      throw failure(
        `PostgreSQL 的运行用户进不了 ${real}。请放开上级目录的进入权限（chmod o+x），或用 --data 另选目录。`,
        `The user that runs PostgreSQL cannot enter ${real}. Open the directories above it (chmod o+x), or choose another with --data.`,
      );
    }
    return {
      account,
      cluster: join(real, 'postgres'),
      socketDir: openSocketDir(real, account),
      logFile: join(real, 'postgres.log'),
      shelf: account === undefined ? real : ELSEWHERE,
    };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    throw failure(
      `没有读写 ${dataDir} 的权限。请用它的所有者启动，或用 --data 另选目录。`,
      `No permission to read and write ${dataDir}. Start as its owner, or choose another directory with --data.`,
      error,
    );
  }
}

function isDangling(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink() && !existsSync(path);
  } catch {
    return false;
  }
}

function makeEngine(engine: string, dataDir: string, account: Account | undefined, say: Say): void {
  if (reaches(account, dataDir)) {
    own(engine, account);
    return;
  }
  mkdirSync(ELSEWHERE, { recursive: true, mode: 0o755 });
  const target = join(ELSEWHERE, randomBytes(6).toString('hex'));
  own(target, account);
  symlinkSync(target, engine);
  say(
    sentence(
      `PostgreSQL 不能以 root 运行，而它的用户进不了 ${dataDir}：数据库放在 ${target}，由 ${engine} 指向它。`,
      `PostgreSQL may not run as root and its user cannot enter ${dataDir}: the database is kept in ${target}, and ${engine} points to it.`,
    ),
  );
}

function own(directory: string, account: Account | undefined): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  chmodSync(directory, 0o700);
  if (account !== undefined) chownSync(directory, account.uid, account.gid);
}

/** Whoever can enter it may speak to the database as its owner, so nobody but the account (and root) may. */
function openSocketDir(real: string, account: Account | undefined): string {
  const near = join(real, 'socket');
  const name = createHash('sha256').update(real).digest('hex').slice(0, 16);
  const directory = Buffer.byteLength(near) <= LONGEST_SOCKET_DIR ? near : join(tmpdir(), `doorstep-${name}`);
  if (!existsSync(directory)) own(directory, account);
  const found = lstatSync(directory);
  if (!found.isDirectory() || found.uid !== (account?.uid ?? process.getuid?.()) || (found.mode & 0o077) !== 0) {
    throw failure(
      `${directory} 不是本程序建立的。请删除它后重试。`,
      `${directory} was not made by Doorstep. Remove it and start again.`,
    );
  }
  return directory;
}
