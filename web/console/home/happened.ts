// What was switched on and off, as a list of moments.
import type { ActivationView } from '../../../core/packs/contract.ts';

export type Happened = { key: string; at: number; word: 'switchedOn' | 'switchedOff'; activation: ActivationView };

const MOST = 6;

/** Newest first; what is still to come is left out. */
export function happenedOf(activations: readonly ActivationView[], now: number): Happened[] {
  return activations
    .flatMap((activation): Happened[] => {
      const end = activation.endedAt ?? activation.until;
      const on: Happened = { key: `${activation.id} on`, at: activation.from, word: 'switchedOn', activation };
      return end === undefined ? [on] : [on, { key: `${activation.id} off`, at: end, word: 'switchedOff', activation }];
    })
    .filter(({ at }) => at <= now)
    .sort((a, b) => b.at - a.at)
    .slice(0, MOST);
}
