// Who acts on a matter: the post, or the resident for whom it acts.
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { Doer } from '../../core/matters/moves.ts';

/** Roles that stand before residents, or hear them on the telephone. */
const FOR_RESIDENTS: ReadonlySet<Role> = new Set(['grid_worker', 'volunteer', 'community_staff', 'doctor']);

export const actsForResidents = (role: Role): boolean => FOR_RESIDENTS.has(role);

/** `forResident`: said by a role that does not stand before residents, it is nobody of the household who acts. */
export const doerOf = ({ userId, post }: Actor, forResident = false): Doer =>
  forResident
    ? { role: 'resident', userId, ofHousehold: actsForResidents(post.role) }
    : { role: post.role, userId, postId: post.id };
