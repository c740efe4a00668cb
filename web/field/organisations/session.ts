// Who is at this phone and in which post. The server decides what a post may do; the page only offers it.
import type { PostView, Session } from '../../../core/organisations/contract.ts';
import { learnServerTime } from '../clock.ts';
import { useWatched } from '../comfort/watched.ts';
import { forgetRounds, outbox } from '../field.ts';
import { fetchSession, signInAs } from '../wire.ts';

let session: Session | undefined;
const listeners = new Set<() => void>();

const watch = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

function learn(found: Session): void {
  session = found;
  learnServerTime(found.now);
  for (const listener of listeners) listener();
}

export const readSession = (): Session | undefined => session;

export async function openSession(): Promise<boolean> {
  const found = await fetchSession();
  if (found.ok) learn(found.value);
  return found.ok;
}

export type Taken = 'taken' | 'unsent-first' | 'failed';

/**
 * Acts in a post from now on. What was recorded in the present one is sent first, because a command is judged by the
 * post it arrives under; and the next person finds nothing of what the last one saw.
 */
export async function takePost(userId: string, post: PostView): Promise<Taken> {
  if (session?.user?.id === userId && session.postId === post.id) return 'taken';
  if (!(await outbox.drain())) return 'unsent-first';
  const before = session?.user?.id;
  const found = await signInAs(userId, post.id);
  if (!found.ok) return 'failed';
  if (before !== userId) forgetRounds();
  learn(found.value);
  return 'taken';
}

const SOURCE = { watch };
export const useSession = (): Session | undefined => useWatched(SOURCE, readSession);

/** Whether the post now held may give a command; the server checks the same list. */
export const mayGive = (command: string): boolean =>
  session?.user?.posts.find(post => post.id === session?.postId)?.may.includes(command) === true;

/** Whether a post may knock at doors at all. */
export const mayVisit = (post: PostView): boolean => post.may.includes('record-visit');
