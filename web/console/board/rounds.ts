// The rounds a board may speak of, the one it opens with first.
import type { ActivationView } from '../../../core/packs/contract.ts';
import { hasBegun } from '../frame/now.ts';

/** Rounds that hold over the whole area before those of a part of it; an emergency before everyday life. */
export function inOrder(activations: readonly ActivationView[], overArea: ReadonlySet<string>, now: number) {
  const rank = (one: ActivationView): number =>
    (overArea.has(one.areaId) ? 0 : 2) + (one.mode === 'emergency' ? 0 : 1) + (hasBegun(one.from, now) ? 0 : 4);
  return [...activations].sort((a, b) => rank(a) - rank(b) || b.from - a.from);
}
