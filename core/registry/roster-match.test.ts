// Who of a roster is registered already, and who only seems to be.
import { describe, expect, test } from 'vitest';
import {
  type KnownAround,
  type KnownPerson,
  matchHousehold,
  noClaims,
  type RosterIds,
  registrations,
} from './roster-match.ts';
import type { RosterHousehold, RosterPerson } from './roster-model.ts';

const ids: RosterIds = {
  person: row => `new ${row}`,
  household: door => `home ${door}`,
  dwelling: door => `dwelling ${door}`,
  blind: (kind, value) => `${kind} ${value}`,
};
const person = (
  row: number,
  name: string,
  more: { born?: string; number?: string; phone?: string } = {},
): RosterPerson => ({
  ...{ sheet: 0, row, residence: 'living', cells: [] },
  facts: [
    { element: 'person.name', value: name },
    ...(more.born === undefined ? [] : [{ element: 'person.birth_date', value: more.born }]),
    ...(more.number === undefined ? [] : [{ element: 'person.id_number', value: more.number }]),
    ...(more.phone === undefined ? [] : [{ element: 'person.phone', value: more.phone }]),
  ],
});
const home = (...persons: RosterPerson[]): RosterHousehold => ({
  ...{ door: { compound: '', building: '3', stairwell: '2', room: '501' }, persons, facts: [] },
});
const around = (here: KnownPerson[], elsewhere: KnownPerson[] = [], phones: [string, string[]][] = []): KnownAround => {
  const all = [...here, ...elsewhere];
  return {
    doors: new Map([['|3|2|501', { dwellingId: 'd', households: [{ id: 'h', persons: here.map(({ id }) => id) }] }]]),
    persons: new Map(all.map(one => [one.id, one])),
    byNumber: new Map(all.flatMap(({ id, numbers }) => numbers.map(number => [number, [id]] as const))),
    byPhone: new Map(phones),
  };
};
const li: KnownPerson = { id: 'li', name: '李明', birthDate: '1985-03-02', numbers: ['id_number A'] };
const match = (household: RosterHousehold, known: KnownAround, claims = noClaims()) =>
  matchHousehold(household, known, claims, ids).personIds;

describe('somebody of a roster', () => {
  test.each([
    ['by number, whatever the name', person(5, '李铭', { number: 'A' }), 'li'],
    ['by name and birth at the door', person(5, '李明', { born: '1985-03-02' }), 'li'],
    ['by name at the door, where nothing speaks against it', person(5, '李明'), 'li'],
    ['as another, born another day', person(5, '李明', { born: '1985-03-03' }), 'new 0:5'],
    ['as another, with another number', person(5, '李明', { number: 'B' }), 'new 0:5'],
    ['as another, with another name', person(5, '李铭', { born: '1985-03-02' }), 'new 0:5'],
  ])('is known %s', (_, one, id) => expect(match(home(one), around([li]))).toEqual([id]));

  test('who lives at another door is found by number, or by name and phone, and moves', () => {
    expect(match(home(person(5, '李明', { number: 'A' })), around([], [li]))).toEqual(['li']);
    const phones: [string, string[]][] = [['phone 1', ['li']]];
    expect(match(home(person(5, '李明', { phone: '1' })), around([], [li], phones))).toEqual(['li']);
    expect(match(home(person(5, '李明', { phone: '2' })), around([], [li], phones))).toEqual(['new 0:5']);
    expect(match(home(person(5, '李明')), around([], [li]))).toEqual(['new 0:5']);
  });

  test('of two who fit by phone neither is chosen', () => {
    const twin = { ...li, id: 'other', numbers: [] };
    const known = around([], [{ ...li, numbers: [] }, twin], [['phone 1', ['li', 'other']]]);
    expect(match(home(person(5, '李明', { phone: '1' })), known)).toEqual(['new 0:5']);
  });

  test('is nobody twice: whoever was found once is not found again', () => {
    expect(match(home(person(5, '李明'), person(6, '李明')), around([li]))).toEqual(['li', 'new 0:6']);
  });

  test('who stands at two doors by one number is one person', () => {
    const claims = noClaims();
    const [first] = match(home(person(5, '李明', { number: 'C' })), around([]), claims);
    const again = { ...person(9, '李明', { number: 'C' }), first: '0:5' };
    expect(match(home(again), around([]), claims)).toEqual([first]);
  });

  test('is the same after a first try that was written', () => {
    const written: KnownPerson = { id: 'new 0:5', name: '李明', numbers: ['id_number C'] };
    const known = around([written]);
    const matched = matchHousehold(home(person(5, '李明', { number: 'C' })), known, noClaims(), ids);
    expect(matched).toMatchObject({ personIds: ['new 0:5'], known: [false] });
  });
});

test('a household is the one behind the door with most of its people', () => {
  const known = around([li]);
  known.doors.get('|3|2|501')!.households.unshift({ id: 'a', persons: [] });
  expect(matchHousehold(home(person(5, '李明')), known, noClaims(), ids)).toMatchObject({
    householdId: 'h',
    dwellingId: 'd',
  });
});

test('a crowded door is registered in parts', () => {
  const crowd = home(...Array.from({ length: 130 }, (_, i) => person(i, '李明')));
  const parts = registrations(crowd, matchHousehold(crowd, around([]), noClaims(), ids), 'b', 'import');
  expect(parts.map(({ payload }) => payload.persons.length)).toEqual([60, 60, 10]);
  expect(parts.map(({ persons, newcomers }) => [persons.length, persons[0]?.row, newcomers])).toEqual([
    [60, 0, 60],
    [60, 60, 60],
    [10, 120, 10],
  ]);
});
