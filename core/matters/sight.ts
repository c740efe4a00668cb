// Which matters a post sees at all. A medical one shows to those who read medical, in every list and page alike; of the
// others, a role that reads personal values sees those it reaches, any other role only what is its own to do.
import { mayListPersons, mayRead } from '../access/may.ts';
import type { Post, Role } from '../kernel/actor.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import { isSecret } from '../packs/view.ts';
import { classOf } from './events.ts';
import type { Matter } from './model.ts';

/** Whether a type has something for a role: opening, a move, or answering for it. */
export const namesRole = ({ type }: CompiledMatter, role: Role): boolean =>
  type.assign?.role === role ||
  type.open?.may.includes(role) === true ||
  Object.values(type.moves ?? {}).some(({ may }) => may.includes(role));

/** Whether a role sees every matter of a type that its post reaches. */
export const seesKind = (kind: CompiledMatter, role: Role): boolean => {
  const sensitivity = classOf(kind);
  if (mayRead(role).includes(sensitivity)) return true;
  return !isSecret(sensitivity) && mayListPersons(role) && namesRole(kind, role);
};

/** Whether a post sees a matter it reaches: by its kind, or because it answers for it. */
export const seesMatter = (post: Pick<Post, 'id' | 'role'>, matter: Matter, kind: CompiledMatter): boolean =>
  seesKind(kind, post.role) ||
  (!isSecret(classOf(kind)) &&
    (matter.lead === post.id || matter.beside.includes(post.id) || matter.owedBy === post.role));

/** Whether a role reads what was said on matters of a type. */
export const readsWords = (kind: CompiledMatter, role: Role): boolean => mayRead(role).includes(classOf(kind));
