// A server started for real on the rig's directory, and somebody signed in at it who asks for pages one after the other.
import { Agent, request } from 'node:http';
import { startServer } from '../../tests/support/server.ts';
import { signIn } from '../../tests/support/sign-in.ts';
import type { Rig } from './database.ts';

export type Visitor = {
  /** Milliseconds from asking to the last byte, and the answer. Throws on any other status than 200. */
  get(path: string): Promise<{ ms: number; body: Record<string, unknown> }>;
  /** Sends a form as it is and anything else as JSON. Throws on any other status than 200. */
  post(path: string, body: unknown): Promise<unknown>;
  stop(): Promise<void>;
};

/** Stops the rig's own engine first: a directory serves one Doorstep at a time. */
export async function openPages(rig: Rig, role: string): Promise<Visitor> {
  await rig.stop();
  const server = await startServer({ dataDir: rig.dataDir, keyFile: rig.keyFile });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const cookie = await signIn(server.url, role);
  return {
    get: path =>
      new Promise((resolve, reject) => {
        const start = performance.now();
        request(`${server.url}${path}`, { agent, headers: { cookie } }, answer => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', () => {
            const ms = performance.now() - start;
            const text = Buffer.concat(parts).toString('utf8');
            if (answer.statusCode === 200) resolve({ ms, body: JSON.parse(text) as Record<string, unknown> });
            else reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
          });
        })
          .on('error', reject)
          .end();
      }),
    post: async (path, body) => {
      const form = body instanceof FormData;
      const answer = await fetch(`${server.url}${path}`, {
        method: 'POST',
        headers: { cookie, 'x-doorstep': '1', ...(form ? {} : { 'content-type': 'application/json' }) },
        body: form ? body : JSON.stringify(body),
      });
      const text = await answer.text();
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
      return JSON.parse(text) as unknown;
    },
    stop: async () => {
      agent.destroy();
      await server.stop();
    },
  };
}
