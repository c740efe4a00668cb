import { describe, expect, test } from 'vitest';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { createOutbox, memoryStore, type OutboxStore, type Posted } from './outbox.ts';

const id = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const visit = (n: number, household = n): AnyCommand => ({
  id: id(n),
  stream: id(900),
  type: 'record-visit',
  subject: id(100 + household),
  payload: { outcome: 'no_contact', reason: 'nobody_home', answers: [] },
  observedAt: 0,
});

/** A server, a clock and a timer that a test moves by hand. */
function bench(answer: (commands: AnyCommand[]) => Posted, store: OutboxStore = memoryStore()) {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const sent: string[][] = [];
  const settle = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  const outbox = createOutbox({
    store,
    post: async commands => {
      sent.push(commands.map(command => command.id));
      return answer(commands);
    },
    now: () => now,
    later: (run, ms) => {
      const timer = { at: now + ms, run };
      timers.push(timer);
      return () => {
        timers = timers.filter(one => one !== timer);
      };
    },
  });
  return {
    outbox,
    sent,
    settle,
    async pass(ms: number) {
      const end = now + ms;
      for (;;) {
        await settle();
        const due = timers.filter(timer => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (due === undefined) break;
        timers = timers.filter(timer => timer !== due);
        now = Math.max(now, due.at);
        due.run();
      }
      now = end;
      await settle();
    },
  };
}

const acceptAll = (commands: AnyCommand[]): Posted => ({
  kind: 'replied',
  replies: commands.map((command): Reply => ({ id: command.id, status: 'accepted' })),
});

describe('the outbox', () => {
  test('sends in the order recorded and empties itself', async () => {
    const { outbox, sent, pass } = bench(acceptAll);
    for (const n of [1, 2, 3]) outbox.enqueue(visit(n), `${n}`);
    await pass(0);
    expect(sent.flat()).toEqual([id(1), id(2), id(3)]);
    expect(outbox.read()).toMatchObject({ waiting: [], held: [], refused: [], delivered: 3 });
  });

  test('holds a visit until its undo time is over, and sends nothing of one taken back', async () => {
    const { outbox, sent, pass } = bench(acceptAll);
    outbox.enqueue(visit(1), '501', 5_000);
    await pass(4_000);
    expect(sent).toEqual([]);
    expect(outbox.withdraw(id(1))?.label).toBe('501');
    outbox.enqueue(visit(2), '502', 5_000);
    await pass(5_000);
    expect(sent).toEqual([[id(2)]]);
    expect(outbox.withdraw(id(2))).toBeUndefined();
  });

  test('keeps everything and tries again, ever more slowly, when nobody answers', async () => {
    let reachable = false;
    const { outbox, sent, pass } = bench(commands => (reachable ? acceptAll(commands) : { kind: 'unreachable' }));
    outbox.enqueue(visit(1), '501');
    await pass(10_000);
    expect(outbox.read()).toMatchObject({ unreachable: true, delivered: 0 });
    expect(outbox.read().waiting).toHaveLength(1);
    expect(sent.length).toBeLessThanOrEqual(4);
    reachable = true;
    outbox.flush();
    await pass(0);
    expect(outbox.read()).toMatchObject({ unreachable: false, delivered: 1, waiting: [] });
  });

  test('links a later command of the same household after the unsent one', async () => {
    const seen: AnyCommand[] = [];
    const { outbox, pass } = bench(commands => {
      seen.push(...commands);
      return acceptAll(commands);
    });
    outbox.enqueue(visit(1, 7), '501', 5_000);
    outbox.enqueue({ ...visit(2, 7), type: 'correct-visit' }, '501', 5_000);
    outbox.enqueue(visit(3, 8), '502');
    await pass(20_000);
    expect(seen.map(command => command.after)).toEqual([undefined, [id(1)], undefined]);
  });

  test('unlinks what followed a command that was taken back', async () => {
    const seen: AnyCommand[] = [];
    const { outbox, pass } = bench(commands => {
      seen.push(...commands);
      return acceptAll(commands);
    });
    outbox.enqueue(visit(1, 7), '501', 5_000);
    outbox.enqueue(visit(2, 7), '501', 5_000);
    outbox.withdraw(id(1));
    await pass(20_000);
    expect(seen.map(command => command.after)).toEqual([[]]);
  });

  test('keeps a refused command with its reason until it is settled', async () => {
    const { outbox, pass } = bench(commands => ({
      kind: 'replied',
      replies: commands.map(command =>
        command.id === id(1)
          ? { id: command.id, status: 'refused', refusal: { code: 'outside-area' } }
          : { id: command.id, status: 'accepted' },
      ),
    }));
    outbox.enqueue(visit(1), '501');
    outbox.enqueue(visit(2), '502');
    await pass(0);
    expect(outbox.read().refused.map(entry => [entry.label, entry.refusal?.code])).toEqual([['501', 'outside-area']]);
    expect(outbox.read().delivered).toBe(1);
    outbox.withdraw(id(1));
    expect(outbox.read().refused).toEqual([]);
  });

  test('sends one by one when a batch as a whole is refused, so a bad command costs only itself', async () => {
    const { outbox, pass } = bench(commands =>
      commands.some(command => command.id === id(2))
        ? { kind: 'refused', refusal: { code: 'malformed', field: 'commands' } }
        : acceptAll(commands),
    );
    for (const n of [1, 2, 3]) outbox.enqueue(visit(n), `${n}`);
    await pass(0);
    expect(outbox.read().refused.map(entry => entry.label)).toEqual(['2']);
    expect(outbox.read().delivered).toBe(2);
  });

  test('drains what is held at once, and says when it cannot', async () => {
    let reachable = true;
    const { outbox, pass } = bench(commands => (reachable ? acceptAll(commands) : { kind: 'unreachable' }));
    const drained: boolean[] = [];
    outbox.enqueue(visit(1), '501', 5_000);
    void outbox.drain().then(done => drained.push(done));
    await pass(0);
    reachable = false;
    outbox.enqueue(visit(2), '502', 5_000);
    void outbox.drain().then(done => drained.push(done));
    await pass(0);
    expect(drained).toEqual([true, false]);
    expect(outbox.read().waiting).toHaveLength(1);
  });

  test('waits without losing anything while the server wants a sign-in first', async () => {
    const { outbox, pass } = bench(() => ({ kind: 'unreachable', because: { code: 'not-signed-in' } }));
    outbox.enqueue(visit(1), '501');
    await pass(0);
    expect(outbox.read()).toMatchObject({ unreachable: true, because: { code: 'not-signed-in' }, refused: [] });
    expect(outbox.read().waiting).toHaveLength(1);
  });

  test('takes up what the store kept from before', async () => {
    const store = memoryStore();
    await store.put({ command: visit(1), label: '501', heldUntil: 0 });
    const { sent, pass } = bench(acceptAll, store);
    await pass(0);
    expect(sent).toEqual([[id(1)]]);
    expect(await store.load()).toEqual([]);
  });
});
