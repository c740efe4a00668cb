// What matters hold of a community's resources: kept back when a rule wants it, let go when the matter closes. What is
// lacking is told on the matter and stops nothing.
import type { EventDraft } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import type { Hold, Matter } from '../../core/matters/model.ts';
import type { CompiledPack } from '../../core/packs/compile.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Moved } from '../../core/resources/decide.ts';
import type { Reservation, Resource } from '../../core/resources/model.ts';
import { releaseOf, reserveSupplies } from '../../core/resources/reserve.ts';
import type { Context } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadSupplies, reservationsOf } from '../resources/index.ts';
import type { KeptHold } from './inbox.ts';

export type Supplies = {
  resources: Map<Id, Resource>;
  reservations: Map<Id, Reservation>;
  /** Of buildings. */
  paths: Map<Id, string>;
};

/** The longest a matter holds something without anybody coming for it; an item may say less. */
const LONGEST_MS = 30 * DAY_MS;

/** Supplies the rules of these packs reserve. */
export const suppliesOf = (packs: Iterable<CompiledPack>): string[] => [
  ...new Set(
    [...packs].flatMap(({ rules }) =>
      rules.flatMap(({ effects }) => effects.flatMap(({ effect }) => ('reserve' in effect ? [effect.reserve] : []))),
    ),
  ),
];

/** What there is of these supplies, and what the open matters of these households hold already. */
export async function loadHolds(
  tx: Tx,
  communityId: Id,
  supplies: readonly string[],
  households: readonly Household[],
): Promise<Supplies> {
  const places = [...new Set(households.map(({ buildingId }) => buildingId))];
  const open = households.flatMap(({ matters = [] }) => matters.flatMap(({ id, open }) => (open ? [id] : [])));
  const [free, held] = await Promise.all([
    loadSupplies(tx, communityId, supplies, places),
    reservationsOf(tx, communityId, open),
  ]);
  return {
    ...{ paths: free.paths, reservations: held.reservations },
    resources: new Map([...held.resources, ...free.resources]),
  };
}

/** Keeps back what a run wants and lets go of what closed matters held; `supplies` follows. */
export function settleHolds(
  supplies: Supplies,
  holds: readonly Hold[],
  matters: readonly Matter[],
  { kernel, now }: Pick<Context, 'kernel' | 'now'>,
): { events: EventDraft[]; moved: Moved[]; short: KeptHold[] } {
  const wanted = holds.flatMap(hold => {
    const matter = matters.find(({ id }) => id === hold.matterId);
    if (matter?.open !== true) return [];
    const at = supplies.paths.get(matter.buildingId);
    return [at === undefined ? hold : { ...hold, at }];
  });
  const { moved, short } = reserveSupplies(supplies.resources, wanted, {
    ...{ now, until: now + LONGEST_MS, newId: () => kernel.newId() },
  });
  for (const { reservation } of moved)
    if (reservation !== undefined) supplies.reservations.set(reservation.id, reservation);
  const released = matters
    .filter(({ open }) => !open)
    .flatMap(({ id }) => releaseOf(supplies.resources, supplies.reservations, id, now));
  const all = [...moved, ...released];
  return {
    ...{ events: all.map(({ event }) => event), moved: all },
    short: short.map(({ matterId, supply, quantity, rule = '' }) => ({
      matterId,
      supply,
      quantity,
      rule,
      lacking: true,
    })),
  };
}
