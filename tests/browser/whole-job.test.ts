// The whole job, as a street would do it on its first day, from an empty database: the real area tree, a messy roster of
// 3,000 invented people, a round switched on, doors visited on a phone, the board following, and a department's blank
// workbook back filled, compared cell by cell with what the roster truly said.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ageOn, localDate } from '../../core/facts/local-time.ts';
import { parseDoor } from '../../core/registry/address.ts';
import { doorKey } from '../../core/registry/model.ts';
import { NEVER_HELD, NOT_FOR_POST, NOT_FOR_PURPOSE } from '../../core/sheets/fill.ts';
import { blankSheet, FIRST_ROW, type ReadSheet, readSheet, SHEET_HEADERS } from '../support/blank-sheet.ts';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { messyRoster } from '../support/messy-roster.ts';
import { rosterXlsx } from '../support/roster-files.ts';
import { startServer, type TestServer } from '../support/server.ts';

const AREAS = join(import.meta.dirname, '../fixtures/areas-420105.csv');
const COMMUNITY = '五琴里社区居委会';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const roster = messyRoster({ seed: 'whole job', communityName: COMMUNITY });
const { counts } = roster.truth;
const people = roster.truth.rows.flatMap(({ person }) => (person === undefined ? [] : [person]));
const living = people.filter(({ residence }) => residence === 'living');
const FEVER = 38.2;

let server: TestServer;
let browser: Browser;
let desk: BrowserContext;
let page: Page;
let field: Page;
const faults: string[] = [];

/** Notes what no page may do: throw, or get a 500. */
function watch(opened: Page): Page {
  opened.setDefaultTimeout(15_000);
  opened.on('pageerror', error => faults.push(error.message));
  opened.on('response', answer => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
  });
  return opened;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer(), openBrowser()]);
  desk = await openContext(browser, 'desk', { acceptDownloads: true });
  page = watch(await desk.newPage());
  field = watch(await (await openContext(browser, 'phone')).newPage());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const menu = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true }).first().click();

async function actAs(name: string): Promise<void> {
  await page.goto(`${server.url}/console/sign-in`);
  await page
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await page.waitForURL(/\/console\/(?:\?|$)/);
}

async function chooseArea(name: string): Promise<void> {
  await page.locator('.area-button').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  await dialog
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click();
  await dialog.waitFor({ state: 'hidden' });
}

/** A written address as one spelling of its door. */
function doorOf(address: string): string {
  const parsed = parseDoor(address);
  return parsed.ok ? doorKey(parsed.value) : address;
}

/** The number of a report on the board at the desk, by the end of its series. */
const figure = (report: string) => page.locator(`[data-series$="/${report}"]`).first();
const numberOf = async (report: string): Promise<number> =>
  Number((await figure(report).textContent())?.replaceAll(/\D/g, ''));

describe('on the first day', () => {
  test('the real area tree comes in', async () => {
    await actAs('郑管理');
    await menu('区划');
    await page.getByRole('link', { name: '导入区划' }).first().click();
    await page.getByLabel('区划文件').setInputFiles(AREAS);
    await page.getByRole('button', { name: '写入 130 个区划' }).waitFor();
    await screenshot(page, 'job-1-areas');
    await page.getByRole('button', { name: '写入 130 个区划' }).click();
    await page.getByText('已新增 130 个区划').waitFor();
  });

  test('a messy roster of 3,000 people is read, checked, confirmed and written', async () => {
    await actAs('周社工');
    await chooseArea(COMMUNITY);
    await menu('导入名册');
    await page
      .getByLabel('名册文件')
      .setInputFiles({ name: '居民花名册.xlsx', mimeType: XLSX, buffer: Buffer.from(await rosterXlsx(roster)) });
    const confirm = page.getByRole('button', { name: '确认写入' });
    await confirm.waitFor({ timeout: 60_000 });
    const shown = await page.locator('.counts').first().textContent();
    const count = (name: string) =>
      Number(new RegExp(`${name}\\s*([\\d,]+)`).exec(shown ?? '')?.[1]?.replaceAll(',', ''));
    expect({
      households: count('户'),
      persons: count('人'),
      buildings: count('新楼栋'),
      refused: count('退回的行'),
    }).toEqual({
      households: counts.households,
      persons: counts.imported,
      buildings: counts.buildings,
      refused: counts.refused,
    });
    await screenshot(page, 'job-2-roster');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载退回的行' }).click(),
    ]);
    expect((await readFile(await download.path())).length).toBeGreaterThan(3000);
    await confirm.click();
    await page.getByText('导入完成').waitFor({ timeout: 60_000 });
    await screenshot(page, 'job-2-written');
  });

  test('screening is switched on for the community', async () => {
    await menu('场景');
    await page
      .getByRole('link', { name: /拉网排查/ })
      .first()
      .click();
    await page.getByLabel(/^依据/).fill('区指挥部第 6 号通告');
    await page.getByRole('button', { name: '下一步：看清后果' }).click();
    await screenshot(page, 'job-3-switch');
    await page.getByRole('dialog').getByRole('button', { name: '启用', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await menu('看板');
    await expect.poll(() => numberOf('doors'), { timeout: 20_000 }).toBe(counts.households);
    expect(await numberOf('covered')).toBe(0);
    expect(await numberOf('people')).toBe(living.length);
    await screenshot(page, 'job-3-board');
  });
});

/** Enters the first person's temperature on the keys. */
async function takeTemperature(value: string): Promise<void> {
  await field
    .getByRole('button', { name: /体温：填写/ })
    .first()
    .click();
  const pad = field.getByRole('dialog');
  for (const key of value) await pad.getByRole('button', { name: key === '.' ? '小数点' : key, exact: true }).click();
  await pad.locator('button.primary').click();
  if (await pad.isVisible()) await pad.getByRole('button', { name: '关闭' }).click();
}

describe('at the door', () => {
  test('a worker opens the grid, from the top floor down', async () => {
    await field.goto(`${server.url}/field/`);
    await field.getByRole('button', { name: /王网格/ }).click();
    for (const name of ['五里墩街道', COMMUNITY, '第1网格'])
      await field
        .getByRole('button', { name: new RegExp(name) })
        .first()
        .click();
    await field.getByText('演示数据').first().waitFor();
    const doors = field.locator('.stairwell').first().locator('.door-room');
    await doors.first().waitFor();
    const rooms = await doors.allTextContents();
    expect(rooms.length).toBeGreaterThan(3);
    const floors = rooms.map(room => Math.floor(Number.parseInt(room, 10) / 100));
    expect(floors).toEqual([...floors].sort((a, b) => b - a));
    await screenshot(field, 'job-4-doors');
  });

  test('one merged form is answered, and the board at the desk follows without a reload', async () => {
    await field.getByRole('link', { name: /^下一户/ }).click();
    await screenshot(field, 'job-4-door');
    await field.getByRole('link', { name: '开门了' }).click();
    await field.locator('#spoke-with .chip').first().click();
    await takeTemperature(String(FEVER));
    await screenshot(field, 'job-4-form');
    // The phone keeps a visit for the moment in which it can be undone; from its delivery on the board has to follow.
    const delivered = field.waitForResponse(answer => answer.url().endsWith('/api/commands') && answer.ok());
    await field.locator('.save .primary').click();
    await field.getByText(/已记下/).waitFor();
    await delivered;
    await expect.poll(() => numberOf('covered'), { timeout: 3_000, interval: 50 }).toBe(1);
    await expect.poll(() => numberOf('fever')).toBe(1);
  });

  test('nobody home goes on the second pass, with an hour', async () => {
    await field.getByRole('link', { name: /^下一户/ }).click();
    await field.getByRole('link', { name: '没见到' }).click();
    await field
      .getByRole('button', { name: /没人在家/ })
      .first()
      .click();
    await expect.poll(() => numberOf('second_pass'), { timeout: 15_000 }).toBe(1);
    await field.getByRole('link', { name: /^再来一次 1/ }).click();
    expect(await field.locator('.door-room').count()).toBe(1);
    await field.getByRole('link', { name: '按楼走' }).click();
  });

  test('who would rather not is in no list', async () => {
    await field.getByRole('link', { name: /^下一户/ }).click();
    await field.getByRole('link', { name: '没见到' }).click();
    await field.getByRole('button', { name: /不愿答/ }).click();
    await expect.poll(() => field.getByText(/本轮 2\//).count(), { timeout: 15_000 }).toBe(1);
    expect(await numberOf('second_pass')).toBe(1);
    expect(await page.getByText('不愿').count()).toBe(0);
  });

  test('a slip is corrected afterwards, as a new event', async () => {
    await field.locator('a.door.done').first().click();
    await field.getByRole('link', { name: '更正那次上门' }).click();
    await field.getByRole('link', { name: '见到了，重新填回答' }).click();
    // A mouth stays closed at the door: what was said of health is not shown again, only said anew.
    expect(await field.getByText(String(FEVER)).count()).toBe(0);
    const again = field.getByRole('button', { name: /体温：重新答/ });
    if ((await again.count()) > 0) await again.first().click();
    await takeTemperature('36.6');
    await field.locator('.save .primary').click();
    await expect.poll(() => numberOf('fever'), { timeout: 15_000 }).toBe(0);
    expect(await numberOf('covered')).toBe(1);
  });

  test('every figure of the board opens a list of its own length', async () => {
    for (const report of ['covered', 'second_pass', 'people_screened']) {
      const n = await numberOf(report);
      await figure(report).click();
      await page.waitForURL(/\/board\/list/);
      await expect.poll(() => page.locator('main tbody tr:not([aria-hidden])').count()).toBe(n);
      await page.goBack();
      await expect.poll(() => numberOf('doors')).toBe(counts.households);
    }
    await screenshot(page, 'job-5-board');
  });
});

/** Fills the department's blank workbook at the desk, for whoever is signed in. */
async function fillSheet(shot: string, purpose = '疫情排查'): Promise<ReadSheet> {
  await menu('填表');
  const another = page.getByRole('button', { name: '换一张表' });
  if (await another.isVisible()) await another.click();
  await page.getByLabel('这张表的用途').fill(purpose);
  await page.keyboard.press('Enter');
  await page
    .getByLabel('空白表')
    .setInputFiles({ name: '入户排查情况登记表.xlsx', mimeType: XLSX, buffer: await blankSheet() });
  const button = page.getByRole('button', { name: '下载填好的表' });
  await button.waitFor({ timeout: 30_000 });
  await screenshot(page, shot);
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return readSheet(await readFile(await download.path()));
}

describe('in the evening', () => {
  test("the department's blank workbook comes back filled, cell by cell as the roster truly said", async () => {
    const { rows, total, sheet } = await fillSheet('job-6-sheet');
    expect(sheet.getCell('A1').text).toBe('入户排查情况登记表');
    expect(SHEET_HEADERS.map((_, i) => sheet.getCell(3, i + 1).text)).toEqual([...SHEET_HEADERS]);
    expect(rows.map(row => row[0])).toEqual(living.map((_, i) => String(i + 1)));
    const today = localDate(Date.now(), 'Asia/Shanghai');
    const line = (...cells: (string | number)[]) => cells.join(' ');
    expect(rows.map(row => line(row[1]!, row[2]!, row[3]!, doorOf(row[4]!), row[5]!)).sort()).toEqual(
      living
        .map(one =>
          line(one.name, one.sex === '1' ? '男' : '女', ageOn(one.birthDate, today), doorKey(one.door), one.grid),
        )
        .sort(),
    );
    for (const row of rows) {
      // Staff may see to a fever, but put nobody's health into a workbook.
      expect(row[6]).toBe(NOT_FOR_POST);
      expect(row[7]).toBe(NOT_FOR_POST);
      expect(row[8]).toBe(NEVER_HELD);
      expect(row[9]).toBe('');
    }
    expect(total.row).toBe(FIRST_ROW + living.length);
    expect(total.formula).toBe(`COUNT(G${FIRST_ROW}:G${FIRST_ROW + living.length - 1})`);
    expect(sheet.getCell(total.row + 1, 1).text).toContain('填表人');
  });

  test('the health centre fills the same workbook with what was measured, as corrected', async () => {
    await actAs('陈医生');
    await chooseArea(COMMUNITY);
    const { rows } = await fillSheet('job-6-doctor');
    expect(rows).toHaveLength(living.length);
    expect(rows.map(row => row[6]).filter(text => text !== '')).toEqual(['36.6']);
  });

  test('for civil affairs nobody’s temperature is told, nor whether it was taken: not on the page, not in the file', async () => {
    const { rows } = await fillSheet('job-6-care', '关爱服务');
    expect(new Set(rows.map(row => row[6]))).toEqual(new Set([NOT_FOR_PURPOSE]));
    const shown = page.getByRole('region', { name: '前几行' }).locator('tbody tr td:nth-child(7)');
    expect(new Set(await shown.allTextContents())).toEqual(new Set([NOT_FOR_PURPOSE]));
    expect(await page.getByText('36.6').count()).toBe(0);
  });

  test('no page threw and nothing answered with a 500', () => {
    expect(faults).toEqual([]);
  });
});
