// Puts the page together: one clock, one outbox, one list of rounds, one recorder. The only place that knows them all.
import { instantOf } from '../../core/kernel/id.ts';
import { serverNow as now } from '../shared/clock.ts';
import { createRounds } from './doors/rounds.ts';
import { openShelf } from './kept.ts';
import { createOutbox, type Queued, shelfStore } from './outbox.ts';
import { type Begun, createRecorder } from './visits/record.ts';
import { fetchDictionary, fetchRound, postBatch } from './wire.ts';

export const rounds = createRounds({
  fetchRound,
  fetchDictionary,
  fetchEngine: () => import('./visits/engine.ts').catch(() => undefined),
  now,
});

export const outbox = createOutbox({
  store: shelfStore(openShelf<Queued>('queue')),
  post: postBatch,
  now,
  later(run, ms) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  onAccepted: entry => rounds.delivered(entry.command.id),
  onKept: entry => recorder.restore(entry),
});

export const recorder = createRecorder({
  outbox,
  rounds,
  begun: openShelf<Begun>('begun'),
  now,
  chance: () => crypto.getRandomValues(new Uint8Array(10)),
});

/** Nothing of what one person saw or typed stays for the next at this phone. */
export function forgetRounds(): void {
  rounds.forget();
  recorder.forget();
}

/** Sends when the network or the page comes back; warns before a page with unsent records is closed. */
export function keepSending(): void {
  window.addEventListener('online', () => outbox.retry());
  document.addEventListener('visibilitychange', () => {
    // Leaving the page ends every undo time: what was recorded goes out rather than wait for a page that may not return.
    if (document.visibilityState === 'hidden') outbox.flush();
    else outbox.retry();
  });
  window.addEventListener('beforeunload', event => {
    const { held, waiting } = outbox.read();
    if (held.length + waiting.length > 0) event.preventDefault();
  });
}

/** The instant of a visit, which its id carries. */
export const visitedAt = (visitId: string | undefined): number | undefined =>
  visitId === undefined ? undefined : instantOf(visitId);
