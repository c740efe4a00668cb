// `npm run prove -- packs-hot`: two Node processes behind Debian's pgbouncer in transaction mode take visits of several
// communities while pack versions are published and what is on is moved between them. No visit may be decided by a
// version that had been replaced when it was made.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { openHouse } from '../../server/house.ts';
import { openEngine } from '../../server/kernel/engine/index.ts';
import { types } from '../../server/kernel/unit-of-work.ts';
import { addDemoUsers } from '../../server/organisations/index.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { compareTallies, workOffRecounts } from '../../server/tallies/index.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { signIn } from '../support/sign-in.ts';
import { layOutPlace } from './kills-place.ts';
import { checkHot, type HotResult } from './packs-hot-check.ts';
import { type Door, loadWhileSwitching } from './packs-hot-load.ts';
import { findPooler, startPooler } from './pooler.ts';

const ROOT = join(import.meta.dirname, '../..');

export type HotOptions = { seed: string; seconds: number; communities: number; say(line: string): void };

/** A server asked over HTTP, as its pages do. */
async function doorOf(name: string, { url }: TestServer): Promise<Door> {
  const as = async (role: string) => {
    const cookie = await signIn(url, role);
    return async (commands: AnyCommand[]): Promise<Reply[]> => {
      const answer = await fetch(`${url}/api/commands`, {
        method: 'POST',
        headers: { cookie, 'x-doorstep': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ commands }),
      });
      const body = (await answer.json()) as { replies?: Reply[]; refusal?: Reply['refusal'] };
      if (body.replies !== undefined) return body.replies;
      if (!['busy', 'too-many'].includes(body.refusal?.code ?? '')) throw new Error(JSON.stringify(body));
      return commands.map(({ id }) => ({ id, status: 'refused', refusal: { code: 'busy' } }) as Reply);
    };
  };
  return { name, staff: await as('community_staff'), administrator: await as('administrator') };
}

const quantile = (values: number[], q: number): number =>
  Math.round([...values].sort((a, b) => a - b)[Math.floor(values.length * q)] ?? 0);

export async function provePacksHot({ seed, seconds, communities, say }: HotOptions) {
  const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-hot-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  const keyFile = join(dataDir, 'county.key');
  const engine = await openEngine({ dataDir, log: () => {}, settings: { max_connections: '100' } });
  const ending: (() => Promise<unknown>)[] = [
    async () => rmSync(dataDir, { recursive: true, force: true }),
    () => engine.stop(),
  ];
  try {
    const { ownerUrl, directUrl } = engine;
    const house = await openHouse({ ownerUrl, keyFile, connections: 2 });
    ending.push(() => house.close());
    if (house.fresh) await addDemoUsers(house.kernel);
    const app = new URL(house.listenUrl.replace('@/', '@localhost/'));
    const pooler = await startPooler(directUrl, { [app.username]: decodeURIComponent(app.password) }, 16);
    ending.push(() => pooler.stop());
    const servers: TestServer[] = [];
    for (let n = 0; n < 2; n++) {
      const server = await startServer({ databaseUrl: pooler.url, databaseDirectUrl: directUrl, keyFile });
      ending.push(() => server.stop());
      servers.push(server);
    }
    const homes = await layOutPlace(servers[0]!.url, communities, 40);
    const doors = [await doorOf('first', servers[0]!), await doorOf('second', servers[1]!)] as const;
    const { rootAreaId } = house.kernel;
    const loaded = await loadWhileSwitching(
      { rootAreaId, homes, doors },
      { ...{ seed, seconds, say }, workers: 8, batch: 5 },
    );
    const client = new pg.Client({ connectionString: directUrl, types: types as pg.CustomTypesConfig });
    await client.connect();
    ending.push(() => client.end());
    const result: HotResult = await checkHot(client, rootAreaId, loaded);
    for (const server of servers) await server.stop();
    const reader = { ids: householdIdsOfBuildings, load: loadHouseholds };
    await workOffRecounts(house.kernel, reader);
    const ids = [...new Set(homes.map(home => home.communityId))];
    const { differences } = await compareTallies(house.kernel, reader, ids, house.kernel.clock.now());
    const poolerVersion = findPooler();
    return {
      ...{ seed, seconds, communities, pooler: poolerVersion },
      batchMs: {
        ...{ median: quantile(loaded.batches, 0.5), p99: quantile(loaded.batches, 0.99) },
        longest: Math.round(Math.max(...loaded.batches)),
      },
      tallyDifferences: differences.length,
      ...result,
    };
  } finally {
    for (const end of ending.reverse()) await end().catch(() => {});
  }
}

const RESULT = join(ROOT, 'docs/proofs/packs-hot.json');

/** Runs it in full and writes the result; 0 when everything held, or where there is no pgbouncer. */
export async function prove(args: string[]): Promise<number> {
  if (findPooler() === undefined) {
    console.log('没有安装 pgbouncer，跳过：apt-get install pgbouncer\npgbouncer is not installed; nothing was proved.');
    return 0;
  }
  const given = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  const seed = given('--seed') ?? 'doorstep';
  const seconds = Number(given('--seconds') ?? 60);
  const started = new Date().toISOString();
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  const commit = git('rev-parse', 'HEAD');
  const changed = git('status', '--porcelain', '--', 'core', 'server') !== '';
  const result = await provePacksHot({ seed, seconds, communities: 3, say: console.log });
  const held =
    result.violations.length === 0 &&
    result.tallyDifferences === 0 &&
    result.decidedSoonElsewhere > 0 &&
    result.unsentAccepted > 0;
  const machine = {
    ...{ cpu: cpus()[0]?.model, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
    ...{ kernel: release(), node: process.version },
  };
  /** `changed`: files of the server differed from that commit. */
  const report = { proof: 'packs-hot', held, started, commit, changed, machine, ...result };
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify(report, null, 2)}\n`);
  console.log(JSON.stringify(report, null, 2));
  return held ? 0 : 1;
}
