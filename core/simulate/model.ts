// What the simulator yields: areas with outlines, buildings and households as the payloads the pipeline takes.
import type { LayOutAreas, LayOutBuilding, LayOutGrid } from '../areas/contract.ts';
import type { Ring } from '../areas/model.ts';
import type { Title } from '../facts/model.ts';
import type { Id } from '../kernel/id.ts';
import type { RegisterHousehold } from '../registry/contract.ts';
import type { Door } from '../registry/model.ts';

export type SimulatedGrid = {
  id: Id;
  communityId: Id;
  title: Title;
  /** Payload of `lay-out-grid`. */
  layOut: LayOutGrid & { ring: Ring };
};

export type SimulatedCommunity = {
  id: Id;
  code: string;
  title: Title;
  ring: Ring;
  /** In the order of their codes: north to south, west to east. */
  grids: SimulatedGrid[];
};

export type SimulatedDwelling = { id: Id; door: Door /** Absent: nobody lives here. */; householdId?: Id };

export type SimulatedHousehold = {
  householdId: Id;
  communityId: Id;
  gridId: Id;
  gridCode: string;
  /** Payload of `register-household`. */
  payload: RegisterHousehold;
};

export type SimulatedBuilding = {
  id: Id;
  communityId: Id;
  gridId: Id;
  gridCode: string;
  stairwells: number;
  lift: boolean;
  /** Payload of `lay-out-building`. */
  layOut: LayOutBuilding & { gridId: Id; floors: number; ring: Ring };
  dwellings: SimulatedDwelling[];
  households: SimulatedHousehold[];
};

export type SimulatedPlace = {
  /** Payload of `lay-out-areas`: province, city, district, streets and communities, parents first. */
  areas: LayOutAreas['areas'];
  communities: SimulatedCommunity[];
  /** Community by community, grid by grid; every call gives the same again. */
  buildings: () => Generator<SimulatedBuilding>;
};
