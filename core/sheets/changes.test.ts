import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRows, isGap, textOfRow } from './changes.ts';

describe('a sheet filled again', () => {
  test('says which rows came, went, and say something else', () => {
    const before = new Map(Object.entries({ a: '1', b: '2', c: '3' }));
    const after = new Map(Object.entries({ c: '3', b: '9', d: '4' }));
    expect(compareRows(before, after)).toEqual({ added: ['d'], removed: ['a'], changed: ['b'], same: 1 });
  });

  test('accounts for every row of both, once', () => {
    const marks = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.constantFrom('1', '2'));
    fc.assert(
      fc.property(marks, marks, (one, two) => {
        const [before, after] = [new Map(Object.entries(one)), new Map(Object.entries(two))];
        const { added, removed, changed, same } = compareRows(before, after);
        expect(same + changed.length + added.length).toBe(after.size);
        expect(same + changed.length + removed.length).toBe(before.size);
      }),
    );
  });
});

describe('a row', () => {
  const columns = [{ source: { kind: 'serial' } }, { source: { kind: 'element', element: 'person.name' } }] as const;

  test('is the same whatever its number is', () => {
    expect(textOfRow(columns, [1, '李'])).toBe(textOfRow(columns, [2, '李']));
    expect(textOfRow(columns, [1, '李'])).not.toBe(textOfRow(columns, [1, undefined]));
  });

  test('has a gap where something is asked for and not known', () => {
    const tick = { kind: 'has', element: 'person.symptoms', code: 'fever' } as const;
    expect(isGap({ kind: 'element', element: 'person.name' }, undefined, {})).toBe(true);
    expect(isGap({ kind: 'element', element: 'person.name' }, '李', {})).toBe(false);
    expect(isGap({ kind: 'blank', why: 'remark' }, undefined, {})).toBe(false);
    expect(isGap(tick, undefined, {})).toBe(true);
    expect(isGap(tick, undefined, { 'person.symptoms': ['cough'] })).toBe(false);
    const alone = { kind: 'element', element: 'person.lives_alone' } as const;
    expect(isGap(alone, undefined, { 'person.lives_alone': false })).toBe(false);
  });
});
