// `record-visit` and `correct-visit`: one knock is one event; its facts, the visit's row and every tally move with it.
import type { Demand } from '../../core/demands/model.ts';
import { ridersOf } from '../../core/demands/ride.ts';
import type { Command } from '../../core/kernel/command.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import type { Household } from '../../core/registry/household.ts';
import { causesOf } from '../../core/visits/causes.ts';
import { CorrectVisit, RecordVisit } from '../../core/visits/contract.ts';
import { decideCorrection, decideVisit, type VisitDecision } from '../../core/visits/decide.ts';
import { demandsAsking } from '../demands/index.ts';
import { type FactKey, type FactWrite, withdrawFacts, writeFacts } from '../facts/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { handler } from '../kernel/pipeline.ts';
import { type Context, reachesGrid } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import { type Book, followUp, newBook, prepareBook, writeBook } from '../matters/index.ts';
import { loadHouseholds, rowsHeld, withFacts } from '../registry/index.ts';
import { activesFor, type Held, loadContributions, recontribute } from '../tallies/index.ts';
import { addVisits, type NewVisit, type VisitRecord, visitsAndCorrections } from './store.ts';

type World = {
  before: Map<Id, Household>;
  households: Map<Id, Household>;
  held: Held[];
  visits: VisitRecord[];
  /** Those that asked somebody at one of these visits, perhaps among others. */
  demands: Demand[];
  facts: FactWrite[];
  withdrawn: FactKey[];
  added: NewVisit[];
  /** What rules make of the visits. */
  book: Book;
};

async function load(
  tx: Tx,
  commands: readonly Command<RecordVisit | CorrectVisit>[],
  streamId: Id,
  kernel: Kernel,
): Promise<World> {
  const ids = [...new Set(commands.map(command => command.subject))];
  const corrected = commands.flatMap(command => ('corrects' in command.payload ? [command.payload.corrects] : []));
  // What a correction corrects may lie long ago.
  const observed = commands.map(command => command.observedAt);
  const earliest = corrected.length > 0 ? 0 : Math.max(0, Math.min(kernel.clock.now(), ...observed));
  const [before, held, visits, demands] = await Promise.all([
    loadHouseholds(tx, streamId, ids),
    loadContributions(tx, streamId, ids),
    visitsAndCorrections(tx, streamId, corrected),
    demandsAsking(tx, streamId, earliest),
  ]);
  const fresh = { facts: [], withdrawn: [], added: [], book: newBook() };
  return { before, households: new Map(before), held, visits, demands, ...fresh };
}

const prepare = (tx: Tx, world: World, context: Context): Promise<void> =>
  prepareBook(tx, world.book, context, world.households.values());

const sameKey = (a: FactKey, b: FactKey): boolean =>
  a.subjectId === b.subjectId &&
  a.class === b.class &&
  a.purpose === b.purpose &&
  a.activationId === b.activationId &&
  a.element === b.element;

function accepted(
  world: World,
  context: Context,
  household: Household,
  decision: VisitDecision,
  seq: number,
  visit: Omit<NewVisit, 'householdId' | 'buildingId' | 'gridId' | 'seq'>,
) {
  const facts = decision.facts.map((one): FactWrite => ({ ...one, fact: { ...one.fact, seq } }));
  const after = withFacts(household, facts, decision.withdraw);
  const followed = followUp(world.book, context, after, causesOf(facts, visit.id));
  world.households.set(household.id, followed.household);
  world.facts.push(...facts);
  world.withdrawn = world.withdrawn.filter(key => !facts.some(fact => sameKey(fact, key)));
  world.withdrawn.push(...decision.withdraw);
  world.added.push({
    ...visit,
    householdId: household.id,
    buildingId: household.buildingId,
    gridId: household.gridId,
    seq,
  });
  world.visits.push({ id: visit.id, household_id: household.id, at: visit.at, seq, corrects: visit.corrects ?? null });
  return accept(followed.events.length === 0 ? decision.events : [...decision.events, ...followed.events]);
}

async function write(tx: Tx, world: World, context: Context): Promise<void> {
  const { streamId, kernel, actor } = context;
  const touched = [...new Set(world.added.map(visit => visit.householdId))];
  const touchedSet = new Set(touched);
  await Promise.all([
    writeFacts(tx, kernel.ring, streamId, world.facts, rowsHeld(world.before.values())),
    world.withdrawn.length > 0 ? withdrawFacts(tx, streamId, world.withdrawn) : undefined,
    addVisits(tx, streamId, actor.post.id, world.added),
    recontribute(
      tx,
      context,
      touched.map(id => world.households.get(id)!),
      world.held.filter(row => touchedSet.has(row.household_id)),
    ),
    writeBook(tx, context, world.book),
  ]);
}

/** What a decision on a visit starts from, or why there is none. */
function inputFor(world: World, context: Context, householdId: Id, at: number) {
  const household = world.households.get(householdId);
  if (household === undefined) return refuse('unknown-subject');
  if (!reachesGrid(context, household.gridId)) return refuse('outside-area');
  const { dictionary } = context.kernel.library;
  const rounds = activesFor(context, household.gridId, at);
  const here = world.demands.filter(({ areaId }) => areaId === context.streamId || areaId === household.gridId);
  return accept({
    household,
    actives: [...rounds, ...ridersOf(here, rounds, dictionary, at)],
    dictionary,
    now: context.now,
    timeZone: context.place.timeZone,
  });
}

const recordVisitHandler = handler<RecordVisit, World>({
  type: 'record-visit',
  partly: true,
  payload: RecordVisit,
  load,
  prepare,
  decide: (world, command, context, seq) => {
    const input = inputFor(world, context, command.subject, command.observedAt);
    if (!input.ok) return input;
    const decided = decideVisit(input.value, command);
    if (!decided.ok) return decided;
    const visit = { id: command.id, at: command.observedAt, outcome: command.payload.outcome };
    return accepted(world, context, input.value.household, decided.value, seq, visit);
  },
  write,
});

const correctVisitHandler = handler<CorrectVisit, World>({
  type: 'correct-visit',
  partly: true,
  payload: CorrectVisit,
  load,
  prepare,
  decide: (world, command, context, seq) => {
    const { corrects } = command.payload;
    const original = world.visits.find(
      visit => visit.id === corrects && visit.household_id === command.subject && visit.corrects === null,
    );
    if (original === undefined) return refuse('unknown-visit', undefined, 'payload/corrects');
    const input = inputFor(world, context, command.subject, original.at);
    if (!input.ok) return input;
    const seqs = world.visits
      .filter(visit => visit.id === corrects || visit.corrects === corrects)
      .map(visit => visit.seq);
    const decided = decideCorrection({ ...input.value, corrected: { observedAt: original.at, seqs } }, command);
    if (!decided.ok) return decided;
    const visit = { id: command.id, at: original.at, outcome: command.payload.outcome, corrects };
    return accepted(world, context, input.value.household, decided.value, seq, visit);
  },
  write,
});

export const visitHandlers = [recordVisitHandler, correctVisitHandler];
