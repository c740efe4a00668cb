import { describe, expect, test } from 'vitest';
import type { FieldDoor, FieldRound } from '../../../core/visits/contract.ts';
import { changesRound, needOf } from './follow.ts';
import { createRounds } from './rounds.ts';

const door = (room: string, state: FieldDoor['state'] = 'todo'): FieldDoor => ({
  ...{ dwellingId: room, buildingId: 'b', building: '3', stairwell: '2', room, state, names: {}, ages: {} },
});
const roundOf = (seq: number, ...doors: FieldDoor[]): FieldRound => ({
  grid: { id: 'g', name: '', code: '', communityId: 'c', communityName: '', timeZone: 'Asia/Shanghai' },
  ...{ now: 0, seq, budgetSeconds: 180, actives: [], doors },
});

/** A phone whose server answers with `server.round`, and what was asked of it. */
async function phone(...doors: FieldDoor[]) {
  const server = { round: roundOf(7, ...doors) };
  const asked: (number | undefined)[] = [];
  let at = 0;
  const rounds = createRounds({
    fetchRound: async (_grid, since) => {
      asked.push(since);
      return { ok: true, value: server.round };
    },
    fetchDictionary: async () => ({ version: 1, elements: [], codeLists: [], purposes: [] }),
    fetchEngine: async () => ({}) as never,
    now: () => ++at,
  });
  await rounds.load('g');
  const states = () => {
    const view = rounds.read('g');
    return view.at === 'ready' ? view.doors.map(one => `${one.room} ${one.state}`) : view.at;
  };
  return { server, asked, rounds, states };
}

describe('catching up with other workers', () => {
  test('asks only for what changed since, and leaves the other doors as they are', async () => {
    const { server, asked, rounds, states } = await phone(door('501'), door('502'));
    server.round = roundOf(9, door('502', 'done'));
    await rounds.catchUp('g');
    expect(states()).toEqual(['501 todo', '502 done']);
    server.round = roundOf(9);
    await rounds.catchUp('g');
    expect(asked).toEqual([undefined, 7, 9]);
  });

  test('fetches the whole list where a door is new', async () => {
    const { server, asked, rounds, states } = await phone(door('501'));
    server.round = roundOf(9, door('501'), door('401'));
    await rounds.catchUp('g');
    expect(states()).toEqual(['501 todo', '401 todo']);
    expect(asked).toEqual([undefined, 7, undefined]);
  });

  test('leaves a visit recorded here on top until it is delivered and found with the server', async () => {
    const { server, rounds, states } = await phone(door('501'));
    rounds.change('g', door('501', 'done'), 'v');
    server.round = roundOf(9, door('501', 'again'));
    await rounds.catchUp('g');
    expect(states()).toEqual(['501 done']);
    rounds.delivered('v');
    server.round = roundOf(10, door('501', 'again'));
    await rounds.catchUp('g');
    expect(states()).toEqual(['501 again']);
  });

  test('is not thrown back by an older answer', async () => {
    const { server, rounds, states } = await phone(door('501', 'done'));
    server.round = roundOf(3, door('501', 'todo'));
    await rounds.catchUp('g');
    expect(states()).toEqual(['501 done']);
  });
});

test.each([
  [['visit.recorded'], 'doors'],
  [['visit.corrected', 'household.registered'], 'doors'],
  [['visits.drawn', 'access.sealed'], 'nothing'],
  [['visit.recorded', 'building.laid-out'], 'everything'],
  [['activation.started'], 'everything'],
] as const)('after %j a phone fetches: %s', (types, need) => {
  expect(needOf({ types: [...types] })).toBe(need);
  expect(changesRound({ types: [...types] })).toBe(types.some(type => type.startsWith('activation.')));
});
