// What a demand costs at the doors: exactly those who would be asked, by the same form that asks them.
import type { Dictionary } from '../facts/model.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Moment } from '../packs/view.ts';
import type { Household } from '../registry/household.ts';
import { compileForm } from '../visits/form.ts';
import type { Demand, Price } from './model.ts';
import { compileDemand, riderOf } from './ride.ts';

export type Pricing = { add(household: Household): void; price(): Price };

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
  const missing: Record<string, number> = Object.fromEntries(elements.map(element => [element, 0]));
  return {
    add: household => {
      const form = compileForm({ household, actives: [rider], ...moment, budgetSeconds: Number.POSITIVE_INFINITY });
      for (const { element } of form.items) missing[element]!++;
    },
    price: () => ({
      missing: { ...missing },
      seconds: compiled.asks.reduce((sum, { used: { element } }) => sum + element.seconds * missing[element.id]!, 0),
    }),
  };
}
