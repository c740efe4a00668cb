// The gate: what an office may have asked at the doors, and why not the rest. It says so before anything is raised, and
// again when somebody is to admit it.
import type { Dictionary } from '../facts/model.ts';
import { subjectOf } from '../facts/model.ts';
import type { RefusalCode } from '../kernel/refusals.ts';
import { type CompiledPack, elementsById, purposesOf } from '../packs/compile.ts';

export type GateCode = Extract<
  RefusalCode,
  'unknown-element' | 'demand-derived' | 'demand-not-at-doors' | 'demand-other-purpose' | 'demand-too-sensitive'
>;

const AT_DOORS: ReadonlySet<string> = new Set(['person', 'household', 'dwelling']);

/** Whether a pack asks for an element for this very purpose. */
const asks = (compiled: CompiledPack, element: string, purpose: string): boolean =>
  compiled.asks.some(ask => ask.used.element.id === element && ask.purpose === purpose);

/**
 * Why an element may not be asked for a purpose; undefined where it may. `packs`: those that hold for the whole area.
 * Health and numbers are only asked where a pack in force asks them for the same purpose already.
 */
export function refusedAtGate(
  id: string,
  purpose: string,
  dictionary: Pick<Dictionary, 'elements'>,
  packs: readonly CompiledPack[],
): GateCode | undefined {
  const element = elementsById(dictionary as Dictionary).get(id);
  if (element === undefined) return 'unknown-element';
  if (element.derived !== undefined) return 'demand-derived';
  if (!AT_DOORS.has(subjectOf(id))) return 'demand-not-at-doors';
  if (!element.purposes.includes(purpose)) return 'demand-other-purpose';
  const guarded = element.class === 'medical' || element.class === 'identity';
  return guarded && !packs.some(compiled => asks(compiled, id, purpose)) ? 'demand-too-sensitive' : undefined;
}

/** Whether anything may be collected for a purpose: an emergency's only while a pack in force collects for it. */
export const isCollected = (
  purpose: string,
  { purposes }: Pick<Dictionary, 'purposes'>,
  packs: readonly CompiledPack[],
): boolean =>
  purposes.find(({ id }) => id === purpose)?.mode === 'everyday' ||
  packs.some(({ pack }) => pack.mode === 'emergency' && purposesOf(pack).has(purpose));
