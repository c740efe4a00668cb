// A place where rosters are imported: a new community for each, its clerk 周, and what the registry holds of it read back
// in the clear, to compare with a roster's truth.
import type { Actor } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import {
  getImport,
  getRefusedRows,
  type ImportView,
  listProblems,
  type Problem,
  uploadRoster,
} from '../../core/registry/contract.ts';
import type { Door, ResidenceKind } from '../../core/registry/model.ts';
import type { RosterCell } from '../../core/registry/roster-model.ts';
import { openFact } from '../../server/facts/index.ts';
import { SYSTEM, writeScope } from '../../server/kernel/stream.ts';
import { inTransaction } from '../../server/kernel/unit-of-work.ts';
import { readRosterFile } from '../../server/registry/import/read-file.ts';
import { householdIdsOfBuildings, loadHouseholds, workOnImport } from '../../server/registry/index.ts';
import { addressOf, type Client, openServedPlace, type ServedPlace } from './served-place.ts';

/** A roster as text, line by line; `HEADER` begins one. */
export const csv = (...lines: string[]): Buffer => Buffer.from(lines.join('\n'));
export const HEADER = '姓名,性别,身份证号,出生日期,家庭住址,联系电话,居住类型,所属网格';

export type HeldPerson = {
  personId: Id;
  householdId: Id;
  door: Door;
  grid: string;
  residence: ResidenceKind;
  facts: Record<string, unknown>;
};

export type ImportPlace = ServedPlace & {
  /** A community with nothing in it, and its 周. */
  newCommunity(): Promise<{ id: Id; code: string; zhou: Client; zhouPost: Actor }>;
  /** Uploads and lets it be read; the import as it then stands. */
  check(client: Client, community: Id, bytes: Uint8Array): Promise<ImportView>;
  confirm(client: Client, community: Id, importId: Id): Promise<ImportView>;
  problems(client: Client, community: Id, importId: Id): Promise<Problem[]>;
  /** The workbook of refused rows, as 周 opens it: its first sheet's rows with their header. */
  refusedRows(zhou: Actor, importId: Id, lang?: 'zh' | 'en'): Promise<(RosterCell | undefined)[][]>;
  held(community: Id): Promise<HeldPerson[]>;
  eventCount(community: Id): Promise<number>;
};

export async function openImportPlace(): Promise<ImportPlace> {
  const place = await openServedPlace();
  const { kernel, pipeline } = place.house;
  let made = 0;
  const work = (community: Id, id: Id) => workOnImport(kernel, pipeline, community, id);
  const view = (client: Client, community: Id, id: Id) => client.read(getImport, { id, community });
  return {
    ...place,
    newCommunity: async () => {
      made += 1;
      const id = place.newId();
      const code = `9900010012${String(made).padStart(2, '0')}`;
      const area = { id, kind: 'community', code, name: `槐雨里${made}社区`, parentCode: '990001001000' };
      const { rootAreaId } = kernel;
      const [reply] = await place.submit(
        SYSTEM,
        place.command(rootAreaId, 'lay-out-areas', rootAreaId, { areas: [area] }),
      );
      if (reply?.status !== 'accepted') throw new Error(JSON.stringify(reply));
      const userId = place.newId();
      const zhouPost: Actor = {
        userId,
        post: {
          ...{ id: place.newId(), userId, role: 'community_staff', organisationId: place.newId(), from: 0 },
          ...{ areaId: id, areaPath: `all.990001001000.${code}`, communityId: id },
        },
      };
      return { id, code, zhouPost, zhou: await place.as(zhouPost, '周') };
    },
    check: async (client, community, bytes) => {
      const id = place.newId();
      await client.upload(uploadRoster, { community, id }, bytes);
      await work(community, id);
      return view(client, community, id);
    },
    confirm: async (client, community, importId) => {
      const [answer] = await client.send(place.command(community, 'confirm-import', importId, {}));
      if (answer !== 'accepted') throw new Error(answer);
      await work(community, importId);
      return view(client, community, importId);
    },
    problems: async (client, community, importId) => {
      const all: Problem[] = [];
      for (let after: string | undefined; ; ) {
        const page = await client.read(listProblems, { id: importId, community, limit: 7, after });
        all.push(...page.items);
        after = page.next;
        if (after === undefined) return all;
      }
    },
    refusedRows: async ({ post }, id, lang = 'zh') => {
      const answer = await place.app.inject({
        ...{ method: 'GET', url: addressOf(getRefusedRows, { id, community: post.communityId, lang }) },
        cookies: { doorstep: `token of ${post.id}` },
      });
      const read = readRosterFile(answer.rawPayload, 'refused.xlsx');
      if (!read.ok) throw new Error(`${answer.statusCode} ${read.refusal.code}`);
      return read.value[0]!.rows.map(({ cells }) => cells);
    },
    held: community => held(place, community),
    eventCount: async community =>
      Number((await place.owner.query('select count(*) from event where stream_id = $1', [community])).rows[0].count),
  };
}

type PlaceRow = { id: Id; local_key: string; stairwell: string; room: string; grid: string | null };

async function held(place: ServedPlace, community: Id): Promise<HeldPerson[]> {
  const { kernel } = place.house;
  const { rows } = await place.owner.query(
    `select d.id, b.local_key, d.stairwell, d.room, g.name as grid from dwelling d join area b on b.id = d.building_id
     left join building_grid bg on bg.community_id = d.community_id and bg.building_id = d.building_id and bg.until_at is null
     left join area g on g.id = bg.grid_id where d.community_id = $1`,
    [community],
  );
  const places = new Map((rows as PlaceRow[]).map(row => [row.id, row]));
  const { rows: buildings } = await place.owner.query(
    `select id from area where community_id = $1 and kind = 'building'`,
    [community],
  );
  return inTransaction(kernel.db, writeScope(kernel, SYSTEM.post.id, community), async tx => {
    const ids = await householdIdsOfBuildings(
      tx,
      community,
      buildings.map(row => row.id as Id),
    );
    const persons: HeldPerson[] = [];
    for (const household of (await loadHouseholds(tx, community, ids)).values())
      for (const person of household.persons) {
        const facts: Record<string, unknown> = {};
        for (const row of person.rows)
          for (const [element, fact] of Object.entries(row.facts))
            facts[element] = (
              row.class === 'identity' ? await openFact(kernel.ring, community, row.activationId, fact) : fact
            ).value;
        const { local_key, stairwell, room, grid } = places.get(household.dwellingId)!;
        const [compound = '', building = ''] = local_key.split('|');
        persons.push({
          ...{ personId: person.id, householdId: household.id, residence: person.residence, facts, grid: grid ?? '' },
          door: { compound, building, stairwell, room },
        });
      }
    return persons;
  });
}
