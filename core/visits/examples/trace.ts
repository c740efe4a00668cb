// What an example went through, for coverage: moves made and by which way, rules that fired, promises kept and broken,
// refusals met. Kept beside the run; it changes nothing.
import type { EventDraft } from '../../kernel/event.ts';
import { clocksOf } from '../../matters/clocks-of.ts';
import { kindOf } from '../../matters/contexts.ts';
import type { Matter } from '../../matters/model.ts';
import { type Pretend, TIME_ZONE, worldOf } from './pretend.ts';

/** Names are as a pack writes them: `observation.observing.worsen`, `observation.daily met`, `observation.finish same-person`. */
export type Trace = {
  transitions: Set<string>;
  reopened: Set<string>;
  clocks: Set<string>;
  refusals: Set<string>;
  fired: Set<string>;
  moved: (pretend: Pretend, before: readonly Matter[], after: readonly Matter[], events: readonly EventDraft[]) => void;
  refused: (type: string, step: string, code: string) => void;
};

/** Reads every clock of a door's matters. A promise once kept or broken stays so in the trace. */
function readClocks(trace: Trace, pretend: Pretend, matters: readonly Matter[]): void {
  const world = worldOf(pretend, pretend.households[0]!);
  for (const matter of matters) {
    const found = kindOf(world, matter);
    if (found === undefined) continue;
    const moment = { now: pretend.now, timeZone: TIME_ZONE, calendars: pretend.calendars };
    for (const { id, status } of clocksOf(found.kind, matter, moment, found.compiled.pack.calendar))
      if (status === 'met' || status === 'late') trace.clocks.add(`${matter.type}.${id} ${status}`);
  }
}

export function newTrace(): Trace {
  const trace: Trace = {
    ...{ transitions: new Set(), reopened: new Set(), clocks: new Set(), refusals: new Set(), fired: new Set() },
    moved: (pretend, before, after, events) => {
      const stays = new Map(before.map(({ id, stays: held }) => [id, held.length]));
      const types = new Map(after.map(matter => [matter.id, matter]));
      for (const { type, subjectId, transition } of events) {
        const matter = types.get(subjectId ?? '');
        if (matter === undefined) continue;
        if (type === 'matter.reopened') trace.reopened.add(matter.type);
        if (type !== 'matter.moved' && type !== 'matter.reopened') continue;
        const held = stays.get(matter.id) ?? 1;
        stays.set(matter.id, held + 1);
        const from = matter.stays[held - 1]?.state;
        if (type === 'matter.moved') trace.transitions.add(`${matter.type}.${from}.${transition}`);
      }
      readClocks(trace, pretend, after);
    },
    refused: (type, step, code) => trace.refusals.add(`${type}.${step} ${code}`),
  };
  return trace;
}
