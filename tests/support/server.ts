// Doorstep as it is started for real, in a process of its own, on a port the system chose.
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, '../../server/main.ts');
const LISTENING = /^listening (http:\/\/\S+)$/m;
const START_MS = 60_000;

export type TestServer = {
  /** http://127.0.0.1:PORT */
  url: string;
  child: ChildProcess;
  /** What it printed so far, both streams. */
  said(): string;
  /** As Ctrl-C does, and waits for its end; its exit code. */
  stop(): Promise<number | null>;
};

export type TestServerOptions = {
  /** A clone of the template (tests/support/database.ts), with its key. Without: an embedded database of its own. */
  databaseUrl?: string;
  /** The same past a pooler. */
  databaseDirectUrl?: string;
  keyFile?: string;
  /** Kept when given; otherwise a directory that goes with the server. */
  dataDir?: string;
  env?: Record<string, string>;
};

function newDataDir(): string {
  const directory = mkdtempSync(join(tmpdir(), 'doorstep-test-server-'));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(directory, 0o711);
  return directory;
}

/** Resolves when it serves. Throws with what it said when it ends before that. */
export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = options.dataDir ?? newDataDir();
  const args = [MAIN, '--port', '0', '--data', dataDir, '--empty'];
  if (options.keyFile !== undefined) args.push('--keys', options.keyFile);
  const env: NodeJS.ProcessEnv = { ...process.env, ...options.env };
  delete env.DATABASE_DIRECT_URL;
  delete env.DATABASE_URL;
  if (options.databaseUrl !== undefined) env.DATABASE_URL = options.databaseUrl;
  if (options.databaseDirectUrl !== undefined) env.DATABASE_DIRECT_URL = options.databaseDirectUrl;
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  const ended = new Promise<number | null>(resolve => child.once('exit', code => resolve(code)));
  const clear = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no address after ${START_MS} ms:\n${text}`)), START_MS);
    const hear = (chunk: Buffer) => {
      text += chunk;
      const found = LISTENING.exec(text)?.[1];
      if (found !== undefined) {
        clearTimeout(late);
        resolve(found);
      }
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('close', code => {
      clearTimeout(late);
      clear();
      reject(new Error(`the server ended with ${code}:\n${text}`));
    });
  });
  return {
    url,
    child,
    said: () => text,
    stop: async () => {
      child.kill('SIGINT');
      const code = await ended;
      clear();
      return code;
    },
  };
}
