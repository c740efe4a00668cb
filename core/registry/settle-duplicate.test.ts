// Settling two records that may be one person: who goes on living where, and that one person is never at two doors.
import { describe, expect, test } from 'vitest';
import { idOf } from '../../tests/support/small-round.ts';
import type { Residence } from './decide.ts';
import type { Household } from './household.ts';
import { applySettled, type DuplicateWorld, settleDuplicate } from './settle-duplicate.ts';

const [PAIR, LI, DOUBLE, HOME, ELSEWHERE] = [1, 2, 3, 4, 5].map(idOf) as [string, string, string, string, string];

const at = (personId: string, householdId: string, kind: Residence['kind'] = 'living'): Residence => ({
  personId,
  householdId,
  kind,
});

function world(residences: Residence[]): DuplicateWorld {
  const ids = [...new Set(residences.map(one => one.householdId))];
  return {
    pairs: new Map([[PAIR, { id: PAIR, a: LI, b: DOUBLE }]]),
    residences: new Map([LI, DOUBLE].map(id => [id, residences.filter(one => one.personId === id)])),
    households: new Map(
      ids.map(id => [
        id,
        {
          id,
          ...{ communityId: idOf(9), dwellingId: idOf(8), buildingId: idOf(7), rows: [] },
          persons: residences
            .filter(one => one.householdId === id)
            .map(one => ({ id: one.personId, residence: one.kind, rows: [] })),
        } satisfies Household,
      ]),
    ),
  };
}

function same(residences: Residence[], keep = LI) {
  const before = world(residences);
  const settled = settleDuplicate(before, PAIR, { verdict: 'same', keep });
  if (!settled.ok) return settled.refusal.code;
  applySettled(before, settled.value);
  const persons = [...before.households].flatMap(([id, household]) =>
    household.persons.map(person => at(person.id, id, person.residence)),
  );
  return { persons, held: [...before.residences.values()].flat() };
}

describe('two records that are the same person', () => {
  test('at one door leave the kept one there, once', () => {
    expect(same([at(LI, HOME), at(DOUBLE, HOME)])).toEqual({ persons: [at(LI, HOME)], held: [at(LI, HOME)] });
    expect(same([at(LI, HOME), at(DOUBLE, HOME)], DOUBLE)).toEqual({
      persons: [at(DOUBLE, HOME)],
      held: [at(DOUBLE, HOME)],
    });
  });

  test('living at two doors go on living at the kept record’s door alone', () => {
    expect(same([at(LI, HOME), at(DOUBLE, ELSEWHERE)])).toEqual({ persons: [at(LI, HOME)], held: [at(LI, HOME)] });
  });

  test('keep the place where the other was registered', () => {
    const kept = [at(LI, HOME), at(LI, ELSEWHERE, 'registered')];
    expect(same([at(LI, HOME), at(DOUBLE, ELSEWHERE, 'registered')])).toEqual({ persons: kept, held: kept });
  });

  test('keep a door to live at when only the other had one', () => {
    const kept = [at(LI, HOME, 'registered'), at(LI, ELSEWHERE)];
    expect(same([at(LI, HOME, 'registered'), at(DOUBLE, ELSEWHERE)])).toEqual({ persons: kept, held: kept });
  });

  test('need a word on which record goes on', () => {
    expect(same([at(LI, HOME), at(DOUBLE, HOME)], HOME)).toBe('keep-missing');
    expect(settleDuplicate(world([at(LI, HOME)]), PAIR, { verdict: 'same' })).toMatchObject({
      refusal: { code: 'keep-missing' },
    });
  });
});

describe('two records that are not', () => {
  test('stay as they are, and the verdict is remembered', () => {
    const before = world([at(LI, HOME), at(DOUBLE, HOME)]);
    const settled = settleDuplicate(before, PAIR, { verdict: 'not_same' });
    if (!settled.ok) expect.fail(settled.refusal.code);
    applySettled(before, settled.value);
    expect(before.households.get(HOME)!.persons).toHaveLength(2);
    expect(settleDuplicate(before, PAIR, { verdict: 'same', keep: LI })).toMatchObject({
      refusal: { code: 'already-settled' },
    });
    expect(settleDuplicate(before, idOf(99), { verdict: 'not_same' })).toMatchObject({
      refusal: { code: 'unknown-duplicate' },
    });
  });

  test('are named in a payload of each, and never in what stays', () => {
    const settled = settleDuplicate(world([at(LI, HOME), at(DOUBLE, HOME)]), PAIR, { verdict: 'not_same' });
    if (!settled.ok) expect.fail(settled.refusal.code);
    const { payloads, ...skeleton } = settled.value.event;
    expect(payloads.map(one => [one.subjectId, one.class])).toEqual([
      [LI, 'personal'],
      [DOUBLE, 'personal'],
    ]);
    expect(JSON.stringify(skeleton)).not.toContain(DOUBLE);
  });
});
