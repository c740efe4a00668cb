// The list of households to ring, and how many of the visits that were asked about took place: per area, never per worker.
import type { FastifyInstance } from 'fastify';
import { mayGive } from '../../core/access/may.ts';
import { durationDays } from '../../core/facts/durations.ts';
import type { Subject } from '../../core/facts/fact.ts';
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { DAY_MS } from '../../core/kernel/time.ts';
import type { Household, PersonOfHousehold } from '../../core/registry/household.ts';
import { type CallbackRow, listCallbacks } from '../../core/visits/contract.ts';
import { drawRuleAt, wilsonInterval } from '../../core/visits/draw.ts';
import { communitiesOf, findArea, looksInto } from '../areas/index.ts';
import { openFact } from '../facts/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { MOST_COMMUNITIES } from '../kernel/scope.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { ageOf, doorsOf, loadHouseholds, nameOf, textOf } from '../registry/index.ts';
import { STILL_MET } from './callbacks.ts';
import { DRAW_RULES } from './draw-rules.ts';

const PAGE = 50;
const ADULT = 18;

type Hit = { id: Id; household_id: Id; dwelling_id: Id; at: number; answer: string | null };
type Figures = { drawn: number; asked: number; came: number };

export function callbackRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listCallbacks, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    const communities = await communitiesOf(kernel, area);
    if (communities.length >= MOST_COMMUNITIES) return refuse('open-one-community');
    const communityId = area.community_id;
    const rings = communityId !== null && mayGive(asked.actor.post.role).includes('answer-callback');
    const now = kernel.clock.now();
    const rule = drawRuleAt(DRAW_RULES, now, area.time_zone);
    const classes = rings ? (['open', 'personal', 'identity'] as const) : undefined;
    return asked.read(
      communities,
      async (tx, saw) => {
        const [figures] = await tx.rows<Figures>(FIGURES, [communities, backFrom(now, rule?.retention)]);
        const interval = wilsonInterval(figures!.came, figures!.asked);
        const shown = interval === undefined ? figures! : { ...figures!, interval };
        if (!rings) return accept({ items: [], ...shown });
        const limit = asked.query.limit ?? PAGE;
        const within = area.kind === 'community' ? null : area.id;
        const after = afterOf(asked.query.after);
        const open = asked.query.open === true;
        const oldest = backFrom(now, open ? rule?.ringWithin : rule?.retention);
        const hits = await tx.rows<Hit>(CALLBACKS, [communityId, oldest, within, open, ...after, limit + 1]);
        const page = hits.slice(0, limit);
        const items = await rowsOf(tx, kernel, communityId, area.time_zone, page);
        saw(communityId, items.length);
        const last = page.at(-1);
        const more = hits.length > limit && last !== undefined;
        return accept(more ? { items, ...shown, next: `${last.at}|${last.id}` } : { items, ...shown });
      },
      classes,
    );
  });
}

/** The oldest instant that a duration of the rule in force reaches; none does before the first rule. */
const backFrom = (now: number, duration: string | undefined): number =>
  duration === undefined ? now : now - durationDays(duration) * DAY_MS;

const afterOf = (text: string | undefined): [number, Id] | [null, null] => {
  const found = /^(\d+)\|([0-9a-f-]{36})$/.exec(text ?? '');
  return found === null ? [null, null] : [Number(found[1]), found[2]!];
};

async function rowsOf(tx: Tx, kernel: Kernel, communityId: Id, timeZone: string, hits: readonly Hit[]) {
  const ids = [...new Set(hits.map(hit => hit.household_id))];
  const [households, doors] = await Promise.all([
    loadHouseholds(tx, communityId, ids, ['open', 'personal', 'identity']),
    doorsOf(tx, communityId, [...new Set(hits.map(hit => hit.dwelling_id))]),
  ]);
  return Promise.all(
    hits.map(async (hit): Promise<CallbackRow> => {
      const row: CallbackRow = {
        visitId: hit.id,
        communityId,
        householdId: hit.household_id,
        door: doors.get(hit.dwelling_id)!,
        at: hit.at,
      };
      if (hit.answer !== null) row.answer = hit.answer;
      const household = households.get(hit.household_id);
      return household === undefined ? row : { ...row, ...(await contactOf(kernel, household, timeZone)) };
    }),
  );
}

type Contact = Pick<CallbackRow, 'contactName' | 'phoneMasked' | 'phoneOf'>;

/** Whom to ring: the household's own contact, or the first adult with a number, as everyday life knows them. */
async function contactOf(kernel: Kernel, household: Household, timeZone: string): Promise<Contact> {
  const now = kernel.clock.now();
  const isAdult = (person: PersonOfHousehold) => (ageOf(person, now, timeZone) ?? ADULT) >= ADULT;
  const adults = household.persons.filter(person => person.residence !== 'registered' && isAdult(person));
  const own = textOf(household, 'household.contact_name');
  const places: { subject: Subject; element: string; name: string | undefined }[] = [
    { subject: household, element: 'household.contact_phone', name: own ?? (adults[0] && nameOf(adults[0])) },
    ...adults.map(person => ({ subject: person, element: 'person.phone', name: nameOf(person) })),
  ];
  for (const { subject, element, name } of places) {
    const fact = subject.rows.find(row => row.activationId === EVERYDAY && row.facts[element] !== undefined)?.facts[
      element
    ];
    if (fact?.value === undefined) continue;
    const { value } = await openFact(kernel.ring, household.communityId, EVERYDAY, fact);
    const contact: Contact = { phoneMasked: masked(String(value)), phoneOf: { subjectId: subject.id, element } };
    if (name !== undefined) contact.contactName = name;
    return contact;
  }
  const name = places.find(place => place.name !== undefined)?.name;
  return name === undefined ? {} : { contactName: name };
}

const masked = (phone: string): string => `${'•'.repeat(Math.max(0, phone.length - 4))}${phone.slice(-4)}`;

const FIGURES = sql(
  'callback_figures',
  `select count(*)::int as drawn, (count(*) filter (where v.answer in ('came', 'did_not_come')))::int as asked,
     (count(*) filter (where v.answer = 'came'))::int as came
   from visit v where v.community_id = any($1::uuid[]) and v.drawn and v.at >= $2 and ${STILL_MET}`,
);
const UNANSWERED = `(v.answer is null or v.answer = 'not_reached')`;
/** Visits of a community (`$1`) that were drawn and lie no further back than `$2`. */
const DRAWN_SINCE = `from visit v join household h on h.community_id = v.community_id and h.id = v.household_id
   where v.community_id = $1 and v.drawn and v.at >= $2 and ${STILL_MET}`;
const WAITING = sql('count_callbacks', `select count(*)::int as n ${DRAWN_SINCE} and ${UNANSWERED}`);

/** How many households of a community are still to be asked. */
export async function countCallbacks(tx: Tx, kernel: Kernel, communityId: Id, timeZone: string): Promise<number> {
  const now = kernel.clock.now();
  const oldest = backFrom(now, drawRuleAt(DRAW_RULES, now, timeZone)?.ringWithin);
  return (await tx.rows<{ n: number }>(WAITING, [communityId, oldest]))[0]!.n;
}

const CALLBACKS = sql(
  'list_callbacks',
  `select v.id, v.household_id, h.dwelling_id, v.at, v.answer ${DRAWN_SINCE}
     and ($3::uuid is null or v.grid_id = $3 or v.building_id = $3) and (not $4 or ${UNANSWERED})
     and ($5::bigint is null or (v.at, v.id) < ($5, $6::uuid))
   order by v.at desc, v.id desc limit $7`,
);
