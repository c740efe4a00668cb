// `open-value`: looking at an identity number or a phone is itself something that happened, and stands in the chain.
import { areaEvent } from '../../core/areas/decide.ts';
import { subjectOf } from '../../core/facts/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { OpenValue } from '../../core/registry/contract.ts';
import { handler } from '../kernel/pipeline.ts';
import { reachesGrid } from '../kernel/stream.ts';
import { sql } from '../kernel/unit-of-work.ts';

type Known = { id: Id; kind: 'person' | 'household'; grid_id: Id | null };

const PRESENT = sql(
  'persons_and_households_present',
  `select s.id, s.kind, bg.grid_id from (
     select r.person_id as id, 'person' as kind, h.building_id from residence r
     join household h on h.community_id = r.community_id and h.id = r.household_id
     where r.community_id = $1 and r.person_id = any($2::uuid[]) and r.until_at is null
     union all
     select h.id, 'household', h.building_id from household h
     where h.community_id = $1 and h.id = any($2::uuid[]) and h.until_at is null) s
   left join building_grid bg on bg.community_id = $1 and bg.building_id = s.building_id and bg.until_at is null`,
);

export const openValueHandler = handler<{ element: string; why: string }, Known[]>({
  type: 'open-value',
  payload: OpenValue,
  load: (tx, commands, streamId) => tx.rows<Known>(PRESENT, [streamId, commands.map(command => command.subject)]),
  decide: (known, command, context) => {
    const places = known.filter(one => one.id === command.subject);
    if (places.length === 0) return refuse('unknown-subject');
    if (!places.some(one => reachesGrid(context, one.grid_id ?? undefined))) return refuse('outside-area');
    const { kind } = places[0]!;
    const element = context.kernel.library.dictionary.elements.find(one => one.id === command.payload.element);
    if (element?.class !== 'identity' || subjectOf(element.id) !== kind)
      return refuse('unknown-element', { element: command.payload.element });
    return accept([
      areaEvent('value.opened', kind, command.subject, { element: element.id, why: command.payload.why }),
    ]);
  },
  write: async () => {},
});
