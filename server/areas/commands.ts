// Commands on areas. Official areas are decided in the root's stream; grids, buildings and borders in their community's.

import { within } from '../../core/access/may.ts';
import { AssignBuilding, LayOutAreas, LayOutBuilding, LayOutGrid } from '../../core/areas/contract.ts';
import { areaEvent, checkGridCode, type KnownArea, layOutAreas, type NewArea } from '../../core/areas/decide.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { buildingKey } from '../../core/registry/model.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import { planBuildings } from '../tallies/index.ts';
import {
  type AreaRow,
  addAreas,
  areasByCode,
  areasById,
  type CommunityLayout,
  communityLayout,
  moveBorders,
} from './store.ts';

type Tree = { root?: KnownArea; known: Map<string, KnownArea>; added: AreaRow[] };

const layOutAreasHandler = handler<LayOutAreas, Tree>({
  type: 'lay-out-areas',
  partly: true,
  payload: LayOutAreas,
  load: async (tx, commands, streamId) => {
    const codes = commands.flatMap(command => command.payload.areas.flatMap(area => [area.code, area.parentCode]));
    const [known, roots] = await Promise.all([areasByCode(tx, codes), areasById(tx, [streamId])]);
    const tree: Tree = { known, added: [] };
    const root = roots.get(streamId);
    if (root !== undefined) tree.root = root;
    return tree;
  },
  decide: (tree, command, { actor: { post } }) => {
    if (tree.root?.kind !== 'root') return refuse('unknown-stream');
    const laid = layOutAreas(tree.root, tree.known, command.payload);
    if (!laid.ok) return laid;
    if (post.role !== 'system' && laid.value.some(area => !within(area.path, post.areaPath)))
      return refuse('outside-area');
    for (const area of laid.value) {
      tree.known.set(area.code, area);
      const row: AreaRow = area;
      if (area.kind === 'community') row.communityId = area.id;
      tree.added.push(row);
    }
    if (laid.value.length === 0) return accept([]);
    return accept([areaEvent('areas.laid-out', 'area', command.subject, { areas: laid.value.map(bodyOf) })]);
  },
  write: (tx, tree, context) => addAreas(tx, tree.added, context.now),
});

const bodyOf = (area: NewArea) => ({
  id: area.id,
  kind: area.kind,
  code: area.code,
  name: area.name,
  parentId: area.parentId,
  ring: area.ring,
});

type Layout = CommunityLayout & { added: AreaRow[]; moves: { buildingId: Id; gridId: Id }[] };
const loadLayout = async (tx: Parameters<typeof communityLayout>[0], streamId: Id): Promise<Layout> => ({
  ...(await communityLayout(tx, streamId)),
  added: [],
  moves: [],
});
const writeLayout = async (tx: Parameters<typeof addAreas>[0], layout: Layout, context: Context): Promise<void> => {
  await addAreas(tx, layout.added, context.now);
  await moveBorders(tx, context.streamId, layout.moves, context.now);
  // What is switched on for one grid alone counts other homes now; the jobs count them within seconds.
  const ofGrids = context.activations.filter(one => layout.grids.has(one.areaId) && one.endedAt === undefined);
  await planBuildings(
    tx,
    context.streamId,
    layout.moves.map(one => one.buildingId),
    ofGrids.map(one => one.id),
  );
};

const layOutGridHandler = handler<LayOutGrid, Layout>({
  type: 'lay-out-grid',
  payload: LayOutGrid,
  load: (tx, _commands, streamId) => loadLayout(tx, streamId),
  decide: (layout, command, context) => {
    const { place } = context;
    if (place.kind !== 'community') return refuse('unknown-stream');
    const { code, name, ring } = command.payload;
    const checked = checkGridCode(place.code, code);
    if (!checked.ok) return checked;
    if (layout.grids.has(command.subject) || [...layout.grids.values()].some(grid => grid.code === code))
      return refuse('already-there');
    layout.grids.set(command.subject, { id: command.subject, code });
    const row: AreaRow = {
      id: command.subject,
      kind: 'grid',
      code,
      name,
      parentId: place.id,
      path: `${place.path}.${code}`,
      timeZone: place.timeZone,
      communityId: place.id,
    };
    if (ring !== undefined) row.ring = ring as AreaRow['ring'] & object;
    layout.added.push(row);
    return accept([areaEvent('grid.laid-out', 'grid', command.subject, { code, name, ring }, command.subject)]);
  },
  write: writeLayout,
});

const layOutBuildingHandler = handler<LayOutBuilding, Layout>({
  type: 'lay-out-building',
  payload: LayOutBuilding,
  load: (tx, _commands, streamId) => loadLayout(tx, streamId),
  decide: (layout, command, context) => {
    const { place } = context;
    if (place.kind !== 'community') return refuse('unknown-stream');
    const { compound, building, gridId, floors, ring } = command.payload;
    const localKey = buildingKey({ compound, building });
    if (layout.byKey.has(localKey) || layout.buildings.has(command.subject)) return refuse('already-there');
    if (gridId !== undefined && !layout.grids.has(gridId)) return refuse('unknown-grid', undefined, 'payload/gridId');
    layout.byKey.set(localKey, command.subject);
    layout.buildings.set(command.subject, { id: command.subject, localKey, gridId });
    const code = `${place.code}B${command.subject.slice(-8)}`;
    const row: AreaRow = {
      id: command.subject,
      kind: 'building',
      code,
      name: `${compound}${/^[0-9A-Za-z]+$/.test(building) ? `${building}幢` : building}`,
      parentId: place.id,
      path: `${place.path}.${code}`,
      timeZone: place.timeZone,
      communityId: place.id,
      localKey,
    };
    if (floors !== undefined) row.floors = floors;
    if (ring !== undefined) row.ring = ring as AreaRow['ring'] & object;
    layout.added.push(row);
    if (gridId !== undefined) layout.moves.push({ buildingId: command.subject, gridId });
    return accept([
      areaEvent('building.laid-out', 'building', command.subject, { compound, building, floors, ring }, gridId),
    ]);
  },
  write: writeLayout,
});

const assignBuildingHandler = handler<AssignBuilding, Layout>({
  type: 'assign-building',
  payload: AssignBuilding,
  load: (tx, _commands, streamId) => loadLayout(tx, streamId),
  decide: (layout, command) => {
    const building = layout.buildings.get(command.subject);
    if (building === undefined) return refuse('unknown-building');
    if (!layout.grids.has(command.payload.gridId)) return refuse('unknown-grid', undefined, 'payload/gridId');
    if (building.gridId === command.payload.gridId) return accept([]);
    building.gridId = command.payload.gridId;
    layout.moves = [
      ...layout.moves.filter(one => one.buildingId !== command.subject),
      { buildingId: command.subject, gridId: command.payload.gridId },
    ];
    return accept([
      areaEvent(
        'building.assigned',
        'building',
        command.subject,
        { gridId: command.payload.gridId },
        command.payload.gridId,
      ),
    ]);
  },
  write: writeLayout,
});

export const areaHandlers = [layOutAreasHandler, layOutGridHandler, layOutBuildingHandler, assignBuildingHandler];
