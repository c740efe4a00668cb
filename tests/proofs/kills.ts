// `npm run prove -- kills`: phones keep sending while Doorstep and its database are killed without warning, a third on
// the postmaster, a third in the very commit of a batch, a third on the server itself. At the end each acknowledged
// command must be there exactly once, the chains whole and every figure right.
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { createChance } from '../../core/simulate/chance.ts';
import { attachEngine } from '../../server/kernel/engine/attach.ts';
import { signIn } from '../support/sign-in.ts';
import { type Checked, checkKills } from './kills-check.ts';
import type { ClientCounts, ClientJob } from './kills-client.ts';
import { layOutPlace } from './kills-place.ts';

const ROOT = join(import.meta.dirname, '../..');
const KINDS = ['postmaster', 'commit', 'server'] as const;
type Kind = (typeof KINDS)[number];
/** A kill nobody felt for so long cost no answer. */
const FELT_MS = 2000;

export type KillsOptions = {
  seed: string;
  kills: number;
  /** Acknowledgements to be had at least; the kills are spread over them. */
  acknowledgements: number;
  workers?: number;
  batch?: number;
  perSecond?: number;
  say?: (line: string) => void;
};

export type KillsResult = {
  seed: string;
  seconds: number;
  inFlight: number;
  /** Commands first sent in a second between recoveries and kills, median. */
  sentPerSecond: number;
  /** Kills by kind; of those at the commit, whom: the committing process of the database, or the server giving it. */
  kills: Record<Kind, number>;
  atCommit: { backend: number; server: number };
  /** From a kill, once it was felt, to the next acknowledgement. */
  recoveryMs: { median: number; longest: number };
  client: Omit<ClientCounts, 'wrong'>;
  wrong: string[];
} & Checked;

const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

const freePort = (): Promise<number> =>
  new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** As many of each kind, one more of the first where it does not go up, in an order of chance. */
function schedule(seed: string, kills: number): Kind[] {
  const chance = createChance(`${seed}/kills`);
  return Array.from({ length: kills }, (_, i) => ({ kind: KINDS[i % KINDS.length]!, at: chance.next() }))
    .sort((a, b) => a.at - b.at)
    .map(one => one.kind);
}

/** The server in a process of its own, on the same port and data each time. */
function createServerProcess(dataDir: string, port: number) {
  let child: ChildProcess | undefined;
  let said = '';
  const start = async (): Promise<void> => {
    const args = [join(ROOT, 'server/main.ts'), '--port', String(port), '--data', dataDir, '--empty'];
    const env = { ...process.env };
    delete env.DATABASE_URL;
    const started = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    const hear = (chunk: Buffer) => {
      said = (said + chunk).slice(-4000);
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    await new Promise<void>((resolve, reject) => {
      started.stdout.on('data', () => /^listening /m.test(said) && resolve());
      started.once('exit', code => reject(new Error(`the server ended with ${code}:\n${said}`)));
    });
    said = '';
  };
  return {
    start,
    pid: () => child!.pid!,
    ended: () => child!.exitCode !== null || child!.signalCode !== null,
    gone: () => new Promise<void>(resolve => child!.once('exit', () => resolve())),
    stop: async () => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise(resolve => child!.once('exit', resolve));
      child.kill('SIGINT');
      await gone;
    },
  };
}

/** Watches for a batch in its commit; gives the pid of the database's process that is in it, 0 when none was met. */
async function meetCommit(dataDir: string, withinMs: number): Promise<number> {
  const { directUrl } = await attachEngine({ dataDir, log: () => {} });
  const client = new pg.Client({ connectionString: directUrl, application_name: 'watching' });
  client.on('error', () => {});
  await client.connect();
  try {
    for (const end = performance.now() + withinMs; performance.now() < end; ) {
      const { rows } = await client.query({
        name: 'committing',
        text: `select pid from pg_stat_activity where application_name = 'doorstep' and state = 'active' and query = 'commit' limit 1`,
      });
      if (rows[0] !== undefined) return (rows[0] as { pid: number }).pid;
    }
    return 0;
  } finally {
    client.end().catch(() => {});
  }
}

export async function proveKills(options: KillsOptions): Promise<KillsResult> {
  const { seed, kills, acknowledgements, workers = 12, batch = 25, perSecond = 450, say = () => {} } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-kills-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = createServerProcess(dataDir, port);
  let client: ChildProcess | undefined;
  const started = performance.now();
  try {
    await server.start();
    const homes = await layOutPlace(url, 3, 60);
    const log = join(dataDir, 'acknowledged.log');
    const cookie = await signIn(url, 'community_staff');
    const job: ClientJob = { url, cookie, homes, log, seed, workers, batch, perSecond };
    const running = fork(join(import.meta.dirname, 'kills-client.ts'), [JSON.stringify(job)]);
    client = running;
    let counts: ClientCounts | undefined;
    running.on('message', message => {
      counts = message as ClientCounts;
    });
    const finished = new Promise<void>((resolve, reject) =>
      running.once('exit', code => (code === 0 ? resolve() : reject(new Error(`the client ended with ${code}`)))),
    );
    finished.catch(() => {});
    const acknowledged = () => counts?.acknowledged ?? 0;
    const reach = async (n: number, withinMs = 120_000) => {
      for (const end = performance.now() + withinMs; acknowledged() < n; await pause(20)) {
        if (running.exitCode !== null) await finished;
        if (performance.now() > end)
          throw new Error(`stuck at ${acknowledged()} acknowledgements:\n${JSON.stringify(counts)}`);
      }
    };

    const chance = createChance(`${seed}/moments`);
    const done: Record<Kind, number> = { postmaster: 0, commit: 0, server: 0 };
    const atCommit = { backend: 0, server: 0 };
    const recoveries: number[] = [];
    const rates: number[] = [];
    for (const [index, kind] of schedule(seed, kills).entries()) {
      const [before, since] = [counts?.sent ?? 0, performance.now()];
      await reach(Math.floor((acknowledgements * (index + 1)) / (kills + 1)));
      await pause(chance.below(250));
      rates.push(((counts?.sent ?? 0) - before) / ((performance.now() - since) / 1000));
      let victim = server.pid();
      if (kind === 'postmaster')
        victim = Number(readFileSync(join(dataDir, 'engine/postgres/postmaster.pid'), 'utf8').split('\n')[0]);
      if (kind === 'commit') {
        const committing = await meetCommit(dataDir, 30_000);
        if (committing === 0) throw new Error('no commit was met');
        const whom = (atCommit.backend + atCommit.server) % 2 === 0 ? 'backend' : 'server';
        if (whom === 'backend') victim = committing;
        atCommit[whom] += 1;
      }
      const unheard = () => (counts?.failures ?? 0) + (counts?.busy ?? 0);
      const unheardBefore = unheard();
      process.kill(victim, 'SIGKILL');
      const killed = performance.now();
      done[kind] += 1;
      if (victim === server.pid()) {
        await server.gone();
        await server.start();
      }
      // Answers already on their way are heard although the database is gone.
      while (unheard() === unheardBefore && performance.now() < killed + FELT_MS) await pause(20);
      await reach(acknowledged() + 1);
      recoveries.push(performance.now() - killed);
      if (server.ended()) throw new Error('the server did not live through a kill of its database');
      if ((index + 1) % 10 === 0)
        say(`${index + 1} 次强杀，${acknowledged()} 条已确认 · ${index + 1} kills, ${acknowledged()} acknowledged`);
    }
    await reach(acknowledgements, 600_000);
    running.send('finish');
    await finished;
    await server.stop();
    const { wrong, ...totals } = counts!;
    const engine = await attachEngine({ dataDir, log: () => {} });
    try {
      return {
        ...{ seed, seconds: Math.round((performance.now() - started) / 1000), inFlight: workers * batch },
        ...{ sentPerSecond: Math.round(median(rates)), kills: done, atCommit },
        recoveryMs: { median: Math.round(median(recoveries)), longest: Math.round(Math.max(...recoveries)) },
        ...{ client: totals, wrong },
        ...(await checkKills(engine, join(dataDir, 'county.key'), log)),
      };
    } finally {
      await engine.stop();
    }
  } finally {
    client?.kill('SIGKILL');
    await server.stop();
    // A database whose server was killed is still running: taken over, and stopped.
    await attachEngine({ dataDir, log: () => {} }).then(
      engine => engine.stop(),
      () => {},
    );
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** What must hold; a line for each thing that does not. */
export function faultsOf(result: KillsResult, wanted: { kills: number; acknowledgements: number }): string[] {
  const { acknowledged, missing, doubled, neverSent, withoutReply, chains, recount, durability, wrong } = result;
  const killed = KINDS.reduce((sum, kind) => sum + result.kills[kind], 0);
  return Object.entries({
    [`${missing} acknowledged commands are missing`]: missing > 0,
    [`${doubled} commands are there more than once`]: doubled > 0,
    [`${neverSent} commands are there that nobody sent`]: neverSent > 0,
    [`${withoutReply} commands were applied without a reply`]: withoutReply > 0,
    [`${chains.faults} faults in the chains`]: chains.faults > 0,
    [`${recount.differences} figures differ from their recount`]: recount.differences > 0,
    [`${wrong.length} wrong answers, first: ${wrong[0]}`]: wrong.length > 0,
    [`${acknowledged} acknowledgements of ${wanted.acknowledgements}`]: acknowledged < wanted.acknowledgements,
    [`${acknowledged} acknowledged by log, ${result.client.acknowledged} by count`]:
      acknowledged !== result.client.acknowledged,
    [`${killed} kills of ${wanted.kills}`]: killed !== wanted.kills,
    'fsync was off': durability.fsync !== 'on',
  }).flatMap(([line, is]) => (is ? [line] : []));
}

const FULL = { kills: 100, acknowledgements: 50_000 };
const RESULT = join(ROOT, 'docs/proofs/kills.json');

/** Runs it in full and writes the result; 0 when everything held. */
export async function prove(args: string[]): Promise<number> {
  const at = args.indexOf('--seed');
  const seed = at < 0 ? 'doorstep' : (args[at + 1] ?? '');
  const started = new Date().toISOString();
  const git = (...words: string[]) => execFileSync('git', words, { cwd: ROOT, encoding: 'utf8' }).trim();
  const commit = git('rev-parse', 'HEAD');
  const changed = git('status', '--porcelain', '--', 'core', 'server') !== '';
  const result = await proveKills({ ...FULL, seed, say: console.log });
  const faults = faultsOf(result, FULL);
  const machine = {
    ...{ cpu: cpus()[0]?.model, cores: cpus().length, memoryGb: Math.round(totalmem() / 2 ** 30) },
    ...{ kernel: release(), node: process.version },
  };
  const report = {
    proof: 'kills',
    held: faults.length === 0,
    faults,
    started,
    commit,
    /** Files of the server differed from that commit. */
    changed,
    machine,
  };
  mkdirSync(dirname(RESULT), { recursive: true });
  writeFileSync(RESULT, `${JSON.stringify({ ...report, ...result }, null, 2)}\n`);
  console.log(JSON.stringify({ ...report, ...result }, null, 2));
  return faults.length === 0 ? 0 : 1;
}
