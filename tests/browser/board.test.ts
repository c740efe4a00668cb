// The console's frame, board and packs in a browser against a real server: one signs in, chooses an area, switches a
// screening on, and the board follows visits as they are recorded. Every number is as long as its list.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BehindRow, type BoardView, getBoard, listBehind } from '../../core/board/contract.ts';
import type { ActivationView } from '../../core/packs/contract.ts';
import { openBrowser, openContext, SCREENS, screenshot } from '../support/browser.ts';
import { type Ground, give, layOutGround, signIn, visitOf } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { slowness } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';

const LOOK_MS = 10_000;
/** DESIGN.md: a figure follows its visit to the open screen. */
const FOLLOWS_MS = 1000;

let server: TestServer;
let browser: Browser;
/** 周, of the community's staff, at her desk. */
let staff: BrowserContext;
/** 王, the grid worker, somewhere in the house. */
let worker: BrowserContext;
let page: Page;
let ground: Ground;

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  [staff, worker] = await Promise.all([openContext(browser, 'desk'), openContext(browser, 'desk')]);
  ground = await layOutGround(worker, server.url);
  await signIn(worker, server.url, 'grid_worker');
  page = await staff.newPage();
  page.setDefaultTimeout(LOOK_MS);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const here = () => ({ area: ground.community.id });
async function open(path: string, query: Record<string, string> = here(), on = page): Promise<void> {
  await on.goto(`${server.url}/console${path}?${new URLSearchParams(query)}`);
  await settled(on);
}
const settled = (on: Page) =>
  on.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('.loading') === null);
const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
const button = (name: string | RegExp) => page.getByRole('button', { name });
const says = (text: string | RegExp) => page.getByText(text).first().waitFor();

async function ask<T>(path: string, query: Record<string, string>, context = staff): Promise<T> {
  return (await (await context.request.get(`${server.url}${path}?${new URLSearchParams(query)}`)).json()) as T;
}
const screening = async (): Promise<ActivationView | undefined> => {
  const { activations } = await ask<{ activations: ActivationView[] }>('/api/activations', here());
  return activations.find(one => one.pack === 'door_to_door_screening');
};

/** The figure of a report as the panels show it. */
const figure = (report: string, on = page) => on.locator(`.board .groups [data-series$="/${report}"]`).first();
const covered = (on = page) => on.locator('.coverage [data-series$="/covered"]');
const numberIn = async (on: ReturnType<typeof figure>) => Number((await on.textContent())!.replaceAll(',', ''));

describe('signing in', () => {
  test('sends a newcomer to choose who they are, with the demonstration’s ribbon above', async () => {
    await page.goto(`${server.url}/`);
    await title('您是谁？');
    await says('演示数据');
    expect(new URL(page.url()).pathname).toBe('/console/sign-in');
  });

  test('takes the post that is chosen and shows only what it may do', async () => {
    await button(/王网格/).click();
    await title('今天');
    await open('/packs', {});
    expect(await page.getByRole('link', { name: '导入名册' }).count()).toBe(0);
    await page.getByRole('link', { name: '更换岗位' }).click();
    await page
      .locator('.choice-groups')
      .getByRole('button', { name: /周社工/ })
      .click();
    await title('今天');
    await page.getByRole('link', { name: '导入名册' }).waitFor();
  });
});

describe('choosing an area', () => {
  test('opens by the slash key, finds by name, and stays in the address', async () => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.getByRole('dialog').getByRole('textbox').fill(ground.community.title.zh);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${ground.community.title.zh}`) })
      .click();
    await button(new RegExp(`当前区域：${ground.community.title.zh}`)).waitFor();
    expect(new URL(page.url()).searchParams.get('area')).toBe(ground.community.id);
    await page.getByRole('link', { name: '看板' }).first().click();
    await title('日常走访');
    expect(new URL(page.url()).searchParams.get('area')).toBe(ground.community.id);
  });

  test('shows a map and a table of its grids that say the same', async () => {
    const table = page.locator('.parts');
    await page.locator('.place-name').nth(1).waitFor();
    for (const [i, grid] of ground.community.grids.entries()) {
      await table.getByRole('link', { name: grid.title.zh }).waitFor();
      await page.locator('.place-name', { hasText: `第${i + 1}网格` }).waitFor();
    }
  });
});

describe('switching a pack on', () => {
  test('asks for its basis and says in words what follows', async () => {
    await open('/packs');
    await page
      .locator('.packs')
      .getByRole('link', { name: /拉网排查/ })
      .click();
    await title('拉网排查');
    await button('下一步：看清后果').click();
    await says('请写明依据');
    await page.getByLabel(/依据/).fill('区指挥部第 6 号通告');
    await button('下一步：看清后果').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`涉及 ${ground.households.length} 户`).waitFor();
    await dialog.getByText('依据：区指挥部第 6 号通告').waitFor();
    expect(await screening()).toBeUndefined();
  });

  test('holds at once, with its end counting down on every page', async () => {
    await page.getByRole('dialog').getByRole('button', { name: '启用' }).click();
    await title('场景');
    await page.locator('.alarm').getByText('应急：拉网排查').waitFor();
    await page
      .locator('.alarm')
      .getByText(/剩余 14 天/)
      .waitFor();
    expect((await screening())?.basis).toBe('区指挥部第 6 号通告');
    await open('/organisations');
    await page.locator('.alarm').waitFor();
  });
});

describe('the board', () => {
  const met = () => ground.households.slice(0, 7);
  const missed = () => ground.households.slice(7, 12);

  test('counts every door before anybody has knocked', async () => {
    await open('/board');
    await title('拉网排查');
    // The homes are counted anew by a job.
    await page.waitForFunction(
      n => document.querySelector('.coverage')?.textContent?.includes(`/ ${n}`),
      ground.households.length,
    );
    expect(await numberIn(covered())).toBe(0);
    expect(await numberIn(figure('not_covered'))).toBe(ground.households.length);
  });

  test('follows a visit within a second, and says softly what moved', async () => {
    const visits = [...met().map(home => visitOf(home, true)), ...missed().map(home => visitOf(home, false))];
    for (const [i, visit] of visits.slice(0, 3).entries()) {
      const shown = page.waitForFunction(
        n => document.querySelector('.coverage [data-series$="/covered"]')?.textContent === String(n),
        i + 1,
        { polling: 20 },
      );
      await give(worker, server.url, [visit]);
      expect(await slowness(shown)).toBeLessThan(FOLLOWS_MS);
    }
    expect(await page.locator('.coverage [data-series$="/covered"] .moved').count()).toBe(1);
    await give(worker, server.url, visits.slice(3));
    await page.waitForFunction(
      n => document.querySelector('.groups [data-series$="/second_pass"]')?.textContent === String(n),
      missed().length,
    );
    await page.locator('.codes', { hasText: '没人在家' }).first().waitFor();
  });

  test('opens behind every figure a list as long as the figure', async () => {
    const round = (await screening())!.id;
    const board = await ask<BoardView>(getBoard.path, { ...here(), activation: round });
    for (const one of board.figures) {
      const list = await ask<{ total: number; items: BehindRow[] }>(listBehind.path, {
        ...{ ...here(), series: one.series, limit: '500' },
      });
      expect([one.series, list.total, list.items.length]).toEqual([one.series, one.n, one.n]);
    }
  });

  test('leads from a number to its list and from a row to its household', async () => {
    const n = await numberIn(figure('second_pass'));
    await figure('second_pass').click();
    await title('需再上门户');
    await says(`共 ${n} 户`);
    expect(await page.locator('.list-panel tbody tr').count()).toBe(n);
    await page.locator('.list-panel tbody a').first().click();
    await page.waitForURL(/registry\/household/);
    await page.goBack();
    await title('需再上门户');
    await button('回到看板').click();
    await title('拉网排查');
  });

  test('drills from the community to a grid to a building, whose parts make the whole', async () => {
    const whole = await numberIn(covered());
    const shares = page.locator('.parts tbody [data-series$="/covered"]');
    const sum = async () => (await shares.allInnerTexts()).reduce((total, one) => total + Number(one), 0);
    expect(await sum()).toBe(whole);
    await page.locator('.parts').getByRole('link', { name: ground.community.grids[0]!.title.zh }).click();
    await page.locator('.trail [aria-current]', { hasText: ground.community.grids[0]!.title.zh }).waitFor();
    await settled(page);
    expect(await sum()).toBe(await numberIn(covered()));
    await page.locator('.parts tbody a').first().click();
    await says('下面没有更小的区域了');
    await page.locator('.trail').getByRole('link', { name: ground.community.title.zh }).click();
    await page.locator('.parts').getByRole('link', { name: ground.community.grids[0]!.title.zh }).waitFor();
  });

  test('gives a department counts that open no list', async () => {
    const context = await openContext(browser, 'desk');
    await signIn(context, server.url, 'department_officer');
    const desk = await context.newPage();
    await open('/board', here(), desk);
    await desk.locator('.figure-alone').first().waitFor();
    expect(await desk.locator('a.figure').count()).toBe(0);
    await context.close();
  });
});

describe('the first page', () => {
  test('says what needs doing now, each with its number', async () => {
    await open('/');
    await says('现在要办的');
    expect(await page.locator('.todo [data-series$="/second_pass"]').textContent()).toBe('5');
  });
});

describe('on every page', () => {
  const paths = ['/', '/board', '/packs', '/organisations', '/sign-in'];
  const looks = [
    ['zh', 'no'],
    ['en', 'no'],
    ['zh', 'yes'],
  ] as const;

  test.each(looks)('nothing runs off a phone (%s, large text: %s)', async (language, elder) => {
    const context = await openContext(browser, 'phone');
    await signIn(context, server.url, 'community_staff');
    await context.addInitScript(
      ([language, elder]) => {
        localStorage.setItem('doorstep.language', language);
        localStorage.setItem('doorstep.elder', elder);
      },
      [language, elder] as const,
    );
    const phone = await context.newPage();
    const round = (await screening())!.id;
    const all = [
      ...paths.map(path => [path, here()] as const),
      ['/board/list', { ...here(), round, series: `${round}/second_pass` }] as const,
      ['/packs/pack', { ...here(), pack: 'everyday_visit' }] as const,
    ];
    for (const [path, query] of all) {
      await open(path, query, phone);
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
      expect([path, wide]).toEqual([path, SCREENS.phone.width]);
      await screenshot(phone, `console-phone-${language}-${elder}${path.replaceAll('/', '-')}`);
    }
    await context.close();
  });

  test('English is complete: no sentence of the page stays Chinese', async () => {
    await open('/');
    await button('English').click();
    const round = (await screening())!.id;
    for (const [path, query] of [
      ['/', here()],
      ['/board', here()],
      ['/board/list', { ...here(), round, series: `${round}/second_pass` }],
      ['/packs', here()],
      ['/packs/pack', { ...here(), pack: 'door_to_door_screening' }],
    ] as const) {
      await open(path, query);
      await page.locator('html[lang|="en"]').waitFor();
      // Names of people and places, and what was typed, are what they are.
      const left = await page.evaluate(() =>
        [
          ...document.querySelectorAll(
            'h1, h2, h3, dt, label, th, .menu a, .lead, .codes li > span, .among-head, button',
          ),
        ]
          .map(one => (one.textContent ?? '').trim())
          .filter(text => /\p{Script=Han}/u.test(text) && !/社区|网格|街道|中文|演示|王|周/u.test(text)),
      );
      expect([path, left]).toEqual([path, []]);
    }
    await screenshot(page, 'console-desk-en');
    await button('中文').click();
    await page.locator('html[lang|="zh"]').waitFor();
  });
});

describe('ending it', () => {
  test('takes a reason, and the emergency is gone from every page at once', async () => {
    await open('/packs');
    await page.locator('.activation.emergency').getByRole('button', { name: '结束' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: '结束' }).isDisabled()).toBe(true);
    await dialog.getByLabel(/结束的原因/).fill('通告已解除');
    await dialog.getByRole('button', { name: '结束' }).click();
    await page.locator('.alarm').waitFor({ state: 'detached' });
    expect(await screening()).toBeUndefined();
  });

  test('a mistake is undone from the notice', async () => {
    await open('/packs/pack', { ...here(), pack: 'door_to_door_screening' });
    await page.getByLabel(/依据/).fill('点错了');
    await button('下一步：看清后果').click();
    await page.getByRole('dialog').getByRole('button', { name: '启用' }).click();
    await page.locator('.alarm').waitFor();
    await page.locator('.ant-notification').getByRole('button', { name: '撤销' }).click();
    await page.locator('.alarm').waitFor({ state: 'detached' });
    expect(await screening()).toBeUndefined();
  });
});

describe('a session that has ended', () => {
  test('leads back to choosing who one is', async () => {
    await open('/board');
    await staff.clearCookies();
    await page.locator('.parts tbody a').first().click();
    await title('您是谁？');
  });
});
