// A scope says, for one transaction, which rows exist: communities, streams, classes and purposes. The server signs
// it; the database verifies it (migrations/0001). A scope typed by hand yields no row.
import { createHash } from 'node:crypto';
import type { SensitivityClass } from '../../core/kernel/event.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type CountyKey, derive } from './keys.ts';

export type Scope = {
  postId: Id;
  /** At most 200; wider posts read tallies (`wide`) and open one community at a time. */
  communities: readonly Id[];
  streams: readonly Id[];
  classes: readonly SensitivityClass[];
  purposes: readonly string[];
  flags: readonly ('write' | 'wide' | 'system')[];
};

export const SCOPE_SECONDS = 60;
export const MOST_COMMUNITIES = 200;

const BLOCK = 64;

/** The inner and outer pads of HMAC-SHA256 (RFC 2104), kept by the database's guard. */
export function scopePads(county: CountyKey): { ikey: Buffer; okey: Buffer } {
  const key = Buffer.alloc(BLOCK);
  derive(county, 'scope').copy(key);
  return { ikey: Buffer.from(key.map(byte => byte ^ 0x36)), okey: Buffer.from(key.map(byte => byte ^ 0x5c)) };
}

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** Signs scopes for one county key. `realNowMs` is real time: the expiry guards against replay, drills or not. */
export function createScopeSigner(county: CountyKey): (scope: Scope, realNowMs: number) => string {
  const { ikey, okey } = scopePads(county);
  return (scope, realNowMs) => {
    if (scope.communities.length > MOST_COMMUNITIES) throw new Error('a scope holds at most 200 communities');
    const body = [
      'v1',
      scope.postId,
      Math.floor(realNowMs / 1000) + SCOPE_SECONDS,
      scope.communities.join(','),
      scope.streams.join(','),
      scope.classes.join(','),
      scope.purposes.join(','),
      scope.flags.join(','),
      '',
    ].join('|');
    return body + sha256(okey, sha256(ikey, body)).toString('hex');
  };
}
