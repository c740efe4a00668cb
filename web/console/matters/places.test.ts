// Open matters by place: grids as the sums of their buildings, buildings as they were counted.
import { describe, expect, test } from 'vitest';
import type { AreaView } from '../../../core/areas/contract.ts';
import { partsOf } from './places.ts';

const area = (id: string, kind: string, gridId?: string): AreaView => ({
  ...{ id, kind, code: id, name: id, households: 0, persons: 0, parts: 0 },
  ...(gridId === undefined ? {} : { gridId }),
});
const areas = [
  area('g1', 'grid'),
  area('g2', 'grid'),
  area('b1', 'building', 'g1'),
  area('b2', 'building', 'g1'),
  area('b3', 'building'),
];
const counts = [
  { buildingId: 'b1', open: 3, late: 1 },
  { buildingId: 'b2', open: 2, late: 0 },
  { buildingId: 'b3', open: 4, late: 4 },
];

describe('open matters by place', () => {
  test('are summed in the grids of a community, and what lies in no grid is told', () => {
    const { parts, elsewhere } = partsOf(area('c', 'community'), areas, counts);
    expect(parts.map(({ areaId, n }) => [areaId, n.open, n.late])).toEqual([
      ['g1', 5, 1],
      ['g2', 0, 0],
    ]);
    expect(elsewhere).toBe(4);
  });

  test('are shown by building inside a grid', () => {
    const { parts } = partsOf(areas[0]!, areas, counts);
    expect(parts.map(({ areaId, n }) => [areaId, n.open])).toEqual([
      ['b1', 3],
      ['b2', 2],
    ]);
  });
});
