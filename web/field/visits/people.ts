// Who is behind a door, as the worker standing before it calls them.
import type { Id } from '../../../core/kernel/id.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import type { Say } from '../comfort/text.ts';
import type { HomeDoor } from './record.ts';

const ADULT = 18;

/** `李桂兰`, or `第 2 位` where no name may be shown. */
export function personName(text: Say, door: HomeDoor, id: Id): string {
  const name = door.names[id];
  if (name !== undefined) return name;
  return text('personNumber', { number: door.household.persons.findIndex(person => person.id === id) + 1 });
}

/** Whom an item is about, in words. */
export const aboutWhom = (text: Say, door: HomeDoor, item: Pick<FormItem, 'subject' | 'subjectId'>): string =>
  item.subject === 'person'
    ? personName(text, door, item.subjectId)
    : text(item.subject === 'dwelling' ? 'thisDwelling' : 'thisHome');

/** People who may answer for the home: whoever is not known to be a child. */
export const adultsOf = (door: HomeDoor): Id[] =>
  door.household.persons.map(person => person.id).filter(id => (door.ages[id] ?? ADULT) >= ADULT);
