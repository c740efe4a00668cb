// The board and the lists behind it.
import type { FastifyInstance } from 'fastify';
import { type BehindRow, type BoardView, type FigureView, getBoard, listBehind } from '../../core/board/contract.ts';
import type { Title } from '../../core/facts/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import type { CompiledPack, CompiledReport } from '../../core/packs/compile.ts';
import { BASE_HOUSEHOLDS, BASE_PERSONS, seriesKey } from '../../core/tallies/model.ts';
import { communitiesOf, findArea, looksInto, partsOf } from '../areas/index.ts';
import { route } from '../kernel/http/endpoint.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { packOf } from '../kernel/stream.ts';
import { ageOf, doorsOf, loadHouseholds, nameOf } from '../registry/index.ts';
import {
  type Behind,
  type BuildingCount,
  behind,
  buildingsOfSeries,
  findSeries,
  seriesOfActivation,
  sumsOf,
} from '../tallies/index.ts';

const BASE: Record<string, { title: Title; count: 'household' | 'person' }> = {
  [BASE_HOUSEHOLDS]: { title: { zh: '在册户数', en: 'Households registered' }, count: 'household' },
  [BASE_PERSONS]: { title: { zh: '现住人数', en: 'People living here' }, count: 'person' },
};

type Shape = Omit<FigureView, 'n' | 'of'> & { of?: string };

/** Every figure a pack promises, with the series that counts it; the everyday denominators come first. */
function shapesOf(activationId: Id | undefined, compiled: CompiledPack | undefined, keys: readonly string[]): Shape[] {
  const shapes: Shape[] = Object.entries(BASE).map(([series, base]) => ({
    series,
    report: series,
    title: base.title,
    role: 'base',
    count: base.count,
    residences: ['living'],
  }));
  if (activationId === undefined || compiled === undefined) return shapes;
  for (const one of compiled.reports) {
    const { report } = one;
    const key = seriesKey(activationId, report.id);
    const shape: Shape = {
      series: key,
      report: report.id,
      title: report.title,
      role: report.role,
      count: report.count,
      residences: [...one.residences],
    };
    if (report.of !== undefined) shape.of = seriesKey(activationId, report.of);
    shapes.push(shape);
    const titles = titlesOf(one, compiled);
    const codes = new Set([
      ...titles.keys(),
      ...keys.filter(each => each.startsWith(`${key}=`)).map(each => each.slice(key.length + 1)),
    ]);
    for (const code of one.by === undefined ? [] : codes) {
      shapes.push({
        ...shape,
        series: seriesKey(activationId, report.id, code),
        code,
        title: titles.get(code) ?? { zh: code, en: code },
        of: key,
      });
    }
  }
  return shapes;
}

const REASONS: [string, Title][] = [
  ['nobody_home', { zh: '没人在家', en: 'Nobody home' }],
  ['moved_away', { zh: '已搬走', en: 'Moved away' }],
  ['vacant', { zh: '空房', en: 'Vacant' }],
  ['language', { zh: '语言不通', en: 'No common language' }],
];

function titlesOf(report: CompiledReport, compiled: CompiledPack): Map<string, Title> {
  if (report.by === undefined) return new Map();
  if (report.by === 'visit.reason') return new Map(REASONS);
  const list = compiled.codeLists.get(report.by.element.codes ?? '');
  return new Map((list?.codes ?? []).filter(code => code.code !== 'none').map(code => [code.code, code.title]));
}

/**
 * Whether a report tells of health, by what it compares, splits by, or only knows to be answered: the list of who has a
 * fever is itself medical, and so is the list of who let their temperature be taken.
 */
const readsMedical = (compiled: CompiledPack, reportId: string): boolean => {
  const report = compiled.reports.find(one => one.report.id === reportId);
  if (report?.by !== undefined && report.by !== 'visit.reason' && report.by.element.class === 'medical') return true;
  const { elements, known } = report?.where?.reads ?? { elements: [], known: [] };
  return [...elements, ...known].some(id => compiled.elements.get(id)?.element.class === 'medical');
};

export function boardRoutes(app: FastifyInstance, kernel: Kernel): void {
  route(app, kernel, getBoard, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    const communities = await communitiesOf(kernel, area);
    const parts = await partsOf(kernel, area);
    return asked.read(communities, async tx => {
      const activationId = asked.query.activation;
      const [active] =
        activationId === undefined ? [] : await tx.rows<{ pack: string; version: number }>(PACK_OF, [activationId]);
      const compiled = active === undefined ? undefined : await packOf(kernel, active);
      const series = await seriesOfActivation(tx, activationId ?? null);
      const ids = new Map(series.map(row => [row.key, row.id]));
      const sums = await sumsOf(
        tx,
        [area.id, ...parts.map(part => part.id)],
        series.map(row => row.id),
        communities,
      );
      const shapes = shapesOf(
        activationId,
        compiled,
        series.map(row => row.key),
      );
      const n = (areaId: Id, key: string): number => sums.get(areaId)?.get(ids.get(key) ?? -1) ?? 0;
      const titles = new Map(shapes.map(shape => [shape.series, shape.title]));
      const board: BoardView = {
        at: kernel.clock.now(),
        figures: shapes.map(({ of, ...shape }) => {
          const figure: FigureView = { ...shape, n: n(area.id, shape.series) };
          if (of !== undefined)
            figure.of = { series: of, n: n(area.id, of), title: titles.get(of) ?? { zh: '', en: '' } };
          return figure;
        }),
        parts: parts.map(part => ({
          areaId: part.id,
          kind: part.kind,
          name: part.name,
          code: part.code,
          n: Object.fromEntries(shapes.map(shape => [shape.series, n(part.id, shape.series)])),
        })),
      };
      if (activationId !== undefined) board.activationId = activationId;
      return accept(board);
    });
  });

  route(app, kernel, listBehind, async asked => {
    const area = await findArea(kernel, asked.query.area);
    if (area === undefined) return refuse('unknown-area');
    if (area.community_id === null) return refuse('open-one-community');
    if (!looksInto(asked.actor, area)) return refuse('outside-area');
    const communityId = area.community_id;
    return asked.read([communityId], async (tx, saw) => {
      const series = await findSeries(tx, asked.query.series);
      if (series === undefined) return accept({ total: 0, items: [] });
      const [active] = await tx.rows<{ pack: string; version: number }>(PACK_OF, [series.activation_id]);
      const compiled = active === undefined ? undefined : await packOf(kernel, active);
      if (compiled !== undefined && readsMedical(compiled, series.report) && !MEDICAL_ROLES.has(asked.actor.post.role))
        return refuse('medical-list');
      const buildings = await buildingsOfSeries(tx, communityId, series.id, area.kind === 'community' ? null : area.id);
      const page = await pageOf(buildings, asked.query.after, asked.query.limit ?? PAGE, ids =>
        behind(tx, communityId, ids, series.id),
      );
      const households = await loadHouseholds(
        tx,
        communityId,
        [...new Set(page.rows.map(row => row.household_id))],
        ['open', 'personal'],
      );
      const doors = await doorsOf(
        tx,
        communityId,
        [...households.values()].map(one => one.dwellingId),
      );
      const today = kernel.clock.now();
      const ofSeries = series.activation_id === null ? [] : [series.activation_id];
      const items = page.rows.map((row): BehindRow => {
        const household = households.get(row.household_id);
        const subject = row.person
          ? household?.persons.find(person => person.id === row.subject_id)
          : household?.persons[0];
        const item: BehindRow = {
          subjectId: row.subject_id,
          kind: row.person ? 'person' : 'household',
          householdId: row.household_id,
          communityId,
          door: doors.get(household?.dwellingId ?? '')!,
        };
        const name = subject === undefined ? undefined : nameOf(subject, ofSeries);
        if (name !== undefined) item.name = name;
        const age = subject === undefined || !row.person ? undefined : ageOf(subject, today, area.time_zone, ofSeries);
        if (age !== undefined) item.age = age;
        return item;
      });
      saw(communityId, items.length);
      const total = buildings.reduce((sum, one) => sum + one.n, 0);
      return accept(page.next === undefined ? { total, items } : { total, items, next: page.next });
    });
  });
}

const MEDICAL_ROLES = new Set(['doctor', 'community_staff']);
const PAGE = 50;
const PACK_OF = { name: 'pack_of_activation', text: 'select pack, version from activation where id = $1' };

/** One page in the order building, door, subject; the tallies say which buildings to open, so a page never scans the rest. */
async function pageOf(
  buildings: readonly BuildingCount[],
  after: string | undefined,
  limit: number,
  open: (ids: Id[]) => Promise<Behind[]>,
): Promise<{ rows: Behind[]; next?: string }> {
  const from = after?.split('|', 2);
  const start =
    from === undefined
      ? 0
      : Math.max(
          0,
          buildings.findIndex(one => one.id === from[0]),
        );
  const chosen: Id[] = [];
  let counted = 0;
  for (const building of buildings.slice(start)) {
    chosen.push(building.id);
    counted += building.n;
    // The first building may be half read already, so it does not count towards the page.
    if (counted - (from === undefined ? 0 : (buildings[start]?.n ?? 0)) > limit) break;
  }
  const order = new Map(chosen.map((id, i) => [id, i]));
  const key = (row: Behind) => `${row.door_sort}\u0001${row.subject_id}`;
  const rows = (await open(chosen)).sort(
    (a, b) => order.get(a.building_id)! - order.get(b.building_id)! || (key(a) < key(b) ? -1 : 1),
  );
  const begin =
    from === undefined ? 0 : rows.findIndex(row => row.building_id !== from[0] || key(row) > after!.slice(37));
  const page = begin < 0 ? [] : rows.slice(begin, begin + limit);
  const last = page.at(-1);
  const more = last !== undefined && (begin + limit < rows.length || start + chosen.length < buildings.length);
  return more ? { rows: page, next: `${last.building_id}|${key(last)}` } : { rows: page };
}
