// What a demand costs at the doors: exactly those who would be asked, by the same form that asks them.
import type { Dictionary } from '../facts/model.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Moment } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import { compileForm } from '../visits/form.ts';
import type { Demand, Price } from './model.ts';
import { compileDemand, riderOf } from './ride.ts';

/** By whom a price is borne. */
export type Burden = {
  /** Doors at which something would be asked. */
  households: number;
  /** At the door that would be asked most. */
  mostSeconds: number;
  /** By grid; homes in none stand under undefined. */
  grids: ReadonlyMap<Id | undefined, { households: number; seconds: number }>;
};

export type Pricing = { add(household: Household): void; price(): Price; burden(): Burden };

/**
 * Counts household by household whom such a demand would ask now. `place`: the activation its answers would be kept
 * under; absent in everyday life. `elements`: those that pass the gate.
 */
export function pricingOf(
  { purpose, elements }: Pick<Demand, 'purpose' | 'elements'>,
  dictionary: Dictionary,
  moment: Moment,
  place = EVERYDAY,
): Pricing {
  const demand = { id: EVERYDAY, areaId: EVERYDAY, areaPath: '', sponsor: '', basis: '', purpose, elements };
  const until = Number.POSITIVE_INFINITY;
  const compiled = compileDemand({ ...demand, until }, dictionary);
  const rider = riderOf({ ...demand, until }, compiled, moment.now, place);
  const secondsOf = new Map(compiled.asks.map(({ used: { element } }) => [element.id, element.seconds]));
  const missing: Record<string, number> = Object.fromEntries(elements.map(element => [element, 0]));
  const grids = new Map<Id | undefined, { households: number; seconds: number }>();
  let mostSeconds = 0;
  return {
    add: household => {
      const form = compileForm({ household, actives: [rider], ...moment, budgetSeconds: Number.POSITIVE_INFINITY });
      if (form.items.length === 0) return;
      let seconds = 0;
      for (const { element } of form.items) {
        missing[element]!++;
        seconds += secondsOf.get(element) ?? 0;
      }
      mostSeconds = Math.max(mostSeconds, seconds);
      const grid = grids.get(household.gridId) ?? { households: 0, seconds: 0 };
      grids.set(household.gridId, { households: grid.households + 1, seconds: grid.seconds + seconds });
    },
    price: () => ({
      missing: { ...missing },
      seconds: [...grids.values()].reduce((sum, { seconds }) => sum + seconds, 0),
    }),
    burden: () => ({
      ...{ mostSeconds: Math.ceil(mostSeconds), grids },
      households: [...grids.values()].reduce((sum, { households }) => sum + households, 0),
    }),
  };
}
