// Who acts in an example: `doctor`, a second person of the same role as `grid_worker#2`, `resident`, or `lead`, whoever
// answers for the matter. Each name is one person in one post, always the same.
import type { Id } from '../../kernel/id.ts';
import type { Matter } from '../../matters/model.ts';
import type { Doer } from '../../matters/moves.ts';
import { pretendId } from './pretend.ts';

const ROLES: readonly string[] = [
  ...['grid_worker', 'volunteer', 'community_staff', 'doctor', 'street_officer', 'district_officer'],
  ...['department_officer', 'administrator', 'resident'],
];

const numberOf = (name: string): number => {
  const [role, nth] = name.split('#') as [string, string | undefined];
  return ROLES.indexOf(role) * 20 + Number(nth ?? 1);
};

/** The post of a role's first person, who answers for what is given to the role. */
export const postOf = (name: string): Id => pretendId(8, numberOf(name));

/** The role a post is of; `undefined` where it is nobody's here. */
export const roleOfPost = (post: Id): string | undefined =>
  ROLES.find(role => Array.from({ length: 19 }, (_, n) => postOf(`${role}#${n + 1}`)).includes(post));

const nameOfPost = (post: Id): string | undefined =>
  ROLES.flatMap(role => Array.from({ length: 19 }, (_, n) => `${role}#${n + 1}`)).find(name => postOf(name) === post);

/** The person an example names. A resident acts for the household the matter is about. */
export function doerOf(name: string, matter?: Matter): Doer {
  if (name === 'lead') {
    const post = matter?.lead === undefined ? undefined : nameOfPost(matter.lead);
    return post === undefined ? { role: 'administrator', userId: pretendId(7) } : doerOf(post);
  }
  const [role] = name.split('#') as [Doer['role']];
  const userId = pretendId(7, numberOf(name));
  return role === 'resident' ? { role, userId, ofHousehold: true } : { role, userId, postId: postOf(name) };
}
