// What of a household belongs to the rounds that hold now. What an ended round collected goes to no door any more, and
// that somebody declined goes to no phone: a door that is not to be knocked at again says so by its state alone.
import type { Subject } from '../facts/fact.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import { VISIT } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';

/** The household with everyday facts and those of these activations; the reason of a knock only where it may be told. */
export function ofTheseRounds(household: Household, actives: readonly Active[]): Household {
  const places = new Set<Id>([EVERYDAY, ...actives.map(({ activation }) => activation.id)]);
  const cut = <S extends Subject>(subject: S): S => ({
    ...subject,
    rows: subject.rows
      .filter(row => places.has(row.activationId))
      .map(row => {
        if (row.facts[VISIT.reason]?.value !== 'declined') return row;
        const { [VISIT.reason]: _refused, ...facts } = row.facts;
        return { ...row, facts };
      }),
  });
  const whole: Household = { ...cut(household), persons: household.persons.map(cut) };
  if (household.dwelling !== undefined) whole.dwelling = cut(household.dwelling);
  return whole;
}
