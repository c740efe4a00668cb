// Which operating-system user PostgreSQL runs as. It refuses to run as root, so root hands it to an unprivileged user:
// whoever owns the data already, else `doorstep` or `postgres` if there is one, else a new `doorstep`, else `nobody`.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export type Account = { uid: number; gid: number };

const isRoot = (): boolean => process.getuid?.() === 0;

function find(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(one => one.startsWith(`${name}:`));
  const fields = line?.split(':');
  return fields === undefined ? undefined : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/** `owner`: of the data, if there is any. Undefined means: as this process itself. */
export function chooseAccount(owner: Account | undefined): Account | undefined {
  if (!isRoot()) return undefined;
  if (owner !== undefined && owner.uid !== 0) return owner;
  const known = find('doorstep') ?? find('postgres');
  if (known !== undefined) return known;
  spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'doorstep']);
  const made = find('doorstep') ?? find('nobody');
  if (made === undefined) throw new Error('no unprivileged user to run PostgreSQL as: useradd --system doorstep');
  return made;
}

/** Whether the account can pass through a directory: every one above it counts. */
export const reaches = (account: Account | undefined, directory: string): boolean =>
  account === undefined || spawnSync('test', ['-x', directory], { ...account, cwd: '/' }).status === 0;

/** What PostgreSQL's programs need of the environment; nothing of ours, no PG* variable of the caller's. */
export const PLAIN_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};
