// The one way in. Every surface's commands come through here: once each however often sent, decided by pure code,
// written with their events, projections, tallies and reply in one transaction per stream.
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { mayGive, overlaps, within } from '../../core/access/may.ts';
import type { Actor } from '../../core/kernel/actor.ts';
import type { AnyCommand, Command, Reply } from '../../core/kernel/command.ts';
import type { EventDraft } from '../../core/kernel/event.ts';
import { type Id, instantOf } from '../../core/kernel/id.ts';
import { type Refusal, type Result, refuse } from '../../core/kernel/result.ts';
import { DAY_MS, MINUTE_MS } from '../../core/kernel/time.ts';
import { appendEvents, type Entry, type Head } from './event-log.ts';
import type { Kernel } from './kernel.ts';
import {
  contentOf,
  type Known,
  knownReplies,
  type NewReply,
  REPLY_DAYS,
  refusedReply,
  repeatReply,
  storeReplies,
} from './replies.ts';
import { splitRuns } from './runs.ts';
import { activationsOf, type Context, holdStream, MOVE_HEAD, writeScope } from './stream.ts';
import { nextTurn } from './turn.ts';
import { inTransaction, isRefusedData, isUnreachable, isWorthRetrying, type Tx } from './unit-of-work.ts';

/**
 * One kind of command. `load` reads what the commands of a run need, `decide` answers each in turn against that world
 * (changing it only when it accepts), `write` stores what changed. `seq` numbers the first event of the decision.
 */
export type Handler<P = unknown, W = unknown> = {
  type: string;
  payload: TSchema;
  /** `decide` itself checks a post that holds only a part of the stream's area; without it such a post is refused. */
  partly?: boolean;
  /**
   * It changes what is switched on: what follows in the same transaction is decided by what is on then. `alone`: also no
   * command below the place may be under way meanwhile, so that none is decided by what was on before and kept after.
   */
  switches?: 'here' | 'alone';
  /** Work that needs no database, done before the stream is held. */
  ahead?(commands: readonly Command<P>[], kernel: Kernel): Promise<void>;
  load(tx: Tx, commands: readonly Command<P>[], streamId: Id, kernel: Kernel): Promise<W>;
  /** Looks up what depends on what is switched on here; before the first decision, with the stream held. */
  prepare?(tx: Tx, world: W, context: Context): Promise<void>;
  decide(world: W, command: Command<P>, context: Context, seq: number): Result<EventDraft[]>;
  write(tx: Tx, world: W, context: Context): Promise<void>;
};

export type AnyHandler = Handler & { check: (payload: unknown) => string | undefined };

/** Prepares a handler for the pipeline; the payload's type is as the schema says. */
export function handler<P, W>(given: Handler<P, W>): AnyHandler {
  const schema = Compile(given.payload);
  return {
    ...(given as unknown as Handler),
    check: payload => (schema.Check(payload) ? undefined : (schema.Errors(payload)[0]?.instancePath ?? '/')),
  };
}

export type Pipeline = { submit(actor: Actor, commands: readonly AnyCommand[]): Promise<Reply[]> };

/** How far a device's clock may run ahead before its word is not taken. */
const AHEAD_MS = 5 * MINUTE_MS;
const TRIES = 3;
/** Commands decided before others get a turn: some three milliseconds. */
const DECIDED_A_TURN = 8;
/** Refusals that only say "not yet". They are not kept, so that the same command may come again. */
const IS_EARLY: ReadonlySet<Refusal['code']> = new Set(['after-unknown', 'in-the-future']);
/** The last instant a date can hold. */
const LAST_MS = 8.64e15;

export function createPipeline(kernel: Kernel, handlers: readonly AnyHandler[]): Pipeline {
  const byType = new Map(handlers.map(one => [one.type, one]));
  return {
    submit: async (actor, commands) => {
      const streams = Map.groupBy(commands.keys(), index => commands[index]!.stream);
      const replies: Reply[] = [];
      for (const [streamId, indexes] of streams) {
        const queue = indexes.map(index => rounded(commands[index]!));
        const answers = await runStream(kernel, byType, actor, streamId, queue);
        for (const [i, index] of indexes.entries()) replies[index] = answers[i]!;
      }
      return replies;
    },
  };
}

/** Instants are whole milliseconds. */
const rounded = (command: AnyCommand): AnyCommand =>
  Number.isInteger(command.observedAt) ? command : { ...command, observedAt: Math.round(command.observedAt) };

/**
 * Runs a stream's share of a batch. One that trips a constraint, or a bug of ours, is retried in halves, so a bad
 * command costs itself only. A bug met by a command that came alone is thrown.
 */
async function runStream(
  kernel: Kernel,
  handlers: ReadonlyMap<string, AnyHandler>,
  actor: Actor,
  streamId: Id,
  commands: readonly AnyCommand[],
  halved = false,
): Promise<Reply[]> {
  const run = (forced?: Refusal) => attempt(kernel, handlers, actor, streamId, commands, forced);
  const refused = (refusal: Refusal) => commands.map(command => refusedReply(command.id, refusal));
  let failure = await tried(run);
  if (!('error' in failure)) return failure.replies;
  if (isPassing(failure.error)) return refused(refuse('busy').refusal);
  if (commands.length > 1) {
    const middle = commands.length >> 1;
    const first = await runStream(kernel, handlers, actor, streamId, commands.slice(0, middle), true);
    return [...first, ...(await runStream(kernel, handlers, actor, streamId, commands.slice(middle), true))];
  }
  if (isRefusedData(failure.error)) {
    const { constraint = 'data' } = failure.error as { constraint?: string };
    failure = await tried(() => run(refuse('conflict', { constraint }).refusal));
    if (!('error' in failure)) return failure.replies;
    if (isPassing(failure.error)) return refused(refuse('busy').refusal);
  }
  if (!halved) throw failure.error;
  kernel.log('unexpected', { command: commands[0]!.type, error: (failure.error as Error).stack });
  return refused(refuse('unexpected').refusal);
}

const isPassing = (error: unknown): boolean => isUnreachable(error) || isWorthRetrying(error);

/** Runs again what only lost a race. */
async function tried(run: () => Promise<Reply[]>): Promise<{ replies: Reply[] } | { error: unknown }> {
  for (let left = TRIES - 1; ; left--) {
    try {
      return { replies: await run() };
    } catch (error) {
      if (!isWorthRetrying(error) || left === 0) return { error };
    }
  }
}

async function attempt(
  kernel: Kernel,
  handlers: ReadonlyMap<string, AnyHandler>,
  actor: Actor,
  streamId: Id,
  commands: readonly AnyCommand[],
  forced: Refusal | undefined,
): Promise<Reply[]> {
  const types = new Set<string>();
  let moved: Head | undefined;
  const runs = splitRuns(commands);
  const handlerOf = (run: readonly AnyCommand[]) => handlers.get(run[0]!.type);
  if (forced === undefined) await doAhead(kernel, actor, runs, handlerOf);
  const alone = runs.some(run => handlerOf(run)?.switches === 'alone');
  const replies = await inTransaction(kernel.db, writeScope(kernel, actor.post.id, streamId), async tx => {
    const ids = new Set(commands.flatMap(command => [command.id, ...(command.after ?? [])]));
    const holding = holdStream(kernel, tx, streamId, alone);
    const knowing = knownReplies(tx, streamId, [...ids]);
    // What a command trips over may lie in what it looks up, so a forced refusal looks nothing up.
    const load = (run: readonly AnyCommand[]) =>
      forced === undefined ? loadRun(kernel, handlers, tx, streamId, run) : Promise.resolve(undefined);
    const loading = load(runs[0]!);
    const [held, known] = await Promise.all([holding, knowing, loading.catch(() => {})]);
    if (held === undefined) return commands.map(command => refusedReply(command.id, refuse('unknown-stream').refusal));
    if (actor.post.role !== 'system' && !overlaps(actor.post, held.place.path)) {
      return commands.map(command => refusedReply(command.id, refuse('outside-area').refusal));
    }
    // Read under the lock, so that the times of a stream's events never run backwards.
    const now = kernel.clock.now();
    const context: Context = { kernel, now, actor, streamId, place: held.place, activations: held.activations };
    const settled = new Map(known.map(row => [row.command_id, row]));
    const fresh: NewReply[] = [];
    const answers: Reply[] = [];
    let head = held.head;
    for (const [index, run] of runs.entries()) {
      const handling = handlerOf(run);
      const world = index === 0 ? await loading : await load(run);
      if (forced === undefined) await handling?.prepare?.(tx, world, context);
      const entries: Entry[] = [];
      for (const [at, command] of run.entries()) {
        if (at > 0 && at % DECIDED_A_TURN === 0) await nextTurn();
        const content = contentOf(command);
        if (content === undefined) {
          answers.push(refusedReply(command.id, refuse('malformed', { field: 'payload' }, 'payload').refusal));
          continue;
        }
        const before = settled.get(command.id);
        if (before !== undefined) {
          answers.push(repeatReply(before, content));
          continue;
        }
        const decided =
          forced === undefined
            ? answer(handling, world, command, context, settled, head.seq + entries.length + 1)
            : { ok: false as const, refusal: forced };
        const refusal = decided.ok ? null : decided.refusal;
        if (refusal !== null && IS_EARLY.has(refusal.code)) {
          answers.push(refusedReply(command.id, refusal));
          continue;
        }
        settled.set(command.id, {
          command_id: command.id,
          content,
          refusal: refusal === null ? null : JSON.stringify(refusal),
        });
        fresh.push({ id: command.id, content, refusal });
        answers.push(refusal === null ? { id: command.id, status: 'accepted' } : refusedReply(command.id, refusal));
        if (!decided.ok) continue;
        for (const draft of decided.value) {
          types.add(draft.type);
          entries.push({
            draft,
            seq: head.seq + entries.length + 1,
            id: kernel.newId(),
            commandId: command.id,
            observedAt: command.observedAt,
          });
        }
      }
      const [next] = await Promise.all([
        appendEvents(tx, kernel.ring, streamId, head, entries, { postId: actor.post.id, recordedAt: now }),
        entries.length > 0 && handling !== undefined ? handling.write(tx, world, context) : undefined,
      ]);
      head = next;
      if (entries.length > 0 && handling?.switches !== undefined)
        context.activations = await activationsOf(kernel, tx, streamId);
    }
    const closing: Promise<unknown>[] = [];
    if (fresh.length > 0) closing.push(storeReplies(tx, streamId, now, fresh));
    if (head.seq > held.head.seq) {
      closing.push(tx.rows(MOVE_HEAD, [streamId, head.seq, head.digest]));
      moved = head;
    }
    await Promise.all(closing);
    return answers;
  });
  if (moved !== undefined) kernel.live.publish({ stream: streamId, seq: moved.seq, types: [...types] });
  return replies;
}

/** Nobody's work is done who may not give the command at all. */
async function doAhead(
  kernel: Kernel,
  actor: Actor,
  runs: readonly AnyCommand[][],
  handlerOf: (run: readonly AnyCommand[]) => AnyHandler | undefined,
): Promise<void> {
  for (const run of runs) {
    const handling = handlerOf(run);
    if (handling?.ahead === undefined || !mayGive(actor.post.role).includes(handling.type)) continue;
    await handling.ahead(run.filter(command => handling.check(command.payload) === undefined) as Command[], kernel);
  }
}

async function loadRun(
  kernel: Kernel,
  handlers: ReadonlyMap<string, AnyHandler>,
  tx: Tx,
  streamId: Id,
  run: readonly AnyCommand[],
): Promise<unknown> {
  const handling = handlers.get(run[0]!.type);
  if (handling === undefined) return undefined;
  return handling.load(
    tx,
    run.filter(command => handling.check(command.payload) === undefined) as Command[],
    streamId,
    kernel,
  );
}

function answer(
  handling: AnyHandler | undefined,
  world: unknown,
  command: AnyCommand,
  context: Context,
  settled: ReadonlyMap<Id, Known>,
  seq: number,
): Result<EventDraft[]> {
  if (handling === undefined) return refuse('unknown-command', { type: command.type });
  const { post } = context.actor;
  if (!mayGive(post.role).includes(command.type)) return refuse('not-permitted');
  if (handling.partly !== true && post.role !== 'system' && !within(context.place.path, post.areaPath))
    return refuse('outside-area');
  const fault = handling.check(command.payload);
  if (fault !== undefined) return refuse('malformed', { field: `payload${fault}` }, `payload${fault}`);
  const made = instantOf(command.id);
  if (made === undefined) return refuse('malformed', { field: 'id' }, 'id');
  const { observedAt } = command;
  if (!(observedAt >= 0 && observedAt <= LAST_MS)) return refuse('malformed', { field: 'observedAt' }, 'observedAt');
  if (context.now - made > REPLY_DAYS * DAY_MS) return refuse('too-old', { days: REPLY_DAYS });
  // An id of the future would outlive its reply.
  if (Math.max(observedAt, made) > context.now + AHEAD_MS) return refuse('in-the-future');
  for (const id of command.after ?? []) {
    const earlier = settled.get(id);
    if (earlier === undefined) return refuse('after-unknown');
    if (earlier.refusal !== null) return refuse('after-refused');
  }
  return handling.decide(world, command as Command, context, seq);
}
