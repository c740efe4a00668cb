// Who answers for a matter: found among the posts of a role that reach its place, nearest area first, by the way its
// pack names. Where nobody is found, the role owes it. Handing it on keeps those beside the lead.
import type { Role } from '../kernel/actor.ts';
import type { Id } from '../kernel/id.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { AssignHow } from '../packs/model.ts';
import type { Matter } from './model.ts';
import type { Doer } from './moves.ts';

/** A post that could answer for something in a community. */
export type Candidate = {
  id: Id;
  role: Role;
  areaId: Id;
  /** Codes from the root, joined by dots. */
  areaPath: string;
  /** Open matters it leads. */
  leads: number;
  /** ms, when it was last given one; 0: never. */
  givenAt: number;
};

/** The place of a matter: its community's path, and its grid where it stands in one. */
export type PlaceOfMatter = { communityPath: string; gridId?: Id };

const holdsPlace = (path: string, of: string): boolean => path === of || path.startsWith(`${of}.`);

/** Whether a post reaches a matter: over its grid, its community or anything above. */
export const reachesMatter = (
  post: Pick<Candidate, 'areaId' | 'areaPath'>,
  { communityPath, gridId }: PlaceOfMatter,
): boolean => holdsPlace(communityPath, post.areaPath) || (gridId !== undefined && post.areaId === gridId);

const depth = ({ areaPath }: Candidate): number => areaPath.split('.').length;

/** By the way named, then by the nearest area, then by id: always the same among the same. */
function order(how: AssignHow): (a: Candidate, b: Candidate) => number {
  const near = (a: Candidate, b: Candidate) => depth(b) - depth(a) || (a.id < b.id ? -1 : 1);
  if (how === 'least_loaded') return (a, b) => a.leads - b.leads || near(a, b);
  if (how === 'round_robin') return (a, b) => a.givenAt - b.givenAt || near(a, b);
  return near;
}

/**
 * The post that gets a matter; undefined where none of the role reaches it. `keep`: whoever led the subject's last
 * matter of this pack, if still there, else the nearest.
 */
export function assigneeFor(
  candidates: readonly Candidate[],
  place: PlaceOfMatter,
  { role, how, lastLead }: { role: string; how: AssignHow; lastLead?: Id | undefined },
): Candidate | undefined {
  const fit = candidates.filter(one => one.role === role && reachesMatter(one, place));
  const kept = how === 'keep' ? fit.find(({ id }) => id === lastLead) : undefined;
  return kept ?? fit.sort(order(how))[0];
}

/** Who led the subject's last matter of the same pack before this one. */
export const lastLeadOf = (matters: readonly Matter[], matter: Matter): Id | undefined =>
  matters.findLast(one => one.id !== matter.id && one.pack === matter.pack && one.subject.id === matter.subject.id)
    ?.lead;

const without = (ids: readonly Id[], id: Id | undefined): Id[] => ids.filter(one => one !== id);

/** Given to a post; whoever was beside stays, and nobody is both. */
export function lead(matter: Matter, postId: Id): Matter {
  const { owedBy: _, ...rest } = matter;
  return { ...rest, lead: postId, beside: without(matter.beside, postId) };
}

export const joinBeside = (matter: Matter, postId: Id): Matter =>
  matter.lead === postId || matter.beside.includes(postId) ? matter : { ...matter, beside: [...matter.beside, postId] };

/** Owed by a role until somebody takes it; those beside stay. */
export function owe(matter: Matter, role: string): Matter {
  const { lead: _, ...rest } = matter;
  return { ...rest, owedBy: role };
}

/**
 * Takes a matter, hands it on, or joins beside. The first who takes an untaken one leads it; one that is taken is
 * handed on by its lead or by staff. Refusals: `matter-closed`, `already-taken`, `not-yours-to-assign`, `unknown-post`.
 */
export function decideAssign(
  matter: Matter,
  doer: Doer,
  { to, beside }: { to: Candidate | undefined; beside: boolean },
  place: PlaceOfMatter,
): Result<Matter> {
  if (!matter.open) return refuse('matter-closed');
  const self = to !== undefined && to.id === doer.postId;
  const staff = doer.role === 'community_staff' || doer.role === 'system';
  const mine = doer.postId !== undefined && matter.lead === doer.postId;
  if (!self && !staff && !mine) return refuse('not-yours-to-assign');
  if (to === undefined || !reachesMatter(to, place)) return refuse('unknown-post', undefined, 'payload/postId');
  if (beside) return accept(joinBeside(matter, to.id));
  if (matter.lead !== undefined && !staff && !mine) return refuse('already-taken');
  return accept(lead(matter, to.id));
}

/** The lead gives it back to the role that owes it. Refusals: `matter-closed`, `not-yours-to-return`. */
export function decideReturn(matter: Matter, doer: Doer, role: string): Result<Matter> {
  if (!matter.open) return refuse('matter-closed');
  if (doer.role !== 'system' && (doer.postId === undefined || matter.lead !== doer.postId))
    return refuse('not-yours-to-return');
  return accept(owe(matter, role));
}
