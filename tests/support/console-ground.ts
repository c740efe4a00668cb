// A small place for the console's pages, laid out over HTTP as staff would: one community, two grids, some homes. Sign-in
// is a choice among the demo's users.
import type { BrowserContext } from 'playwright-core';
import type { Role } from '../../core/kernel/actor.ts';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import type { Session, UserView } from '../../core/organisations/contract.ts';
import type { SimulatedCommunity, SimulatedHousehold } from '../../core/simulate/model.ts';
import { simulateStreet } from '../../core/simulate/street.ts';

const HEADERS = { 'content-type': 'application/json', 'x-doorstep': 'page' };

const newId = (): Id => idAt(Date.now(), crypto.getRandomValues(new Uint8Array(10)));

/** Takes a post of this role for everything the context does from now on. */
export async function signIn(context: BrowserContext, url: string, role: Role): Promise<Session> {
  const { users } = (await (await context.request.get(`${url}/api/users`)).json()) as { users: UserView[] };
  const user = users.find(one => one.posts.some(post => post.role === role))!;
  const postId = user.posts.find(post => post.role === role)!.id;
  const data = { userId: user.id, postId };
  return (await (await context.request.post(`${url}/api/session`, { headers: HEADERS, data })).json()) as Session;
}

export type Order = { type: string; stream: Id; subject: Id; payload: unknown; id?: Id };

/** Gives commands in order; throws with the first refusal. */
export async function give(context: BrowserContext, url: string, orders: readonly Order[]): Promise<void> {
  for (let i = 0; i < orders.length; i += 200) {
    const commands = orders
      .slice(i, i + 200)
      .map((order): AnyCommand => ({ id: newId(), observedAt: Date.now(), ...order }));
    const answer = await context.request.post(`${url}/api/commands`, { headers: HEADERS, data: { commands } });
    const { replies } = (await answer.json()) as { replies: Reply[] };
    const refused = replies.find(reply => reply.status !== 'accepted');
    if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused.refusal)}`);
  }
}

export type Ground = { community: SimulatedCommunity; households: SimulatedHousehold[]; rootAreaId: Id };

/** One community of two grids with about 30 homes each, everyday visits switched on. Leaves staff signed in. */
export async function layOutGround(context: BrowserContext, url: string): Promise<Ground> {
  const place = simulateStreet({
    seed: 'console',
    at: Date.now(),
    communities: 1,
    gridsPerCommunity: 2,
    householdsPerGrid: 30,
  });
  const community = place.communities[0]!;
  const stream = community.id;
  const { rootAreaId } = await signIn(context, url, 'administrator');
  const buildings = [...place.buildings()];
  await give(context, url, [
    { type: 'lay-out-areas', stream: rootAreaId, subject: rootAreaId, payload: { areas: place.areas } },
  ]);
  await give(context, url, [
    ...community.grids.map(grid => ({ type: 'lay-out-grid', stream, subject: grid.id, payload: grid.layOut })),
    ...buildings.map(one => ({ type: 'lay-out-building', stream, subject: one.id, payload: one.layOut })),
  ]);
  await signIn(context, url, 'community_staff');
  const households = buildings.flatMap(one => one.households);
  await give(
    context,
    url,
    households.map(one => ({
      type: 'register-household',
      stream,
      subject: one.householdId,
      payload: one.payload,
    })),
  );
  await give(context, url, [
    {
      type: 'activate-pack',
      stream,
      subject: newId(),
      payload: { pack: 'everyday_visit', version: 2, areaId: stream, basis: '社区例行走访' },
    },
  ]);
  return { community, households, rootAreaId };
}

/** A visit at which somebody was met, or nobody was. */
export const visitOf = (home: SimulatedHousehold, met: boolean): Order & { id: Id } => ({
  id: newId(),
  type: 'record-visit',
  stream: home.communityId,
  subject: home.householdId,
  payload: met
    ? { outcome: 'met', spokeWith: home.payload.persons[0]!.personId, answers: [] }
    : { outcome: 'no_contact', reason: 'nobody_home', answers: [] },
});
