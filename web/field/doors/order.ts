// The way through a grid: building by building, stairwell by stairwell, from the top floor down, and which door comes
// next. Order only; it never ranks households by anything they are or said.
import type { FieldDoor } from '../../../core/visits/contract.ts';

export type Stairwell = {
  /** Stable within a round; also the anchor of its section on the screen. */
  key: string;
  building: string;
  stairwell: string;
  doors: FieldDoor[];
};

const byNumber = new Intl.Collator('zh', { numeric: true });

const topDown = (a: FieldDoor, b: FieldDoor): number =>
  (b.floor ?? Number.NEGATIVE_INFINITY) - (a.floor ?? Number.NEGATIVE_INFINITY) || byNumber.compare(a.room, b.room);

/** Doors grouped by building and stairwell in the order of their names; doors with no known floor come last. */
export function stairwellsOf(doors: readonly FieldDoor[]): Stairwell[] {
  const groups = new Map<string, Stairwell>();
  for (const door of doors) {
    const key = `${door.buildingId}/${door.stairwell}`;
    const group = groups.get(key) ?? { key, building: door.building, stairwell: door.stairwell, doors: [] };
    group.doors.push(door);
    groups.set(key, group);
  }
  const sorted = [...groups.values()].sort(
    (a, b) => byNumber.compare(a.building, b.building) || byNumber.compare(a.stairwell, b.stairwell),
  );
  for (const group of sorted) group.doors.sort(topDown);
  return sorted;
}

/** A door can be knocked at when somebody is registered behind it. */
export const isHome = (door: FieldDoor): boolean => door.householdId !== undefined;

/** The next door not yet knocked at, walking on from `from` and round to the start; undefined when none is left. */
export function nextDoor(stairwells: readonly Stairwell[], from?: string): FieldDoor | undefined {
  const way = stairwells.flatMap(group => group.doors);
  const start = from === undefined ? -1 : way.findIndex(door => door.dwellingId === from);
  return [...way.slice(start + 1), ...way.slice(0, start + 1)].find(
    door => isHome(door) && door.state === 'todo' && door.dwellingId !== from,
  );
}

export type Progress = { done: number; homes: number; again: number };

export function progressOf(doors: readonly FieldDoor[]): Progress {
  const homes = doors.filter(isHome);
  return {
    done: homes.filter(door => door.state === 'done').length,
    homes: homes.length,
    again: homes.filter(door => door.state === 'again').length,
  };
}

/** Doors whose room, or building, stairwell and room run together, contain the digits typed: `501`, `32501`. */
export function findDoors(doors: readonly FieldDoor[], digits: string): FieldDoor[] {
  if (digits === '') return [];
  const plain = (text: string) => text.replace(/\D/g, '');
  const hit = (door: FieldDoor): number => {
    const room = plain(door.room);
    if (room.startsWith(digits)) return 0;
    const whole = plain(door.building) + plain(door.stairwell) + room;
    return whole.startsWith(digits) ? 1 : whole.includes(digits) ? 2 : -1;
  };
  return doors
    .map(door => ({ door, hit: hit(door) }))
    .filter(one => one.hit >= 0)
    .sort((a, b) => a.hit - b.hit)
    .map(one => one.door);
}
