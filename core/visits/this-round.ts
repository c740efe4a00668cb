// What of a household belongs to the rounds that hold now. What an ended round collected goes to no door any more, and
// that somebody declined goes to no phone: a door that is not to be knocked at again says so by its state alone.
import type { Subject } from '../facts/fact.ts';
import type { SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { classOf } from '../matters/events.ts';
import type { Matter } from '../matters/model.ts';
import { type Active, isMatterOf } from '../packs/compile.ts';
import { isSecret, VISIT } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';

/** Never medical or identity, whoever reads it: a door is no place for those. */
const isTold = (one: SensitivityClass, classes: readonly SensitivityClass[]): boolean =>
  !isSecret(one) && classes.includes(one);

/** What a form needs to know of a matter, and no more: neither who answers for it nor what was done. */
const bare = (matter: Matter): Matter => ({
  ...{ id: matter.id, pack: matter.pack, version: matter.version, type: matter.type },
  ...{ activationId: matter.activationId, subject: matter.subject, buildingId: matter.buildingId },
  ...{ source: matter.source, stays: matter.stays.slice(-1), open: matter.open, needs: matter.needs },
  ...{ makers: {}, made: {}, passed: {}, affected: [], reopened: 0, beside: [] },
});

/**
 * The household with everyday facts and those of these activations; the reason of a knock only where it may be told; and
 * of matters those of these packs that are not guarded (`classes`: what the role reads). What a medical one needs to know
 * is asked by its desk: a question at the door would tell of it.
 */
export function ofTheseRounds(
  household: Household,
  actives: readonly Active[],
  classes: readonly SensitivityClass[],
): Household {
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
  if (household.matters !== undefined)
    whole.matters = household.matters
      .filter(matter =>
        actives.some(active => {
          const kind = active.compiled.matters.get(matter.type);
          return kind !== undefined && isMatterOf(matter, active) && isTold(classOf(kind), classes);
        }),
      )
      .map(bare);
  return whole;
}
