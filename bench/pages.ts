// How long the console's pages wait for their figures and lists: p95 over HTTP against a server in a process of its
// own, each request about another area or person. The same at ten thousand residents and at a million.
import { createChance } from '../core/simulate/chance.ts';
import type { Rig } from './rig/database.ts';
import { type Figure, median, percentile } from './rig/figure.ts';
import { openPages, type Visitor } from './rig/pages.ts';

const EACH = 60;
const WARM_UP = 5;
const BAR_MS = 50;

type Areas = { district: string; streets: string[]; communities: string[]; grids: string[]; activation: string };
type Page = { name: string; path(areas: Areas, visitor: Visitor): string | Promise<string> };

const chance = createChance('bench pages');
const SURNAMES = ['王', '李', '张', '赵', '黄', '周', '吴', 'wang', 'lizh', 'zhang', 'chenx', 'lj', 'wxh', 'zm'];

const PAGES: Page[] = [
  { name: 'board of the district', path: a => `/api/board?area=${a.district}&activation=${a.activation}` },
  { name: 'board of a street', path: a => `/api/board?area=${chance.pick(a.streets)}&activation=${a.activation}` },
  {
    name: 'board of a community',
    path: a => `/api/board?area=${chance.pick(a.communities)}&activation=${a.activation}`,
  },
  { name: 'board of a grid', path: a => `/api/board?area=${chance.pick(a.grids)}&activation=${a.activation}` },
  { name: 'list behind a large figure, first page', path: a => behind(chance.pick(a.communities), a, 'not_covered') },
  { name: 'list behind a small figure', path: a => behind(chance.pick(a.communities), a, 'food_short') },
  {
    name: 'list behind a figure, tenth page',
    path: (a, visitor) => tenth(visitor, behind(chance.pick(a.communities), a, 'not_covered')),
  },
  {
    name: 'people found by name or pinyin',
    path: a => `/api/people?area=${chance.pick(a.communities)}&q=${encodeURIComponent(chance.pick(SURNAMES))}`,
  },
  {
    name: "people found by a phone's last four digits",
    path: a => `/api/people?area=${chance.pick(a.communities)}&q=${String(chance.below(10_000)).padStart(4, '0')}`,
  },
  { name: 'households of a community, first page', path: a => `/api/households?area=${chance.pick(a.communities)}` },
  {
    name: 'households of a community, tenth page',
    path: (a, visitor) => tenth(visitor, `/api/households?area=${chance.pick(a.communities)}`),
  },
  { name: 'households of a grid', path: a => `/api/households?area=${chance.pick(a.grids)}` },
  { name: 'visits of a community', path: a => `/api/visits?area=${chance.pick(a.communities)}` },
  { name: 'areas below the district', path: a => `/api/areas?under=${a.district}&kinds=street,community` },
  {
    name: 'grids of a community with outlines',
    path: a => `/api/areas?under=${chance.pick(a.communities)}&rings=true`,
  },
];

const behind = (area: string, { activation }: Areas, report: string) =>
  `/api/board/list?area=${area}&series=${encodeURIComponent(`${activation}/${report}`)}`;

/** The address of a list's tenth page; the last one where it is shorter. */
async function tenth(visitor: Visitor, path: string): Promise<string> {
  let at = path;
  for (let page = 1; page < 10; page++) {
    const { body } = await visitor.get(at);
    if (typeof body.next !== 'string') return at;
    at = `${path}&after=${encodeURIComponent(body.next)}`;
  }
  return at;
}

export async function run(rig: Rig): Promise<Figure[]> {
  const areas = await areasOf(rig);
  const visitor = await openPages(rig, 'community_staff');
  try {
    const figures: Figure[] = [];
    for (const page of PAGES) figures.push(await measure(page, areas, visitor));
    figures.push(await household(areas, visitor));
    return figures;
  } finally {
    await visitor.stop();
  }
}

const figureOf = (name: string, times: readonly number[]): Figure => ({
  ...{ name: `${name}, p95`, value: percentile(times, 0.95), unit: 'ms', bar: BAR_MS },
  note: `median ${median(times).toFixed(1)}, longest ${Math.max(...times).toFixed(1)}`,
});

async function measure({ name, path }: Page, areas: Areas, visitor: Visitor): Promise<Figure> {
  const times: number[] = [];
  // A tenth page costs nine before it.
  const each = name.includes('tenth') ? EACH / 3 : EACH;
  for (let i = -WARM_UP; i < each; i++) {
    const { ms } = await visitor.get(await path(areas, visitor));
    if (i >= 0) times.push(ms);
  }
  return figureOf(name, times);
}

/** One household with everything held of it. */
async function household({ communities }: Areas, visitor: Visitor): Promise<Figure> {
  const times: number[] = [];
  for (let i = 0; i < EACH; i++) {
    const community = chance.pick(communities);
    const { body } = await visitor.get(`/api/households?area=${community}&limit=20`);
    const { householdId } = chance.pick(body.items as { householdId: string }[]);
    times.push((await visitor.get(`/api/households/${householdId}?community=${community}`)).ms);
  }
  return figureOf('one household with all that is held', times);
}

async function areasOf(rig: Rig): Promise<Areas> {
  const ids = async (kind: string) =>
    (await rig.ask(`select id from area where kind = '${kind}' order by code`)).map(row => row.id as string);
  const [screening] = await rig.ask(`select id from activation where pack = 'door_to_door_screening'`);
  const [districts, streets, communities, grids] = await Promise.all(
    ['district', 'street', 'community', 'grid'].map(ids),
  );
  return {
    ...{ district: districts![0]!, streets: streets!, communities: communities!, grids: grids! },
    activation: screening!.id as string,
  };
}
