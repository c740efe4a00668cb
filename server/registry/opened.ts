// Identity values in the open, for the one decision that compares what a roster says with what is held.
import type { FactRow, Subject } from '../../core/facts/fact.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { Household } from '../../core/registry/household.ts';
import { openFact } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';

/** The households with their identity values readable, to see what a roster changes. Never leaves this decision. */
export async function openedHouseholds(
  kernel: Kernel,
  communityId: Id,
  households: ReadonlyMap<Id, Household>,
): Promise<Map<Id, Household>> {
  const openRows = <S extends Subject>(subject: S): Promise<S> => openedSubject(kernel, communityId, subject);
  const all = await Promise.all(
    [...households.values()].map(async one => ({
      ...(await openRows(one)),
      persons: await Promise.all(one.persons.map(openRows)),
    })),
  );
  return new Map(all.map(one => [one.id, one]));
}

/** The same for people and homes that are at no door now. */
export async function openedSubjects(
  kernel: Kernel,
  communityId: Id,
  rows: ReadonlyMap<Id, FactRow[]>,
): Promise<Map<Id, Subject>> {
  const all = await Promise.all([...rows].map(([id, held]) => openedSubject(kernel, communityId, { id, rows: held })));
  return new Map(all.map(one => [one.id, one]));
}

async function openedSubject<S extends Subject>(kernel: Kernel, communityId: Id, subject: S): Promise<S> {
  return {
    ...subject,
    rows: await Promise.all(
      subject.rows.map(async row => {
        if (row.class !== 'identity') return row;
        const facts = await Promise.all(
          Object.entries(row.facts).map(
            async ([element, fact]) =>
              [element, await openFact(kernel.ring, communityId, row.activationId, fact)] as const,
          ),
        );
        return { ...row, facts: Object.fromEntries(facts) };
      }),
    ),
  };
}
