// Whoever waits gets in, in order, or is told in time; and no place is ever lost.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createWaitingLine } from './waiting-line.ts';

const WAIT_MS = 1_000;
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Who is in, in the order they got in; `none` after a name that waited in vain. */
function place(places: number) {
  const line = createWaitingLine(places, WAIT_MS);
  const said: string[] = [];
  const leaves = new Map<string, () => void>();
  return {
    said,
    leaves,
    come: async (name: string) => {
      const leave = await line.enter();
      said.push(leave === undefined ? `${name} none` : name);
      if (leave !== undefined) leaves.set(name, leave);
    },
    settled: () => vi.advanceTimersByTimeAsync(0),
  };
}

test('as many as there are places are in at once, and the next ones come in order', async () => {
  const { said, leaves, come, settled } = place(2);
  for (const name of ['a', 'b', 'c', 'd']) void come(name);
  await settled();
  expect(said).toEqual(['a', 'b']);
  leaves.get('b')!();
  await settled();
  expect(said).toEqual(['a', 'b', 'c']);
  leaves.get('a')!();
  leaves.get('c')!();
  await settled();
  expect(said).toEqual(['a', 'b', 'c', 'd']);
  void come('e');
  await settled();
  expect(said.at(-1)).toBe('e');
});

test('who waits too long is told so, and takes no place when one is free', async () => {
  const { said, leaves, come, settled } = place(1);
  void come('a');
  void come('b');
  await vi.advanceTimersByTimeAsync(WAIT_MS - 1);
  expect(said).toEqual(['a']);
  await vi.advanceTimersByTimeAsync(1);
  expect(said).toEqual(['a', 'b none']);
  leaves.get('a')!();
  void come('c');
  await settled();
  expect(said).toEqual(['a', 'b none', 'c']);
});

test('a place that is given back twice is one place', async () => {
  const { said, leaves, come, settled } = place(1);
  void come('a');
  await settled();
  leaves.get('a')!();
  leaves.get('a')!();
  void come('b');
  void come('c');
  await settled();
  expect(said).toEqual(['a', 'b']);
});
