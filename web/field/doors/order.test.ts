import { describe, expect, test } from 'vitest';
import type { FieldDoor } from '../../../core/visits/contract.ts';
import { findDoors, nextDoor, progressOf, stairwellsOf } from './order.ts';

const door = (building: string, stairwell: string, room: string, more: Partial<FieldDoor> = {}): FieldDoor => ({
  dwellingId: `${building}-${stairwell}-${room}`,
  householdId: `household-${building}-${stairwell}-${room}`,
  buildingId: `building-${building}`,
  building,
  stairwell,
  floor: Number(room.slice(0, -2)) || undefined,
  room,
  state: 'todo',
  names: {},
  ages: {},
  ...more,
});
const rooms = (doors: readonly FieldDoor[]) => doors.map(one => one.room);

describe('the way through a grid', () => {
  const doors = [
    door('10', '1', '101'),
    door('2', '2', '101'),
    door('2', '1', '102'),
    door('2', '1', '1201'),
    door('2', '1', '101'),
    door('2', '1', '底商3', { floor: undefined }),
  ];

  test('goes building by building in the order of numbers, and from the top floor down', () => {
    const groups = stairwellsOf(doors);
    expect(groups.map(group => `${group.building}-${group.stairwell}`)).toEqual(['2-1', '2-2', '10-1']);
    expect(rooms(groups[0]!.doors)).toEqual(['1201', '101', '102', '底商3']);
  });

  test('the next door is the next one not yet knocked at, round to the start, never one where nobody lives', () => {
    const groups = stairwellsOf([
      door('2', '1', '301', { state: 'done' }),
      door('2', '1', '201', { householdId: undefined }),
      door('2', '1', '101'),
      door('2', '1', '102', { state: 'again' }),
    ]);
    expect(nextDoor(groups)?.room).toBe('101');
    expect(nextDoor(groups, '2-1-102')?.room).toBe('101');
    expect(nextDoor(groups, '2-1-101')).toBeUndefined();
  });

  test('progress counts homes, not doors', () => {
    const some = [
      door('2', '1', '301', { state: 'done' }),
      door('2', '1', '201', { householdId: undefined }),
      door('2', '1', '101', { state: 'again' }),
    ];
    expect(progressOf(some)).toEqual({ done: 1, homes: 2, again: 1 });
  });

  test('digits find the room first, then the whole door number', () => {
    expect(rooms(findDoors(doors, '12'))).toEqual(['1201']);
    expect(findDoors(doors, '21101').map(one => one.dwellingId)).toEqual(['2-1-101']);
    expect(findDoors(doors, '')).toEqual([]);
  });
});
