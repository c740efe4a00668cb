// One household over the wire: what is held, where each answer came from, and opening a sealed value.
import type { FastifyInstance } from 'fastify';
import { mayGive, mayRead } from '../../core/access/may.ts';
import { freshUntil } from '../../core/facts/durations.ts';
import type { FactRow, Subject } from '../../core/facts/fact.ts';
import type { Role } from '../../core/kernel/actor.ts';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { type FactView, getHousehold, openValue } from '../../core/registry/contract.ts';
import type { Household } from '../../core/registry/household.ts';
import type { Door } from '../../core/registry/model.ts';
import { findArea, looksInto } from '../areas/index.ts';
import { loadFacts, openFact } from '../facts/index.ts';
import { route, type Saw } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Pipeline } from '../kernel/pipeline.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { loadHouseholds } from './households.ts';
import { ageOf, doorsOf, latestOf, nameOf } from './read.ts';

export function householdRoutes(app: FastifyInstance, kernel: Kernel, pipeline: Pipeline): void {
  route(app, kernel, getHousehold, async asked => {
    const area = await findArea(kernel, asked.query.community);
    if (area === undefined) return refuse('unknown-area');
    const communityId = area.id;
    const classes = classesOf(asked.actor.post.role);
    const work = async (tx: Tx, saw: Saw) => {
      const household = (await loadHouseholds(tx, communityId, [asked.query.id], classes)).get(asked.query.id);
      if (household === undefined) return refuse('unknown-subject');
      // Asked of what is loaded: a second connection within a transaction could wait for ever on others doing the same.
      if (!looksInto(asked.actor, area) && household.gridId !== asked.actor.post.areaId) return refuse('outside-area');
      const door = (await doorsOf(tx, communityId, [household.dwellingId])).get(household.dwellingId)!;
      const sources = await sourcesOf(tx, communityId, household);
      const seqs = new Map(sources.map((source, i) => [source.seq, i]));
      const facts = (subject: Subject) => factViews(kernel, subject.rows, seqs, area.time_zone);
      const visits = await tx.rows<{ id: Id; at: number; outcome: string; role: string; corrects: Id | null }>(VISITS, [
        communityId,
        household.id,
      ]);
      saw(communityId, 1, household.id);
      return accept({
        householdId: household.id,
        communityId,
        door,
        doorParts: await doorPartsOf(tx, communityId, household.dwellingId),
        facts: [household, ...dwellingOf(household)].flatMap(facts),
        persons: household.persons.map(person => ({
          personId: person.id,
          name: nameOf(person) ?? '',
          age: ageOf(person, kernel.clock.now(), area.time_zone),
          residence: person.residence,
          facts: facts(person),
        })),
        sources,
        visits: visits.map(visit =>
          visit.corrects === null
            ? { id: visit.id, at: visit.at, outcome: visit.outcome, role: visit.role }
            : { ...visit, corrects: visit.corrects },
        ),
      });
    };
    return asked.read([communityId], work, classes);
  });

  route(app, kernel, openValue, async asked => {
    const { id: personId, community } = asked.query;
    const command = {
      id: asked.body.commandId,
      stream: community,
      type: 'open-value',
      subject: personId,
      payload: { element: asked.body.element, why: asked.body.why },
      observedAt: kernel.clock.now(),
    };
    const [reply] = await pipeline.submit(asked.actor, [command]);
    if (reply?.status !== 'accepted') return { ok: false, refusal: reply!.refusal as never };
    return asked.read(
      [community],
      async (tx, saw) => {
        const rows = (await loadFacts(tx, community, [personId], ['identity'])).get(personId) ?? [];
        saw(community, 1, personId);
        // What everyday life knows comes first; an emergency's answer only where there is no other.
        const everyday = rows.filter(row => row.activationId === EVERYDAY);
        const held = latestOf(everyday, asked.body.element) ?? latestOf(rows, asked.body.element);
        if (held === undefined) return accept({ element: asked.body.element });
        const opened = await openFact(kernel.ring, community, held.row.activationId, held.fact);
        return accept(
          opened.value === undefined
            ? { element: asked.body.element }
            : { element: asked.body.element, value: opened.value },
        );
      },
      ['identity'],
    );
  });
}

/** What a role reads in its pages; of sealed values, that they are held, where it may open them. */
const classesOf = (role: Role): readonly SensitivityClass[] =>
  mayGive(role).includes('open-value') ? [...mayRead(role), 'identity'] : mayRead(role);

function factViews(
  kernel: Kernel,
  rows: readonly FactRow[],
  sources: ReadonlyMap<number, number>,
  timeZone: string,
): FactView[] {
  const elements = new Map(kernel.library.dictionary.elements.map(element => [element.id, element]));
  return rows.flatMap(row =>
    Object.entries(row.facts).flatMap(([id, fact]) => {
      const element = elements.get(id);
      if (element === undefined) return [];
      const view: FactView = {
        element: id,
        purpose: row.purpose,
        observedAt: fact.observedAt,
        source: sources.get(fact.seq) ?? 0,
      };
      if (fact.how === 'declined') view.declined = true;
      else if (row.class === 'identity') view.masked = '••••••';
      else if (fact.value !== undefined) view.value = fact.value;
      if (row.activationId !== EVERYDAY) view.activationId = row.activationId;
      const until = freshUntil(element, fact.observedAt, timeZone);
      if (until !== undefined) view.freshUntil = until;
      return [view];
    }),
  );
}

/** What is known of the dwelling is shown with what is known of the home. */
const dwellingOf = ({ dwelling }: Household): Subject[] => (dwelling === undefined ? [] : [dwelling]);

async function doorPartsOf(tx: Tx, communityId: Id, dwellingId: Id): Promise<Door> {
  const [row] = await tx.rows<{ door_key: string }>(DOOR_KEY, [communityId, dwellingId]);
  const [compound = '', building = '', stairwell = '', room = ''] = row?.door_key.split('|') ?? [];
  return { compound, building, stairwell, room };
}

type Source = { seq: number; type: string; role: string; organisation: string; at: number };

async function sourcesOf(tx: Tx, communityId: Id, household: Household): Promise<Source[]> {
  const seqs = new Set<number>();
  for (const subject of [household, ...dwellingOf(household), ...household.persons])
    for (const row of subject.rows) for (const fact of Object.values(row.facts)) seqs.add(fact.seq);
  return tx.rows<Source>(SOURCES, [communityId, [...seqs]]);
}

const DOOR_KEY = sql('door_key', 'select door_key from dwelling where community_id = $1 and id = $2');
const SOURCES = sql(
  'sources_of_facts',
  `select e.seq, e.type, coalesce(p.role, 'system') as role, coalesce(o.name, '') as organisation, e.observed_at as at
   from event e left join post p on p.id = e.post_id left join organisation o on o.id = p.organisation_id
   where e.stream_id = $1 and e.seq = any($2::bigint[]) order by e.seq`,
);
const VISITS = sql(
  'visits_of_household',
  `select v.id, v.at, v.outcome, v.corrects, coalesce(p.role, 'system') as role from visit v left join post p on p.id = v.post_id
   where v.community_id = $1 and v.household_id = $2 order by v.at desc, v.seq desc limit 100`,
);
