// The grids and buildings a roster needs: compared with what the community has, and laid out when it is confirmed.
import type { AnyCommand } from '../../../core/kernel/command.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { type GroundPlan, planGround, type RosterBuilding } from '../../../core/registry/roster-areas.ts';
import { areasBelow, communityLayout, findArea } from '../../areas/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { SYSTEM, writeScope } from '../../kernel/stream.ts';
import { inTransaction } from '../../kernel/unit-of-work.ts';
import { partId } from './files.ts';
import type { ImportRow } from './store.ts';

export async function readGround(
  kernel: Kernel,
  { community_id: communityId, id }: ImportRow,
  buildings: readonly RosterBuilding[],
): Promise<GroundPlan> {
  const area = await findArea(kernel, communityId);
  if (area === undefined) throw new Error('an import of a community that is not there');
  const [grids, layout] = await Promise.all([
    areasBelow(kernel, area, ['grid']),
    inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, communityId), tx => communityLayout(tx, communityId)),
  ]);
  return planGround(
    buildings,
    {
      communityCode: area.code,
      grids: grids.map(({ id: gridId, code, name }) => ({ id: gridId, code, name })),
      buildings: new Map([...layout.buildings.values()].map(one => [one.localKey, { id: one.id, gridId: one.gridId }])),
    },
    (kind, key) => partId(id, `${kind}/${key}`),
  );
}

/** What lays the ground, grids before the buildings that stand in them. */
export function groundCommands({ community_id: stream, id, at }: ImportRow, ground: GroundPlan): AnyCommand[] {
  const command = (type: string, subject: Id, payload: object): AnyCommand => ({
    ...{ id: partId(id, `command/${type}/${subject}`), stream, type, subject, payload, observedAt: at },
  });
  return [
    ...ground.grids.map(({ id: grid, code, name }) => command('lay-out-grid', grid, { code, name })),
    ...ground.buildings.map(({ id: building, ...rest }) => command('lay-out-building', building, rest)),
    ...ground.assigned.map(({ buildingId, gridId }) => command('assign-building', buildingId, { gridId })),
  ];
}
