// Debian's pgbouncer in transaction mode before an embedded PostgreSQL, on a loopback port of its own, as the user the
// database runs as. Everybody on this machine may connect while it runs: for proofs alone.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

const PROGRAM = '/usr/sbin/pgbouncer';

/** Its version, or undefined where it is not installed. */
export function findPooler(): string | undefined {
  try {
    return execFileSync(PROGRAM, ['--version'], { encoding: 'utf8' }).split('\n')[0];
  } catch {
    return undefined;
  }
}

export const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

export type Pooler = { url: string; stop(): Promise<void> };

/** `directUrl`: over a socket, whose owner it runs as. `users`: who may connect besides, with the database's passwords. */
export async function startPooler(
  directUrl: string,
  users: Readonly<Record<string, string>>,
  size: number,
): Promise<Pooler> {
  const [, owner = '', database = '', socket = ''] =
    /^postgres:\/\/([^@]*)@\/([^?]*)\?host=(.*)$/.exec(directUrl) ?? [];
  const host = decodeURIComponent(socket);
  const { uid, gid } = statSync(host);
  const dir = mkdtempSync(join(tmpdir(), 'doorstep-pooler-'));
  chownSync(dir, uid, gid);
  const port = await freePort();
  const known = Object.entries({ [owner]: '', ...users });
  writeFileSync(join(dir, 'users.txt'), known.map(([user, password]) => `"${user}" "${password}"\n`).join(''));
  writeFileSync(
    join(dir, 'pgbouncer.ini'),
    `[databases]
${database} = host=${host} port=5432 dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = trust
auth_file = ${join(dir, 'users.txt')}
pool_mode = transaction
default_pool_size = ${size}
max_client_conn = 200
ignore_startup_parameters = extra_float_digits
`,
  );
  const child: ChildProcess = spawn(PROGRAM, ['-q', join(dir, 'pgbouncer.ini')], {
    ...{ uid, gid, cwd: dir, env: { PATH: '/usr/bin:/bin' }, stdio: ['ignore', 'ignore', 'pipe'] },
  });
  let said = '';
  child.stderr?.on('data', chunk => {
    said = (said + chunk).slice(-4000);
  });
  const url = `postgres://${owner}@127.0.0.1:${port}/${database}`;
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = new Promise(resolve => child.once('exit', resolve));
      child.kill('SIGINT');
      await gone;
    }
    rmSync(dir, { recursive: true, force: true });
  };
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return { url, stop };
    } catch (error) {
      if (tries === 40 || child.exitCode !== null) {
        await stop();
        throw new Error(`pgbouncer does not answer: ${(error as Error).message}\n${said}`);
      }
      await new Promise(resolve => setTimeout(resolve, 100));
    } finally {
      await client.end().catch(() => {});
    }
  }
}
