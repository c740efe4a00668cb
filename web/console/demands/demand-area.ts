// Where a demand is put: the chosen community, or the grid that is chosen or holds the chosen building.
import type { AreaView } from '../../../core/areas/contract.ts';
import { useArea } from '../frame/index.ts';

export function useDemandArea(): AreaView | undefined {
  const { area, trail } = useArea();
  return [...trail, ...(area === undefined ? [] : [area])].findLast(
    ({ kind }) => kind === 'community' || kind === 'grid',
  );
}
