// An admitted demand rides along with the rounds at a door: it asks beside them, last of all, and is no round of its own.
// Where nobody goes anyway, nobody goes for a demand.
import type { Dictionary, Title } from '../facts/model.ts';
import type { Id } from '../kernel/id.ts';
import { type Active, type CompiledPack, compilePack, elementsById, purposesOf } from '../packs/compile.ts';
import type { Pack } from '../packs/model.ts';
import { askedFrom, type Demand, isAskedAt } from './model.ts';

/** Less urgent than anything a round asks. */
const LAST_RANK = 9;

export type Asking = Pick<
  Demand,
  'id' | 'areaId' | 'areaPath' | 'sponsor' | 'purpose' | 'basis' | 'until' | 'elements'
>;

const same = (text: string): Title => ({ zh: text, en: text });

/** A demand in the shape of a pack, so that one form serves both. What is no longer in the dictionary is not asked. */
export function packOf({ id, sponsor, purpose, basis, elements }: Asking, dictionary: Dictionary): Pack {
  const known = elementsById(dictionary);
  const asked = elements.filter(element => known.has(element));
  return {
    ...{ pack: `demand_${id.replaceAll('-', '')}`, version: 1, purpose, basis: same(basis) },
    title: { zh: `${sponsor}的报送要求`, en: `Asked for by ${sponsor}` },
    mode: dictionary.purposes.find(one => one.id === purpose)?.mode ?? 'everyday',
    elements: asked.map(use => ({ use })),
    asks: asked.map(element => ({ element, rank: LAST_RANK })),
    ...{ reports: [], examples: [] },
  };
}

export const compileDemand = (demand: Asking, dictionary: Dictionary): CompiledPack =>
  compilePack(packOf(demand, dictionary), dictionary);

const made = new WeakMap<Dictionary, Map<string, CompiledPack>>();
const MOST_MADE = 2000;

/** Made once for each demand, by all it says: an id alone is the client's to choose. */
function compiledOf(demand: Asking, dictionary: Dictionary): CompiledPack {
  const { id, sponsor, purpose, basis, elements } = demand;
  const key = JSON.stringify([id, sponsor, purpose, basis, elements]);
  const before = made.get(dictionary);
  const packs = before === undefined || before.size >= MOST_MADE ? new Map<string, CompiledPack>() : before;
  const compiled = packs.get(key) ?? compileDemand(demand, dictionary);
  made.set(dictionary, packs.set(key, compiled));
  return compiled;
}

/** The demand as something that asks from `from` (ms) on, its answers kept under activation `place`. */
export const riderOf = (demand: Asking, compiled: CompiledPack, from: number, place: Id): Active => {
  const { id, areaId, areaPath, until, basis } = demand;
  const { pack, version } = compiled.pack;
  return { compiled, activation: { id: place, demand: id, pack, version, areaId, areaPath, from, until, basis } };
};

/**
 * What rides along with these rounds at an instant (ms). A demand of everyday life goes with any; one of an emergency
 * only with a round that collects for its purpose, so that its answers go when that emergency's do.
 */
export const ridersOf = (
  demands: readonly Demand[],
  rounds: readonly Active[],
  dictionary: Dictionary,
  at: number,
): Active[] =>
  rounds.length === 0
    ? []
    : demands.flatMap(demand => {
        if (!isAskedAt(demand, at)) return [];
        const ride = (place: Id) => riderOf(demand, compiledOf(demand, dictionary), askedFrom(demand)!, place);
        const mode = dictionary.purposes.find(({ id }) => id === demand.purpose)?.mode;
        if (mode === 'everyday') return [ride(demand.id)];
        const carrier = rounds.find(
          ({ compiled: { pack } }) => pack.mode === 'emergency' && purposesOf(pack).has(demand.purpose),
        );
        return carrier === undefined ? [] : [ride(carrier.activation.id)];
      });
