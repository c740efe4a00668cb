import { describe, expect, test } from 'vitest';
import { idAt } from '../kernel/id.ts';
import { confirmSheet, settleTaught, spellingOf, type TaughtBy, taughtBy } from './mapping.ts';

const words = {
  isMeaning: (means: string) => means !== 'person.nothing',
  isNever: (header: string) => header === '民族',
};
const community = (n: number) => idAt(n, new Uint8Array(10));
const form = (columns: { header: string; path?: string[]; means: string; proposed?: string }[]) => ({
  ...{ fingerprint: '0'.repeat(32), title: '花名册', row: 'person', columns },
});

describe('a confirmed layout', () => {
  test('teaches what differs from the proposal, by its normalised words, and nothing else', () => {
    const taught = taughtBy(
      form([
        { header: '姓名', means: 'person.name', proposed: 'person.name' },
        { header: ' 1、手机号（必填）', means: 'person.phone', proposed: 'unknown' },
        { header: '备用', means: 'remark' },
      ]),
    );
    expect(taught).toEqual([{ spelling: '手机号', row: 'person', means: 'person.phone' }]);
  });

  test('keeps the headings above a header as part of its spelling', () => {
    expect(spellingOf({ header: '监护人/1.姓名', path: ['监护人', '1.姓名'] })).toBe('监护人/姓名');
    expect(spellingOf({ header: '性别（男/女）' })).toBe('性别');
  });

  test('teaches nothing where the same words stand for two things', () => {
    const twice = form([
      { header: '电话', means: 'person.phone', proposed: 'unknown' },
      { header: '电话', means: 'household.contact_phone', proposed: 'unknown' },
    ]);
    expect(taughtBy(twice)).toEqual([]);
  });

  test('is refused where a meaning does not exist, or would fill what is never held', () => {
    const said = (header: string, means: string) => {
      const decided = confirmSheet(community(1), form([{ header, means }]), words);
      return decided.ok ? 'accepted' : decided.refusal.code;
    };
    expect(said('姓名', 'person.nothing')).toBe('unknown-meaning');
    expect(said('民族', 'person.name')).toBe('never-held-stays');
    expect(said('民族', 'unknown')).toBe('accepted');
    expect(said('民族', 'never_held')).toBe('accepted');
  });

  test('is an open event without a row of anybody', () => {
    const decided = confirmSheet(community(1), form([{ header: '姓名', means: 'person.name' }]), words);
    if (!decided.ok) return expect.fail(decided.refusal.code);
    expect(decided.value.event).toMatchObject({ type: 'sheet.confirmed', payloads: [{ class: 'open' }] });
  });
});

test('of several lessons about one header the one of most communities is followed, then the latest', () => {
  const lesson = (n: number, means: string, at: number): TaughtBy => ({
    ...{ spelling: '编号', row: 'person', means, communityId: community(n), at },
  });
  const [a, b, c] = [lesson(1, 'serial', 10), lesson(2, 'person.id_number', 30), lesson(3, 'serial', 20)];
  expect(settleTaught([a, b]).map(({ means }) => means)).toEqual(['person.id_number']);
  expect(settleTaught([a, b, c]).map(({ means }) => means)).toEqual(['serial']);
  expect(settleTaught([a, { ...b, row: 'household' }])).toHaveLength(2);
});
