// The phones of the proof, in a process that nothing kills: keeps batches of visits in flight, sends each again until
// it is answered, and writes down what was acknowledged. Run by kills.ts, which tells it when to finish.
import { openSync, writeSync } from 'node:fs';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { idAt } from '../../core/kernel/id.ts';
import { createChance } from '../../core/simulate/chance.ts';
import type { ProofHome } from './kills-place.ts';

export type ClientJob = {
  url: string;
  cookie: string;
  homes: ProofHome[];
  /** Lines `s ID` before a command is first sent, `a ID` when its acceptance was heard. */
  log: string;
  seed: string;
  /** Batches in flight at once, and commands in each. */
  workers: number;
  batch: number;
  /** The most commands begun in a second. */
  perSecond: number;
};

export type ClientCounts = {
  sent: number;
  acknowledged: number;
  /** Sent again because no answer came; and of these, what turned out to have been committed all the same. */
  resent: number;
  committedUnheard: number;
  /** Acknowledged ones sent once more on purpose; each must be answered as before. */
  repeated: number;
  /** Answers that were not heard, were `busy`, or anything that should not be. */
  failures: number;
  busy: number;
  wrong: string[];
};

type Sent = { command: AnyCommand; times: number };

const job = JSON.parse(process.argv[2]!) as ClientJob;
const log = openSync(job.log, 'a');
const chance = createChance(job.seed);
const counts: ClientCounts = {
  ...{ sent: 0, acknowledged: 0, resent: 0, committedUnheard: 0, repeated: 0, failures: 0, busy: 0 },
  wrong: [],
};
/** Acknowledged visits, to be corrected or sent once more. */
const heard: AnyCommand[] = [];
const MOST_HEARD = 400;
const PATIENCE_MS = 15_000;
let finishing = false;

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

function answers(home: ProofHome): unknown[] {
  return home.persons.map(person => ({
    ...{ subjectId: person, element: 'person.temperature', how: 'asked', value: 36 + chance.below(25) / 10 },
  }));
}

function make(): AnyCommand {
  const now = Date.now();
  const id = idAt(now, chance.bytes(10));
  const earlier = chance.maybe(0.1) ? heard.at(chance.below(heard.length)) : undefined;
  if (earlier !== undefined && earlier.type === 'record-visit') {
    const home = job.homes.find(one => one.id === earlier.subject)!;
    const payload = { corrects: earlier.id, outcome: 'met', answers: answers(home) };
    const { stream, subject } = earlier;
    return { id, stream, type: 'correct-visit', subject, payload, observedAt: now, after: [earlier.id] };
  }
  const home = chance.pick(job.homes);
  const payload = chance.maybe(0.8)
    ? { outcome: 'met', spokeWith: home.persons[0], answers: answers(home) }
    : { outcome: 'no_contact', reason: 'nobody_home', answers: [] };
  return { id, stream: home.communityId, type: 'record-visit', subject: home.id, payload, observedAt: now };
}

/** The replies; undefined when none were heard. */
async function post(commands: AnyCommand[]): Promise<Reply[] | undefined> {
  try {
    const answer = await fetch(`${job.url}/api/commands`, {
      method: 'POST',
      headers: { cookie: job.cookie, 'x-doorstep': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ commands }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const body = (await answer.json()) as { replies?: Reply[]; refusal?: { code: string } };
    if (body.replies === undefined && body.refusal?.code !== 'busy' && answer.status !== 429)
      counts.wrong.push(`answer ${answer.status} ${JSON.stringify(body)}`);
    return body.replies;
  } catch {
    return undefined;
  }
}

/** Whether a command is done with: acknowledged, or wrongly refused. */
function settle({ command, times }: Sent, reply: Reply): boolean {
  if (reply.status === 'accepted') {
    if (reply.repeated === true && times === 1) counts.wrong.push(`${command.id} was known before it was sent`);
    if (reply.repeated === true) counts.committedUnheard += 1;
    counts.acknowledged += 1;
    writeSync(log, `a ${command.id}\n`);
    if (heard.length >= MOST_HEARD) heard.splice(chance.below(heard.length), 1);
    heard.push(command);
    return true;
  }
  if (reply.refusal?.code === 'busy') {
    counts.busy += 1;
    return false;
  }
  counts.wrong.push(`${command.type} ${command.id} ${JSON.stringify(reply.refusal)}`);
  return true;
}

async function sendUntilHeard(commands: AnyCommand[]): Promise<void> {
  let waiting: Sent[] = commands.map(command => ({ command, times: 0 }));
  for (let wait = 50; waiting.length > 0; ) {
    for (const one of waiting) {
      one.times += 1;
      if (one.times > 1) counts.resent += 1;
    }
    const replies = await post(waiting.map(one => one.command));
    if (replies === undefined) counts.failures += 1;
    else waiting = waiting.filter((one, i) => !settle(one, replies[i]!));
    if (waiting.length === 0) return;
    await pause(wait * (0.5 + chance.next()));
    wait = Math.min(wait * 2, 400);
  }
}

/** Acknowledged commands sent once more: answered as before, applied no second time. */
async function sendAgain(): Promise<void> {
  const again = heard.slice(-job.batch);
  const replies = await post(again);
  for (const [i, reply] of (replies ?? []).entries()) {
    if (reply.status === 'accepted' && reply.repeated === true) counts.repeated += 1;
    else if (reply.refusal?.code !== 'busy')
      counts.wrong.push(`${again[i]!.id} is not remembered: ${JSON.stringify(reply)}`);
  }
}

async function work(): Promise<void> {
  const beatMs = (1000 * job.workers * job.batch) / job.perSecond;
  while (!finishing) {
    const started = performance.now();
    const commands = Array.from({ length: job.batch }, make);
    writeSync(log, commands.map(command => `s ${command.id}\n`).join(''));
    counts.sent += commands.length;
    await sendUntilHeard(commands);
    if (chance.maybe(0.03)) await sendAgain();
    await pause(Math.max(0, started + beatMs - performance.now()));
  }
}

process.on('message', message => {
  if (message === 'finish') finishing = true;
});
// Whoever started this is gone, and with it the proof.
process.on('disconnect', () => process.exit(1));
const telling = setInterval(() => process.send!(counts), 100);
await Promise.all(Array.from({ length: job.workers }, work));
clearInterval(telling);
process.send!(counts, () => process.exit(0));
