// What the proof's phones visit, laid out over HTTP as staff would: a few communities of a street, a screening switched
// on in each. Everybody is invented.
import { randomFillSync } from 'node:crypto';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { signIn } from '../support/sign-in.ts';

export type ProofHome = { id: Id; communityId: Id; persons: Id[] };

type Session = { user?: { id: Id }; rootAreaId: Id };

const newId = (): Id => idAt(Date.now(), randomFillSync(Buffer.alloc(10)));

async function ask(url: string, cookie: string, path: string, body?: unknown): Promise<Response> {
  const answer = await fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, 'x-doorstep': '1', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

/** Resolves with the homes, when all of it was accepted. */
export async function layOutPlace(url: string, communities: number, homesPerCommunity: number): Promise<ProofHome[]> {
  const administrator = await signIn(url, 'administrator');
  const staff = await signIn(url, 'community_staff');
  const { rootAreaId } = (await (await ask(url, '', '/api/session')).json()) as Session;
  const send = async (cookie: string, commands: [Id, string, Id, unknown][]) => {
    for (let at = 0; at < commands.length; at += 200) {
      const batch = commands.slice(at, at + 200).map(([stream, type, subject, payload]) => ({
        ...{ id: newId(), stream, type, subject, payload, observedAt: Date.now() },
      }));
      const answer = await ask(url, cookie, '/api/commands', { commands: batch });
      const { replies } = (await answer.json()) as { replies: { status: string }[] };
      const refused = replies.find(reply => reply.status !== 'accepted');
      if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused)}`);
    }
  };
  const street = { id: newId(), kind: 'street', code: '990009001000', name: '验证街道', parentCode: '' };
  const places = Array.from({ length: communities }, (_, n) => {
    const code = `99000900100${n + 1}`;
    return { id: newId(), kind: 'community', code, name: `验证第${n + 1}社区`, parentCode: street.code };
  });
  await send(administrator, [[rootAreaId, 'lay-out-areas', rootAreaId, { areas: [street, ...places] }]]);
  const homes: ProofHome[] = [];
  for (const { id: communityId, code } of places) {
    const gridId = newId();
    const buildings = [newId(), newId()];
    const building = (n: number) => ({ compound: '验证苑', building: String(n + 1) });
    await send(administrator, [
      [communityId, 'lay-out-grid', gridId, { code: `${code}001`, name: '第一网格' }],
      ...buildings.map((id, n): [Id, string, Id, unknown] => [
        ...([communityId, 'lay-out-building', id, { ...building(n), gridId, floors: 30 }] as const),
      ]),
    ]);
    const registrations = Array.from({ length: homesPerCommunity }, (_, n): [Id, string, Id, unknown] => {
      const home: ProofHome = { id: newId(), communityId, persons: [newId(), newId()] };
      homes.push(home);
      const door = { ...building(n % 2), stairwell: '1', room: `${Math.floor(n / 8) + 1}0${(n >> 1) % 4}` };
      const persons = home.persons.map((personId, of) => ({
        ...{ personId, residence: 'living' },
        facts: [
          { element: 'person.name', value: `李${'一二三四五六七八九十'[n % 10]}${'甲乙'[of]}` },
          { element: 'person.birth_date', value: `19${50 + (n % 40)}-0${(n % 9) + 1}-1${of}` },
        ],
      }));
      const payload = { dwellingId: newId(), buildingId: buildings[n % 2], door, persons, facts: [] };
      return [communityId, 'register-household', home.id, payload];
    });
    await send(staff, registrations);
    const screening = { pack: 'door_to_door_screening', version: 2, areaId: communityId, basis: '验证' };
    await send(administrator, [[communityId, 'activate-pack', newId(), screening]]);
  }
  return homes;
}
