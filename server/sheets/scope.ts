// Whether somebody may fill a sheet over an area for a purpose, with what, and until when the office may keep it.
import { mayFillWith } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { readNarrowing } from '../../core/packs/narrowing.ts';
import { keptUntil } from '../../core/sheets/keeping.ts';
import { findArea, looksInto, trailOf } from '../areas/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { SheetScope } from './rows.ts';

/**
 * What an office asked for; `basis`: the document it names; `until`: the last day on which it keeps the sheet; `where`:
 * whom or what alone the sheet speaks of.
 */
export type Request = { area: Id; purpose: string; basis?: string; until?: string; where?: string };

/** Of everything a query may hold, the request. */
export function requestOf({ area, purpose, basis, until, where }: Request): Request {
  const request: Request = { area, purpose };
  if (basis !== undefined) request.basis = basis;
  if (until !== undefined) request.until = until;
  if (where !== undefined) request.where = where;
  return request;
}

/** A request that was allowed. */
export type Allowed = { scope: SheetScope; basis?: string; keptUntil: number };

/** Whether the actor may fill a sheet for this purpose over this area, and with what. */
export async function scopeOf(kernel: Kernel, actor: Actor, asked: Request): Promise<Result<Allowed>> {
  const { area: areaId, purpose, basis, until, where } = asked;
  const classes = mayFillWith(actor.post.role);
  const area = await findArea(kernel, areaId);
  if (area === undefined) return refuse('unknown-area');
  if (!looksInto(actor, area)) return refuse('outside-area');
  if (classes.length === 0) return refuse('not-permitted');
  if (area.community_id === null) return refuse('open-one-community');
  const found = kernel.library.dictionary.purposes.find(({ id }) => id === purpose);
  if (found === undefined) return refuse('unknown-purpose', { purpose });
  const end = keptUntil(found, until, kernel.clock.now(), area.time_zone);
  if (!end.ok) return end;
  const communityId = area.community_id;
  // Before anything is read: what may not be asked is refused whether or not it exists.
  const narrowing =
    where === undefined ? undefined : readNarrowing(where, kernel.library.dictionary, { purpose, classes });
  if (narrowing?.ok === false) return narrowing;
  const trail = await trailOf(kernel, communityId);
  const scope: SheetScope = {
    ...{ area, communityId, trail, purpose, classes },
    ...(narrowing && { where: narrowing.value }),
  };
  return accept({ scope, keptUntil: end.value, ...(basis === undefined ? {} : { basis }) });
}
