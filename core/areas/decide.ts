// Decisions on the tree of areas: official codes below the root, grids and buildings within a community.
import type { EventDraft, SubjectKind } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { LayOutAreas } from './contract.ts';
import { type AreaKind, DEFAULT_GRID_CODES, type GridCodeScheme } from './model.ts';

/** What is known of an area that others hang on. */
export type KnownArea = { id: Id; kind: AreaKind; code: string; path: string; timeZone: string };

const RANK: Record<AreaKind, number> = {
  root: 0,
  province: 1,
  city: 2,
  district: 3,
  street: 4,
  community: 5,
  grid: 6,
  building: 7,
  stairwell: 8,
};

export const areaEvent = (
  type: string,
  subjectKind: SubjectKind,
  subjectId: Id,
  body: Record<string, unknown>,
  gridId?: Id,
): EventDraft => {
  const draft: EventDraft = {
    type,
    subjectKind,
    subjectId,
    payloads: [{ subjectId, class: 'open', purpose: 'registry', activationId: EVERYDAY, body }],
  };
  if (gridId !== undefined) draft.gridId = gridId;
  return draft;
};

export type NewArea = KnownArea & { name: string; parentId: Id; ring?: [number, number][] };

/**
 * New areas below the root, parents first or among them in any order. Codes already in force are left as they are.
 * Refuses a parent that is nowhere, a loop, and a child of a lower or equal kind.
 */
export function layOutAreas(
  root: KnownArea,
  known: ReadonlyMap<string, KnownArea>,
  payload: LayOutAreas,
): Result<NewArea[]> {
  const wanted = new Map(payload.areas.map(area => [area.code, area]));
  const placed = new Map<string, NewArea>();
  const place = (code: string, trail: readonly string[]): Result<KnownArea> => {
    const there = code === '' ? root : (known.get(code) ?? placed.get(code));
    if (there !== undefined) return accept(there);
    const area = wanted.get(code);
    if (area === undefined) return refuse('unknown-parent', { code });
    if (trail.includes(code)) return refuse('area-loop', { code });
    const parent = place(area.parentCode, [...trail, code]);
    if (!parent.ok) return parent;
    if (RANK[parent.value.kind] >= RANK[area.kind]) return refuse('area-order', { code, kind: area.kind });
    const made: NewArea = {
      id: area.id,
      kind: area.kind,
      code,
      name: area.name,
      parentId: parent.value.id,
      path: `${parent.value.path}.${code}`,
      timeZone: area.timeZone ?? parent.value.timeZone,
    };
    if (area.ring !== undefined) made.ring = area.ring;
    placed.set(code, made);
    return accept(made);
  };
  for (const area of payload.areas) {
    const done = place(area.code, []);
    if (!done.ok) return done;
  }
  return accept([...placed.values()]);
}

/** Whether a grid's code continues its community's, by the place's scheme (12 + 3 digits unless it says otherwise). */
export function checkGridCode(
  communityCode: string,
  code: string,
  scheme: GridCodeScheme = DEFAULT_GRID_CODES,
): Result<string> {
  const prefix = communityCode.slice(0, scheme.prefixLength);
  const rest = code.slice(prefix.length);
  if (!code.startsWith(prefix) || rest.length !== scheme.sequenceLength || !/^\d+$/.test(rest)) {
    return refuse('grid-code', { code, example: `${prefix}${'1'.padStart(scheme.sequenceLength, '0')}` });
  }
  return accept(code);
}
