// What proves that nothing was tampered with and that every figure is right: the chains, the seals, and the recount as
// of any instant, while time alone moves figures.
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listHouseholds } from '../../core/registry/contract.ts';
import { seriesKey } from '../../core/tallies/model.ts';
import { sealAccess, verifySeals } from '../../server/access/index.ts';
import { openHouse } from '../../server/house.ts';
import { openKeyFile } from '../../server/kernel/keys.ts';
import { types } from '../../server/kernel/unit-of-work.ts';
import { verifyChains } from '../../server/kernel/verify.ts';
import { householdIdsOfBuildings, loadHouseholds } from '../../server/registry/index.ts';
import { compareTallies, planRecount, workOffDue, workOffRecounts } from '../../server/tallies/index.ts';
import { openServedPlace, type ServedPlace } from '../support/served-place.ts';
import { temperature } from '../support/small-place.ts';

const HOUR = 3_600_000;
const reader = { ids: householdIdsOfBuildings, load: loadHouseholds };
let place: ServedPlace;
let owner: pg.Client;
let activation: string;
/** Numbers of the first community's events: a visit, and the seal of the access log. */
let visited: number;
let sealed: number;

beforeAll(async () => {
  place = await openServedPlace();
  owner = new pg.Client({ connectionString: place.clone.ownerUrl, types: types as pg.CustomTypesConfig });
  await owner.connect();
  const { kernel, pipeline } = place.house;
  const [a] = place.communities;
  activation = await place.screening(a);
  await planRecount(kernel, activation);
  await workOffRecounts(kernel, reader);
  for (const home of a.homes.slice(0, 3)) {
    const visit = place.visit(a, home, [temperature(home.persons[0]!, 36.5), temperature(home.persons[1]!, 38.1)]);
    expect(await place.submit(place.zhou, visit)).toMatchObject([{ status: 'accepted' }]);
  }
  const zhou = await place.as(place.zhou);
  for (let i = 0; i < 3; i++) await zhou.read(listHouseholds, { area: a.id });
  await sealAccess(kernel, pipeline);
  const seqs = (type: string) => owner.query('select seq from event where stream_id = $1 and type = $2', [a.id, type]);
  visited = (await seqs('visit.recorded')).rows[0].seq;
  sealed = (await seqs('access.sealed')).rows[0].seq;
});
afterAll(async () => {
  await owner.end();
  await place.close();
});

/** What is found while something is changed by whoever owns the database; afterwards all is as it was. */
async function tampered(...statements: string[]): Promise<string[]> {
  const [a] = place.communities;
  const tables = ['stream', 'event', 'payload', 'access_log', 'area'];
  for (const table of tables) await owner.query(`create table kept_${table} as table ${table}`);
  try {
    await owner.query("set session_replication_role = 'replica'");
    for (const one of statements) await owner.query(one.replaceAll('$a', `'${a.id}'`));
    const chains = await verifyChains(owner);
    const seals = await verifySeals(owner, openKeyFile(place.clone.keyFile));
    return [...chains.faults, ...seals.faults].map(
      one => `${one.streamId === a.id ? '' : 'elsewhere '}${one.seq}${'to' in one ? `–${one.to}` : ''} ${one.what}`,
    );
  } finally {
    for (const table of tables) {
      await owner.query(`delete from ${table}`);
      await owner.query(`insert into ${table} select * from kept_${table}`);
      await owner.query(`drop table kept_${table}`);
    }
    await owner.query("set session_replication_role = 'origin'");
  }
}
const here = (seq: number) => `stream_id = $a and seq = ${seq}`;

describe('the chains', () => {
  test('are whole when nobody tampered', async () => {
    const { faults, streams, events, payloads } = await verifyChains(owner);
    expect(faults).toEqual([]);
    expect(streams).toBe(4);
    expect(events).toBe((await owner.query('select from event')).rowCount);
    expect(payloads).toBe((await owner.query('select from payload')).rowCount);
    expect(await verifySeals(owner, openKeyFile(place.clone.keyFile))).toMatchObject({ seals: 1, rows: 3, faults: [] });
  });

  test.each([
    ['type', "type = 'visit.corrected'"],
    ['time', 'observed_at = observed_at + 1'],
    ['subject', 'subject_id = command_id'],
    ['author', 'post_id = command_id'],
    ['payload digests', "payload_digests = payload_digests || '\\x00'"],
  ])('name an event whose %s was edited', async (_, change) => {
    expect(await tampered(`update event set ${change} where ${here(visited)}`)).toEqual([`${visited} broken`]);
  });

  test('name an event that was edited and given a digest to match', async () => {
    const change = `update event set type = 'visit.corrected', digest = sha256(digest) where ${here(visited)}`;
    expect(await tampered(change)).toEqual([`${visited} broken`, `${visited + 1} broken`]);
  });

  test('name one that was removed, several, and the last', async () => {
    const { rows } = await owner.query('select head_seq from stream where id = $1', [place.communities[0].id]);
    const last = rows[0].head_seq as number;
    expect(
      await tampered(`delete from event where ${here(visited)}`, `delete from payload where ${here(visited)}`),
    ).toEqual([`${visited} missing`]);
    expect(
      await tampered(
        `delete from event where stream_id = $a and seq between 2 and 5`,
        'delete from payload where stream_id = $a',
      ),
    ).toContain('2–5 missing');
    expect(await tampered(`delete from event where ${here(last)}`)).toContain(`${last} missing`);
    expect(
      await tampered(
        `delete from payload where ${here(last)}`,
        `delete from event where ${here(last)}`,
        `update stream set head_seq = head_seq - 1 where id = $a`,
      ),
    ).toContain(`${last - 1} head`);
  });

  test('name two that changed places', async () => {
    const swap = (table: string) =>
      `update ${table} set seq = ${visited} + ${visited + 1} - seq where stream_id = $a and seq in (${visited}, ${visited + 1})`;
    const found = await tampered(
      'alter table event drop constraint event_pkey',
      'alter table payload drop constraint payload_pkey',
      swap('event'),
      swap('payload'),
    );
    await owner.query('alter table event add primary key (stream_id, seq)');
    await owner.query('alter table payload add primary key (stream_id, seq, n)');
    expect(found).toEqual([visited, visited + 1, visited + 2].map(seq => `${seq} broken`));
  });

  test('name one that was put in between, all after it renumbered', async () => {
    const found = await tampered(
      `update event set seq = seq + 1000 where stream_id = $a and seq > ${visited}`,
      `update payload set seq = seq + 1000 where stream_id = $a and seq > ${visited}`,
      `insert into event select stream_id, ${visited + 1}, gen_random_uuid(), type, subject_kind, subject_id, command_id, post_id,
         grid_id, transition, rule, observed_at, recorded_at, '', digest from event where ${here(visited)}`,
      `update event set seq = seq - 999 where stream_id = $a and seq > 1000`,
      `update payload set seq = seq - 999 where stream_id = $a and seq > 1000`,
    );
    expect(found.slice(0, 2)).toEqual([`${visited + 1} broken`, `${visited + 2} broken`]);
  });

  test('name a payload that was edited, added or moved, and mind none that is gone', async () => {
    const one = `${here(visited)} and n = 0`;
    expect(await tampered(`update payload set data = data || '\\x00' where ${one}`)).toEqual([
      `${visited} payload-edited`,
    ]);
    expect(await tampered(`update payload set salt = sha256(salt) where ${one}`)).toEqual([
      `${visited} payload-edited`,
    ]);
    expect(await tampered(`update payload set n = 99 where ${one}`)).toEqual([`${visited} payload-added`]);
    expect(await tampered(`update payload set seq = 999999 where ${one}`)).toEqual(['999999 payload-added']);
    expect(
      await tampered(
        `update payload set class = 'open' where ${here(1)}`,
        `update payload set class = 'medical' where ${here(2)}`,
      ),
    ).toEqual(['2 payload-moved']);
    expect(await tampered(`update payload set activation_id = subject_id where ${one}`)).toEqual([
      `${visited} payload-moved`,
    ]);
    expect(await tampered(`delete from payload where ${here(visited)}`)).toEqual([]);
  });

  test('name a stream that is gone, with and without its events', async () => {
    expect(await tampered('delete from stream where id = $a')).toEqual(['0 no-stream']);
    const everything = ['event', 'payload'].map(table => `delete from ${table} where stream_id = $a`);
    expect(await tampered('delete from stream where id = $a', ...everything)).toContain('0 no-stream');
  });
});

describe('the seals of who looked', () => {
  test.each([
    ['taken out', 'delete from access_log where sealed_seq is not null and rows = (select max(rows) from access_log)'],
    ['edited', "update access_log set role = 'doctor' where sealed_seq is not null"],
    ['given to another organisation', 'update access_log set organisation_id = id where sealed_seq is not null'],
    ['unsealed', 'update access_log set sealed_seq = null'],
  ])('name rows that were %s', async (_, change) => {
    expect(await tampered(change)).toEqual([`${sealed} rows`]);
  });

  test('name rows that claim a seal there never was', async () => {
    expect(await tampered(`update access_log set sealed_seq = ${visited}`)).toEqual([
      ...[`${sealed} rows`, `${visited} no-seal`],
    ]);
  });
});

test('a command beside a database that is not up to date says so, and changes nothing', async () => {
  const { ownerUrl, keyFile } = place.clone;
  await owner.query('create table kept_migration as select * from schema_migration order by number desc limit 1');
  await owner.query('delete from schema_migration where number in (select number from kept_migration)');
  await expect(openHouse({ ownerUrl, keyFile, visiting: true })).rejects.toThrow('older than this Doorstep');
  await owner.query('insert into schema_migration select * from kept_migration');
  await (await openHouse({ ownerUrl, keyFile, visiting: true })).close();
});

describe('the recount', () => {
  const compare = (asOf = place.house.kernel.clock.now()) =>
    compareTallies(
      place.house.kernel,
      reader,
      place.communities.map(one => one.id),
      asOf,
    );
  const brief = ({ differences }: Awaited<ReturnType<typeof compare>>) =>
    differences.map(one => `${one.what} ${one.series ?? ''} ${one.kept}→${one.counted}`);

  test('agrees with what visits, switches and registrations left', async () => {
    const { differences, buildings, contributions, waiting } = await compare();
    expect(differences).toEqual([]);
    expect({ buildings, contributions, waiting }).toEqual({ buildings: 4, contributions: 36, waiting: 0 });
  });

  test('names a figure, a contribution and a due instant that were changed', async () => {
    const [a] = place.communities;
    const fever = seriesKey(activation, 'fever');
    const where = `community_id = '${a.id}' and series = (select id from series where key = '${fever}')`;
    await owner.query(`update tally set n = n + 1 where ${where} and area_id = '${a.buildings[0]}'`);
    expect(brief(await compare())).toEqual([`tally ${fever} 4→3`, `sum ${fever} 3→4`]);
    await owner.query(`update tally set n = n - 1 where ${where} and area_id = '${a.buildings[0]}'`);

    const feverish = `community_id = '${a.id}' and (select id from series where key = '${fever}') = any(series)`;
    await owner.query(`create table kept as select * from contribution where ${feverish} limit 1`);
    await owner.query(`update contribution set series = '{}' where subject_id in (select subject_id from kept)`);
    expect(brief(await compare())).toContain(`contribution ${fever} 0→1`);
    await owner.query('update contribution c set series = k.series from kept k where k.subject_id = c.subject_id');
    await owner.query(`delete from contribution where subject_id in (select subject_id from kept)`);
    expect(brief(await compare())).toContain(`contribution ${fever} 0→1`);
    await owner.query('insert into contribution select * from kept');

    await owner.query('create table kept_due as table tally_due');
    await owner.query('delete from tally_due');
    expect(new Set((await compare()).differences.map(one => one.what))).toEqual(new Set(['due']));
    await owner.query('insert into tally_due select * from kept_due');
    expect((await compare()).differences).toEqual([]);
  });

  test('after thirteen hours without an event, names what is due until it is counted, and then agrees', async () => {
    const { kernel } = place.house;
    const [a] = place.communities;
    const zheng = await place.as(place.zheng);
    const figures = async () => {
      const n = (report: string) => place.figure(zheng, a.id, seriesKey(activation, report), activation);
      return { covered: await n('covered'), screened: await n('people_screened'), fever: await n('fever') };
    };
    const events = async () => (await owner.query('select from event')).rowCount;
    const before = await events();
    expect(await figures()).toEqual({ covered: 3, screened: 6, fever: 3 });
    kernel.clock.setOffset(11 * HOUR);
    await workOffDue(kernel, reader);
    expect(await figures()).toEqual({ covered: 3, screened: 6, fever: 3 });
    expect((await compare()).differences).toEqual([]);

    kernel.clock.setOffset(13 * HOUR);
    const due = (await compare()).differences;
    const home = (id: string) => a.homes.find(one => one.persons.includes(id))!;
    const lapsed = due.filter(
      one => one.series === seriesKey(activation, 'people_screened') && one.what === 'contribution',
    );
    expect(lapsed.map(one => [one.subjectId, one.kept, one.counted]).sort()).toEqual(
      a.homes
        .slice(0, 3)
        .flatMap(one => one.persons.map(person => [person, 1, 0]))
        .sort(),
    );
    expect(new Set(due.flatMap(one => (one.subjectId === undefined ? [] : [home(one.subjectId).id])))).toEqual(
      new Set(a.homes.slice(0, 3).map(one => one.id)),
    );
    expect(new Set(due.map(one => one.series))).toEqual(
      new Set([seriesKey(activation, 'people_screened'), seriesKey(activation, 'fever')]),
    );

    await workOffDue(kernel, reader);
    expect(await figures()).toEqual({ covered: 3, screened: 0, fever: 0 });
    expect((await compare()).differences).toEqual([]);
    expect(await events()).toBe(before);
  });
});
