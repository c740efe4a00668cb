// Hands out what a run opened or assigned: to a post that reaches it, else to the role that owes it.
import type { EventDraft } from '../kernel/event.ts';
import type { Id } from '../kernel/id.ts';
import type { AssignHow } from '../packs/model.ts';
import { assigneeFor, type Candidate, lastLeadOf, lead, owe } from './assign.ts';
import { kindOf, type RuleWorld } from './contexts.ts';
import { matterEvent } from './events.ts';
import type { Matter } from './model.ts';
import type { RuleRun } from './running.ts';

export type HandedOut = {
  /** Every matter of the run, those handed out changed. */
  matters: readonly Matter[];
  events: EventDraft[];
  /** Posts that were given something, with what they lead now. */
  given: Candidate[];
};

/** Who opened a matter by hand: the first receiver leads it, where its type names nobody. */
export type Opener = { matterId: Id; postId: Id };

const STAFF = 'community_staff';

/** Owed by the community's staff, where a rule opened it and its type names nobody. */
const unowned = (run: RuleRun, matter: Matter): boolean =>
  matter.open && matter.lead === undefined && matter.owedBy === undefined && run.changed.has(matter.id);

export function handOut(
  world: RuleWorld,
  run: RuleRun,
  { candidates, communityPath, opener }: { candidates: readonly Candidate[]; communityPath: string; opener?: Opener },
): HandedOut {
  const posts = new Map(candidates.map(one => [one.id, one]));
  const given = new Map<Id, Candidate>();
  const events: EventDraft[] = [];
  const { gridId } = world.household;
  const matters = run.matters.map(matter => {
    const asked = run.assign.get(matter.id);
    const wanted = asked ?? (unowned(run, matter) ? { role: STAFF, how: 'owed' } : undefined);
    const found = wanted && kindOf(world, matter);
    if (wanted === undefined || found === undefined || !matter.open) return matter;
    const now = matter.lead === undefined ? undefined : posts.get(matter.lead);
    // Already with somebody of that role.
    if (now?.role === wanted.role) return matter;
    const own = opener?.matterId === matter.id && wanted.how === 'owed' ? opener.postId : undefined;
    const post =
      wanted.how === 'owed'
        ? undefined
        : assigneeFor(
            [...posts.values()],
            { communityPath, ...(gridId === undefined ? {} : { gridId }) },
            { role: wanted.role, how: wanted.how as AssignHow, lastLead: lastLeadOf(run.matters, matter) },
          );
    if (post !== undefined) {
      const busier = { ...post, leads: post.leads + 1, givenAt: world.now };
      posts.set(post.id, busier);
      given.set(post.id, busier);
    }
    const leads = post?.id ?? own;
    const handed = leads === undefined ? owe(matter, wanted.role) : lead(matter, leads);
    const body = leads === undefined ? { owedBy: wanted.role } : { lead: leads };
    events.push(matterEvent('matter.assigned', found.compiled, found.kind, handed, { body }));
    return handed;
  });
  return { matters, events, given: [...given.values()] };
}
