import { describe, expect, test } from 'vitest';
import { openShelf, type Storage } from './kept.ts';

/** A tab's storage, with room for `most` keys. */
function tab(most = 100): Storage & { keys(): string[] } {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    get length() {
      return kept.size;
    },
    key: i => [...kept.keys()].toReversed()[i] ?? null,
    getItem: key => kept.get(key) ?? null,
    setItem(key, value) {
      if (!kept.has(key) && kept.size >= most) throw new Error('QuotaExceededError');
      kept.set(key, value);
    },
    removeItem: key => void kept.delete(key),
  };
}

describe('what a tab keeps', () => {
  test('is there again after a reload, in the order in which it was set', () => {
    const storage = tab();
    const before = openShelf<string>('visits', storage);
    before.set('b', 'first');
    before.set('a', 'second');
    before.set('b', 'first, changed');
    const after = openShelf<string>('visits', storage);
    expect(after.all()).toEqual(['first, changed', 'second']);
    after.set('c', 'third');
    expect(openShelf<string>('visits', storage).all()).toEqual(['first, changed', 'second', 'third']);
  });

  test('keeps shelves apart, and clears one alone without a trace', () => {
    const storage = tab();
    const forms = openShelf<number>('forms', storage);
    openShelf<number>('visits', storage).set('x', 1);
    forms.set('x', 2);
    forms.clear();
    expect(openShelf<number>('forms', storage).all()).toEqual([]);
    expect(openShelf<number>('visits', storage).get('x')).toBe(1);
    expect(storage.keys()).toHaveLength(1);
  });

  test('holds on without storage, and with a full one', () => {
    const full = openShelf<number>('visits', tab(0));
    full.set('x', 1);
    expect(full.get('x')).toBe(1);
  });

  test('drops what it cannot read', () => {
    const storage = tab();
    storage.setItem('doorstep.field.visits.x', '{broken');
    expect(openShelf('visits', storage).all()).toEqual([]);
    expect(storage.keys()).toEqual([]);
  });
});
