// A compound of a few homes in two grids, registered through the API of a running server: for pages that are looked at
// in a browser. Everybody in it is invented.
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Endpoint, postCommands } from '../../core/kernel/endpoint.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { getSession, listUsers, type Session, signIn } from '../../core/organisations/contract.ts';
import { idNumber, phone } from './small-place.ts';

const DAY = 86_400_000;

export const newId = (at = Date.now()): Id => idAt(at, crypto.getRandomValues(new Uint8Array(10)));

/** Asks a server as one of its demo users, whose post is over everything. */
export type Person = {
  session: Session;
  read<T>(endpoint: Pick<Endpoint, 'method' | 'path'>, query?: Record<string, string>, body?: unknown): Promise<T>;
  /** Throws when one of the commands is refused. */
  give(...commands: Omit<AnyCommand, 'id'>[]): Promise<Reply[]>;
};

export async function signInAs(url: string, name: string): Promise<Person> {
  let cookie = '';
  const read: Person['read'] = async ({ method, path }, query = {}, body) => {
    const response = await fetch(`${url}${path}?${new URLSearchParams(query)}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-doorstep': 'test', cookie },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return JSON.parse(text) as never;
  };
  const { users } = await read<{ users: { id: Id; name: string; posts: { id: Id }[] }[] }>(listUsers);
  const user = users.find(one => one.name === name);
  if (user === undefined) throw new Error(`nobody is called ${name}`);
  await read(signIn, {}, { userId: user.id, postId: user.posts[0]!.id });
  return {
    session: await read<Session>(getSession),
    read,
    give: async (...given) => {
      const commands = given.map(command => ({ ...command, id: newId() }));
      const { replies } = await read<{ replies: Reply[] }>(postCommands, {}, { commands });
      const refused = replies.find(reply => reply.status === 'refused');
      if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused.refusal)}`);
      return replies;
    },
  };
}

export type GridHome = { id: Id; room: string; persons: Record<string, Id>; numbers: string[]; phones: string[] };
export type SmallGrid = {
  community: Id;
  grid: Id;
  otherGrid: Id;
  homes: Map<string, GridHome>;
  /** Ids of the two activations. */
  screening: Id;
  everyday: Id;
};

/** Stairwell-room, and who lives there: name and year of birth. */
const HOMES: [string, [string, number][]][] = [
  [
    '1-601',
    [
      ['李桂兰', 1950],
      ['李建国', 1979],
    ],
  ],
  ['1-602', [['李小舟', 1990]]],
  [
    '1-501',
    [
      ['李文静', 1985],
      ['李一诺', 2016],
    ],
  ],
  ['1-401', [['李大海', 1962]]],
  ['2-602', [['李思远', 1994]]],
  ['2-302', [['李秀英', 1971]]],
];

/** Lays out two grids, registers the homes in the first, and switches the screening and everyday visits on. */
export async function openSmallGrid(url: string): Promise<SmallGrid> {
  const zheng = await signInAs(url, '郑管理');
  const zhou = await signInAs(url, '周社工');
  const root = zheng.session.rootAreaId;
  const [community, grid, otherGrid, building, other] = [newId(), newId(), newId(), newId(), newId()];
  const now = Date.now();
  const say = (stream: Id, type: string, subject: Id, payload: unknown, at = now) => ({
    ...{ stream, type, subject, payload, observedAt: at },
  });
  await zheng.give(
    say(root, 'lay-out-areas', root, {
      areas: [
        { id: newId(), kind: 'street', code: '990003001000', name: '望潮街道', parentCode: '' },
        { id: community, kind: 'community', code: '990003001001', name: '芦荻社区', parentCode: '990003001000' },
      ],
    }),
  );
  await zhou.give(
    say(community, 'lay-out-grid', grid, { code: '990003001001001', name: '芦荻第一网格' }),
    say(community, 'lay-out-grid', otherGrid, { code: '990003001001002', name: '芦荻第二网格' }),
    say(community, 'lay-out-building', building, { compound: '芦荻苑', building: '3', gridId: grid, floors: 6 }),
    say(community, 'lay-out-building', other, { compound: '芦荻苑', building: '4', gridId: otherGrid, floors: 6 }),
  );
  let n = 0;
  const homes = new Map<string, GridHome>();
  for (const [door, people] of HOMES) {
    const [stairwell = '', room = ''] = door.split('-');
    const home: GridHome = { id: newId(), room, persons: {}, numbers: [], phones: [] };
    const persons = people.map(([name, year]) => {
      n += 1;
      // In order: people stand on the screen as they were registered.
      home.persons[name] = newId(now - 1_000 + n);
      home.numbers.push(idNumber(n));
      home.phones.push(phone(n));
      const facts = [
        { element: 'person.name', value: name },
        { element: 'person.birth_date', value: `${year}-03-15` },
        { element: 'person.id_number', value: home.numbers.at(-1)! },
        { element: 'person.phone', value: home.phones.at(-1)! },
      ];
      // Said long ago, so that it is shown for one press "nothing changed".
      if (name === '李桂兰') facts.push({ element: 'person.lives_alone', value: false as never });
      return { personId: home.persons[name]!, residence: 'living', facts };
    });
    homes.set(door, home);
    const payload = {
      ...{ dwellingId: newId(), buildingId: building, persons, facts: [] },
      door: { compound: '芦荻苑', building: '3', stairwell, room },
    };
    await zhou.give(say(community, 'register-household', home.id, payload, now - 400 * DAY));
  }
  const [screening, everyday] = [newId(), newId()];
  const on = (pack: string, id: Id) =>
    say(community, 'activate-pack', id, { pack, version: 2, areaId: community, basis: '测试用通告第一号' });
  await zhou.give(on('door_to_door_screening', screening), on('everyday_visit', everyday));
  return { community, grid, otherGrid, homes, screening, everyday };
}
