// What a demand would cost, counted from everybody it would ask; read in parts, so that memory stays flat.

import { within } from '../../core/access/may.ts';
import type { KnownArea } from '../../core/areas/decide.ts';
import { type GateCode, refusedAtGate } from '../../core/demands/gate.ts';
import type { Demand } from '../../core/demands/model.ts';
import { type Pricing, pricingOf } from '../../core/demands/price.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type Active, purposesOf } from '../../core/packs/compile.ts';
import { type Activation, holdsAt } from '../../core/packs/model.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from '../registry/index.ts';
import { householdsOf } from './store.ts';

const AT_A_TIME = 300;

/** The packs in force for the whole of an area. */
export const inForceOver = (
  kernel: Kernel,
  activations: readonly Activation[],
  { path }: Pick<KnownArea, 'path'>,
  now: number,
): Active[] =>
  activations.flatMap(activation => {
    const compiled = kernel.library.pack(activation.pack, activation.version);
    const holds = holdsAt(activation, now) && within(path, activation.areaPath);
    return compiled !== undefined && holds ? [{ activation, compiled }] : [];
  });

export type Asked = Pick<Demand, 'purpose' | 'elements'>;
export type Priced = { pricing: Pricing; refused: Map<string, GateCode> };

/** Made ready to count whom it would ask; says of each element that may not be asked why. */
function openPricing(
  kernel: Kernel,
  { timeZone }: KnownArea,
  { purpose, elements }: Asked,
  actives: readonly Active[],
) {
  const { dictionary } = kernel.library;
  const packs = actives.map(({ compiled }) => compiled);
  const refused = new Map<string, GateCode>();
  for (const element of elements) {
    const code = refusedAtGate(element, purpose, dictionary, packs);
    if (code !== undefined) refused.set(element, code);
  }
  const asked = elements.filter(element => !refused.has(element));
  const carrier = actives.find(({ compiled: { pack } }) => pack.mode === 'emergency' && purposesOf(pack).has(purpose));
  const everyday = dictionary.purposes.find(({ id }) => id === purpose)?.mode === 'everyday';
  const place = everyday ? undefined : carrier?.activation.id;
  const pricing = pricingOf({ purpose, elements: asked }, dictionary, { now: kernel.clock.now(), timeZone }, place);
  return { pricing, refused, asked };
}

/** Tells `see` of every household of a community, or of one grid of it, with its facts about these elements. */
async function eachHousehold(
  tx: Tx,
  { library }: Kernel,
  communityId: Id,
  gridId: Id | null,
  elements: readonly string[],
  see: (household: Household) => void,
): Promise<void> {
  if (elements.length === 0) return;
  const classes = SENSITIVITY_CLASSES.filter(one =>
    library.dictionary.elements.some(element => element.class === one && elements.includes(element.id)),
  );
  const ids = await householdsOf(tx, communityId, gridId);
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    await tx.renew();
    const part = await loadHouseholds(tx, communityId, ids.slice(from, from + AT_A_TIME), classes);
    for (const household of part.values()) see(household);
  }
}

/** Counts whom it would ask, and says of each element that may not be asked why. */
export async function priceDemandOver(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  area: KnownArea,
  demand: Asked,
  actives: readonly Active[],
): Promise<Priced> {
  const { pricing, refused, asked } = openPricing(kernel, area, demand, actives);
  await eachHousehold(tx, kernel, communityId, area.kind === 'grid' ? area.id : null, asked, pricing.add);
  return { pricing, refused };
}

/** The same of several demands in one passage over the community, or over one grid of it. */
export async function priceDemands(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  area: KnownArea,
  demands: readonly (Demand & { actives: readonly Active[] })[],
): Promise<Pricing[]> {
  const opened = demands.map(demand => openPricing(kernel, area, demand, demand.actives));
  const elements = [...new Set(opened.flatMap(({ asked }) => asked))];
  await eachHousehold(tx, kernel, communityId, area.kind === 'grid' ? area.id : null, elements, household => {
    for (const [i, { areaId }] of demands.entries())
      if (areaId === communityId || areaId === household.gridId) opened[i]!.pricing.add(household);
  });
  return opened.map(({ pricing }) => pricing);
}
