// Who acts. Nobody acts except in a post: a person in a role, for an organisation, over an area, for a time.
import type { Id } from './id.ts';

export type Role =
  | 'grid_worker'
  | 'volunteer'
  | 'community_staff'
  | 'doctor'
  | 'street_officer'
  | 'district_officer'
  | 'department_officer'
  | 'administrator'
  | 'system';

export type Post = {
  id: Id;
  userId: Id;
  role: Role;
  organisationId: Id;
  areaId: Id;
  /** Codes from the root to the post's area, joined by dots (an ltree path). */
  areaPath: string;
  /** The community the post's area is or lies in; undefined for areas above communities. */
  communityId?: Id;
  /** Instants in ms; `until` undefined means open-ended. */
  from: number;
  until?: number;
};

export type Actor = { userId: Id; post: Post };
