// One embedded PostgreSQL for a whole run of a suite, with a template database made ready by Doorstep itself. It lives
// in a directory of its own that goes with the run; what a killed run left behind is cleared by the next.
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { isAlive, type Running } from '../../server/kernel/engine/alive.ts';
import { openEngine } from '../../server/kernel/engine/index.ts';
import { prepareTemplate, templateName } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The owner's address of the server, the template's name and the county key every clone was made with. */
    database: { ownerUrl: string; template: string; keyFile: string };
  }
}

const PREFIX = 'doorstep-test-';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearLeftBehind();
  const dataDir = mkdtempSync(join(tmpdir(), PREFIX));
  // As root, PostgreSQL runs as another user, who must be able to pass.
  chmodSync(dataDir, 0o711);
  // Nothing of a test outlives it, so nothing waits for the disk; everything else is as it is in use.
  const settings = { fsync: 'off', full_page_writes: 'off', max_connections: '200', shared_buffers: '128MB' };
  const said: string[] = [];
  const engine = await openEngine({ dataDir, log: line => said.push(line), settings });
  const keyFile = join(dataDir, 'county.key');
  const template = templateName();
  try {
    const client = new pg.Client({ connectionString: engine.ownerUrl });
    await client.connect();
    await client.query(`create database ${template}`);
    await client.end();
    await prepareTemplate(engine.ownerUrl.replace('/doorstep?', `/${template}?`), keyFile);
  } catch (error) {
    await engine.stop();
    throw error;
  }
  project.provide('database', { ownerUrl: engine.ownerUrl, template, keyFile });
  return async () => {
    await engine.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function clearLeftBehind(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(one => one.startsWith(PREFIX))) {
    const dataDir = join(tmpdir(), name);
    try {
      const holder = JSON.parse(readFileSync(join(dataDir, 'doorstep.lock'), 'utf8')) as Running;
      if (isAlive(holder)) continue;
      const engine = await openEngine({ dataDir, log: () => {} });
      await engine.stop();
      rmSync(dataDir, { recursive: true, force: true });
    } catch {
      // Just being made by another run, or another user's.
    }
  }
}
