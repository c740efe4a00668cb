// How a door is called on screens, and what may be shown of its people outside it: a short form, never a full name.
import type { FieldDoor } from '../../../core/visits/contract.ts';
import type { Say } from '../comfort/text.ts';
import type { Word } from '../words.ts';

const numbered = (part: string): boolean => /^\d+[A-Za-z]?$/.test(part);

/** `3幢 2单元`; a building that already has a name is called by it. */
export function stairwellText(text: Say, door: Pick<FieldDoor, 'building' | 'stairwell'>): string {
  const building = numbered(door.building) ? text('stairwellOnly', { building: door.building }) : door.building;
  if (door.stairwell === '') return building;
  const stairwell = numbered(door.stairwell) ? text('stairwellPart', { stairwell: door.stairwell }) : door.stairwell;
  return `${building} ${stairwell}`;
}

/** `501室`; a room with a name, an attic say, is called by it. */
export const roomText = (text: Say, { room }: Pick<FieldDoor, 'room'>): string =>
  /[\dA-Za-z]$/.test(room) ? text('room', { room }) : room;

/** `3-2-501`, for lines with little room; of `香榭花园3幢` only the number stays. */
export function shortDoor(door: Pick<FieldDoor, 'building' | 'stairwell' | 'room'>): string {
  const building = /(\d+[A-Za-z]?)幢?$/.exec(door.building)?.[1] ?? door.building;
  return [building, door.stairwell, door.room].filter(part => part !== '').join('-');
}

/** `李某`: the first letter alone, for a list that others may see; a name that arrives masked stays as it is. */
export function shortName(name: string): string {
  if (/[*＊某]/.test(name)) return name;
  const [first = ''] = name.trim();
  return /\p{Script=Han}/u.test(first) ? `${first}某` : `${first}.`;
}

/** `李某等 3 人`, or only how many. */
export function peopleText(text: Say, door: FieldDoor): string {
  const count = door.household?.persons.length ?? 0;
  const people = count === 1 ? text('onePerson') : text('people', { count });
  const first = door.household?.persons.map(person => door.names[person.id]).find(name => name !== undefined);
  if (first === undefined) return people;
  return count === 1 ? shortName(first) : text('andOthers', { name: shortName(first), people });
}

export const hourWord = (hour: string): Word => `hour_${hour}` as Word;

/** The state in words: `再来一次 · 傍晚`. */
export function stateText(text: Say, door: FieldDoor): string {
  if (door.state !== 'again' || door.again === undefined) return text(`state_${door.state}`);
  return text('state_againAt', { hour: text(hourWord(door.again)) });
}
