// Who fills a sheet from the command line: a session handed over in the environment, or a user of a demo. What they may
// then see is the server's to say.
import { listAreas } from '../../core/areas/contract.ts';
import type { Id } from '../../core/kernel/id.ts';
import { getSession, listUsers, type PostView, signIn, signOut } from '../../core/organisations/contract.ts';
import type { Server } from './server.ts';
import { told } from './terminal.ts';

export type Who = { user: string; post: PostView };
export type FoundArea = { id: Id; name: string };

/** The session cookie's name and value, where somebody is signed in already: `doorstep=…`. */
const SESSION = 'DOORSTEP_SESSION';
/** The code of the root of the tree. */
const ROOT = 'all';
/** Fills most sheets. */
const USUAL = 'community_staff';

type Held = { user: { id: string; name: string }; post: PostView };

async function heldBy(server: Server, wanted: string): Promise<Held[]> {
  const { users } = await server.ask(listUsers);
  const held = users.flatMap(user =>
    user.posts
      .filter(post => [user.id, user.name, post.id, post.role].includes(wanted))
      .map(post => ({ user: { id: user.id, name: user.name }, post })),
  );
  if (held.length > 0) return held;
  const names = [...new Set(users.map(({ name }) => name))].slice(0, 20).join('、');
  throw told(`没有“${wanted}”这个用户。可以用：${names}`, `There is no user “${wanted}”. There are: ${names}`);
}

const enter = (server: Server, { user, post }: Held): Promise<unknown> =>
  server.ask(signIn, { body: { userId: user.id, postId: post.id } });

const leave = (server: Server): Promise<unknown> => server.ask(signOut).catch(() => undefined);

/** The area of a code and those above it, nearest first. Where an area lies is told to everybody who is signed in. */
async function findByCode(server: Server, rootId: Id, code: string): Promise<FoundArea & { upwards: Id[] }> {
  if (code === ROOT) {
    const { area } = await server.ask(listAreas, { query: { under: rootId } });
    return { id: rootId, name: area.name, upwards: [rootId] };
  }
  const { areas } = await server.ask(listAreas, { query: { under: rootId, q: code } });
  const found = areas.find(one => one.code === code);
  if (found === undefined)
    throw told(`没有代码为 ${code} 的区划。请核对代码。`, `There is no area of code ${code}. Check the code.`);
  const { trail } = await server.ask(listAreas, { query: { under: found.id } });
  return { id: found.id as Id, name: found.name, upwards: [...trail.map(({ id }) => id as Id), rootId].toReversed() };
}

/**
 * Does `work` signed in, over the area of a code: in the session of the environment, else as a demo's user (by name, id or
 * role; absent: community staff) in the post nearest to the area. Whoever was signed in here is signed out again.
 */
export async function asSomebody<T>(
  server: Server,
  { as = USUAL, code, session = process.env[SESSION] }: { as?: string | undefined; code: string; session?: string },
  work: (area: FoundArea, who: Who) => Promise<T>,
): Promise<T> {
  if (session !== undefined) {
    server.enter(session.includes('=') ? session : `doorstep=${session}`);
    const { user, postId, rootAreaId } = await server.ask(getSession);
    const post = user?.posts.find(({ id }) => id === postId);
    if (user === undefined || post === undefined)
      throw told(`${SESSION} 里的登录已失效。请重新登录。`, `The session in ${SESSION} is over. Sign in again.`);
    return work(await findByCode(server, rootAreaId as Id, code), { user: user.name, post });
  }
  const { database, rootAreaId } = await server.ask(getSession);
  if (database === 'live')
    throw told(
      `这是正式库，不能选择身份。请把登录后的会话放进环境变量 ${SESSION}。`,
      `This database is live: nobody can be chosen. Put the session you are signed in with into ${SESSION}.`,
    );
  const held = await heldBy(server, as);
  await enter(server, held[0]!);
  try {
    const area = await findByCode(server, rootAreaId as Id, code);
    const far = ({ post }: Held) =>
      (area.upwards.indexOf(post.area.id as Id) + area.upwards.length + 1) % (area.upwards.length + 1);
    const nearest = held.reduce((best, one) => (far(one) < far(best) ? one : best));
    if (nearest !== held[0]) {
      await leave(server);
      await enter(server, nearest);
    }
    return await work(area, { user: nearest.user.name, post: nearest.post });
  } finally {
    await leave(server);
  }
}
