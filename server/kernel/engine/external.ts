// An existing PostgreSQL, by address. Looked at once, so that what would fail later is said now; never started, stopped
// or configured.
import pg from 'pg';
import type { Engine } from './index.ts';
import { failure } from './sentence.ts';

const OLDEST = 15;
const ANSWER_MS = 10_000;

const NETWORK = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOENT', 'EACCES']);

/** The address without its password, fit to be printed. */
export const withoutPassword = (url: string): string => url.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1:***@');

type Found = { version: number; encoding: string; may_make_roles: boolean; may_create: boolean };

const LOOK = `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
  r.rolsuper or r.rolcreaterole as may_make_roles, has_database_privilege(current_database(), 'create') as may_create
  from pg_roles r where r.rolname = current_user`;

async function look(url: string, name: string): Promise<Found> {
  let client: pg.Client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS });
    client.on('error', () => {});
    await client.connect();
  } catch (error) {
    throw unreachable(error as NodeJS.ErrnoException, name, url);
  }
  try {
    return (await client.query(LOOK)).rows[0] as Found;
  } finally {
    await client.end();
  }
}

function unreachable(error: NodeJS.ErrnoException, name: string, url: string): Error {
  const at = withoutPassword(url);
  const { code = '', message } = error;
  if (code.startsWith('28'))
    return failure(
      `${name} 的用户或密码不对：${at}。请核对后再启动。`,
      `${name}: the user or password is not accepted by ${at}. Check it and start again.`,
      error,
    );
  if (code === '3D000')
    return failure(
      `${name} 所指的数据库不存在：${at}。请先用 createdb 建立。`,
      `${name}: there is no such database at ${at}. Make it with createdb first.`,
      error,
    );
  const why = NETWORK.has(code) ? '' : ` (${message})`;
  return failure(
    `连不上 ${name} 所指的数据库：${at}。请核对地址，并确认它在运行。${why}`,
    `${name}: no database answers at ${at}. Check the address and that it is running.${why}`,
    error,
  );
}

/** Throws a sentence when an address does not answer or the server is unfit. */
export async function openExternal(databaseUrl: string, databaseDirectUrl: string | undefined): Promise<Engine> {
  const { version, encoding, may_make_roles, may_create } = await look(databaseUrl, 'DATABASE_URL');
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) {
    throw failure(
      `DATABASE_URL 指向 PostgreSQL ${major}，至少需要 ${OLDEST}。请升级，或不设 DATABASE_URL 而用内置的数据库。`,
      `DATABASE_URL points to PostgreSQL ${major}; at least ${OLDEST} is needed. Upgrade it, or unset DATABASE_URL to use the embedded one.`,
    );
  }
  if (encoding !== 'UTF8') {
    throw failure(
      `DATABASE_URL 所指数据库的编码是 ${encoding}，需要 UTF8。请用 createdb --encoding=UTF8 --template=template0 另建一个。`,
      `The database of DATABASE_URL is encoded as ${encoding}; UTF8 is needed. Make one with createdb --encoding=UTF8 --template=template0.`,
    );
  }
  if (!may_make_roles || !may_create) {
    throw failure(
      'DATABASE_URL 的用户应是数据库的所有者，并有 CREATEROLE 权限。请由管理员授予后再启动。',
      'The user of DATABASE_URL must own the database and have CREATEROLE. Ask its administrator to grant that and start again.',
    );
  }
  if (databaseDirectUrl !== undefined) await look(databaseDirectUrl, 'DATABASE_DIRECT_URL');
  return {
    ownerUrl: databaseUrl,
    directUrl: databaseDirectUrl ?? databaseUrl,
    kind: 'external',
    stop: async () => {},
  };
}
