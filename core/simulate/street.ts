// A fictional street, or a city of them: areas with outlines, buildings, doors and the households behind them, as the
// very payloads the pipeline takes. Buildings come one at a time, so a million people never stand in memory together.
import type { LayOutAreas } from '../areas/contract.ts';
import type { Ring } from '../areas/model.ts';
import { localDate } from '../facts/local-time.ts';
import type { Id } from '../kernel/id.ts';
import { idAt } from '../kernel/id.ts';
import { DAY_MS } from '../kernel/time.ts';
import { type Chance, createChance } from './chance.ts';
import { fillGrid } from './fill-grid.ts';
import {
  bands,
  CELLS_ACROSS_A_ROW,
  CELLS_ALONG,
  createLattice,
  type Lattice,
  outline,
  type Polygon,
  ringOf,
  type Span,
} from './ground.ts';
import type { SimulatedBuilding, SimulatedCommunity, SimulatedGrid, SimulatedPlace } from './model.ts';
import {
  CITY,
  type CommunityPlan,
  communityPlan,
  compoundName,
  DISTRICT,
  PROVINCE,
  type Quarter,
  streetTitle,
} from './place-names.ts';

export const TIME_ZONE = 'Asia/Shanghai';

export type StreetOptions = {
  seed: string | number;
  /** ms; ages are of this day, and ids were made in the day before it. */
  at: number;
  communities?: number;
  gridsPerCommunity?: number;
  /** Mean; a grid has up to 8 % more or fewer. */
  householdsPerGrid?: number;
};

const PERSONS_PER_HOUSEHOLD = 2.75;
const COMMUNITIES_PER_STREET = 8;

/** One street; by default 4 communities of 10 grids with about 363 households each, some 40,000 people. */
export function simulateStreet(options: StreetOptions): SimulatedPlace {
  const { communities = 4, gridsPerCommunity = 10, householdsPerGrid = 363 } = options;
  return simulate(options, householdsPerGrid, [new Array<number>(communities).fill(gridsPerCommunity)]);
}

/** As many streets as hold about so many residents, 8 communities of 10 grids each; the last may be smaller. */
export function simulateCity(
  options: Omit<StreetOptions, 'communities' | 'gridsPerCommunity'> & { residents: number },
): SimulatedPlace {
  const { residents, householdsPerGrid = 363 } = options;
  let grids = Math.max(1, Math.round(residents / (householdsPerGrid * PERSONS_PER_HOUSEHOLD)));
  const streets: number[][] = [];
  while (grids > 0) {
    const street: number[] = [];
    while (grids > 0 && street.length < COMMUNITIES_PER_STREET) {
      street.push(Math.min(10, grids));
      grids -= 10;
    }
    streets.push(street);
  }
  return simulate(options, householdsPerGrid, streets);
}

/** What `buildings` needs of a grid and the pages never see. */
type Plot = { grid: SimulatedGrid; polygon: Polygon; quarter: Quarter; index: number; slope: number };
type Block = { community: SimulatedCommunity; plots: Plot[]; chance: Chance };

/** `streets` lists, for each street, how many grids each of its communities has. */
function simulate({ seed, at }: StreetOptions, householdsPerGrid: number, streets: number[][]): SimulatedPlace {
  const chance = createChance(seed);
  const ids = chance.fork('areas');
  const born = at - DAY_MS;
  const newId = () => idAt(born, ids.bytes(10));
  const areas: LayOutAreas['areas'] = [
    { id: newId(), kind: 'province', code: '990000000000', name: PROVINCE.zh, parentCode: '', timeZone: TIME_ZONE },
    { id: newId(), kind: 'city', code: '990100000000', name: CITY.zh, parentCode: '990000000000' },
    { id: newId(), kind: 'district', code: '990101000000', name: DISTRICT.zh, parentCode: '990100000000' },
  ];
  const blocks: Block[] = [];
  const perRow = Math.ceil(Math.sqrt(streets.length));
  let gridIndex = 0;
  for (const [s, gridCounts] of streets.entries()) {
    const ground = layOutGround(chance.fork(`street ${s}`), gridCounts, [
      (s % perRow) * 3600,
      -Math.floor(s / perRow) * 2900,
    ]);
    const streetCode = `990101${pad(s + 1)}000`;
    areas.push({
      ...{ id: newId(), kind: 'street', code: streetCode, name: streetTitle(s).zh, parentCode: '990101000000' },
      ring: ringOf(outline(ground.lattice, ground.span)),
    });
    for (const [c, place] of ground.communities.entries()) {
      const plan = communityPlan(blocks.length, chance.fork(`plan ${blocks.length}`));
      const code = `${streetCode.slice(0, 9)}${pad(c + 1)}`;
      const community: SimulatedCommunity = {
        ...{ id: newId(), code, title: plan.title },
        ...{ ring: ringOf(outline(ground.lattice, place.span)), grids: [] },
      };
      areas.push({
        ...{ id: community.id, kind: 'community', code, name: plan.title.zh, parentCode: streetCode },
        ring: community.ring,
      });
      const quarters = quartersOf(plan, place.grids.length);
      const plots = place.grids.map((span, g): Plot => {
        const polygon = outline(ground.lattice, span);
        const grid = gridOf(newId(), community, g + 1, ringOf(polygon));
        community.grids.push(grid);
        return {
          grid,
          polygon,
          quarter: quarters[g]!,
          index: gridIndex++,
          slope: ground.lattice.slope(polygon[0]![0]),
        };
      });
      blocks.push({ community, plots, chance: chance.fork(code) });
    }
  }
  const rules = { householdsPerGrid, born, today: localDate(at, TIME_ZONE) };
  return {
    areas,
    communities: blocks.map(({ community }) => community),
    buildings: function* () {
      for (const block of blocks) yield* buildingsOf(block, rules);
    },
  };
}

const pad = (n: number) => String(n).padStart(3, '0');

function gridOf(id: Id, community: SimulatedCommunity, number: number, ring: Ring): SimulatedGrid {
  const zh = `${community.title.zh.replace(/社区$/, '')}第${number}网格`;
  return {
    ...{ id, communityId: community.id },
    title: { zh, en: `${community.title.en.replace(/ Community$/, '')} grid ${number}` },
    layOut: { code: `${community.code}${pad(number)}`, name: zh, ring },
  };
}

type Ground = { lattice: Lattice; span: Span; communities: { span: Span; grids: Span[] }[] };

/** Bands of communities along the river, each cut into bands of grids; every cut runs along nodes of one lattice. */
function layOutGround(chance: Chance, gridCounts: readonly number[], origin: readonly [number, number]): Ground {
  const rows = bands(gridCounts.length, 1);
  const gridBands = bands(Math.max(...gridCounts), 1.6).length * CELLS_ACROSS_A_ROW;
  const columns = Math.max(...rows) * CELLS_ALONG;
  const lattice = createLattice(chance, columns, rows.length * gridBands, origin);
  const communities: Ground['communities'] = [];
  for (const [row, count] of rows.entries())
    for (let i = 0; i < count; i++) {
      const span: Span = {
        ...{ left: cut(0, columns, i, count), right: cut(0, columns, i + 1, count) },
        ...{ top: row * gridBands, bottom: (row + 1) * gridBands },
      };
      communities.push({ span, grids: gridSpans(span, gridCounts[communities.length]!) });
    }
  return { lattice, span: { left: 0, right: columns, top: 0, bottom: lattice.rows }, communities };
}

const cut = (from: number, to: number, part: number, parts: number) => from + Math.round(((to - from) * part) / parts);

function gridSpans({ left, right, top, bottom }: Span, count: number): Span[] {
  const sizes = bands(count, 1.6);
  return sizes.flatMap((size, row) =>
    Array.from({ length: size }, (_, i) => ({
      ...{ left: cut(left, right, i, size), right: cut(left, right, i + 1, size) },
      ...{ top: cut(top, bottom, row, sizes.length), bottom: cut(top, bottom, row + 1, sizes.length) },
    })),
  );
}

/** What each grid is built of, by the community's shares; towers stand by the river. */
function quartersOf({ quarters }: CommunityPlan, grids: number): Quarter[] {
  const total = quarters.reduce((sum, [, share]) => sum + share, 0);
  const order: Quarter[] = ['lanes', 'walkups', 'towers'];
  const shares = order.map(name => quarters.find(([quarter]) => quarter === name)![1] / total);
  return Array.from({ length: grids }, (_, i) => {
    let at = (i + 0.5) / grids;
    for (const [k, share] of shares.entries()) {
      if (at < share) return order[k]!;
      at -= share;
    }
    return 'walkups';
  });
}

/** The buildings of one community. A compound may reach over two grids; its numbers run on. */
function* buildingsOf(
  { community, plots, chance }: Block,
  rules: { householdsPerGrid: number; born: number; today: string },
): Generator<SimulatedBuilding> {
  const naming = chance.fork('compounds');
  const taken = new Set<string>();
  let compound = { name: '', number: 0, quarter: plots[0]!.quarter };
  const begin = (quarter: Quarter) => {
    compound = { name: compoundName(naming, quarter, taken), number: 0, quarter };
    taken.add(compound.name);
  };
  for (const plot of plots) {
    if (compound.name === '' || compound.quarter !== plot.quarter || naming.maybe(0.5)) begin(plot.quarter);
    const halfway = naming.maybe(0.3);
    const buildings = fillGrid(chance.fork(plot.grid.layOut.code), { ...plot, ...rules });
    for (const [i, fill] of buildings.entries()) {
      if (halfway && i === Math.floor(buildings.length / 2)) begin(plot.quarter);
      compound.number += 1;
      yield fill(community.id, plot.grid, compound.name, String(compound.number));
    }
  }
}
