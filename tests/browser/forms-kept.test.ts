// What is known of departments' forms, in a browser: twenty beside one another, those that fill themselves, and what was
// remembered and taught. 周, of the community's staff, at a desk.
import exceljs from 'exceljs';
import pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser, openContext } from '../support/browser.ts';
import { type Ground, give, layOutGround, signIn } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { startServer, type TestServer } from '../support/server.ts';

const LOOK_MS = 30_000;

let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
let ground: Ground;
let ownerUrl: string;

beforeAll(async () => {
  const clone = await cloneDatabase();
  ownerUrl = clone.ownerUrl;
  const { keyFile } = clone;
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  staff = await openContext(browser, 'desk');
  ground = await layOutGround(staff, server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(path: string, context = staff): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(LOOK_MS);
  await page.goto(`${server.url}/console${path}?area=${ground.community.id}`);
  return page;
}

type File = { name: string; mimeType: string; buffer: Buffer };
const file = (name: string, buffer: Buffer): File => ({ name, mimeType: 'application/octet-stream', buffer });
async function blank(name: string, ...headers: string[]): Promise<File> {
  const book = new exceljs.Workbook();
  book.addWorksheet('表').addRow(headers);
  return file(`${name}.xlsx`, Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer));
}

describe('departments’ forms beside one another', () => {
  let page: Page;

  test('are read one after another; one that is no workbook says why and stops no other', async () => {
    page = await open('/sheets/register');
    await page
      .getByLabel('各部门的空表')
      .setInputFiles([
        await blank('民政局-独居老人台账', '序号', '姓名', '电话', '住址', '是否独居', '民族', '备注'),
        file('坏掉的表.xlsx', Buffer.from('no workbook')),
        await blank('街道办-助餐名单', '姓名', '联系电话', '家庭住址', '紧急联系', '拖拉机台数'),
        file('通知.pdf', Buffer.from('no sheet')),
      ]);
    await page.getByText('2 张表共 12 列，其中 7 列问的只是 4 件事。').waitFor();
    const files = page.getByRole('list', { name: '交来的表' });
    await files.getByRole('listitem').filter({ hasText: '坏掉的表' }).getByText('没有读成：').waitFor();
    await files
      .getByRole('listitem')
      .filter({ hasText: '通知.pdf' })
      .getByText('不是 .xlsx、.xls、.docx 或 .csv')
      .waitFor();
  });

  test('show what each asks, cell by cell with the arrows and in words', async () => {
    const grid = page.getByRole('grid', { name: '哪张表要了哪件事' });
    expect(await grid.getByRole('row').count()).toBe(1 + 1 + 4);
    await grid.getByRole('rowheader', { name: '姓名' }).focus();
    await page.getByText('“姓名”有 2 张表要：1, 2 号。').waitFor();
    for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    await page.getByText('2 号表《街道办-助餐名单》用“联系电话”要“联系电话”（登记里已有），1 号表也要。').waitFor();
  });

  test('count a column nobody was sure of once somebody says what it is', async () => {
    await page.getByRole('button', { name: '“紧急联系”是“紧急联系人”' }).click();
    await page.getByText('2 张表共 12 列，其中 8 列问的只是 5 件事。').waitFor();
    expect(await page.getByRole('heading', { name: '请看一眼' }).count()).toBe(0);
    expect(await page.locator('#register-idle').textContent()).toMatch(
      /从不保存 1[\s\S]*民族[\s\S]*拖拉机台数[\s\S]*备注/,
    );
  });

  test('become one blank sheet that asks everything once', async () => {
    await page.getByText('代替 2 张表').waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载空白的合并表' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('民政局-独居老人台账（2表合一）.xlsx');
    const book = new exceljs.Workbook();
    await book.xlsx.readFile(await download.path());
    const [table, serves] = book.worksheets;
    expect((table!.getRow(2).values as string[]).slice(1).sort()).toEqual(
      ['序号', '姓名', '电话', '住址', '是否独居', '紧急联系'].sort(),
    );
    expect(serves!.getRow(2).values).toContain('街道办-助餐名单');
    await page.getByRole('checkbox', { name: /助餐名单/ }).uncheck();
    await page.getByText('至少留两张表').waitFor();
  });

  test('stay laid out while another page is looked at', async () => {
    await page.getByRole('link', { name: '定时填' }).click();
    await page.getByRole('heading', { name: '定时填' }).waitFor();
    await page.getByRole('navigation', { name: '填表的各页' }).getByRole('link', { name: '表格减负' }).click();
    await page.getByText('2 张表共 12 列，其中 8 列').waitFor();
    await page.close();
  });
});

describe('a form that fills itself', () => {
  test('is set for each week, paused, taken up again and ended', async () => {
    const page = await open('/sheets/schedules');
    await page.getByText('还没有定时填的表').waitFor();
    await page.getByRole('button', { name: '新的定时表' }).click();
    await page.getByRole('combobox', { name: '这张表的用途' }).click();
    await page.getByTitle('居民登记', { exact: true }).click();
    await page.getByLabel('空白表').setInputFiles(await blank('周报名单', '序号', '姓名', '联系电话'));
    await page.getByText('《周报名单》：3 列会填，0 列不填').waitFor();
    await page.getByText('每周', { exact: true }).click();
    await page.getByRole('button', { name: '定好' }).click();
    await page.getByText('已定好：每周一 07:00').waitFor();
    const card = page.locator('.schedule').filter({ hasText: '周报名单' });
    await card.getByText('在填').waitFor();
    await card.getByRole('button', { name: '暂停《周报名单》' }).click();
    await card.getByText('起暂停').waitFor();
    await card.getByRole('button', { name: '继续《周报名单》' }).click();
    await card.getByText('在填').waitFor();
    await card.getByRole('button', { name: '结束《周报名单》' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '结束' }).click();
    await page.getByText('已经结束的 1').waitFor();
    await page.close();
  });
});

describe('what was remembered and taught', () => {
  test('is seen with who said so, and is taken back', async () => {
    const stream = ground.community.id;
    const columns = [
      { header: '姓名', means: 'person.name' },
      { header: '走访联络码', means: 'person.phone', proposed: 'unknown' },
    ];
    const payload = { fingerprint: 'a1'.repeat(16), title: '回访名册', row: 'person', columns };
    await give(staff, server.url, [{ type: 'confirm-sheet', stream, subject: stream, payload }]);
    const page = await open('/sheets/taught');
    const forms = page.getByRole('list', { name: '记住的表' });
    await forms.getByText(/2 列 · 一人一行 · 社区工作人员/).waitFor();
    await page.getByRole('button', { name: '看《回访名册》的每一列' }).click();
    await forms.getByText('走访联络码').waitFor();
    const words = page.getByRole('table', { name: '教过的说法' });
    await words.getByText('联系电话').waitFor();
    await page.getByRole('button', { name: '忘掉《回访名册》' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '忘掉' }).click();
    await page.getByText('《回访名册》已忘掉。').waitFor();
    await page.getByText('还没有记住任何表').waitFor();
    await page.getByRole('button', { name: '撤销' }).click();
    await forms.getByText('回访名册').waitFor();
    await page.getByRole('button', { name: '收回“走访联络码”' }).click();
    await page.getByRole('tooltip').getByRole('button', { name: '收回' }).click();
    await page.getByText('“走访联络码”已收回。').waitFor();
    await page.getByText('还没有教过任何说法').waitFor();
    await page.close();
  });
});

test('a street officer lays forms beside one another, and finds no way to lists of people', async () => {
  // An empty house has none: 吴 moves to the street office.
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(`update post set role = 'street_officer' where role = 'department_officer'`);
  await owner.end();
  const context = await openContext(browser, 'desk');
  await signIn(context, server.url, 'street_officer');
  const page = await context.newPage();
  page.setDefaultTimeout(LOOK_MS);
  await page.goto(`${server.url}/console/sheets/register`);
  await page.getByLabel('各部门的空表').setInputFiles([await blank('助餐名单', '姓名', '电话', '住址')]);
  await page.getByText('这张表共 3 列，其中 3 列问 3 件事。').waitFor();
  const menu = page.getByRole('navigation', { name: '主菜单' });
  expect(await menu.getByRole('link', { name: '表格减负' }).count()).toBe(1);
  expect(await page.getByRole('link', { name: /填一张表|填过的表|记住的/ }).count()).toBe(0);
  await context.close();
});

test('every page speaks English in large text on a phone and never scrolls sideways', async () => {
  const context = await openContext(browser, 'phone');
  await signIn(context, server.url, 'community_staff');
  await context.addInitScript(() => {
    localStorage.setItem('doorstep.language', 'en');
    localStorage.setItem('doorstep.elder', 'yes');
  });
  const page = await open('/sheets/register', context);
  await page.getByLabel('Blank workbooks of departments').setInputFiles([await blank('Roll', '姓名', '电话', '住址')]);
  await page.getByText('This form has 3 columns').waitFor();
  for (const name of ['Remembered', 'Filled by itself', 'Fewer forms']) {
    await page.getByRole('navigation', { name: 'Pages about sheets' }).getByRole('link', { name }).click();
    await page.locator('.sheets-nav [aria-current]', { hasText: name }).waitFor();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([name, wider]).toEqual([name, 0]);
  }
  await context.close();
});
