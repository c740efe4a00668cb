// Two communities of one street with a few homes each, made through the pipeline, and the people who work there. For
// tests of the kernel over a real database; everybody in it is invented.
import { checkCharacter } from '../../core/facts/id-number.ts';
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import type { Id } from '../../core/kernel/id.ts';
import { type House, openHouse } from '../../server/house.ts';
import { SYSTEM } from '../../server/kernel/stream.ts';
import { type Clone, cloneDatabase } from './database.ts';

export type Home = { id: Id; dwellingId: Id; buildingId: Id; persons: Id[]; numbers: string[]; phones: string[] };
export type Community = {
  id: Id;
  code: string;
  path: string;
  grids: Id[];
  /** One building in each grid. */
  buildings: Id[];
  homes: Home[];
};
export type SmallPlace = {
  clone: Clone;
  house: House;
  streetId: Id;
  communities: [Community, Community];
  /** 郑, who administers everything. */
  zheng: Actor;
  /** 王, over the first grid of the first community. */
  wang: Actor;
  /** 周, over the first community. */
  zhou: Actor;
  /** 陈, over the first community. */
  chen: Actor;
  /** 吴, of a department, over the whole district. */
  wu: Actor;
  /** 赵, a grid worker of the second community. */
  zhao: Actor;
  newId(): Id;
  command(stream: Id, type: string, subject: Id, payload: unknown, more?: Partial<AnyCommand>): AnyCommand;
  submit(actor: Actor, ...commands: AnyCommand[]): Promise<Reply[]>;
  /** A visit that met somebody, with these answers. */
  visit(community: Community, home: Home, answers?: unknown[], more?: Partial<AnyCommand>): AnyCommand;
  /** Switches the screening on for an area of a community. */
  screening(community: Community, areaId?: Id): Promise<Id>;
};

const HOMES_PER_GRID = 3;

/** A number that passes the checksum, of region 99, which was never issued. */
export const idNumber = (n: number): string => {
  const body = `9900001960${String((n % 12) + 1).padStart(2, '0')}15${String(n % 1000).padStart(3, '0')}`;
  return body + checkCharacter(body);
};
export const phone = (n: number): string => `100${String(10_000_000 + n)}`;

export async function openSmallPlace(connections = 8): Promise<SmallPlace> {
  const clone = await cloneDatabase();
  const house = await openHouse({ ownerUrl: clone.ownerUrl, keyFile: clone.keyFile, connections });
  const { kernel, pipeline } = house;
  const newId = () => kernel.newId();
  const command: SmallPlace['command'] = (stream, type, subject, payload, more) => ({
    ...{ id: newId(), stream, type, subject, payload, observedAt: kernel.clock.now() },
    ...more,
  });
  const submit: SmallPlace['submit'] = (actor, ...commands) => pipeline.submit(actor, commands);
  const doneBy = async (actor: Actor, ...commands: AnyCommand[]) => {
    const refused = (await submit(actor, ...commands)).find(one => one.status === 'refused');
    if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
  };
  const done = (...commands: AnyCommand[]) => doneBy(SYSTEM, ...commands);
  const { rootAreaId } = kernel;
  const streetId = newId();
  const communities = [1, 2].map(
    (n): Community => ({
      id: newId(),
      code: `99000100100${n}`,
      path: `all.990001001000.99000100100${n}`,
      grids: [newId(), newId()],
      buildings: [newId(), newId()],
      homes: [],
    }),
  ) as SmallPlace['communities'];
  const street = { id: streetId, kind: 'street', code: '990001001000', name: '汀兰街道', parentCode: '' };
  const areas = communities.map(({ id, code }, n) => ({
    ...{ id, kind: 'community', code, name: `汀兰第${n + 1}社区`, parentCode: street.code },
  }));
  await done(command(rootAreaId, 'lay-out-areas', rootAreaId, { areas: [street, ...areas] }));
  let n = 0;
  for (const community of communities) {
    await done(
      ...community.grids.map((id, i) =>
        command(community.id, 'lay-out-grid', id, { code: `${community.code}00${i + 1}`, name: `网格${i + 1}` }),
      ),
      ...community.buildings.map((id, i) =>
        command(community.id, 'lay-out-building', id, {
          ...{ compound: '汀兰苑', building: String(i + 1), gridId: community.grids[i], floors: 6 },
        }),
      ),
    );
    for (const [i, buildingId] of community.buildings.entries()) {
      for (let room = 1; room <= HOMES_PER_GRID; room++) {
        const home: Home = { id: newId(), dwellingId: newId(), buildingId, persons: [], numbers: [], phones: [] };
        const persons = ['李', '孙'].map((family, of) => {
          n += 1;
          home.persons.push(newId());
          home.numbers.push(idNumber(n));
          home.phones.push(phone(n));
          return {
            ...{ personId: home.persons[of]!, residence: 'living' },
            facts: [
              { element: 'person.name', value: `${family}明${'甲乙丙丁戊己庚辛壬癸'[n % 10]}` },
              { element: 'person.birth_date', value: `1960-${String((n % 12) + 1).padStart(2, '0')}-15` },
              { element: 'person.id_number', value: home.numbers[of]! },
              { element: 'person.phone', value: home.phones[of]! },
            ],
          };
        });
        const door = { compound: '汀兰苑', building: String(i + 1), stairwell: '1', room: `${room}01` };
        await done(
          command(community.id, 'register-household', home.id, {
            ...{ dwellingId: home.dwellingId, buildingId, door, persons, facts: [] },
          }),
        );
        community.homes.push(home);
      }
    }
  }
  const post = (role: Role, areaId: Id, areaPath: string, communityId?: Id): Actor => {
    const userId = newId();
    const post: Actor['post'] = { id: newId(), userId, role, organisationId: newId(), areaId, areaPath, from: 0 };
    if (communityId !== undefined) post.communityId = communityId;
    return { userId, post };
  };
  const [a, b] = communities;
  const zheng = post('administrator', rootAreaId, 'all');
  return {
    ...{ clone, house, streetId, communities, newId, command, submit, zheng },
    wang: post('grid_worker', a.grids[0]!, `${a.path}.${a.code}001`, a.id),
    zhou: post('community_staff', a.id, a.path, a.id),
    chen: post('doctor', a.id, a.path, a.id),
    wu: post('department_officer', rootAreaId, 'all'),
    zhao: post('grid_worker', b.id, b.path, b.id),
    visit: (community, home, answers = [], more = {}) =>
      command(community.id, 'record-visit', home.id, { outcome: 'met', spokeWith: home.persons[0], answers }, more),
    screening: async (community, areaId = community.id) => {
      const id = newId();
      const payload = { pack: 'door_to_door_screening', version: 2, areaId, basis: '演练' };
      await doneBy(zheng, command(community.id, 'activate-pack', id, payload));
      return id;
    },
  };
}

/** A temperature taken at the door. */
export const temperature = (person: Id, value: number) => ({
  ...{ subjectId: person, element: 'person.temperature', how: 'asked', value },
});
