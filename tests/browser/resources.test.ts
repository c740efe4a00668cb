// What a community has at hand, at a desk and on a narrow screen: 周 adds an item by the keyboard, receives, reserves,
// hands out, takes back and counts it; a colleague lets a reservation go, and the desk sees it without asking.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openContext, SCREENS, screenshot } from '../support/browser.ts';
import { type Ground, layOutGround, signIn } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { startServer, type TestServer } from '../support/server.ts';

const LOOK_MS = 15_000;

let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
let ground: Ground;
let desk: Page;
const broken: string[] = [];

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  staff = await openContext(browser, 'desk');
  ground = await layOutGround(staff, server.url);
  desk = watch(await staff.newPage());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(desk, 'resources-failed');
  expect(broken).toEqual([]);
});

/** Notes what no page may do: throw, or get a 500. */
function watch(page: Page): Page {
  page.setDefaultTimeout(LOOK_MS);
  page.on('pageerror', error => broken.push(error.message));
  page.on('response', answer => {
    if (answer.status() >= 500) broken.push(`${answer.status()} ${answer.url()}`);
  });
  return page;
}
const button = (name: string, page: Page = desk) => page.getByRole('button', { name, exact: true });
const count = (page: Page, name: string) =>
  page.locator('.counts > div', { hasText: name }).locator('dd').textContent();

/** Opens a movement's dialog, fills it, and sends it by the Enter key. */
async function move(name: string, fields: Record<string, string>): Promise<void> {
  await button(name).click();
  const dialog = desk.getByRole('dialog');
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByLabel(Object.keys(fields).at(-1)!).press('Enter');
  await dialog.waitFor({ state: 'hidden' });
}

test('an empty page says what to do, and an item is added by the keyboard alone', async () => {
  await desk.goto(`${server.url}/console/resources?area=${ground.community.id}`);
  await desk.getByText('还没有登记资源').waitFor();
  await desk.getByRole('link', { name: '登记一项' }).last().focus();
  await desk.keyboard.press('Enter');
  await desk.getByLabel('名称').fill('融雪盐（25 千克袋）');
  await desk.getByLabel('现有多少').fill('40');
  await desk.getByLabel('场景代号').fill('salt_bag');
  await desk.keyboard.press('Enter');
  await desk.getByRole('heading', { name: '融雪盐（25 千克袋）' }).waitFor();
  expect(await count(desk, '可用')).toBe('40 件');
});

describe('an item', () => {
  test('is received, reserved, handed out, taken back and counted, and every line of it stands in its history', async () => {
    await move('入库', { 数量: '20', 从哪里来: '街道物资库' });
    await move('预留', { 数量: '15', 为什么留: '周六义诊' });
    await move('领出', { 数量: '5', 用在哪里: '三号楼门前除雪' });
    await move('归还', { 数量: '2' });
    await move('盘点', { 理由: '月末盘点', 实际数到: '55' });
    await expect.poll(() => count(desk, '可用')).toBe('40 件');
    expect([await count(desk, '预留'), await count(desk, '领出')]).toEqual(['15 件', '3 件']);
    const rows = desk.getByRole('table', { name: '收发记录' }).locator('tbody tr');
    expect(await rows.count()).toBe(6);
    expect(await rows.first().textContent()).toMatch(/盘点 55 件.*月末盘点.*社区工作人员.*可用 −2 · 核销 \+2/);
    await screenshot(desk, 'resources-item');
  });

  test('whose reservation a colleague lets go is seen at once to be free again', async () => {
    const worker = await openContext(browser, 'phone');
    await signIn(worker, server.url, 'community_staff');
    const phone = watch(await worker.newPage());
    await phone.goto(desk.url());
    await phone.getByRole('button', { name: '取消预留 · 周六义诊' }).click();
    await phone.getByText('没有预留。').waitFor();
    await expect.poll(() => count(desk, '可用'), { timeout: LOOK_MS }).toBe('55 件');
    const fits = async (name: string) => {
      await screenshot(phone, name);
      await expect.poll(() => phone.evaluate(() => document.documentElement.scrollWidth)).toBe(SCREENS.phone.width);
    };
    await fits('resources-item-phone');
    await phone.goto(`${server.url}/console/resources?area=${ground.community.id}`);
    await phone.getByRole('link', { name: '融雪盐（25 千克袋）' }).waitFor();
    await fits('resources-phone');
    await worker.close();
  });
});
