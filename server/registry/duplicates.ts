// Likely duplicates within one community: two records that may be one person. Found by a job after names, numbers or
// births were registered; never looked for across communities, and nobody is asked twice about the same pair.
import { EVERYDAY, type Id } from '../../core/kernel/id.ts';
import { loadFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { promiseWork } from '../kernel/outbox.ts';
import { SYSTEM, writeScope } from '../kernel/stream.ts';
import { inTransaction, sql, type Tx } from '../kernel/unit-of-work.ts';

/** The outbox's topic; a job's body is `{communityId, personIds}`. */
export const DUPLICATES = 'duplicates';

/** Promises a look at these people, once the transaction that registered them is committed. */
export async function promiseDuplicates(tx: Tx, communityId: Id, personIds: Iterable<Id>, now: number): Promise<void> {
  const ids = [...new Set(personIds)];
  if (ids.length > 0) await promiseWork(tx, DUPLICATES, { communityId, personIds: ids }, now);
}

type Reason = 'same-id-number' | 'same-phone-and-name' | 'same-name-birth-door';
type Alike = { a: Id; b: Id; reason: Reason };
type Pair = { a: Id; b: Id; reasons: Reason[] };

const PRESENT = ['m', 'o']
  .map(
    one =>
      `exists (select from residence r where r.community_id = $1 and r.person_id = ${one}.person_id and r.until_at is null)`,
  )
  .join(' and ');

const SAME_NUMBER = sql(
  'same_id_number',
  `select distinct least(m.person_id, o.person_id) as a, greatest(m.person_id, o.person_id) as b, 'same-id-number' as reason
   from locator m join locator o on o.blind = m.blind and o.community_id = $1 and o.kind = 'id_number' and o.person_id <> m.person_id
   where m.community_id = $1 and m.person_id = any($2::uuid[]) and m.kind = 'id_number' and ${PRESENT}`,
);
const SAME_PHONE_AND_NAME = sql(
  'same_phone_and_name',
  `select distinct least(m.person_id, o.person_id) as a, greatest(m.person_id, o.person_id) as b, 'same-phone-and-name' as reason
   from locator m join locator o on o.blind = m.blind and o.community_id = $1 and o.kind = 'phone' and o.person_id <> m.person_id
   join search_key mine on mine.community_id = $1 and mine.person_id = m.person_id and mine.key like 'n:%'
   join search_key other on other.community_id = $1 and other.person_id = o.person_id and other.key = mine.key
   where m.community_id = $1 and m.person_id = any($2::uuid[]) and m.kind = 'phone' and ${PRESENT}`,
);
// One building is near enough for a door: a roster's slip is a stairwell or a floor. Whole pinyin also finds a name written with another character of the same sound; births are compared after.
const SAME_SOUND = sql(
  'same_sound_and_building',
  `select distinct least(m.person_id, o.person_id) as a, greatest(m.person_id, o.person_id) as b, 'same-name-birth-door' as reason
   from search_key m join search_key o on o.community_id = $1 and o.key = m.key and o.building_id = m.building_id and o.person_id <> m.person_id
   where m.community_id = $1 and m.person_id = any($2::uuid[]) and m.key like 'p:%' and ${PRESENT}`,
);

async function bornTogether(tx: Tx, communityId: Id, alike: readonly Alike[]): Promise<Alike[]> {
  if (alike.length === 0) return [];
  const facts = await loadFacts(tx, communityId, [...new Set(alike.flatMap(({ a, b }) => [a, b]))], ['personal']);
  const birth = (id: Id) =>
    facts.get(id)?.find(row => row.activationId === EVERYDAY && row.facts['person.birth_date'] !== undefined)?.facts[
      'person.birth_date'
    ]?.value;
  return alike.filter(({ a, b }) => birth(a) !== undefined && birth(a) === birth(b));
}

const AT_ONCE = 500;

/** Looks for the doubles of these people. A pair that is no longer alike, and nobody settled, is let go. */
export async function findDuplicates(kernel: Kernel, communityId: Id, personIds: readonly Id[]): Promise<void> {
  for (let at = 0; at < personIds.length; at += AT_ONCE)
    await findAmong(kernel, communityId, personIds.slice(at, at + AT_ONCE));
}

async function findAmong(kernel: Kernel, communityId: Id, ids: readonly Id[]): Promise<void> {
  await inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), async tx => {
    const [numbers, phones, sounds] = await Promise.all([
      tx.rows<Alike>(SAME_NUMBER, [communityId, ids]),
      tx.rows<Alike>(SAME_PHONE_AND_NAME, [communityId, ids]),
      tx.rows<Alike>(SAME_SOUND, [communityId, ids]),
    ]);
    const pairs = new Map<string, Pair>();
    for (const { a, b, reason } of [...numbers, ...phones, ...(await bornTogether(tx, communityId, sounds))]) {
      const pair = pairs.get(`${a} ${b}`) ?? { a, b, reasons: [] };
      pair.reasons.push(reason);
      pairs.set(`${a} ${b}`, pair);
    }
    const found = [...pairs.values()].sort((one, other) => (`${one.a}${one.b}` < `${other.a}${other.b}` ? -1 : 1));
    await tx.rows(LET_GO, [communityId, ids, found.map(pair => pair.a), found.map(pair => pair.b)]);
    if (found.length === 0) return;
    await tx.rows(REMEMBER, [
      communityId,
      kernel.clock.now(),
      found.map(() => kernel.newId()),
      found.map(pair => pair.a),
      found.map(pair => pair.b),
      found.map(pair => pair.reasons.join(',')),
    ]);
  });
}

const LET_GO = sql(
  'let_duplicates_go',
  `delete from duplicate d where d.community_id = $1 and d.verdict is null and (d.a = any($2::uuid[]) or d.b = any($2::uuid[]))
     and not exists (select from unnest($3::uuid[], $4::uuid[]) f (a, b) where f.a = d.a and f.b = d.b)`,
);
const REMEMBER = sql(
  'remember_duplicates',
  `insert into duplicate (community_id, found_at, id, a, b, reasons)
   select $1, $2, id, a, b, string_to_array(reasons, ',') from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[]) t (id, a, b, reasons)
   on conflict (community_id, a, b) do update set reasons = excluded.reasons where duplicate.verdict is null`,
);
