// What a sheet lacks, asked once: 周 fills a department's workbook, sees what is missing, has it asked and admits it; 王's
// phone asks it at the door and says why; the sheet filled again has the answer and says what changed.
import exceljs from 'exceljs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { type Ground, layOutGround, signIn } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { faultsOf } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const LOOK_MS = 15_000;
const BASIS = '区民政〔2026〕7号';
const HEADERS = ['序号', '姓名', '住址', '听力'];

let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
let ground: Ground;
let desk: Page;
let phone: Page;
const broken: string[] = [];

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  staff = await openContext(browser, 'desk', { acceptDownloads: true });
  ground = await layOutGround(staff, server.url);
  desk = watch(await staff.newPage());
  phone = watch(await (await openContext(browser, 'phone')).newPage());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await Promise.all([screenshot(desk, 'demand-desk'), screenshot(phone, 'demand-phone')]);
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

const open = (path: string) => desk.goto(`${server.url}/console${path}?area=${ground.community.id}`);
const button = (name: string | RegExp, within: Page | Locator = desk) => within.getByRole('button', { name });
/** How many cells of a column a sheet says are missing. */
const missing = async () => Number(/缺 ([\d,]+)/.exec((await button(/“听力”一列：/).textContent()) ?? '')?.[1]);

/** Hands the blank workbook in for care, and waits until it says what it lacks. */
async function handIn(): Promise<void> {
  const book = new exceljs.Workbook();
  book.addWorksheet('助听').addRow(HEADERS);
  const buffer = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
  await open('/sheets');
  await desk.getByRole('combobox', { name: '这张表的用途' }).click();
  await desk.getByTitle('关爱服务', { exact: true }).click();
  await desk.getByLabel('要表的文件或文号').fill(BASIS);
  const mimeType = 'application/octet-stream';
  await desk.getByLabel('空白表').setInputFiles({ name: '助听需求表.xlsx', mimeType, buffer });
  await button(/“听力”一列：/).waitFor();
}
async function download(): Promise<void> {
  await Promise.all([desk.waitForEvent('download'), button('下载填好的表').click()]);
  await desk.getByText(/已下载/).waitFor();
}

test('an office raises a demand for one grid, and sees that it waits; it settles nothing itself', async () => {
  const office = await openContext(browser, 'desk');
  await signIn(office, server.url, 'department_officer');
  const page = watch(await office.newPage());
  const grid = ground.community.grids[1]!;
  await page.goto(`${server.url}/console/demands/new?area=${grid.id}`);
  await page.getByRole('combobox', { name: '用途' }).click();
  await page.getByTitle('关爱服务', { exact: true }).click();
  await page.getByRole('combobox', { name: '要什么' }).fill('视力');
  await page.keyboard.press('Enter');
  await page.getByText('每个网格员多出').waitFor();
  await page.getByLabel('哪个单位要').fill('区残联');
  await page.getByLabel('依据的文件或文号').fill('区残联〔2026〕3号');
  await page.getByLabel('依据的文件或文号').press('Enter');
  await page.getByRole('link', { name: '看报送要求' }).click();
  const card = page.getByRole('article', { name: '区残联' });
  await card.getByText('等社区工作人员办理').waitFor();
  expect(await card.textContent()).toContain(grid.layOut.name);
  expect(await card.getByRole('button').count()).toBe(0);
  await office.close();
});

describe('what a sheet lacks', () => {
  let lacked: number;

  test('is counted under its column, and the number opens the list of whom it is', async () => {
    await handIn();
    lacked = await missing();
    await button(/“听力”一列：/).click();
    const table = desk.getByRole('dialog').getByRole('table', { name: '没有内容的行' });
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(lacked);
    await desk.keyboard.press('Escape');
    await desk.getByRole('dialog').waitFor({ state: 'hidden' });
    await expect.poll(() => desk.evaluate(() => document.activeElement?.textContent)).toContain(`缺 ${lacked}`);
    await download();
  });

  test('is asked for with its price told first, and waits for the community', async () => {
    await button(/“听力”一列：/).click();
    const dialog = desk.getByRole('dialog');
    await button('下次上门时问', dialog).click();
    await dialog.getByText('每个网格员多出').waitFor();
    const raise = button('提出，等社区同意', dialog);
    expect(await raise.isDisabled()).toBe(true);
    expect(await dialog.getByLabel('依据的文件或文号').inputValue()).toBe(BASIS);
    await dialog.getByLabel('哪个单位要').fill('区民政局');
    await raise.click();
    await dialog.getByRole('link', { name: '看报送要求' }).click();
    const card = desk.getByRole('article', { name: '区民政局' });
    await card.getByText('等待办理').waitFor();
    await card.getByText(/第1网格 \+\d+ 分钟/).waitFor();
    for (const said of ['听力', BASIS, ground.community.grids[0]!.layOut.name])
      expect(await card.textContent()).toContain(said);
  });

  test('is declined with a reason, put back, admitted, and that undone: nothing is settled by a slip', async () => {
    const card = desk.getByRole('article', { name: '区民政局' });
    await button('不同意 · 区民政局').click();
    const dialog = desk.getByRole('dialog');
    expect(await button('不同意', dialog).isDisabled()).toBe(true);
    await dialog.getByLabel('理由').fill('与上月的要求重复');
    await button('不同意', dialog).click();
    await card.getByText('与上月的要求重复').waitFor();
    await button('放回重新办理 · 区民政局').click();
    await button('同意 · 区民政局').first().click();
    await card.getByText('正在问').waitFor();
    await button('撤回').click();
    await card.getByText('等待办理').waitFor();
    await desk.getByRole('button', { name: '同意 · 区民政局', exact: true }).press('Enter');
    await card.getByText(/缺的 \d+ 项已补 0 项/).waitFor();
  });

  test('is asked at the door, which says whose question it is and on what basis', async () => {
    await phone.goto(`${server.url}/field/`);
    await button(/王网格/, phone)
      .first()
      .click();
    await phone.getByRole('heading', { name: '今天去哪个网格？' }).waitFor();
    await phone.goto(`${server.url}/field/#/grid/${ground.community.grids[0]!.id}`);
    await phone.getByRole('link', { name: /^下一户/ }).click();
    await phone.getByText(`为什么问听力：区民政局的报送要求（依据：${BASIS}）`).waitFor();
    await phone.getByRole('link', { name: '开门了' }).click();
    const question = phone.getByRole('region', { name: '听力' });
    await question.getByText(`为什么问：区民政局的报送要求（依据：${BASIS}）`).waitFor();
    await button('大字', phone).click();
    expect(await faultsOf(phone)).toEqual([]);
    await phone.locator('#spoke-with .chip').first().click();
    const all = button('听力：都是：正常', question);
    if ((await all.count()) > 0) await all.click();
    else
      await button(/：正常$/, question)
        .first()
        .click();
    const delivered = phone.waitForResponse(answer => answer.url().endsWith('/api/commands') && answer.ok());
    await phone.locator('.save .primary').click();
    await delivered;
  });

  test('shows how far it has come; the sheet filled again lacks so much less, and lists whose rows changed', async () => {
    await open('/demands');
    await desk.getByText(/缺的 \d+ 项已补 [1-9]\d* 项/).waitFor();
    await handIn();
    const answered = lacked - (await missing());
    expect(answered).toBeGreaterThan(0);
    await download();
    await desk.getByRole('link', { name: new RegExp(`新增 0 · 减少 0 · 内容变了 ${answered}，打开名单`) }).click();
    const rows = desk.getByRole('table', { name: '变了的行' });
    await rows.waitFor();
    expect(await rows.locator('tbody tr').count()).toBe(answered);
    await desk.getByRole('link', { name: '回到填过的表' }).click();
    const fills = desk.getByRole('table', { name: '填过的表' });
    await fills.waitFor();
    expect(await fills.locator('tbody tr').allTextContents()).toEqual([
      expect.stringMatching(/助听需求表.*社区工作人员.*关爱服务.*内容变了/s),
      expect.stringContaining('没有可比的上一次'),
    ]);
  });
});
