// A real server watched from outside while it is handed workbooks: how long it takes, how long others wait meanwhile, and
// how much memory its process keeps.
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Id } from '../../../../core/kernel/id.ts';
import { cloneDatabase } from '../../database.ts';
import { startServer } from '../../server.ts';
import { signIn } from '../../sign-in.ts';
import { openSmallGrid } from '../../small-grid.ts';

export type Handled = {
  /** Refusal's code; undefined where it was taken. */
  code: string | undefined;
  status: number;
  /** Of the answer, in characters. */
  length: number;
  filled?: { code: string | undefined; status: number };
  seconds: number;
  /** The longest another request waited meanwhile, in ms. */
  othersWaited: number;
  /** Megabytes the process holds more than before, once it has had a moment to give them back. */
  grownBy: number;
};
export type WatchedServer = {
  handIn(bytes: Uint8Array): Promise<Handled>;
  said(): string;
  stop(): Promise<unknown>;
};

const MOMENT_MS = 6000;
const EVERY_MS = 50;
const MEGABYTE = 1024;

/** Resident memory of a process in megabytes, as the system counts it. */
const residentOf = (pid: number): number =>
  Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout) / MEGABYTE;

/** `enough`: growth, in megabytes, at which nobody waits for more to be given back. */
export async function watchServer(enough: number): Promise<WatchedServer> {
  const { ownerUrl, keyFile } = await cloneDatabase();
  const { url, child, said, stop } = await startServer({ databaseUrl: ownerUrl, keyFile });
  const { community } = await openSmallGrid(url);
  const cookie = await signIn(url, 'community_staff');
  const headers = { cookie, 'x-doorstep': '1' };
  const pid = child.pid!;

  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(`${url}${path}`, { ...init, headers });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') === true;
    const body = isJson ? (JSON.parse(text) as { id?: Id; refusal?: { code: string } }) : {};
    return { status: answer.status, length: text.length, id: body.id, code: body.refusal?.code };
  };
  const upload = (bytes: Uint8Array) => {
    const form = new FormData();
    form.set('file', new Blob([Uint8Array.from(bytes)]), '登记表.xlsx');
    return ask(`/api/sheets?${new URLSearchParams({ area: community, purpose: 'registry' })}`, {
      method: 'POST',
      body: form,
    });
  };
  /** Asks for something else again and again until `over`; the longest wait. */
  const meanwhile = async (over: { yet: boolean }): Promise<number> => {
    let longest = 0;
    while (!over.yet) {
      const from = performance.now();
      const { status } = await ask('/api/session');
      if (status !== 200) throw new Error(`somebody else was answered ${status}`);
      longest = Math.max(longest, performance.now() - from);
      await sleep(EVERY_MS);
    }
    return longest;
  };

  return {
    said,
    stop,
    handIn: async bytes => {
      const before = residentOf(pid);
      const over = { yet: false };
      const others = meanwhile(over);
      const from = performance.now();
      const { status, code, length, id } = await upload(bytes);
      const handled: Handled = { status, code, length, seconds: 0, othersWaited: 0, grownBy: 0 };
      if (id !== undefined) {
        const { status, code } = await ask(`/api/sheets/${id}/filled`);
        handled.filled = { status, code };
      }
      handled.seconds = (performance.now() - from) / 1000;
      over.yet = true;
      handled.othersWaited = await others;
      const until = performance.now() + MOMENT_MS;
      do {
        handled.grownBy = residentOf(pid) - before;
        if (handled.grownBy < enough) break;
        await sleep(200);
      } while (performance.now() < until);
      return handled;
    },
  };
}
