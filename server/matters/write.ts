// Writes what the commands of a run made of matters, in their transaction.
import { dueAtOf, duesOf } from '../../core/matters/clocks-of.ts';
import { classOf } from '../../core/matters/events.ts';
import type { Matter } from '../../core/matters/model.ts';
import { promiseWork } from '../kernel/outbox.ts';
import type { Context } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { writeLines } from '../resources/index.ts';
import { addHolds, addNotices } from './inbox.ts';
import { type Book, calendarsFor } from './run.ts';
import { type KeptMatter, putMatters } from './store.ts';

/** The topic of effects to be done at other households of a stairwell. */
export const ELSEWHERE = 'rules-elsewhere';

/** A matter with its class and promises, by the pack version it stays on. Throws where that version is not loaded. */
export function keptMatter({ kernel, place }: Pick<Context, 'kernel' | 'place'>, matter: Matter): KeptMatter {
  const compiled = kernel.library.pack(matter.pack, matter.version);
  const kind = compiled?.matters.get(matter.type);
  if (compiled === undefined || kind === undefined) throw new Error(`no ${matter.pack}@${matter.version} to keep by`);
  const moment = { timeZone: place.timeZone, calendars: calendarsFor(kernel.library, place.code) };
  return {
    ...{ matter, class: classOf(kind) },
    dues: duesOf(kind, matter, moment, compiled.pack.calendar),
    dueAt: dueAtOf(kind, matter, moment, compiled.pack.calendar),
  };
}

/** Whether anything has to be written. */
export const hasWork = ({ matters, notices, short, moved, elsewhere }: Book): boolean =>
  matters.size + notices.length + short.length + moved.length + elsewhere.length > 0;

export async function writeBook(tx: Tx, context: Context, book: Book): Promise<void> {
  if (!hasWork(book)) return;
  const { streamId, now } = context;
  const kept = [...book.matters.values()].map(matter => keptMatter(context, matter));
  await Promise.all([
    putMatters(tx, streamId, kept, now),
    addNotices(tx, streamId, now, book.notices),
    addHolds(tx, streamId, now, book.short),
    writeLines(tx, { streamId, now, post: context.actor.post, newId: () => context.kernel.newId() }, book.moved),
    book.elsewhere.length > 0
      ? promiseWork(tx, ELSEWHERE, { communityId: streamId, at: now, effects: book.elsewhere }, now)
      : undefined,
  ]);
}
