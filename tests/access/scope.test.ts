// The second wall alone: the application's own login, its code bypassed. Whoever types a scope by hand, or changes a
// signed one, sees nothing; a signed one shows what it says and no more.
import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SENSITIVITY_CLASSES, type SensitivityClass } from '../../core/kernel/event.ts';
import { EVERYDAY } from '../../core/kernel/id.ts';
import { openFact } from '../../server/facts/store.ts';
import { openHouse } from '../../server/house.ts';
import { openKeyFile } from '../../server/kernel/keys.ts';
import { createScopeSigner, type Scope } from '../../server/kernel/scope.ts';
import { openSmallPlace, type SmallPlace, temperature } from '../support/small-place.ts';

/** Told to everyone, by a policy that says so. */
const OPEN_TABLES = [
  'activation',
  'activation_exit',
  'activation_proposal',
  'area',
  'building_grid',
  'lots',
  'pack_epoch',
  'pack_version',
  'rehearsal',
  'taught_header',
  'visit_draw',
];
/** Without policies: nothing in them is about a resident, or it is sealed under a key that is in no database. */
const PLAIN_TABLES = [
  ...['account', 'data_key', 'demo', 'dictionary_version', 'installation', 'organisation', 'outbox'],
  ...['post', 'schema_migration', 'series', 'session', 'vault.activation_key', 'guard.secret'],
];

let place: SmallPlace;
let owner: pg.Client;
let app: pg.Client;
let walled: string[];

beforeAll(async () => {
  place = await openSmallPlace();
  owner = new pg.Client({ connectionString: place.clone.ownerUrl });
  app = new pg.Client({ connectionString: place.house.listenUrl });
  await Promise.all([owner.connect(), app.connect()]);
  for (const community of place.communities) {
    await place.screening(community);
    const home = community.homes[0]!;
    await place.submit(place.zheng, place.visit(community, home, [temperature(home.persons[0]!, 36.6)]));
  }
  const tables = await owner.query(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and c.relrowsecurity and n.nspname not in ('jobs') order by 1`,
  );
  walled = tables.rows.map(row => row.name as string).filter(name => !OPEN_TABLES.includes(name));
  for (const table of walled) await fill(table);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await place.house.close();
});

/** A row of either community where the place left none, so that a wall without rows behind it is not taken for one. */
async function fill(table: string): Promise<void> {
  const columns = await owner.query(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_identity = 'NO' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const key = columns.rows.find(row => /^(community|stream)_id$/.test(row.name))?.name as string | undefined;
  await owner.query("set session_replication_role = 'replica'");
  for (const [n, { id }] of place.communities.entries()) {
    const there = await owner.query(
      `select from ${table} ${key === undefined ? '' : `where ${key} = '${id}'`} limit 1`,
    );
    if (there.rowCount! > 0) continue;
    const checks = await owner.query(
      `select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
      [table],
    );
    for (const { conname } of checks.rows) await owner.query(`alter table ${table} drop constraint ${conname}`);
    const value = ({ name, type }: { name: string; type: string }): string => {
      if (name === key) return `'${id}'`;
      if (type === 'uuid') return `'${place.newId()}'`;
      if (/^(int|float|numeric)/.test(type)) return String(n);
      if (type === 'bool') return 'true';
      if (type === 'jsonb' || type === 'json') return "'{}'";
      if (type.startsWith('_')) return "'{}'";
      if (type === 'ltree') return "'all'";
      if (type === 'bytea') return "'\\x00'";
      return name === 'purpose' ? "'registry'" : "'open'";
    };
    await owner.query(
      `insert into ${table} (${columns.rows.map(row => row.name).join()}) values (${columns.rows.map(row => value(row as { name: string; type: string })).join()})`,
    );
  }
  await owner.query("set session_replication_role = 'origin'");
}

/** Rows the application's login sees of a table under a scope's text; `null`: no scope at all. */
async function seen(text: string | null, table: string, where = 'true'): Promise<number> {
  await app.query('begin');
  try {
    if (text !== null) await app.query(`select set_config('app.scope', $1, true)`, [text]);
    const { rows } = await app.query(`select count(*)::int as n from ${table} where ${where}`);
    return rows[0].n as number;
  } finally {
    await app.query('rollback');
  }
}
const seenAnywhere = async (text: string | null): Promise<Record<string, number>> => {
  const found: Record<string, number> = {};
  for (const table of walled) {
    const n = await seen(text, table);
    if (n > 0) found[table] = n;
  }
  return found;
};
const scopeOf = (more: Partial<Scope> = {}): Scope => {
  const [a] = place.communities;
  const { purposes } = place.house.kernel.library;
  const all = { communities: [a.id], streams: [a.id], classes: SENSITIVITY_CLASSES, purposes, flags: [] };
  return { postId: place.newId(), ...all, ...more };
};
const signed = (more?: Partial<Scope>, at = Date.now()): string => place.house.kernel.db.sign(scopeOf(more), at);

describe('every table', () => {
  test('has a wall, or stands on the list of those that need none', async () => {
    const { rows } = await owner.query(
      `select case n.nspname when 'public' then '' else n.nspname || '.' end || c.relname as name
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p', 'm', 'v') and not c.relrowsecurity
         and n.nspname not in ('pg_catalog', 'information_schema', 'jobs') and n.nspname not like 'pg_toast%' order by 1`,
    );
    expect(rows.map(row => row.name).filter(name => !PLAIN_TABLES.includes(name))).toEqual([]);
  });

  test('open to everyone is so by a policy of that name', async () => {
    const { rows } = await owner.query(`select tablename from pg_policies where qual = 'true' order by 1`);
    expect(rows.map(row => row.tablename)).toEqual(OPEN_TABLES);
  });

  test('behind the wall holds rows of both communities here', async () => {
    for (const table of walled)
      expect([table, (await owner.query(`select from ${table}`)).rowCount! > 0]).toEqual([table, true]);
    expect(walled.length).toBeGreaterThan(15);
  });
});

describe('a scope', () => {
  test('that is absent, empty or typed by hand shows no row of any table', async () => {
    const [a, b] = place.communities;
    const ids = `${a.id},${b.id}`;
    const purposes = place.house.kernel.library.purposes.join();
    const typed = (expiry: number) =>
      `v1|${EVERYDAY}|${expiry}|${ids}|${ids}|${SENSITIVITY_CLASSES.join()}|${purposes}|write,wide,system|`;
    const inAMinute = Math.floor(Date.now() / 1000) + 60;
    const tries = [
      null,
      '',
      ids,
      typed(inAMinute),
      typed(inAMinute) + '0'.repeat(64),
      typed(inAMinute) + 'f'.repeat(64),
    ];
    for (const text of tries) expect(await seenAnywhere(text)).toEqual({});
  });

  test('signed with another key, expired, or changed after it was signed shows no row', async () => {
    const [a, b] = place.communities;
    const good = signed();
    expect((await seenAnywhere(good)).visit).toBeGreaterThan(0);
    const stranger = createScopeSigner({ fingerprint: 'another', secret: Buffer.alloc(32, 7) });
    const mac = good.slice(-64);
    const tries = [
      stranger(scopeOf(), Date.now()),
      signed({}, Date.now() - 61_000),
      good.replace(a.id, b.id),
      good.replaceAll(a.id, b.id),
      good.replace(/\|(\d{10})\|/, (_, at) => `|${Number(at) + 3600}|`),
      good.replace('|v1', '|v2'),
      good.slice(0, -64) + mac.toUpperCase(),
      good.slice(0, -1) + (good.endsWith('0') ? '1' : '0'),
      `${good.slice(0, -65)}system|${mac}`,
      `${good} `,
      ` ${good}`,
    ].filter(text => text !== good);
    for (const text of tries) expect(await seenAnywhere(text)).toEqual({});
  });

  test('of one community shows nothing of another, whatever it may do there', async () => {
    const [a, b] = place.communities;
    for (const flags of [[], ['write']] as Scope['flags'][]) {
      const text = signed({ flags });
      for (const table of walled) {
        const columns = await owner.query(
          `select column_name as name from information_schema.columns where table_name = $1 and column_name in ('community_id', 'stream_id')`,
          [table],
        );
        const key = (columns.rows[0]?.name as string | undefined) ?? 'id';
        // The one look-up across communities, for whoever registers somebody.
        if (table === 'locator') {
          expect(await seen(text, table)).toBe(flags.length === 0 ? 0 : await ofAll(table));
          continue;
        }
        // The server's own list of when rules are due, of no community.
        if (table === 'rule_due') {
          expect(await seen(text, table)).toBe(0);
          continue;
        }
        expect([table, await seen(text, table, `${key} = '${b.id}'`)]).toEqual([table, 0]);
        expect([table, (await seen(text, table, `${key} = '${a.id}'`)) > 0]).toEqual([table, true]);
      }
    }
  });

  test.each(SENSITIVITY_CLASSES.map(one => [one] as const))(
    'of class %s opens that table of facts alone',
    async only => {
      for (const other of SENSITIVITY_CLASSES) {
        const n = await seen(signed({ classes: [only] }), `fact_${other}`);
        expect([other, n > 0]).toEqual([other, other === only]);
      }
      expect(await seen(signed({ classes: [] }), `fact_${only}`)).toBe(0);
    },
  );

  test('of one purpose opens the rows of that purpose alone', async () => {
    for (const sensitivity of SENSITIVITY_CLASSES as SensitivityClass[]) {
      const table = `fact_${sensitivity}`;
      const { rows } = await owner.query(`select distinct purpose from ${table}`);
      for (const { purpose } of rows as { purpose: string }[]) {
        const text = signed({ purposes: [purpose] });
        expect(await seen(text, table)).toBeGreaterThan(0);
        expect(await seen(text, table, `purpose <> '${purpose}'`)).toBe(0);
      }
      expect(await seen(signed({ purposes: ['evaluation'] }), table)).toBe(0);
    }
  });

  test('of a wide post shows the sums of every community and nothing else', async () => {
    const text = signed({ communities: [], streams: [], flags: ['wide'] });
    expect(await seenAnywhere(text)).toEqual({ tally: await ofAll('tally') });
  });

  test('signed for reading changes nothing of what is kept, and one for writing does', async () => {
    const tables = ['stream', 'fact_personal', 'household', 'residence', 'dwelling', 'visit', 'contribution', 'tally'];
    const touch = async (flags: Scope['flags'], statement: string): Promise<number> => {
      await app.query('begin');
      try {
        await app.query(`select set_config('app.scope', $1, true)`, [signed({ flags })]);
        return (await app.query(statement)).rowCount ?? 0;
      } finally {
        await app.query('rollback');
      }
    };
    for (const table of tables) {
      const [column] = (
        await owner.query(
          `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position desc`,
          [table],
        )
      ).rows as { name: string }[];
      const change = `update ${table} set ${column!.name} = ${column!.name}`;
      expect([table, await touch([], change)]).toEqual([table, 0]);
      expect([table, (await touch(['write'], change)) > 0]).toEqual([table, true]);
    }
    const [a] = place.communities;
    const add = `insert into reply (stream_id, command_id, content, at) values ('${a.id}', '${place.newId()}', '', 0)`;
    await expect(touch([], add)).rejects.toThrow('row-level security');
    expect(await touch(['write'], add)).toBe(1);
    expect(await touch([], `delete from reply where stream_id = '${a.id}'`)).toBe(0);
    expect(await touch(['write'], `delete from reply where stream_id = '${a.id}'`)).toBeGreaterThan(0);
  });

  test('holds two hundred communities and not one more', () => {
    const ids = (n: number) => Array.from({ length: n }, () => place.newId());
    expect(signed({ communities: ids(200) })).toContain('v1|');
    expect(() => signed({ communities: ids(201) })).toThrow('200');
  });
});

const ofAll = async (table: string): Promise<number> =>
  (await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n as number;

describe('the application’s login', () => {
  test('owns nothing and is nobody of rank', async () => {
    const { rows } = await app.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
         (select count(*)::int from pg_class c where c.relowner = r.oid) as relations,
         (select count(*)::int from pg_proc p where p.proowner = r.oid) as functions,
         (select count(*)::int from pg_namespace n where n.nspowner = r.oid) as schemas
       from pg_roles r where rolname = current_user or rolname = 'doorstep_app'`,
    );
    const nobody = { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false };
    expect(rows).toEqual(rows.map(() => ({ ...nobody, relations: 0, functions: 0, schemas: 0 })));
    expect(rows).toHaveLength(2);
  });

  test.each([
    ['take down the wall', 'alter table event disable row level security'],
    ['add a policy', 'create policy mine on event using (true)'],
    ['read around it', 'set row_security = off; select * from event'],
    ['read the secret of the scope', 'select * from guard.secret'],
    ['call the guard itself', 'select guard.scope()'],
    ['put its own functions in the way', 'create function app.mine() returns int language sql as $$ select 1 $$'],
    ['make tables', 'create table mine (n int)'],
    ['become the owner', 'set role doorstep_owner'],
    ['become the guard', 'set role doorstep_guard'],
    ['change what happened', "update event set type = 'nothing'"],
    ['take out what happened', 'delete from event'],
    ['change a payload', "update payload set data = ''"],
    ['change what was answered', 'update reply set refusal = null'],
    ['say that this database is another', "update installation set kind = 'live'"],
  ])('cannot %s', async (_, statement) => {
    await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner|row-level security/);
    await app.query('reset all');
  });
});

describe('numbers of persons', () => {
  test('stand in no column of any table, as text or as bytes', async () => {
    const tables = await owner.query(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_toast%'`,
    );
    let dump = '';
    for (const { name } of tables.rows)
      for (const row of (await owner.query(`select t::text as row from ${name} t`)).rows) dump += `${row.row}\n`;
    // The search finds what is there: a name is kept in the open.
    expect(dump).toContain('李明');
    const numbers = place.communities.flatMap(({ homes }) => homes.flatMap(home => [...home.numbers, ...home.phones]));
    expect(numbers.length).toBeGreaterThan(40);
    for (const number of numbers) {
      expect(dump).not.toContain(number);
      expect(dump).not.toContain(Buffer.from(number).toString('hex'));
      expect(dump).not.toContain(Buffer.from(number).toString('base64').slice(0, -4));
      expect(dump).not.toContain(`"${number.slice(-4)}"`);
    }
  });

  test('are read again with the key, and with no other', async () => {
    const [a] = place.communities;
    const [home] = a.homes;
    const { rows } = await owner.query(
      `select facts->>'person.id_number' as fact from fact_identity where subject_id = $1 and facts ? 'person.id_number' limit 1`,
      [home!.persons[0]],
    );
    const value = /^S(.*)\|\d+\|\d+\|r$/.exec(rows[0].fact)![1]!;
    const fact = { value, observedAt: 0, seq: 1, how: 'registered' as const };
    const { ring } = place.house.kernel;
    expect((await openFact(ring, a.id, EVERYDAY, fact)).value).toBe(home!.numbers[0]);
    await expect(openFact(ring, place.communities[1].id, EVERYDAY, fact)).rejects.toThrow();
  });

  test('are not put out of reach by a start with another key: it is refused, and what runs goes on', async () => {
    const keyFile = `${place.clone.keyFile}.other-${process.pid}`;
    openKeyFile(keyFile);
    const { ownerUrl } = place.clone;
    const absent = `${keyFile}-nowhere`;
    await expect(openHouse({ ownerUrl, keyFile: absent, visiting: true })).rejects.toThrow('There is no key file');
    expect(existsSync(absent)).toBe(false);
    await expect(openHouse({ ownerUrl, keyFile })).rejects.toThrow(/另一个密钥文件[\s\S]*set up with another key file/);
    expect((await seenAnywhere(signed())).visit).toBeGreaterThan(0);
  });
});
