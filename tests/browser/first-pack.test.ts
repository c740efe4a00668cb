// The guide for somebody's first pack, played to the letter: its commands as they are typed, its edits as they are told,
// from an empty file to a form on a phone, while the server runs.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { type Ground, layOutGround, signIn } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { edited, stepsOf } from '../support/guide.ts';
import { faultsOf } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const GUIDE = readFileSync(join(import.meta.dirname, '../../docs/guides/first-pack.md'), 'utf8');
const COMMAND_LINE = join(import.meta.dirname, '../../cli/main.ts');
const TYPED = 'npm run doorstep -- ';

const folder = mkdtempSync(join(tmpdir(), 'doorstep-guide-'));
let server: TestServer;
let browser: Browser;
let desk: BrowserContext;
let phone: Page;
let ground: Ground;
const said: string[] = [];

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  desk = await openContext(browser, 'desk');
  ground = await layOutGround(desk, server.url);
  const context = await openContext(browser, 'phone');
  await signIn(context, server.url, 'grid_worker');
  phone = await context.newPage();
  phone.setDefaultTimeout(15_000);
  phone.on('pageerror', error => said.push(error.message));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(phone, 'first-pack');
});

/** What a command of the guide says, typed in the folder of the file, with the running server at its usual place. */
function typed(command: string): Promise<string> {
  expect(command.startsWith(TYPED), command).toBe(true);
  const args = [COMMAND_LINE, ...command.slice(TYPED.length).split(' ')];
  const env = { ...process.env, PORT: new URL(server.url).port };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => (text += chunk));
    child.on('exit', code => (code === 0 ? resolve(text) : reject(new Error(`${command}\n${text}`))));
  });
}

test('every command and every edit of the guide does what it says', async () => {
  expect(GUIDE).toContain(ground.community.code);
  const file = join(folder, 'snow_ice.yaml');
  const answers: string[] = [];
  for (const step of stepsOf(GUIDE)) {
    if (step.kind === 'run') for (const command of step.commands) answers.push(await typed(command));
    else writeFileSync(file, edited(readFileSync(file, 'utf8'), step));
  }
  const [begun, one, three, nine, mutants, published, on] = answers;
  expect(answers).toHaveLength(7);
  expect(begun).toContain('snow_ice.yaml');
  expect([one, three, nine].map(text => /(\d+) examples hold/.exec(text ?? '')?.[1])).toEqual(['1', '3', '9']);
  expect(mutants).toMatch(/(\d+) mutants, examples find out \1/);
  expect(published).toContain('snow_ice');
  expect(on).toContain('snow_ice');
});

test('it is then a form on a phone, and what was answered there a matter with a promise', async () => {
  await phone.goto(`${server.url}/field/`);
  const grids = new RegExp(ground.community.grids.map(({ layOut }) => layOut.name).join('|'));
  await phone
    .getByRole('link', { name: grids })
    .or(phone.getByRole('button', { name: grids }))
    .first()
    .click();
  await phone.getByRole('link', { name: /^下一户/ }).click();
  await phone.getByRole('link', { name: '开门了' }).click();
  await phone.getByRole('heading', { name: '门前积雪结冰，出行不便' }).waitFor();
  expect(await faultsOf(phone)).toEqual([]);
  await phone.getByRole('button', { name: '其他成年人' }).click();
  await phone.getByRole('button', { name: /门前积雪结冰，出行不便：是$/ }).click();
  await phone.getByRole('button', { name: /^保存/ }).click();
  await phone.getByText(/^已记下/).waitFor();
  await phone.goto(`${server.url}/field/#/outbox`);
  await phone.getByRole('button', { name: '现在发送' }).click();
  await phone.getByText('没有待发送的记录').waitFor();

  await signIn(desk, server.url, 'community_staff');
  const page = await desk.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`${server.url}/console/matters`);
  await page.getByText(ground.community.title.zh).first().click();
  await page
    .getByRole('link', { name: /铲雪/ })
    .first()
    .waitFor()
    .finally(() => screenshot(page, 'first-pack-desk'));
  expect(said).toEqual([]);
});
