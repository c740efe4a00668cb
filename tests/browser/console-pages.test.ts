// The console's rooms in a browser, against a real server: homes and people, areas, visits, likely duplicates. 周, of
// the community's staff, does the work; the administrator imports areas.
import { join } from 'node:path';
import exceljs from 'exceljs';
import { pinyin } from 'pinyin-pro';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SimulatedHousehold } from '../../core/simulate/model.ts';
import { blankSheet } from '../support/blank-sheet.ts';
import { openBrowser, openContext, type Screen } from '../support/browser.ts';
import { type Ground, give, layOutGround, signIn, visitOf } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { messyRoster } from '../support/messy-roster.ts';
import { rosterXlsx } from '../support/roster-files.ts';
import { startServer, type TestServer } from '../support/server.ts';

const AREA_FILE = join(import.meta.dirname, '../fixtures/areas-420105.csv');
const LOOK_MS = 10_000;
/** Likely duplicates are looked for by a job. */
const JOB_MS = 60_000;

let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
let ground: Ground;

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  staff = await openContext(browser, 'desk');
  ground = await layOutGround(staff, server.url);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(LOOK_MS);
  await page.goto(`${server.url}/console${path}${path.includes('?') ? '&' : '?'}area=${ground.community.id}`);
  return page;
}

/** Nothing is being fetched for the first time any more. */
const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.loading') === null);

const homePath = ({ householdId, communityId }: SimulatedHousehold) =>
  `/registry/household?id=${householdId}&community=${communityId}`;
const said = (home: SimulatedHousehold, element: string) =>
  home.payload.persons[0]!.facts.find(fact => fact.element === element)?.value as string | undefined;
const firstHome = () => ground.households[0]!;

describe('finding somebody', () => {
  test('lists every home by its door before anything is typed', async () => {
    const page = await open(staff, '/registry');
    const table = page.getByRole('table', { name: '按门牌' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBeGreaterThan(40);
    await page.close();
  });

  test('finds by the initials of a name, with the arrows and Enter', async () => {
    const page = await open(staff, '/registry');
    const name = said(firstHome(), 'person.name')!;
    const initials = pinyin(name, { pattern: 'first', toneType: 'none', surname: 'head' }).replaceAll(' ', '');
    const field = page.getByRole('textbox', { name: '找人或门牌' });
    await field.fill(initials);
    await page.getByRole('table', { name: '人员' }).getByRole('link', { name, exact: true }).first().waitFor();
    await field.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('row-link');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '走访记录' }).waitFor();
    await page.close();
  });

  test('finds by a door, and says what to try when nobody is found', async () => {
    const page = await open(staff, '/registry?q=zzzz');
    await page.getByText('没有找到“zzzz”').waitFor();
    const { compound, building, stairwell, room } = firstHome().payload.door;
    await page.getByRole('textbox', { name: '找人或门牌' }).fill(`${compound}${building}-${stairwell}-${room}`);
    await page.getByRole('table', { name: '人员' }).getByText(room).first().waitFor();
    await page.close();
  });
});

describe('one home', () => {
  test('says of every answer why it is held, who said so and when', async () => {
    const page = await open(staff, homePath(firstHome()));
    const person = page.getByRole('region', { name: said(firstHome(), 'person.name')!, exact: true });
    await person.waitFor();
    const born = await person.locator('.fact', { hasText: '出生日期' }).textContent();
    expect(born).toContain(said(firstHome(), 'person.birth_date'));
    expect(born).toMatch(/居民登记 · .*年.* · 登记 · 社区工作人员 · 演示社区居委会/);
    await page.close();
  });

  test('opens a sealed number with a reason, and tells that the opening is recorded', async () => {
    const home = ground.households.find(one => said(one, 'person.id_number') !== undefined)!;
    const number = said(home, 'person.id_number')!;
    const page = await open(staff, homePath(home));
    const person = page.getByRole('region', { name: said(home, 'person.name')!, exact: true });
    await person.getByRole('button', { name: '查看公民身份号码' }).waitFor();
    expect(await page.content()).not.toContain(number);
    await person.getByRole('button', { name: '查看公民身份号码' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('这次查看会记入事件链').waitFor();
    expect(await dialog.getByRole('button', { name: '记录并查看' }).isDisabled()).toBe(true);
    await dialog.getByRole('textbox', { name: '为什么要看？' }).fill('核对医保信息');
    await dialog.getByRole('button', { name: '记录并查看' }).click();
    await person.getByText(number).waitFor();
    await person.getByText('已记录这次查看').waitFor();
    await page.close();
  });

  test('shows its visits, and of a corrected one both records', async () => {
    const home = ground.households[1]!;
    const first = visitOf(home, false);
    await give(staff, server.url, [first]);
    await give(staff, server.url, [
      {
        type: 'correct-visit',
        stream: home.communityId,
        subject: home.householdId,
        payload: { corrects: first.id, outcome: 'met', spokeWith: 'other', answers: [] },
      },
    ]);
    const page = await open(staff, homePath(home));
    const visits = page.locator('.visit-list li');
    await visits.nth(1).waitFor();
    expect(await visits.nth(0).textContent()).toMatch(/见到了人[\s\S]*更正 .* 的记录/);
    expect(await visits.nth(1).textContent()).toContain('后来更正过');
    await page.close();
  });

  test('is corrected by hand, each field told at once what is wrong with it', async () => {
    const page = await open(staff, homePath(ground.households[2]!));
    await page.getByRole('link', { name: '更正登记' }).click();
    const person = page.getByRole('region', { name: '第 1 位' });
    await person.getByLabel('出生日期').fill('1961-02-30');
    await page.getByRole('button', { name: '保存' }).click();
    await person.getByText('没有这一天').waitFor();
    await person.getByLabel('出生日期').fill('1961年2月3日');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '走访记录' }).waitFor();
    await page.getByText('1961-02-03').waitFor();
    await page.close();
  });
});

describe('a post that reads no personal facts', () => {
  test('sees doors and how many live behind them, and no name', async () => {
    const context = await openContext(browser, 'desk');
    await signIn(context, server.url, 'administrator');
    const page = await open(context, '/registry');
    await page.getByText('您的岗位按门牌看每一户有几人').waitFor();
    await page.getByRole('table', { name: '按门牌' }).getByRole('link').first().click();
    await page.getByRole('region', { name: '第 1 位' }).waitFor();
    const text = await page.locator('main').textContent();
    const names = ground.households.flatMap(home => said(home, 'person.name')!);
    expect(names.filter(name => text?.includes(name))).toEqual([]);
    await context.close();
  });

  test('finds no way into lists of persons in the menu of a department', async () => {
    const context = await openContext(browser, 'desk');
    await signIn(context, server.url, 'department_officer');
    const page = await open(context, '/areas');
    const menu = page.getByRole('navigation', { name: '主菜单' });
    await menu.getByRole('link', { name: '区划' }).waitFor();
    for (const name of ['住户与人员', '走访记录', '回访电话', '填表'])
      expect([name, await menu.getByRole('link', { name }).count()]).toEqual([name, 0]);
    await context.close();
  });
});

describe('areas', () => {
  test('are imported from the official file after a look at it, and a second import adds nothing', async () => {
    const context = await openContext(browser, 'desk');
    await signIn(context, server.url, 'administrator');
    const page = await context.newPage();
    page.setDefaultTimeout(LOOK_MS);
    const choose = async () => {
      await page.goto(`${server.url}/console/areas/import`);
      await page.getByLabel('区划文件').setInputFiles(AREA_FILE);
    };
    await choose();
    await page.getByRole('tree', { name: '将要新增的区划' }).getByText('鹦鹉街道').waitFor();
    expect(await page.locator('.counts').textContent()).toMatch(/街道11社区118/);
    await page.getByRole('button', { name: '写入 130 个区划' }).click();
    await page.getByRole('heading', { name: '已新增 130 个区划。' }).waitFor();
    await choose();
    await page.getByText('文件里的区划都已经有了').waitFor();
    await context.close();
  });

  test('a community gets a grid and a building, and a building moves to another grid from now on', async () => {
    const page = await open(staff, '/areas');
    await page.getByRole('button', { name: '添加网格' }).click();
    let dialog = page.getByRole('dialog', { name: '添加网格' });
    await dialog.getByLabel('网格名称').fill('临江网格');
    await dialog.getByLabel('网格编码').fill('12');
    await dialog.getByText('应以社区代码开头').waitFor();
    await dialog.getByLabel('网格编码').fill(`${ground.community.code}009`);
    await dialog.getByRole('button', { name: '保存' }).click();
    const grid = page.getByRole('region', { name: '临江网格' });
    await grid.getByRole('button', { name: '添加楼栋' }).click();
    dialog = page.getByRole('dialog', { name: '添加楼栋' });
    await dialog.getByLabel('楼栋号').fill('88');
    await dialog.getByRole('button', { name: '保存' }).click();
    await grid.getByRole('button', { name: '把88幢移到另一个网格' }).click();
    dialog = page.getByRole('dialog', { name: '把88幢移到另一个网格' });
    await dialog.getByText('以前的走访仍留在当时的网格').waitFor();
    const to = ground.community.grids[0]!.layOut.name;
    await dialog.getByRole('radio', { name: to }).check();
    await dialog.getByRole('button', { name: '换网格' }).click();
    await page.getByRole('region', { name: to }).getByText('88幢').waitFor();
    await page.close();
  });

  test('show a post without the power what is there, and no button that would be refused', async () => {
    const context = await openContext(browser, 'desk');
    await signIn(context, server.url, 'doctor');
    const page = await open(context, '/areas');
    await page.getByText('您当前的岗位可以查看区划').waitFor();
    expect(await page.getByRole('button', { name: '添加网格' }).count()).toBe(0);
    await context.close();
  });
});

describe('visits', () => {
  test('are told apart by whether somebody was met and by nothing else', async () => {
    const declined = { outcome: 'no_contact', reason: 'declined', answers: [] };
    await give(staff, server.url, [
      visitOf(ground.households[5]!, true),
      { ...visitOf(ground.households[6]!, false), payload: declined },
    ]);
    const page = await open(staff, '/visits');
    const table = page.getByRole('table', { name: '走访记录' });
    await table.getByText('见到了人', { exact: true }).first().waitFor();
    await page.getByRole('radiogroup', { name: '结果' }).getByText('没有见到人').click();
    await page.waitForURL(/outcome=no_contact/);
    await table.getByText('没有见到人').first().waitFor();
    expect(await table.getByText('见到了人', { exact: true }).count()).toBe(0);
    expect(await page.locator('main').textContent()).not.toMatch(/不愿|拒/);
    await page.close();
  });
});

describe('likely duplicates', () => {
  test('are shown side by side with the reason, and “not the same” takes them off the list', async () => {
    const [from, to] = [
      ground.households.find(one => said(one, 'person.id_number') !== undefined)!,
      ground.households[20]!,
    ];
    const person = from.payload.persons[0]!;
    const twin = { ...person, personId: visitOf(to, true).id, residence: 'registered' };
    await give(staff, server.url, [
      {
        type: 'register-household',
        stream: to.communityId,
        subject: to.householdId,
        payload: { ...to.payload, persons: [...to.payload.persons, twin] },
      },
    ]);
    const page = await open(staff, '/registry/duplicates');
    const name = said(from, 'person.name')!;
    const pair = page.getByRole('region', { name: `${name} 与 ${name}` });
    await expect
      .poll(
        async () => {
          await page.reload();
          await settled(page);
          return pair.count();
        },
        { timeout: JOB_MS, interval: 1500 },
      )
      .toBe(1);
    await pair.getByText('身份证号相同').waitFor();
    await pair.getByRole('button', { name: '不是同一人' }).click();
    await pair.waitFor({ state: 'detached' });
    await page.close();
  });
});

describe('a roster', () => {
  const choose = async (page: Page, name: string, buffer: Uint8Array) =>
    page
      .getByLabel('名册文件')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });

  test('is read and shown with what needs mending, and cancelled without a trace in the register', async () => {
    const roster = messyRoster({ seed: 'cancelled', persons: 120, faults: 1 });
    const page = await open(staff, '/registry/import');
    await choose(page, '花名册.xlsx', await rosterXlsx(roster));
    const columns = page.getByRole('list', { name: '认出的列' });
    await columns.getByText('从不保存').waitFor({ timeout: JOB_MS });
    expect(await columns.getByRole('listitem').count()).toBe(roster.columns.length);
    const problems = page.getByRole('table', { name: '要看一眼的地方' });
    await problems.getByText('请补上姓名').first().waitFor();
    await page.getByText(`确认后将写入 ${roster.truth.counts.households} 户`).waitFor();
    await page.getByRole('button', { name: '不导入了' }).click();
    await page.getByRole('button', { name: '取消导入' }).click();
    await page.getByRole('heading', { name: '这次导入已取消' }).waitFor();
    await page.getByRole('link', { name: '全部导入' }).click();
    await page.getByRole('table', { name: '以前的导入' }).getByText('已取消').waitFor();
    await page.close();
  });

  test('with a column twice, or no workbook at all, says what to do', async () => {
    const page = await open(staff, '/registry/import');
    await choose(page, '照片.jpg', new Uint8Array(10));
    await page.getByText('“照片.jpg”不是 .xlsx、.xls 或 .csv').waitFor();
    await choose(page, '重复列.xlsx', await rosterXlsx(messyRoster({ seed: 'twice', persons: 20, columnTwice: true })));
    await page.getByRole('alert').getByText('这一列出现了两次').waitFor({ timeout: JOB_MS });
    await page.close();
  });
});

describe('a department’s workbook', () => {
  test('shows what fills each column and why some stay blank, and is taken away filled', async () => {
    const page = await open(staff, '/sheets');
    expect(await page.getByLabel('空白表').isDisabled()).toBe(true);
    await page.getByRole('combobox', { name: '这张表的用途' }).click();
    await page.getByTitle('关爱服务', { exact: true }).click();
    await page
      .getByLabel('空白表')
      .setInputFiles({ name: '走访表.xlsx', mimeType: 'application/octet-stream', buffer: await blankSheet() });
    const columns = page.getByRole('list', { name: '每一列填什么' });
    await columns.getByText('从不保存').waitFor({ timeout: JOB_MS });
    await columns.getByText('留给部门自己写').waitFor();
    const living = ground.households.flatMap(home => home.payload.persons).filter(one => one.residence === 'living');
    await page.getByText(`将填 ${living.length} 行`).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载填好的表' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('走访表（已填）.xlsx');
    await page.close();
  });

  test('whose words nobody knows is told what they mean once, and is known when it comes again', async () => {
    const book = new exceljs.Workbook();
    book.addWorksheet('名册').addRow(['序号', '受访者姓名', '走访联络码', '经办人']);
    const buffer = Buffer.from((await book.xlsx.writeBuffer()) as ArrayBuffer);
    const page = await open(staff, '/sheets');
    const handIn = async () => {
      await page
        .getByLabel('空白表')
        .setInputFiles({ name: '回访名册.xlsx', mimeType: 'application/octet-stream', buffer });
      await page.getByRole('list', { name: '每一列填什么' }).waitFor({ timeout: JOB_MS });
    };
    await page.getByRole('combobox', { name: '这张表的用途' }).click();
    await page.getByTitle('居民登记', { exact: true }).click();
    await page.getByLabel('要表的文件或文号').fill('街办发〔2026〕8号');
    await handIn();
    const columns = page.getByRole('list', { name: '每一列填什么' });
    await columns.getByText(/姓名（把握 \d+%）/).waitFor();
    await page.getByRole('button', { name: '“走访联络码”这一列填什么' }).click();
    await page.getByRole('combobox', { name: '“走访联络码”这一列填什么' }).fill('联系电话');
    await page.getByTitle('联系电话', { exact: true }).first().waitFor();
    await page.keyboard.press('Enter');
    await columns.getByText('联系电话（您选的）').waitFor({ timeout: JOB_MS });
    await page.getByRole('button', { name: '记住这张表' }).click();
    await page.getByText('已记住').waitFor({ timeout: JOB_MS });
    await page.getByRole('button', { name: '换一张表' }).click();
    await handIn();
    await columns.getByText('联系电话（教过的）').waitFor({ timeout: JOB_MS });
    await page.close();
  });
});

describe('every page', () => {
  const pages: [path: () => string, heading: string | undefined][] = [
    [() => '/registry', 'Homes and people'],
    [() => homePath(firstHome()), undefined],
    [() => '/registry/register', 'Register a home'],
    [() => '/registry/import', 'Import a roster'],
    [() => '/registry/duplicates', 'Likely duplicates'],
    [() => '/visits', 'Visits'],
    [() => '/visits/callbacks', 'Calling back'],
    [() => '/areas', undefined],
    [() => '/sheets', 'Sheets'],
    [() => '/sheets/history', 'Filled sheets'],
    [() => '/demands', 'Demands'],
  ];

  test.each<[Screen]>([['desk'], ['phone']])(
    'speaks English in large text and never scrolls sideways (%s)',
    async screen => {
      const context = await openContext(browser, screen);
      await signIn(context, server.url, 'community_staff');
      await context.addInitScript(() => {
        localStorage.setItem('doorstep.language', 'en');
        localStorage.setItem('doorstep.elder', 'yes');
      });
      for (const [path, heading] of pages) {
        const page = await open(context, path());
        await page.getByRole('heading', { level: 1, name: heading }).waitFor();
        await settled(page);
        const wider = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect([path(), wider]).toEqual([path(), 0]);
        await page.close();
      }
      await context.close();
    },
  );
});
