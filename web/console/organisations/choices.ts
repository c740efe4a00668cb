// The posts one may sign in with, in groups as a place would list its offices. Nothing here ranks anybody.
import type { PostView, UserView } from '../../../core/organisations/contract.ts';

export type Choice = { user: UserView; post: PostView };
export type Group = { key: string; organisation: string; area: string; choices: Choice[] };

export const choicesOf = (users: readonly UserView[]): Choice[] =>
  users.flatMap(user => user.posts.map(post => ({ user, post })));

const matches = ({ user, post }: Choice, sought: string, role: string): boolean =>
  [user.name, post.organisation, post.area.fullName, role].join(' ').toLowerCase().includes(sought);

/** Groups by organisation, in the order given: from the widest area down. `sought` narrows by any word shown. */
export function groupsOf(choices: readonly Choice[], sought: string, roleOf: (role: string) => string): Group[] {
  const wanted = sought.trim().toLowerCase();
  const groups = new Map<string, Group>();
  for (const choice of choices) {
    if (wanted !== '' && !matches(choice, wanted, roleOf(choice.post.role))) continue;
    const { organisation, area } = choice.post;
    const group = groups.get(organisation);
    if (group === undefined)
      groups.set(organisation, { key: organisation, organisation, area: area.fullName, choices: [choice] });
    else group.choices.push(choice);
  }
  return [...groups.values()];
}
