// The end of the proof: every acknowledged command against the database, by ids alone; the chains; every figure.
import { readFileSync } from 'node:fs';
import pg from 'pg';
import type { Id } from '../../core/kernel/id.ts';
import { verifySeals } from '../../server/access/index.ts';
import { openHouse } from '../../server/house.ts';
import type { Engine } from '../../server/kernel/engine/index.ts';
import { openKeyFile } from '../../server/kernel/keys.ts';
import { types } from '../../server/kernel/unit-of-work.ts';
import { verifyChains } from '../../server/kernel/verify.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { compareTallies, workOffRecounts } from '../../server/tallies/index.ts';

export type Checked = {
  acknowledged: number;
  /** Acknowledged and not there; there more than once; there and never sent; applied without a reply to repeat. */
  missing: number;
  doubled: number;
  neverSent: number;
  withoutReply: number;
  chains: { streams: number; events: number; payloads: number; sealedRows: number; faults: number };
  recount: { buildings: number; contributions: number; differences: number };
  durability: Record<string, string>;
};

const APPLIED = `select e.command_id as id, count(*)::int as events,
    (select count(*)::int from visit v where v.community_id = e.stream_id and v.id = e.command_id) as visits,
    exists (select from reply r where r.stream_id = e.stream_id and r.command_id = e.command_id and r.refusal is null) as replied
  from event e where e.type in ('visit.recorded', 'visit.corrected') group by e.stream_id, e.command_id`;
const DURABILITY = `select name, setting from pg_settings
  where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'server_version')`;

/** `log`: the client's. Reads a database that nobody else writes to. */
export async function checkKills(engine: Engine, keyFile: string, log: string): Promise<Checked> {
  const sent = new Set<Id>();
  const acknowledged = new Set<Id>();
  for (const line of readFileSync(log, 'utf8').split('\n')) {
    if (line.startsWith('s ')) sent.add(line.slice(2));
    else if (line.startsWith('a ')) acknowledged.add(line.slice(2));
  }
  const client = new pg.Client({ connectionString: engine.directUrl, types: types as pg.CustomTypesConfig });
  await client.connect();
  const { ownerUrl, directUrl } = engine;
  const house = await openHouse({ ownerUrl, directUrl, keyFile, connections: 2, visiting: true });
  try {
    type Applied = { id: Id; events: number; visits: number; replied: boolean };
    const applied = (await client.query(APPLIED)).rows as Applied[];
    const there = new Set(applied.map(row => row.id));
    const chains = await verifyChains(client);
    const seals = await verifySeals(client, openKeyFile(keyFile));
    const reader = { ids: householdIdsOfBuildings, load: loadHouseholds };
    // What a switch promised before the last kill may still wait to be counted.
    await workOffRecounts(house.kernel, reader);
    const { rows } = await client.query(`select id from area where kind = 'community' order by code`);
    const compared = await compareTallies(
      house.kernel,
      reader,
      rows.map(row => row.id as Id),
      house.kernel.clock.now(),
    );
    const settings = (await client.query(DURABILITY)).rows as { name: string; setting: string }[];
    return {
      acknowledged: acknowledged.size,
      missing: [...acknowledged].filter(id => !there.has(id)).length,
      doubled: applied.length - there.size + applied.filter(row => row.events !== 1 || row.visits !== 1).length,
      neverSent: applied.filter(row => !sent.has(row.id)).length,
      withoutReply: applied.filter(row => !row.replied).length,
      chains: {
        ...{ streams: chains.streams, events: chains.events, payloads: chains.payloads, sealedRows: seals.rows },
        faults: chains.faults.length + seals.faults.length,
      },
      recount: {
        ...{ buildings: compared.buildings, contributions: compared.contributions },
        differences: compared.differences.length,
      },
      durability: Object.fromEntries(settings.map(row => [row.name, row.setting])),
    };
  } finally {
    await house.close();
    await client.end();
  }
}
