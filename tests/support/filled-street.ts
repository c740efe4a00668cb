// A small simulated street, registered and half visited through the pipeline, with its own staff signed in over HTTP;
// and what a sheet about it must say, worked out from the commands alone.
import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import { ageOn, localDate } from '../../core/facts/local-time.ts';
import type { Role } from '../../core/kernel/actor.ts';
import type { Id } from '../../core/kernel/id.ts';
import type { RegisterHousehold } from '../../core/registry/contract.ts';
import type { Door } from '../../core/registry/model.ts';
import type { ChooseColumns } from '../../core/sheets/contract.ts';
import type { Demo } from '../../core/simulate/demo.ts';
import type { RecordVisit } from '../../core/visits/contract.ts';
import { type House, openHouse } from '../../server/house.ts';
import { createApp, SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addPosts, findActor } from '../../server/organisations/index.ts';
import { openSession } from '../../server/organisations/store.ts';
import { addRoutes } from '../../server/serve.ts';
import { seedDemo } from '../../server/simulate/seed.ts';
import { cloneDatabase } from './database.ts';
import { type Client, clientOf } from './served-place.ts';

const ZONE = 'Asia/Shanghai';

/** What one living person's row must say. */
export type Truth = {
  id: Id;
  door: Door;
  gridId: Id;
  name: string;
  sex: '男' | '女';
  birthDate: string;
  age: number;
  idNumber?: string;
  phone?: string;
  headName?: string;
  /** Of the latest knock that told it, if that was within 12 hours. */
  temperature?: number;
};

export type Answered = { status: number; type: string; bytes: Buffer; code: string | undefined; body: never };
export type Asker = {
  postId: Id;
  /** The same person, asking any endpoint. */
  client: Client;
  upload(area: Id, purpose: string, bytes: Uint8Array, name?: string): Promise<Answered>;
  /** `as`: another kind of file than its own. */
  filled(id: Id, as?: string): Promise<Answered>;
  /** Says what columns mean, which table they are of, and what becomes of rows that stand there. */
  choose(id: Id, columns: { index: number; means: string }[], table?: Partial<ChooseColumns>): Promise<Answered>;
};

export type FilledStreet = {
  house: House;
  app: FastifyInstance;
  owner: pg.Client;
  demo: Demo;
  streetId: Id;
  communities: { id: Id; name: string; grids: { id: Id; name: string }[] }[];
  /** Everybody living in the first community, in a sheet's order. */
  truth: Truth[];
  /** Signs somebody in over an area; 周, 陈, 吴 and the others of the stories. */
  as(role: Role, areaId: Id): Promise<Asker>;
  close(): Promise<void>;
};

/** ms until it is four in the afternoon there: at night nobody was visited lately, and nothing measured would hold. */
const untilAfternoon = (now: number): number => {
  const today = Date.parse(`${localDate(now, ZONE)}T16:00:00+08:00`);
  return (today < now ? today + 86_400_000 : today) - now;
};

export async function openFilledStreet(): Promise<FilledStreet> {
  const clone = await cloneDatabase();
  const house = await openHouse({ ownerUrl: clone.ownerUrl, keyFile: clone.keyFile, connections: 6 });
  const { kernel, pipeline } = house;
  kernel.clock.setOffset(untilAfternoon(Date.now()));
  const now = kernel.clock.now();
  const demo = await seedDemo(kernel, pipeline, {
    ...{ seed: 'sheets', at: now, communities: 2, gridsPerCommunity: 2, householdsPerGrid: 36 },
  });
  const app = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), 'no-pages');
  addRoutes(app, house);
  const owner = new pg.Client({ connectionString: clone.ownerUrl });
  await owner.connect();
  const areas = async (kind: string, community?: Id) =>
    (
      await owner.query(
        'select id, name from area where kind = $1 and ($2::uuid is null or community_id = $2) order by code',
        [kind, community ?? null],
      )
    ).rows as { id: Id; name: string }[];
  const [street] = await areas('street');
  const communities: FilledStreet['communities'] = [];
  for (const one of await areas('community')) communities.push({ ...one, grids: await areas('grid', one.id) });

  return {
    ...{ house, app, owner, demo, communities, streetId: street!.id },
    truth: truthOf(demo, communities[0]!.id, now),
    as: async (role, areaId) => {
      const [userId, postId, organisationId] = [kernel.newId(), kernel.newId(), kernel.newId()];
      await addPosts(kernel.db, [
        {
          account: { id: userId, name: role },
          organisation: { id: organisationId, name: '居委会', kind: 'residents_committee', areaId },
          post: { id: postId, role, areaId, from: 0 },
        },
      ]);
      const token = `token of ${postId}`;
      await openSession(kernel.db, token, userId, postId, now, now + 86_400_000);
      return askerOf(app, token, postId);
    },
    close: async () => {
      await owner.end();
      await app.close();
      await house.close();
    },
  };
}

function askerOf(app: FastifyInstance, token: string, postId: Id): Asker {
  const answered = (answer: Awaited<ReturnType<FastifyInstance['inject']>>): Answered => {
    const type = String(answer.headers['content-type']);
    const body = type.startsWith('application/json') ? answer.json() : undefined;
    return {
      status: answer.statusCode,
      type,
      bytes: answer.rawPayload,
      code: body?.refusal?.code,
      body: body as never,
    };
  };
  const asking = { headers: { 'x-doorstep': '1' }, cookies: { [SESSION_COOKIE]: token } };
  return {
    postId,
    client: clientOf(app, token),
    upload: async (area, purpose, bytes, name = '登记表.xlsx') => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)]), name);
      const request = new Response(form);
      const headers = { ...asking.headers, 'content-type': request.headers.get('content-type')! };
      const payload = Buffer.from(await request.arrayBuffer());
      const url = `/api/sheets?${new URLSearchParams({ area, purpose })}`;
      return answered(await app.inject({ ...asking, method: 'POST', url, headers, payload }));
    },
    choose: async (id, columns, table) => {
      const payload = { ...table, columns };
      return answered(await app.inject({ method: 'POST', url: `/api/sheets/${id}/columns`, ...asking, payload }));
    },
    filled: async (id, as) =>
      answered(
        await app.inject({
          ...{ ...asking, method: 'GET', url: `/api/sheets/${id}/filled` },
          ...(as === undefined ? {} : { query: { as } }),
        }),
      ),
  };
}

type Payloads = { registered: { id: Id; gridId: Id; payload: RegisterHousehold }[]; told: Map<Id, number> };

/** What the community's commands registered, and the temperatures still holding at `now`. */
function payloadsOf(demo: Demo, communityId: Id, now: number): Payloads {
  const commands = demo.communities.flat().flatMap(step => step.commands);
  const here = commands.filter(one => one.stream === communityId);
  const gridOf = new Map(
    here
      .filter(one => one.type === 'lay-out-building')
      .map(one => [one.subject, (one.payload as { gridId: Id }).gridId]),
  );
  const told = new Map<Id, number>();
  for (const { type, payload, observedAt } of [...here].sort((a, b) => a.observedAt - b.observedAt)) {
    if (type !== 'record-visit' || observedAt + 12 * 3_600_000 <= now) continue;
    for (const { subjectId, element, how, value } of (payload as RecordVisit).answers ?? []) {
      if (element !== 'person.temperature') continue;
      told.delete(subjectId);
      if (how !== 'declined') told.set(subjectId, value as number);
    }
  }
  const registered = here
    .filter(one => one.type === 'register-household')
    .map(one => {
      const payload = one.payload as RegisterHousehold;
      return { id: one.subject, gridId: gridOf.get(payload.buildingId)!, payload };
    });
  return { registered, told };
}

/** Numbers by their size and not by their digits, as somebody walking up the stairs meets them. */
const inOrder = (text: string): string => text.replace(/\d+/g, digits => digits.padStart(8, '0'));

function truthOf(demo: Demo, communityId: Id, now: number): Truth[] {
  const { registered, told } = payloadsOf(demo, communityId, now);
  const today = localDate(now, ZONE);
  const walk = ({ payload: { door } }: Payloads['registered'][number]) =>
    inOrder(`${door.compound}|${door.building}|${door.stairwell}|${door.room}`);
  const sorted = registered.sort((a, b) => (walk(a) < walk(b) ? -1 : walk(a) > walk(b) ? 1 : a.id < b.id ? -1 : 1));
  return sorted.flatMap(({ gridId, payload }) => {
    const living = payload.persons.filter(({ residence }) => residence === 'living');
    const factOf = (person: (typeof living)[number], element: string) =>
      person.facts.find(fact => fact.element === element)?.value as string | undefined;
    const isHead = (person: (typeof living)[number]) => factOf(person, 'person.relation_to_head') === '0';
    const head = living.find(isHead);
    const byId = [...living].sort((a, b) => (a.personId < b.personId ? -1 : 1));
    return [...byId.filter(isHead), ...byId.filter(person => !isHead(person))].map((person): Truth => {
      const birthDate = factOf(person, 'person.birth_date')!;
      const truth: Truth = {
        ...{ id: person.personId, door: payload.door, gridId, birthDate, age: ageOn(birthDate, today) },
        ...{ name: factOf(person, 'person.name')!, sex: factOf(person, 'person.sex') === '1' ? '男' : '女' },
      };
      const known = {
        idNumber: factOf(person, 'person.id_number'),
        phone: factOf(person, 'person.phone'),
        headName: head && factOf(head, 'person.name'),
        temperature: told.get(person.personId),
      };
      return Object.assign(truth, Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)));
    });
  });
}
