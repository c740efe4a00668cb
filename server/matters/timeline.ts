// What happened to a matter, in order, from its events; what was said only where the post may read it and it has not died.
import type { Id } from '../../core/kernel/id.ts';
import type { TimelineEntry } from '../../core/matters/contract-reads.ts';
import type { CompiledMatter } from '../../core/packs/compile-rules.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { unseal } from '../kernel/keys.ts';
import { sql, type Tx } from '../kernel/unit-of-work.ts';
import { partsOfRule } from './notices.ts';
import { postNames } from './rows.ts';

type EventRow = {
  seq: number;
  type: string;
  post_id: Id;
  transition: string | null;
  rule: string | null;
  observed_at: number;
  recorded_at: number;
};
type PayloadRow = { seq: number; key_id: Id; activation_id: Id; data: Buffer };

const EVENTS = sql(
  'events_of_matter',
  `select seq, type, post_id, transition, rule, observed_at, recorded_at from event
   where stream_id = $1 and subject_id = $2 and subject_kind = 'matter' order by seq desc limit 500`,
);
const PAYLOADS = sql(
  'payloads_of_events',
  'select seq, key_id, activation_id, data from payload where stream_id = $1 and seq = any($2::bigint[]) order by seq, n',
);

type Said = { words?: string; forResident?: boolean };

async function saidIn(tx: Tx, kernel: Kernel, communityId: Id, seqs: readonly number[]): Promise<Map<number, Said>> {
  const said = new Map<number, Said>();
  for (const row of await tx.rows<PayloadRow>(PAYLOADS, [communityId, seqs])) {
    const key = await kernel.ring.keyNamed(row.key_id, row.activation_id);
    // Destroyed with its activation.
    if (key !== undefined) said.set(row.seq, JSON.parse(unseal(key, row.data).toString('utf8')) as Said);
  }
  return said;
}

/** Whose doing an entry is: what follows a rule's own in the same command, the handing out, is the rule's too. */
function ruleOf(event: EventRow, before: EventRow | undefined): string | null {
  if (event.rule !== null || event.type !== 'matter.assigned' || before === undefined) return event.rule;
  const together = before.recorded_at === event.recorded_at && before.observed_at === event.observed_at;
  return together && before.post_id === event.post_id ? before.rule : null;
}

/** The newest 500 entries, oldest first. `words`: whether the post reads the class of what was said. */
export async function timelineOf(
  tx: Tx,
  kernel: Kernel,
  communityId: Id,
  matterId: Id,
  { type }: CompiledMatter,
  words: boolean,
): Promise<TimelineEntry[]> {
  const events = (await tx.rows<EventRow>(EVENTS, [communityId, matterId])).reverse();
  const seqs = events.map(({ seq }) => seq);
  const [posts, said] = await Promise.all([
    postNames(
      tx,
      events.map(one => one.post_id),
    ),
    words ? saidIn(tx, kernel, communityId, seqs) : new Map<number, Said>(),
  ]);
  return events.map((event, i): TimelineEntry => {
    const { seq, transition } = event;
    const rule = ruleOf(event, events[i - 1]);
    // A rule's own doing happens when it is recorded; what somebody did, when they did it.
    const at = rule === null ? Math.min(event.observed_at, event.recorded_at) : event.recorded_at;
    const entry: TimelineEntry = { seq, at, kind: event.type.replace(/^matter\./, '') };
    if (transition !== null) entry.transition = transition;
    const title = transition === null ? undefined : type.moves?.[transition]?.title;
    if (title !== undefined) entry.title = title;
    const by = rule === null ? posts.get(event.post_id) : undefined;
    if (by !== undefined) entry.by = by;
    const { words: told, forResident } = said.get(seq) ?? {};
    if (told !== undefined) entry.words = told;
    if (forResident === true) entry.forResident = true;
    if (rule !== null) {
      const parts = partsOfRule(rule);
      const why = kernel.library.pack(parts.pack, parts.version)?.rules.find(one => one.rule.id === parts.id)?.rule.why;
      entry.rule = why === undefined ? parts : { ...parts, why };
    }
    return entry;
  });
}
