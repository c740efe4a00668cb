// Who works in the demo's street: offices with the people in their posts. One grid worker to each grid, as it was.
import type { LayOutAreas } from '../areas/contract.ts';
import type { Role } from '../kernel/actor.ts';
import { type Id, idAt } from '../kernel/id.ts';
import { DAY_MS } from '../kernel/time.ts';
import type { Chance } from './chance.ts';
import type { SimulatedCommunity } from './model.ts';
import { givenName, type Sex } from './names.ts';

export type DemoPost = {
  account: { id: Id; name: string };
  organisation: { id: Id; name: string; kind: string; areaId: Id };
  post: { id: Id; role: Role; areaId: Id; from: number; until: number };
};

export type CommunityStaff = {
  /** Posts that hold over its grids; added once these are laid out. */
  posts: DemoPost[];
  /** The post of the community's own staff. */
  staffPost: Id;
  /** By grid. */
  workers: Map<Id, Id>;
};

export type Staff = {
  /** Posts over communities and everything above them. */
  above: DemoPost[];
  districtOfficer: Id;
  communities: Map<Id, CommunityStaff>;
};

export type Staffed = {
  at: number;
  rootAreaId: Id;
  areas: LayOutAreas['areas'];
  communities: readonly SimulatedCommunity[];
};

/** Names are invented; everyone of a role shares the family name by which that role goes in our stories. */
export function inventStaff(chance: Chance, { at, rootAreaId, areas, communities }: Staffed): Staff {
  const from = at - 60 * DAY_MS;
  const until = at + 3 * 365 * DAY_MS;
  const newId = () => idAt(from, chance.bytes(10));
  const taken = new Set<string>();
  const person = (family: string, sex: Sex, year: number): DemoPost['account'] => {
    for (;;) {
      const name = family + givenName(chance, sex, year);
      if (taken.has(name)) continue;
      taken.add(name);
      return { id: newId(), name };
    }
  };
  const office = (name: string, kind: string, areaId: Id) => ({ id: newId(), name, kind, areaId });
  const appoint = (
    account: DemoPost['account'],
    organisation: DemoPost['organisation'],
    role: Role,
    areaId: Id,
  ): DemoPost => ({ account, organisation, post: { id: newId(), role, areaId, from, until } });

  const street = areas.find(one => one.kind === 'street')!;
  const district = areas.find(one => one.kind === 'district')!;
  const centre = office(`${street.name}社区卫生服务中心`, 'health_centre', street.id);
  const streetOffice = office(`${street.name}办事处`, 'street_office', street.id);
  const government = office(`${district.name}人民政府`, 'government', district.id);
  const bureau = office(`${district.name}民政局`, 'department', district.id);
  const platform = office('家门口演示平台', 'platform', rootAreaId);
  const districtPost = appoint(person('孙', '2', 1974), government, 'district_officer', district.id);
  const staff: Staff = {
    above: [
      appoint(person('郑', '1', 1985), platform, 'administrator', rootAreaId),
      districtPost,
      appoint(person('吴', '1', 1986), bureau, 'department_officer', district.id),
      appoint(person('黄', '2', 1981), streetOffice, 'street_officer', street.id),
    ],
    districtOfficer: districtPost.post.id,
    communities: new Map(),
  };
  for (const community of communities) {
    const committee = office(`${community.title.zh}居民委员会`, 'residents_committee', community.id);
    const own = appoint(person('周', chance.pick(['1', '2']), 1983), committee, 'community_staff', community.id);
    staff.above.push(own, appoint(person('陈', chance.pick(['1', '2']), 1988), centre, 'doctor', community.id));
    const workers = new Map<Id, Id>();
    const posts = community.grids.map(grid => {
      const sex = chance.maybe(0.7) ? '2' : '1';
      const one = appoint(person('王', sex, chance.between(1968, 1999)), committee, 'grid_worker', grid.id);
      workers.set(grid.id, one.post.id);
      return one;
    });
    staff.communities.set(community.id, { posts, staffPost: own.post.id, workers });
  }
  return staff;
}
