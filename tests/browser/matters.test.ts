// Matters in a browser, against a real server: 周 opens one for a home that rang, takes it, moves it by the keyboard and by
// hand; 王's window follows; a reason is asked, a step that came too late is told, and a closed one is opened again.
import type { Browser, BrowserContext, Locator, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Id } from '../../core/kernel/id.ts';
import { listMatters, type MatterRow } from '../../core/matters/contract-reads.ts';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { type Ground, give, layOutGround, signIn, visitOf } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { startServer, type TestServer } from '../support/server.ts';

const LOOK_MS = 15_000;
/** A page follows what moved within a second; the machine is shared. */
const FOLLOWS_MS = 5_000;

let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
/** A second window: a grid worker's. */
let worker: BrowserContext;
let desk: Page;
let second: Page;
let ground: Ground;
const broken: string[] = [];

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  [staff, worker] = await Promise.all([openContext(browser, 'desk'), openContext(browser, 'desk')]);
  ground = await layOutGround(staff, server.url);
  await give(staff, server.url, [
    {
      type: 'activate-pack',
      stream: ground.community.id,
      subject: visitOf(home(0), true).id,
      payload: { pack: 'life_service', version: 1, areaId: ground.community.id, basis: '社区便民服务' },
    },
  ]);
  await signIn(worker, server.url, 'grid_worker');
  desk = watch(await staff.newPage());
  second = watch(await worker.newPage());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    await Promise.all([screenshot(desk, 'matters-desk'), screenshot(second, 'matters-second')]);
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

/** Homes of the grid whose worker looks on. */
const home = (n: number) => ground.households.filter(one => one.gridId === ground.community.grids[0]!.id)[n]!;
const name = (n: number) =>
  home(n).payload.persons[0]!.facts.find(fact => fact.element === 'person.name')!.value as string;

async function open(path: string, query: Record<string, string> = {}, page = desk): Promise<void> {
  const search = new URLSearchParams({ ...query, area: ground.community.id });
  await page.goto(`${server.url}/console${path}?${search}`);
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('.loading') === null,
  );
}
const button = (label: string | RegExp, on: Page | Locator = desk) => on.getByRole('button', { name: label });
const column = (state: string, page = desk) => page.locator(`.kanban-column[data-state="${state}"]`);
const now = (state: string, page = desk) => page.locator('.strip .here', { hasText: state }).waitFor();
const focused = () => desk.evaluate(() => document.activeElement?.getAttribute('data-card'));

async function rows(query: Record<string, string> = {}): Promise<MatterRow[]> {
  const search = new URLSearchParams({ community: ground.community.id, ...query });
  const answer = await staff.request.get(`${server.url}${listMatters.path}?${search}`);
  return ((await answer.json()) as { items: MatterRow[] }).items;
}

/** Opens a repair of a home's dwelling as somebody who rings would have it opened. */
async function opened(n: number): Promise<Id> {
  const { householdId, payload } = home(n);
  const subject = visitOf(home(n), true).id;
  await give(staff, server.url, [
    {
      ...{ type: 'open-matter', stream: ground.community.id, subject },
      payload: {
        ...{ pack: 'life_service', type: 'repair', source: 'phone' },
        about: { kind: 'dwelling', id: payload.dwellingId },
      },
    },
  ]);
  expect(householdId).toBeDefined();
  return subject;
}
const move = (id: Id, transition: string) =>
  give(staff, server.url, [{ type: 'move-matter', stream: ground.community.id, subject: id, payload: { transition } }]);

describe('a home that rings', () => {
  test('has a matter opened from its page: a type, what was said, and it stands on its own page', async () => {
    await open('/registry/household', { id: home(0).householdId, community: ground.community.id });
    await desk.getByRole('link', { name: '开一件' }).click();
    await desk.getByRole('heading', { level: 1, name: '开一件事项' }).waitFor();
    expect(await button('开立').count()).toBe(0);
    await desk.getByRole('radio', { name: /维修/ }).check();
    await desk.getByRole('radio', { name: '打来电话' }).check();
    await desk.getByLabel(/说了什么/).fill('厨房水管漏水，下午在家');
    await button('开立').click();
    await desk.getByRole('heading', { level: 1, name: '维修' }).waitFor();
    await now('待受理');
    const told = desk.getByRole('list', { name: '经过' });
    await told.getByText('厨房水管漏水，下午在家').waitFor();
    await told
      .getByText(/社区工作人员 · /)
      .first()
      .waitFor();
    await screenshot(desk, 'matter');
  });

  test('is found in what one owes, is given back with a reason, and taken with one press', async () => {
    await button('退回').click();
    const dialog = desk.getByRole('dialog');
    expect(await button('退回', dialog).isDisabled()).toBe(true);
    await dialog.getByLabel('原因').fill('水电师傅在另一个社区');
    await button('退回', dialog).click();
    await desk.getByRole('list', { name: '经过' }).getByText('水电师傅在另一个社区').waitFor();
    await open('/work');
    await desk.locator('.work-main').getByText('还没人接').first().waitFor();
    await button(/^接下 · 维修/).click();
    await desk.getByText('“维修”归您办了').waitFor();
    await button(/^接下 · 维修/).waitFor({ state: 'detached' });
    expect((await rows())[0]!.mine).toBe(true);
  });

  test('is asked about from the list: the row opens the matter, a number opens its list', async () => {
    await open('/');
    await desk.getByRole('link', { name: /^在办 1/ }).click();
    await desk.getByRole('heading', { level: 1, name: '我的工作' }).waitFor();
    await open('/matters');
    const table = desk.getByRole('table', { name: /在办/ });
    await table.getByRole('link', { name: '维修' }).click();
    await now('待受理');
  });
});

describe('the columns of a type', () => {
  let first: Id;
  let other: Id;

  test('hold a card where its matter is, walked by arrows', async () => {
    first = (await rows())[0]!.id;
    other = await opened(1);
    await open('/matters', { view: 'board', what: 'life_service/repair' });
    await desk.locator(`[data-card="${other}"]`).waitFor();
    expect(await column('asked').locator('.card').count()).toBe(2);
    await desk.locator(`[data-card="${first}"]`).focus();
    await desk.keyboard.press('ArrowDown');
    await expect.poll(focused).toBe(other);
    await desk.keyboard.press('ArrowUp');
    await expect.poll(focused).toBe(first);
  });

  test('let the keyboard move a card, the focus stays on it, and another window sees it at once', async () => {
    await open('/matters', { view: 'board', what: 'life_service/repair' }, second);
    await column('asked', second).locator(`[data-card="${first}"]`).waitFor();
    await desk.keyboard.press('Enter');
    const menu = desk.getByRole('menu');
    await menu.getByRole('menuitem', { name: /受理/ }).waitFor();
    await expect.poll(() => desk.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('menuitem');
    await desk.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    expect(await focused()).toBe(first);
    await desk.keyboard.press('Enter');
    await menu.getByRole('menuitem', { name: /受理/ }).waitFor();
    await desk.keyboard.press('Enter');
    await column('in_hand').locator(`[data-card="${first}"]`).waitFor();
    await expect.poll(focused).toBe(first);
    await column('in_hand', second).locator(`[data-card="${first}"]`).waitFor({ timeout: FOLLOWS_MS });
    await screenshot(desk, 'matters-board');
  });

  test('ask for the reason that a step needs', async () => {
    await desk.locator(`[data-card="${first}"]`).press('Enter');
    await desk.getByRole('menuitem', { name: /^等配件/ }).click();
    const dialog = desk.getByRole('dialog');
    expect(await button('等配件', dialog).isDisabled()).toBe(true);
    await dialog.getByLabel('原因').fill('阀门要订货');
    await button('等配件', dialog).click();
    await column('parts').locator(`[data-card="${first}"]`).waitFor();
    await open('/matters/matter', { id: first, community: ground.community.id }, second);
    await second
      .locator('.clock.paused')
      .getByText(/停在还剩/)
      .waitFor();
    await second.getByRole('list', { name: '经过' }).getByText('阀门要订货').waitFor();
  });

  test('take a card by hand where it may go, and nowhere else', async () => {
    const card = desk.locator(`[data-card="${other}"]`);
    await card.dragTo(column('mended'));
    await column('asked').getByText('从“待受理”现在到不了“已修好，待居民确认”').waitFor();
    expect(await column('asked').locator(`[data-card="${other}"]`).count()).toBe(1);
    await card.dragTo(column('in_hand'));
    await column('in_hand').locator(`[data-card="${other}"]`).waitFor();
  });

  test('tell on the card, in words, that somebody was faster', async () => {
    // The command waits on its way while the matter moves on.
    const slow = async (route: Route) => {
      await move(other, 'mend');
      await route.continue();
    };
    await desk.route('**/api/commands', slow, { times: 1 });
    await desk.locator(`[data-card="${other}"]`).press('Enter');
    await desk.getByRole('menuitem', { name: /^等住户在家/ }).click();
    await desk.locator('.card', { hasText: '事项已不在那个状态' }).waitFor();
    await column('mended').locator(`[data-card="${other}"]`).waitFor();
  });
});

describe('one matter', () => {
  test('is closed for the resident who says so, stands among the closed, and is opened again', async () => {
    const id = await opened(2);
    await move(id, 'accept');
    await move(id, 'mend');
    await open('/matters/matter', { id, community: ground.community.id });
    await button('确认修好').click();
    const dialog = desk.getByRole('dialog');
    expect(await button('确认修好', dialog).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox', { name: /居民本人/ }).check();
    await button('确认修好', dialog).click();
    await now('居民确认修好');
    await open('/matters', { show: 'closed' });
    await desk
      .getByRole('table', { name: /已了结/ })
      .getByRole('link', { name: '维修' })
      .click();
    await button('重新打开').click();
    await dialog.getByLabel('原因').fill('又漏了');
    await button('重新打开', dialog).click();
    await now('没有真正修好');
    await desk.getByText('又漏了').waitFor();
  });

  test('takes a note, another home that says “me too”, and a second pair of hands', async () => {
    await desk.getByLabel('记一句').fill('约了周三下午');
    await button('记下').click();
    await desk.getByRole('list', { name: '经过' }).getByText('约了周三下午').waitFor();
    await button('加一户“我也是”').click();
    const dialog = desk.getByRole('dialog');
    await dialog.getByLabel(/姓名、首字母/).fill(name(3));
    await dialog
      .getByRole('list', { name: '找到的住户' })
      .getByRole('button', { name: new RegExp(name(3)) })
      .first()
      .click();
    await button('加上', dialog).click();
    await desk.locator('.panel', { hasText: '涉及哪些户' }).getByText('2 户').waitFor();
    await button('交给…').click();
    await dialog.getByRole('combobox', { name: '给谁' }).fill('王网格');
    await desk.keyboard.press('Enter');
    await dialog.getByRole('radio', { name: /一同办/ }).check();
    await button('交给', dialog).click();
    await desk.getByText('一同办理').first().waitFor();
  });

  test('leads on the map from a number to the list of its place', async () => {
    await open('/matters', { view: 'map' });
    const table = desk.getByRole('table', { name: '在哪里' });
    const grid = ground.community.grids[0]!;
    const link = table.getByRole('link', { name: `${grid.layOut.name}：在办 3 件` });
    await link.waitFor();
    await screenshot(desk, 'matters-map');
    await link.click();
    await desk.getByRole('table', { name: /在办/ }).waitFor();
    expect(await desk.getByRole('table', { name: /在办/ }).locator('tbody tr').count()).toBe(3);
  });
});

test('no page of matters is wider than a phone, in large letters too', async () => {
  const context = await openContext(browser, 'phone');
  await context.addInitScript(() => localStorage.setItem('doorstep.elder', 'yes'));
  await signIn(context, server.url, 'community_staff');
  const page = watch(await context.newPage());
  const [row] = await rows();
  for (const [path, query] of [
    ['/work', {}],
    ['/matters', {}],
    ['/matters', { view: 'board', what: 'life_service/repair' }],
    ['/matters', { view: 'map' }],
    ['/matters/open', { what: 'life_service/repair', household: home(0).householdId }],
    ['/matters/matter', { id: row!.id, community: ground.community.id }],
  ] as const) {
    await open(path, query, page);
    await screenshot(page, `matters-phone${path.replaceAll('/', '-')}-${(query as { view?: string }).view ?? ''}`);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
  }
  await context.close();
});
