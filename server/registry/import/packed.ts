// A roster's households as they are kept between the check and the writing: lines of JSON, so many households a line,
// compressed. Unpacked a line at a time, so that nothing else waits long.
import { gunzipSync, gzipSync } from 'node:zlib';
import type { RosterBuilding } from '../../../core/registry/roster-areas.ts';
import type { RosterHousehold } from '../../../core/registry/roster-model.ts';

/** Households looked up, decided and written in one transaction. */
export const CHUNK = 250;
const FASTEST = 1;

export function packChunks(households: readonly RosterHousehold[]): Uint8Array {
  const lines: string[] = [];
  for (let at = 0; at < households.length; at += CHUNK) lines.push(JSON.stringify(households.slice(at, at + CHUNK)));
  return gzipSync(lines.join('\n'), { level: FASTEST });
}

export function unpackChunks(packed: Uint8Array): { count: number; chunk: (n: number) => RosterHousehold[] } {
  const text = gunzipSync(packed).toString('utf8');
  const lines = text === '' ? [] : text.split('\n');
  return { count: lines.length, chunk: n => JSON.parse(lines[n]!) as RosterHousehold[] };
}

export const packJson = (value: unknown): Buffer => gzipSync(JSON.stringify(value), { level: FASTEST });
export const unpackJson = <T>(packed: Uint8Array): T => JSON.parse(gunzipSync(packed).toString('utf8')) as T;

/** The ground a plan's households need, and how many there are. */
export type PlanHead = { buildings: RosterBuilding[]; households: number };

const LENGTH = 4;

/** Head and households as one: the length of the head, the head, the households as they were packed. */
export function packPlan(head: PlanHead, households: Uint8Array): Buffer {
  const packed = packJson(head);
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(packed.length);
  return Buffer.concat([length, packed, households]);
}

export function unpackPlan(plan: Buffer): { head: PlanHead; households: Uint8Array } {
  const end = LENGTH + plan.readUInt32LE(0);
  return { head: unpackJson<PlanHead>(plan.subarray(LENGTH, end)), households: plan.subarray(end) };
}
