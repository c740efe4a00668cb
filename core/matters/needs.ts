// What open matters need to know, beside what their pack asks anyway: an `ask` effect recorded it, and every knock
// reads it from there.
import type { Id } from '../kernel/id.ts';
import { type Active, type CompiledAsk, isMatterOf } from '../packs/compile.ts';
import type { Household } from '../registry/household.ts';

/** How urgent an element is that only a matter needs: after danger and symptoms, before all that can wait. */
const RANK = 3;

export type NeededAsk = { subjectId: Id; ask: CompiledAsk };

/** The asks of an active pack's open matters at this door, each person and element once, the shortest freshness first. */
export function neededAsks(household: Household, active: Active, now: number): NeededAsk[] {
  const { compiled } = active;
  const found: NeededAsk[] = [];
  for (const matter of household.matters ?? []) {
    if (!matter.open || matter.needs.length === 0 || !isMatterOf(matter, active)) continue;
    for (const { element, of, every, until } of matter.needs) {
      const used = compiled.elements.get(element);
      if (used === undefined || (until !== undefined && until <= now)) continue;
      const asked = compiled.asks.find(ask => ask.used.element.id === element);
      const ask: CompiledAsk = {
        used: every === undefined ? used : { ...used, fresh: every },
        purpose: asked?.purpose ?? compiled.pack.purpose,
        rank: asked?.rank ?? RANK,
      };
      for (const subjectId of of) found.push({ subjectId, ask });
    }
  }
  return found;
}
