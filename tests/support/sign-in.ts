// Signs in at a running demo over HTTP, as one of its users.
import { listUsers, signIn as openSession } from '../../core/organisations/contract.ts';

type User = { id: string; posts: { id: string; role: string }[] };

/** The cookie of a demo user of this role. Throws where there is none, and when the server refuses. */
export async function signIn(url: string, role: string): Promise<string> {
  const { users } = (await (await fetch(`${url}${listUsers.path}`)).json()) as { users: User[] };
  const user = users.find(one => one.posts.some(post => post.role === role));
  const postId = user?.posts.find(post => post.role === role)?.id;
  const answer = await fetch(`${url}${openSession.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-doorstep': '1' },
    body: JSON.stringify({ userId: user?.id, postId }),
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`nobody could sign in as ${role}: ${answer.status}`);
  return cookie;
}
