// Which facts of a knock, or of anything else that was told, set rules off: answers with a value. What somebody
// declined, or the state of the knock itself, is nobody's cause.
import type { Id } from '../kernel/id.ts';
import type { Cause } from '../matters/running.ts';
import type { FactOfVisit } from './visit-event.ts';

/** One cause a subject and element, however many purposes asked; `key`: the command, by which a firing is told from another. */
export function causesOf(facts: readonly FactOfVisit[], key: Id): Cause[] {
  const found = new Map<string, Cause>();
  for (const { subjectId, element, fact } of facts) {
    if (element.startsWith('visit.') || fact.value === undefined || fact.how === 'declined') continue;
    const name = `${key} ${subjectId} ${element}`;
    if (!found.has(name)) found.set(name, { kind: 'fact', subjectId, element, key: name });
  }
  return [...found.values()];
}
