// How long a warm `npm start` takes to its first page: everything installed, built and seeded, nothing running.
import { type ChildProcess, spawn } from 'node:child_process';
import { get } from 'node:http';
import { join } from 'node:path';
import type { Rig } from './rig/database.ts';
import { type Figure, median } from './rig/figure.ts';

const ROOT = join(import.meta.dirname, '..');
const RUNS = 5;
const BAR_S = 2.5;

export async function run(rig: Rig): Promise<Figure[]> {
  await rig.stop();
  // What has changed since the last start is built by the first one.
  await firstPage(rig.dataDir);
  const seconds: number[] = [];
  for (let i = 0; i < RUNS; i++) seconds.push(await firstPage(rig.dataDir));
  const note = `runs ${seconds.map(one => one.toFixed(2)).join(' ')}`;
  return [{ name: 'warm npm start to the first page', value: median(seconds), unit: 's', bar: BAR_S, note }];
}

/** Seconds from `npm start` to the whole first page, and then stops it as Ctrl-C does. */
async function firstPage(dataDir: string): Promise<number> {
  const start = performance.now();
  const child = spawn('npm', ['start', '--', '--data', dataDir, '--port', '0'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
  try {
    await pageOf(await addressOf(child));
    return (performance.now() - start) / 1000;
  } finally {
    // The whole group, as a terminal does.
    process.kill(-child.pid!, 'SIGINT');
    await ended;
  }
}

const addressOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (part: Buffer) => {
      said += part;
      const url = /^listening (http:\/\/\S+)$/m.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', code => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });

const pageOf = (url: string): Promise<void> =>
  new Promise((resolve, reject) => {
    get(`${url}/console/`, answer => {
      answer.resume();
      answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${answer.statusCode}`))));
    }).on('error', reject);
  });
