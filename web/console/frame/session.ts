// Who is at the screen and in which post. The server decides what a post may do; the page shows what the same list says.
import { mayFillWith, mayListPersons, mayRead } from '../../../core/access/may.ts';
import type { Role } from '../../../core/kernel/actor.ts';
import type { SensitivityClass } from '../../../core/kernel/event.ts';
import type { Id } from '../../../core/kernel/id.ts';
import type { Result } from '../../../core/kernel/result.ts';
import {
  getSession,
  type PostView,
  type Session,
  signIn,
  signOut,
  type UserView,
} from '../../../core/organisations/contract.ts';
import { call } from '../../shared/client.ts';
import { learnServerTime } from '../../shared/clock.ts';
import { type Asked, queries, useQueryOf } from './asking.ts';

const KEY = ['still', getSession.path, {}];
const LAST = 'doorstep.console.last';

export type Here = {
  session: Session | undefined;
  user: UserView | undefined;
  /** The post now acted in. */
  post: PostView | undefined;
  asked: Asked<Session>;
};

export function useSession(): Here {
  const asked = useQueryOf(getSession, {}, { still: true });
  const session = asked.value;
  const user = session?.user;
  return { session, user, post: user?.posts.find(one => one.id === session?.postId), asked };
}

/** Whether the post may give a command: the list the server checks too. */
export const useMay = (command: string): boolean => useSession().post?.may.includes(command) === true;

/** Whether a post's pages read a class of facts. */
export const reads = (post: PostView, sensitivity: SensitivityClass): boolean =>
  mayRead(post.role as Role).includes(sensitivity);

/** Whether a post's pages show rows about persons at all. */
export const listsPersons = (post: PostView): boolean => mayListPersons(post.role as Role);

/** Whether a post fills departments' workbooks. */
export const fillsSheets = (post: PostView): boolean => mayFillWith(post.role as Role).length > 0;

/** Acts in a post from now on; nothing that the last post saw stays on the page. */
export async function takePost(userId: Id, postId: Id): Promise<Result<Session>> {
  const answer = await call(signIn, { body: { userId, postId } });
  if (!answer.ok) return answer;
  learnServerTime(answer.value.now);
  becomeKnown(answer.value);
  remember(postId);
  return answer;
}

export async function leave(): Promise<void> {
  await call(signOut);
  const { user: _user, postId: _post, ...rest } = queries.getQueryData<Session>(KEY) ?? ({} as Session);
  becomeKnown(rest);
}

function becomeKnown(session: Session): void {
  queries.setQueryData(KEY, session);
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[1] !== getSession.path });
}

function remember(postId: Id): void {
  try {
    localStorage.setItem(LAST, postId);
  } catch {
    // Nothing is remembered then.
  }
}

/** The post last acted in at this screen. */
export function lastPost(): Id | undefined {
  try {
    return localStorage.getItem(LAST) ?? undefined;
  } catch {
    return undefined;
  }
}
