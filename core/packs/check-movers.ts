// Checks who may do something: roles of posts, `lead` and `resident`.
import { MOVERS } from './model.ts';
import { hintFor, listed } from './nearest.ts';
import type { Add, Path } from './problems.ts';

/** Roles somebody holds a post in: what a matter can be handed to. */
const POSTS: readonly string[] = MOVERS.filter(mover => mover !== 'lead' && mover !== 'resident');

/** Each of these words names a mover; with `posts`, a role of a post. A list's faults are told at its members. */
export function checkMovers(movers: readonly string[], at: Path, add: Add, { posts = false } = {}): void {
  const known: readonly string[] = posts ? POSTS : MOVERS;
  for (const [i, mover] of movers.entries())
    if (!known.includes(mover))
      add(at.at(-1) === 'may' ? [...at, i] : at, 'unknown-role', {
        role: mover,
        hint: hintFor(mover, known),
        known: listed(known),
      });
}
