// Which stream decides on what is on in an area.
import { listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { call } from '../../shared/client.ts';

/** The stream in which an area's activations are decided: its community's, or its own above communities. */
export async function streamOf(areaId: Id): Promise<Id | undefined> {
  const found = await call(listAreas, { query: { under: areaId } });
  return found.ok ? (found.value.area.communityId ?? areaId) : undefined;
}
