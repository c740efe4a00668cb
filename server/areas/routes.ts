// The tree of areas over the wire: reading it, and checking a file of official codes before anything is written.
import type { FastifyInstance } from 'fastify';
import { readAreaFile, underKnown } from '../../core/areas/area-file.ts';
import { type AreaView, checkAreaFile, listAreas } from '../../core/areas/contract.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { decodeText } from '../kernel/text.ts';
import { countsOf } from '../tallies/index.ts';
import { type AreaRecord, areasBelow, communitiesOf, findArea, partsOf, searchAreas, trailOf } from './read.ts';
import { areasByCode } from './store.ts';

export function areaRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, listAreas, async asked => {
    const area = await findArea(kernel, asked.query.under);
    if (area === undefined) return refuse('unknown-area');
    const { q, kinds, rings } = asked.query;
    const [trail, found, communities] = await Promise.all([
      trailOf(kernel, area.id),
      q !== undefined && q !== ''
        ? searchAreas(kernel, area, q)
        : kinds === undefined
          ? partsOf(kernel, area)
          : areasBelow(kernel, area, kinds.split(',')),
      communitiesOf(kernel, area),
    ]);
    return asked.read(communities, async tx => {
      const counts = await countsOf(tx, [area.id, ...found.map(one => one.id)], communities);
      const view = (one: AreaRecord): AreaView => viewOf(one, counts.get(one.id), rings === true);
      return accept({ area: view(area), trail: trail.map(view), areas: found.map(view) });
    });
  });

  route(app, kernel, checkAreaFile, async asked => {
    const text = decodeText(asked.file!.bytes);
    if (!text.ok) return text;
    const read = readAreaFile(text.value, () => kernel.newId());
    if (!read.ok) return read;
    return asked.read([], async tx => {
      const { areas } = read.value;
      const known = await areasByCode(
        tx,
        areas.flatMap(one => [one.code, one.parentCode]),
      );
      const additions = underKnown(areas, new Set(known.keys())).filter(one => !known.has(one.code));
      return accept({ additions, known: areas.length - additions.length, problems: read.value.problems });
    });
  });
}

function viewOf(
  row: AreaRecord,
  counts: { households: number; persons: number } | undefined,
  rings: boolean,
): AreaView {
  const view: AreaView = {
    id: row.id,
    kind: row.kind,
    code: row.code,
    name: row.name,
    households: counts?.households ?? 0,
    persons: counts?.persons ?? 0,
    parts: row.parts,
  };
  if (row.parent_id !== null) view.parentId = row.parent_id;
  if (row.community_id !== null) view.communityId = row.community_id;
  if (row.grid_id !== null) view.gridId = row.grid_id;
  if (row.kind === 'building' && row.local_key !== null) {
    const [compound = '', building = ''] = row.local_key.split('|');
    view.building = { compound, building };
  }
  if (rings && row.ring !== null) view.ring = row.ring;
  return view;
}
