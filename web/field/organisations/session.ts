// Who is at this phone and in which post. The server decides what a post may do; the page only offers it.
import type { PostView, Session } from '../../../core/organisations/contract.ts';
import { learnServerTime } from '../clock.ts';
import { useWatched } from '../comfort/watched.ts';
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

/** Acts in a post from now on; false when the server could not be reached or refuses. */
export async function takePost(userId: string, post: PostView): Promise<boolean> {
  if (session?.user?.id === userId && session.postId === post.id) return true;
  const found = await signInAs(userId, post.id);
  if (found.ok) learn(found.value);
  return found.ok;
}

const SOURCE = { watch };
export const useSession = (): Session | undefined => useWatched(SOURCE, readSession);

/** Whether a post may knock at doors at all. */
export const mayVisit = (post: PostView): boolean => post.may.includes('record-visit');
