// The end of the proof, from the database alone: for each visit, the switches that were committed before it was decided,
// the version they put in force at the time it was made, and whether its answer was let through as that version says.
import type pg from 'pg';
import type { Id } from '../../core/kernel/id.ts';
import { asksOf, EVERYBODY, type Loaded, OWN } from './packs-hot-load.ts';

export type HotResult = {
  visits: number;
  accepted: number;
  refused: number;
  published: number;
  /** Switches from one version to another, and how many through each process. */
  switches: number;
  switchesThrough: Record<string, number>;
  /** Visits decided within 200 ms after a switch that another process made. */
  decidedSoonElsewhere: number;
  /** Made under a version that had been replaced when they came in, and let through as that version says. */
  unsentAccepted: number;
  /** In the very millisecond of a switch in another stream: nobody can tell which came first. */
  sameMillisecond: number;
  /** Visits not decided by the version in force, and anything else that should not be. */
  violations: string[];
};

type Switch = { seq: number; at: number; version: number; command: Id };
type Decided = { id: Id; seq: number | null; at: number; accepted: boolean };

const SWITCHES = `select stream_id, seq, command_id, recorded_at, rule from event
  where type in ('pack.activated', 'pack.upgraded') and rule like 'snow_%' order by stream_id, seq`;
const VISITS = `select command_id as id, seq, recorded_at as at, true as accepted from event where type = 'visit.recorded'
  union all select command_id, null, at, false from reply where refusal is not null`;
const SOON_MS = 200;

/** `client` gives int8 as numbers. */
export async function checkHot(client: pg.Client, rootAreaId: Id, loaded: Loaded): Promise<HotResult> {
  const switches = new Map<Id, Switch[]>();
  for (const row of (await client.query(SWITCHES)).rows) {
    const list = switches.get(row.stream_id) ?? [];
    list.push({ seq: row.seq, at: row.recorded_at, version: Number(row.rule.split('@')[1]), command: row.command_id });
    switches.set(row.stream_id, list);
  }
  const decided = new Map(((await client.query(VISITS)).rows as Decided[]).map(row => [row.id, row]));
  const doorOf = new Map(loaded.switched.map(one => [one.command, one.door]));
  const result: HotResult = {
    ...{ visits: 0, accepted: 0, refused: 0, published: loaded.published, switches: loaded.switched.length },
    switchesThrough: {},
    ...{ decidedSoonElsewhere: 0, unsentAccepted: 0, sameMillisecond: 0, violations: [...loaded.wrong] },
  };
  for (const { door } of loaded.switched) result.switchesThrough[door] = (result.switchesThrough[door] ?? 0) + 1;
  for (const one of loaded.heard) {
    if (one.answer === 'busy' || one.answer === 'unheard') continue;
    const row = decided.get(one.id);
    const wrong = (what: string) => result.violations.push(`${one.id} through ${one.door}: ${what}`);
    if (row === undefined || !['accepted', 'not-asked'].includes(one.answer)) {
      wrong(`${one.answer}, ${row === undefined ? 'not kept' : 'kept'}`);
      continue;
    }
    if (row.accepted !== (one.answer === 'accepted')) wrong(`answered ${one.answer}, kept otherwise`);
    result.visits += 1;
    result[row.accepted ? 'accepted' : 'refused'] += 1;
    const everybody = EVERYBODY.includes(one.question);
    const all = switches.get(everybody ? rootAreaId : one.stream) ?? [];
    // In its own stream an event's number tells; elsewhere, and for a refusal, the instants do, but within one.
    const bySeq = !everybody && row.seq !== null;
    if (!bySeq && all.some(({ at }) => at === row.at)) {
      result.sameMillisecond += 1;
      continue;
    }
    const before = all.filter(({ seq, at }) => (bySeq ? seq < row.seq! : at < row.at));
    const inForce = before.findLast(({ at }) => at <= one.observedAt);
    const questions = everybody ? EVERYBODY : OWN;
    const expected = inForce !== undefined && asksOf(questions, inForce.version) === one.question;
    const latest = before.at(-1);
    if (expected !== row.accepted)
      wrong(
        `${one.question} ${one.answer} ${row.at - (latest?.at ?? 0)} ms after version ${latest?.version}, made ${one.observedAt - (latest?.at ?? 0)} ms after it`,
      );
    if (latest !== undefined && row.at - latest.at <= SOON_MS && doorOf.get(latest.command) !== one.door)
      result.decidedSoonElsewhere += 1;
    if (row.accepted && latest !== inForce && asksOf(questions, latest!.version) !== one.question)
      result.unsentAccepted += 1;
  }
  return result;
}
