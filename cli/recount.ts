// `doorstep recount --as-of T`: counts everything anew and compares it with the figures that are kept. Works beside a
// running server or without one; changes nothing.
import { join } from 'node:path';
import type { Id } from '../core/kernel/id.ts';
import { readConfig } from '../server/config.ts';
import { openHouse } from '../server/house.ts';
import { attachEngine } from '../server/kernel/engine/attach.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../server/registry/index.ts';
import { compareTallies, type Difference } from '../server/tallies/index.ts';

export const summary = { zh: '重新清点，与所有指标对照', en: 'count anew and compare with every figure' };

const USAGE = `doorstep recount [--as-of T] [--data DIR] [--keys FILE]     （或 or DATABASE_URL=postgres://…）
  --as-of T   不早于最近一次记录的时刻，如 2026-03-02T09:00+08:00；默认现在
              an instant no earlier than what was last recorded, e.g. 2026-03-02T09:00+08:00; the present if absent`;

const MOST_SHOWN = 200;

const SAYS: Record<Difference['what'], { zh: string; en: string }> = {
  tally: { zh: '楼栋合计', en: 'sum of a building' },
  sum: { zh: '社区合计', en: 'sum of a community' },
  contribution: { zh: '户或人的计入', en: 'what one counts for' },
  until: { zh: '何时变化', en: 'when time changes it' },
  due: { zh: '到期登记', en: 'written down as due' },
};

/** The instant of `--as-of`; undefined when absent, NaN when it is none. */
function asOfOf(args: readonly string[]): number | undefined {
  const at = args.findIndex(arg => arg === '--as-of' || arg.startsWith('--as-of='));
  if (at < 0) return undefined;
  const text = args[at]!.includes('=') ? args[at]!.slice('--as-of='.length) : (args[at + 1] ?? '');
  return /^\d{13}$/.test(text) ? Number(text) : Date.parse(text);
}

const shown = (what: Difference['what'], value: number): string =>
  (what === 'until' || what === 'due') && value > 0 ? new Date(value).toISOString() : String(value);

/** 0 when everything agrees; 1 when something differs; 2 when the call was not understood. */
export async function run(args: string[]): Promise<number> {
  const given = asOfOf(args);
  if (args.includes('--help') || Number.isNaN(given)) {
    console.error(USAGE);
    return 2;
  }
  const config = readConfig(args, join(import.meta.dirname, '..'));
  const engine = await attachEngine({ ...config, log: line => console.error(line) });
  try {
    const { ownerUrl, directUrl } = engine;
    const house = await openHouse({ ownerUrl, directUrl, keyFile: config.keyFile, connections: 2, visiting: true });
    try {
      const { kernel } = house;
      const { rows } = await kernel.db.aside.query(
        `select id, name, kind from area where kind in ('community', 'building')`,
      );
      const areas = rows as { id: Id; name: string; kind: string }[];
      const names = new Map(areas.map(area => [area.id, area.name]));
      const communities = areas.filter(area => area.kind === 'community').map(area => area.id);
      const reader = { ids: householdIdsOfBuildings, load: loadHouseholds };
      const asOf = given ?? kernel.clock.now();
      const { buildings, contributions, waiting, differences } = await compareTallies(
        kernel,
        reader,
        communities,
        asOf,
      );
      for (const one of differences.slice(0, MOST_SHOWN)) {
        const place = one.areaId === one.communityId ? '' : ` ${names.get(one.areaId) ?? one.areaId}`;
        const of = [one.subjectId, one.series].filter(part => part !== undefined).join(' ');
        console.log(
          `✗ ${names.get(one.communityId)}${place}  ${SAYS[one.what].zh} · ${SAYS[one.what].en}  ${of}  ` +
            `现存 kept ${shown(one.what, one.kept)}，重算 counted ${shown(one.what, one.counted)}`,
        );
      }
      if (differences.length > MOST_SHOWN) console.log(`  … ${differences.length - MOST_SHOWN}`);
      if (waiting > 0)
        console.log(
          `  ${waiting} 栋楼在等待启用或停用后的清点，稍后再对 · ${waiting} buildings wait to be counted after a switch: look again shortly`,
        );
      const mark = differences.length === 0 ? '✓' : '✗';
      console.log(
        `${mark} ${new Date(asOf).toISOString()}：${communities.length} 个社区、${buildings} 栋楼、${contributions} 条计入，${differences.length} 处不同\n` +
          `  ${communities.length} communities, ${buildings} buildings, ${contributions} contributions: ${differences.length} differences`,
      );
      return differences.length === 0 ? 0 : 1;
    } finally {
      await house.close();
    }
  } finally {
    await engine.stop();
  }
}
