// Organisations, accounts, posts and sessions. One primary-key query tells who asks and in which post.
import { createHash } from 'node:crypto';
import { mayGive } from '../../core/access/may.ts';
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { PostView, UserView } from '../../core/organisations/contract.ts';
import type { Database } from '../kernel/unit-of-work.ts';

type PostRow = {
  id: Id;
  account_id: Id;
  role: Role;
  organisation_id: Id;
  organisation: string;
  area_id: Id;
  kind: string;
  area: string;
  full_name: string;
  path: string;
  community_id: Id | null;
  from_at: number;
  until_at: number | null;
  account: string;
};

const POST_COLUMNS = `p.id, p.account_id, p.role, p.organisation_id, o.name as organisation, p.area_id, a.kind, a.name as area, a.path::text,
  a.community_id, p.from_at, p.until_at, c.name as account,
  (select string_agg(u.name, ' · ' order by nlevel(u.path)) from area u where u.path @> a.path and u.kind in ('street', 'community', 'grid') and u.until_at is null) as full_name`;
const POST_JOINS = `join account c on c.id = p.account_id join organisation o on o.id = p.organisation_id join area a on a.id = p.area_id`;

const SESSION = `select ${POST_COLUMNS} from session s join post p on p.id = s.post_id ${POST_JOINS} where s.token_digest = $1 and s.expires_at > $2`;

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const actorOf = (row: PostRow): Actor => {
  const post: Actor['post'] = {
    id: row.id,
    userId: row.account_id,
    role: row.role,
    organisationId: row.organisation_id,
    areaId: row.area_id,
    areaPath: row.path,
    from: row.from_at,
  };
  if (row.community_id !== null) post.communityId = row.community_id;
  if (row.until_at !== null) post.until = row.until_at;
  return { userId: row.account_id, post };
};

const viewOf = (row: PostRow): PostView => {
  const area: PostView['area'] = {
    id: row.area_id,
    kind: row.kind,
    name: row.area,
    fullName: row.full_name ?? row.area,
  };
  if (row.community_id !== null) area.communityId = row.community_id;
  const view: PostView = {
    id: row.id,
    role: row.role,
    organisation: row.organisation,
    area,
    may: [...mayGive(row.role)],
    from: row.from_at,
  };
  if (row.until_at !== null) view.until = row.until_at;
  return view;
};

/** The actor of a session that has not expired and whose post still holds; undefined otherwise. */
export async function findActor(db: Database, token: string, now: number): Promise<Actor | undefined> {
  const { rows } = await db.pool.query(SESSION, [digestOf(token), now]);
  const row = rows[0] as PostRow | undefined;
  if (row === undefined || now < row.from_at || (row.until_at !== null && now >= row.until_at)) return undefined;
  return actorOf(row);
}

const IN_POST = `select ${POST_COLUMNS} from post p ${POST_JOINS} where p.id = $1`;

/** Whoever holds this post, acting in it. Throws when there is no such post. */
export async function getActor(db: Database, postId: Id): Promise<Actor> {
  const { rows } = await db.pool.query(IN_POST, [postId]);
  if (rows[0] === undefined) throw new Error(`there is no post ${postId}`);
  return actorOf(rows[0] as PostRow);
}

const USERS = `select ${POST_COLUMNS} from post p ${POST_JOINS} where p.from_at <= $1 and (p.until_at is null or p.until_at > $1)`;

/** Everybody who may sign in at a demo database, with the posts they hold now. */
export async function listUsers(db: Database, now: number, accountId?: Id): Promise<UserView[]> {
  const { rows } = await db.pool.query(
    `${USERS} ${accountId === undefined ? '' : 'and p.account_id = $2'} order by nlevel(a.path), a.code, p.role`,
    accountId === undefined ? [now] : [now, accountId],
  );
  const users = new Map<Id, UserView>();
  for (const row of rows as PostRow[]) {
    const user = users.get(row.account_id);
    if (user === undefined) users.set(row.account_id, { id: row.account_id, name: row.account, posts: [viewOf(row)] });
    else user.posts.push(viewOf(row));
  }
  return [...users.values()];
}

export async function openSession(
  db: Database,
  token: string,
  accountId: Id,
  postId: Id,
  now: number,
  expiresAt: number,
): Promise<void> {
  await db.pool.query(
    'insert into session (token_digest, account_id, post_id, created_at, expires_at) values ($1, $2, $3, $4, $5)',
    [digestOf(token), accountId, postId, now, expiresAt],
  );
}
export async function closeSession(db: Database, token: string): Promise<void> {
  await db.pool.query('delete from session where token_digest = $1', [digestOf(token)]);
}

export type NewPost = {
  account: { id: Id; name: string };
  organisation: { id: Id; name: string; kind: string; areaId: Id };
  post: { id: Id; role: Role; areaId: Id; from: number; until?: number };
};

const ADD_ORGANISATIONS = `insert into organisation (id, name, kind, area_id)
  select * from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[]) on conflict (id) do nothing`;
const ADD_ACCOUNTS =
  'insert into account (id, name) select * from unnest($1::uuid[], $2::text[]) on conflict (id) do nothing';
const ADD_POSTS = `insert into post (id, account_id, role, organisation_id, area_id, from_at, until_at)
  select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::bigint[], $7::bigint[]) on conflict (id) do nothing`;

/** Adds posts with their people and organisations, all of them or none; what is there already stays. */
export async function addPosts(db: Database, posts: readonly NewPost[]): Promise<void> {
  const organisations = posts.map(one => one.organisation);
  const accounts = posts.map(one => one.account);
  const client = await db.pool.connect();
  try {
    await client.query('begin');
    await client.query(ADD_ORGANISATIONS, [
      organisations.map(one => one.id),
      organisations.map(one => one.name),
      organisations.map(one => one.kind),
      organisations.map(one => one.areaId),
    ]);
    await client.query(ADD_ACCOUNTS, [accounts.map(one => one.id), accounts.map(one => one.name)]);
    await client.query(ADD_POSTS, [
      posts.map(one => one.post.id),
      accounts.map(one => one.id),
      posts.map(one => one.post.role),
      organisations.map(one => one.id),
      posts.map(one => one.post.areaId),
      posts.map(one => one.post.from),
      posts.map(one => one.post.until ?? null),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
