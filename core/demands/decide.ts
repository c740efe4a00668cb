// Decides on demands: one is raised with its price, admitted or declined by the community it is put to.
import { areaEvent, type KnownArea } from '../areas/decide.ts';
import { localDate } from '../facts/local-time.ts';
import type { Dictionary } from '../facts/model.ts';
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { CompiledPack } from '../packs/compile.ts';
import { endOfDay, latestEnd } from '../sheets/keeping.ts';
import type { RaiseDemand } from './contract.ts';
import { isCollected, refusedAtGate } from './gate.ts';
import { type Demand, minutesOf, type Price, putBackUntil, stateOf } from './model.ts';

/** What holds where a demand is put. `packs`: those in force for the whole of its area. */
export type Gate = { dictionary: Dictionary; packs: readonly CompiledPack[]; now: number; timeZone: string };

export type Decided = { demand: Demand; event: EventDraft };

/** Whether a purpose and its elements pass now. */
function passes(
  { purpose, elements }: Pick<Demand, 'purpose' | 'elements'>,
  { dictionary, packs }: Gate,
): Result<undefined> {
  if (!dictionary.purposes.some(({ id }) => id === purpose)) return refuse('unknown-purpose', { purpose });
  if (!isCollected(purpose, dictionary, packs)) return refuse('purpose-not-in-force');
  for (const [i, element] of elements.entries()) {
    const code = refusedAtGate(element, purpose, dictionary, packs);
    if (code !== undefined) return refuse(code, { element }, `payload/elements/${i}`);
  }
  return accept(undefined);
}

/** A demand as it is raised: what may not be asked is refused here, with its reason, and so is what is known already. */
export function raiseDemand(
  id: Id,
  payload: RaiseDemand,
  area: KnownArea | undefined,
  price: Price,
  gate: Gate,
): Result<Decided> {
  if (area === undefined) return refuse('unknown-area');
  if (area.kind !== 'community' && area.kind !== 'grid') return refuse('demand-area', undefined, 'payload/areaId');
  const { areaId: _area, until: lastDay, ...rest } = payload;
  const passed = passes(rest, gate);
  if (!passed.ok) return passed;
  const { now, timeZone } = gate;
  const until = endOfDay(lastDay, timeZone);
  if (until === undefined) return refuse('malformed', { field: 'payload/until' }, 'payload/until');
  if (until <= now) return refuse('ends-before-start', undefined, 'payload/until');
  const purpose = gate.dictionary.purposes.find(one => one.id === payload.purpose)!;
  const latest = latestEnd(purpose, now, timeZone);
  if (until > latest) return refuse('demand-too-long', { last: localDate(latest - 1, timeZone) }, 'payload/until');
  if (price.seconds === 0) return refuse('demand-nothing-missing');
  const demand: Demand = { id, areaId: area.id, areaPath: area.path, ...rest, until, price, raisedAt: now };
  return accept({ demand, event: eventOf('raised', demand, { ...demand, minutes: minutesOf(price) }) });
}

/** From `now` on its elements are asked. The gate is asked again: what held when it was raised may not hold any more. */
export function admitDemand(demand: Demand | undefined, gate: Gate): Result<Decided> {
  if (demand === undefined) return refuse('unknown-demand');
  if (stateOf(demand, gate.now) !== 'raised') return refuse('demand-settled');
  const passed = passes(demand, gate);
  if (!passed.ok) return passed;
  return accept({ demand: { ...demand, admittedAt: gate.now }, event: eventOf('admitted', demand, {}) });
}

/** Declines it, or ends one that was admitted. */
export function declineDemand(demand: Demand | undefined, reason: string, now: number): Result<Decided> {
  if (demand === undefined) return refuse('unknown-demand');
  const state = stateOf(demand, now);
  if (state === 'declined' || state === 'over') return refuse('demand-settled');
  return accept({ demand: { ...demand, declinedAt: now, reason }, event: eventOf('declined', demand, { reason }) });
}

/** Puts one that was admitted or declined back, so that it waits again; what was asked meanwhile was asked. */
export function putBackDemand(demand: Demand | undefined, now: number): Result<Decided> {
  if (demand === undefined) return refuse('unknown-demand');
  if (putBackUntil(demand, now) === undefined) return refuse('demand-not-put-back');
  const { admittedAt, declinedAt, reason: _reason, ...waiting } = demand;
  const before = demand.askedBefore;
  if (admittedAt !== undefined) waiting.askedBefore = { from: before?.from ?? admittedAt, until: declinedAt ?? now };
  return accept({ demand: waiting, event: eventOf('put_back', demand, {}) });
}

const eventOf = (transition: string, { id }: Demand, body: Record<string, unknown>): EventDraft => ({
  ...areaEvent(`demand.${transition}`, 'matter', id, body),
  transition,
});
