// What a demand would cost, counted from everybody it would ask; read in parts, so that memory stays flat.

import { within } from '../../core/access/may.ts';
import type { KnownArea } from '../../core/areas/decide.ts';
import { type GateCode, refusedAtGate } from '../../core/demands/gate.ts';
import type { Demand, Price } from '../../core/demands/model.ts';
import { pricingOf } from '../../core/demands/price.ts';
import { SENSITIVITY_CLASSES } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type Active, purposesOf } from '../../core/packs/compile.ts';
import { type Activation, holdsAt } from '../../core/packs/model.ts';
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

export type Priced = { price: Price; refused: Map<string, GateCode> };

/** Counts whom it would ask, and says of each element that may not be asked why. */
export async function priceDemandOver(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  area: KnownArea,
  { purpose, elements }: Pick<Demand, 'purpose' | 'elements'>,
  actives: readonly Active[],
): Promise<Priced> {
  const { dictionary } = kernel.library;
  const packs = actives.map(({ compiled }) => compiled);
  const refused = new Map<string, GateCode>();
  for (const element of elements) {
    const code = refusedAtGate(element, purpose, dictionary, packs);
    if (code !== undefined) refused.set(element, code);
  }
  const asked = elements.filter(element => !refused.has(element));
  if (asked.length === 0) return { price: { missing: {}, seconds: 0 }, refused };
  const carrier = actives.find(({ compiled: { pack } }) => pack.mode === 'emergency' && purposesOf(pack).has(purpose));
  const everyday = dictionary.purposes.find(({ id }) => id === purpose)?.mode === 'everyday';
  const moment = { now: kernel.clock.now(), timeZone: area.timeZone };
  const place = everyday ? undefined : carrier?.activation.id;
  const pricing = pricingOf({ purpose, elements: asked }, dictionary, moment, place);
  const classes = SENSITIVITY_CLASSES.filter(one =>
    dictionary.elements.some(element => element.class === one && asked.includes(element.id)),
  );
  const ids = await householdsOf(tx, communityId, area.kind === 'grid' ? area.id : null);
  for (let from = 0; from < ids.length; from += AT_A_TIME) {
    await tx.renew();
    const part = await loadHouseholds(tx, communityId, ids.slice(from, from + AT_A_TIME), classes);
    for (const household of part.values()) pricing.add(household);
  }
  return { price: pricing.price(), refused };
}
