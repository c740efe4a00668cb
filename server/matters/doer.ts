// Who acts on a matter: the post, or the resident for whom it acts.
import type { Actor, Role } from '../../core/kernel/actor.ts';
import type { Doer } from '../../core/matters/moves.ts';

/** Roles that stand before residents, or hear them on the telephone. */
const FOR_RESIDENTS: ReadonlySet<Role> = new Set(['grid_worker', 'volunteer', 'community_staff', 'doctor']);

export const actsForResidents = (role: Role): boolean => FOR_RESIDENTS.has(role);

/** `forResident`: only a role that stands before residents may say so; for any other it is the post that acts. */
export const doerOf = ({ userId, post }: Actor, forResident = false): Doer =>
  forResident && actsForResidents(post.role)
    ? { role: 'resident', userId, ofHousehold: true }
    : { role: post.role, userId, postId: post.id };
