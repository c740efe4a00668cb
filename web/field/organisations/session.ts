// Who is at this phone and in which post. The server decides what a post may do; the page only offers it.
import type { PostView, Session } from '../../../core/organisations/contract.ts';
import { learnServerTime } from '../../shared/clock.ts';
import { useWatched } from '../comfort/watched.ts';
import { forgetRounds, outbox } from '../field.ts';
import { openShelf } from '../kept.ts';
import { fetchSession, signInAs } from '../wire.ts';

let session: Session | undefined;

/** Who recorded what this tab still keeps, also when the session has ended meanwhile. */
type Holder = { userId: string; postId: string; name: string };
const holders = openShelf<Holder>('holder');
const HOLDER = 'last';
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
  if (found.user !== undefined && found.postId !== undefined) {
    if (holders.get(HOLDER)?.userId !== found.user.id) forgetRounds();
    holders.set(HOLDER, { userId: found.user.id, postId: found.postId, name: found.user.name });
  }
  for (const listener of listeners) listener();
}

export const readSession = (): Session | undefined => session;

export async function openSession(): Promise<boolean> {
  const found = await fetchSession();
  if (found.ok) learn(found.value);
  return found.ok;
}

/** `unsent-first`: somebody's records wait; `unsettled-first`: some of theirs came back and are not settled. */
export type Taken = 'taken' | 'unsent-first' | 'unsettled-first' | 'failed';

/** Whose records keep others from signing in. */
export const holderName = (): string => holders.get(HOLDER)?.name ?? '';

/**
 * Acts in a post from now on. What was recorded in the present one is sent first, because a command is judged by the
 * post it arrives under; and the next person finds nothing of what the last one saw.
 */
export async function takePost(userId: string, post: PostView): Promise<Taken> {
  const holder = holders.get(HOLDER);
  const isSame = holder?.userId === userId && holder.postId === post.id;
  if (isSame && session?.user !== undefined) return 'taken';
  // Whoever was signed out comes back to what they recorded; it goes out under their name alone.
  if (!isSame && !(await outbox.drain())) return 'unsent-first';
  if (holder !== undefined && holder.userId !== userId && outbox.read().refused.length > 0) return 'unsettled-first';
  const found = await signInAs(userId, post.id);
  if (!found.ok) return 'failed';
  learn(found.value);
  if (isSame) outbox.retry();
  return 'taken';
}

const SOURCE = { watch };
export const useSession = (): Session | undefined => useWatched(SOURCE, readSession);

/** Whether the post now held may give a command; the server checks the same list. */
export const mayGive = (command: string): boolean =>
  session?.user?.posts.find(post => post.id === session?.postId)?.may.includes(command) === true;

/** Whether a post may knock at doors at all. */
export const mayVisit = (post: PostView): boolean => post.may.includes('record-visit');
