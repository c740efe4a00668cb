// A grid worker's evening at the doors, on the real page in Chromium against a real server: one test after another, as
// she walks on. What the phone says is compared with what the server holds.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FieldRound, getRound, listVisits, type VisitRow } from '../../core/visits/contract.ts';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { cloneDatabase } from '../support/database.ts';
import { faultsOf, slowness } from '../support/phone-page.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openSmallGrid, type Person, type SmallGrid, signInAs } from '../support/small-grid.ts';

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let place: SmallGrid;
let zhou: Person;
/** What went wrong inside the page. */
const broken: string[] = [];

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  server = await startServer({ databaseUrl: ownerUrl, keyFile });
  place = await openSmallGrid(server.url);
  zhou = await signInAs(server.url, '周社工');
  browser = await openBrowser();
  context = await openContext(browser, 'phone');
  page = await context.newPage();
  page.setDefaultTimeout(8_000);
  page.on('pageerror', error => broken.push(error.stack ?? error.message));
  page.on('dialog', dialog => void dialog.accept());
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await screenshot(page, 'field-failed');
  expect(broken).toEqual([]);
});

const round = () => zhou.read<FieldRound>(getRound, { grid: place.grid });
const stateOf = async (door: string) =>
  (await round()).doors.find(one => one.householdId === place.homes.get(door)!.id)!.state;
const visits = async () => (await zhou.read<{ items: VisitRow[] }>(listVisits, { area: place.community })).items;

/** A door on the list of its stairwell, or where doors of several stairwells stand together. */
const card = (room: string, stairwell = '1') => {
  const name = `芦荻苑3幢 ${stairwell}单元`;
  return page
    .getByRole('region', { name })
    .getByRole('link', { name: new RegExp(`^${room}室,`) })
    .or(page.getByRole('link', { name: new RegExp(`^${name} ${room}室,`) }));
};
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const press = (name: string | RegExp) => button(name).click();
const heading = (name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const outboxSays = (text: string | RegExp) => page.locator('.outbox-line').filter({ hasText: text }).waitFor();
/** Ends the time in which it could be undone, so that the test need not wait for it. */
const endUndo = async () => {
  await page.goto(`${server.url}/field/#/outbox`);
  await press('现在发送');
};
const sendNow = async () => {
  await endUndo();
  await page.getByText('没有待发送的记录').waitFor();
};
const toDoors = () => page.goto(`${server.url}/field/#/grid/${place.grid}`);
const unfold = async (stairwell: string) => {
  const fold = page.getByRole('button', { name: new RegExp(`^芦荻苑3幢 ${stairwell}单元`) });
  if ((await fold.getAttribute('aria-expanded')) === 'false') await fold.click();
};
/** Opens a door from the list of its grid. */
const openDoor = async (room: string, stairwell = '1') => {
  await toDoors();
  await unfold(stairwell);
  await card(room, stairwell).click();
  await heading(`${room}室`);
};

describe('a grid worker’s evening', () => {
  test('she says who she is, finds her grid, and sees its doors from the top floor down', async () => {
    await page.goto(`${server.url}/field/`);
    await heading('您是哪一位？');
    await page.getByText('演示数据').waitFor();
    expect(await page.getByText('陈医生').count()).toBe(0);
    await press(/王网格/);
    await press(/芦荻第一网格/);
    await heading('芦荻第一网格');
    const rooms = await page.locator('.door-room').allTextContents();
    expect(rooms).toEqual(['601', '602', '501', '401']);
    await page.getByText('本轮 0/6 户').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('before ringing, a door says who lives there, what is asked and how long it takes, and nothing secret', async () => {
    await page.getByRole('link', { name: '下一户 3-1-601' }).click();
    await heading('601室');
    await page.getByText('约 3 分钟').waitFor();
    await page.getByText('李桂兰').waitFor();
    const shown = await page.locator('body').textContent();
    const { numbers, phones } = place.homes.get('1-601')!;
    for (const secret of [...numbers, ...phones]) expect(shown).not.toContain(secret);
    await page.getByText('有人没在名单上？').waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  test('one form asks each question once, for everybody, by taps alone', async () => {
    await page.getByRole('link', { name: '开门了' }).click();
    const titles = await page.locator('.question h2').allInnerTexts();
    expect(new Set(titles).size).toBe(titles.length);
    // Names and numbers of others are all that is ever typed.
    for (const input of await page.locator('main input').all())
      expect(await input.getAttribute('aria-label')).toMatch(/联系人|姓名|电话/);
    await press('李桂兰');
    await press('紧急就医需要：都没有');
    await press('当前症状：都是：无');
    await press('李桂兰 体温：填写');
    for (const key of ['3', '6', '6']) await press(key);
    expect(await faultsOf(page)).toEqual([]);
    await press('下一位：李建国');
    for (const key of ['3', '6', '8']) await press(key);
    await press('好了');
    await page.getByText('36.8 ℃').waitFor();
    await press('李建国 接触过病例：换个方式');
    await press('单独问');
    await page.getByRole('heading', { name: '单独问' }).waitFor();
    await press('这一户 家中药品用完日期：换个方式');
    await press('不愿回答');
    await press('这一户 存粮可用天数：换个方式');
    await press('以后再说');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('a reload in the middle of a visit keeps what was said', async () => {
    await page.reload();
    await page.getByText('36.6 ℃').waitFor();
    expect(await button('李桂兰').getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('heading', { name: '单独问' }).waitFor();
    await page.getByText('不愿回答').waitFor();
  });

  test('it is saved at once, can be undone for a moment, and is then with the server', async () => {
    await press('保存，其余下次再问');
    await page.getByText('已记下 3-1-601').waitFor();
    await press('撤销');
    await page.getByText('36.6 ℃').waitFor();
    expect(await visits()).toEqual([]);
    await press('保存，其余下次再问');
    await sendNow();
    expect(await stateOf('1-601')).toBe('done');
    await toDoors();
    await page.getByText('本轮 1/6 户').waitFor();
    expect(await visits()).toMatchObject([{ outcome: 'met' }]);
  });

  test('what is on record and may be told is confirmed in one press; what was answered is not asked again', async () => {
    await openDoor('601');
    const asked = await page.locator('.tags li').allInnerTexts();
    expect(asked.filter(one => /体温|症状|药品/.test(one))).toEqual([]);
    await page.getByRole('link', { name: '开门了' }).click();
    await page.getByText('登记过的').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('36.6');
    await press('李建国');
    await press('没有变化');
    await page.locator('.kept').filter({ hasText: '没有变化' }).first().waitFor();
    await press(/^保存/);
    await sendNow();
  });

  test('nobody home: a reason in one press, an hour suggested, and a list for the second pass', async () => {
    await openDoor('602');
    await page.getByRole('link', { name: '没见到' }).click();
    await heading('怎么没见到？');
    expect(await faultsOf(page)).toEqual([]);
    const suggested = page.locator('.chip.suggested');
    const hour = (await suggested.textContent())!.replace('建议', '');
    await suggested.click();
    await page.getByRole('link', { name: '再来一次 1' }).click();
    await card('602').getByText(`${hour}再来`).waitFor();
    await press(`${hour} 1`);
    expect(await page.locator('.door').count()).toBe(1);
    await sendNow();
    expect(await stateOf('1-602')).toBe('again');
    expect(await faultsOf(page)).toEqual([]);
  });

  test('whoever would rather not answer is in no list, and no staff page says why', async () => {
    await openDoor('401');
    await page.getByRole('link', { name: '没见到' }).click();
    await press('不愿答');
    await page.getByRole('link', { name: '再来一次 1' }).waitFor();
    await sendNow();
    expect(await stateOf('1-401')).toBe('done');
    expect(JSON.stringify(await visits())).not.toContain('declined');
  });

  test('without a network visits are kept, the line says so, and they leave when it is back', async () => {
    await openDoor('501');
    await context.setOffline(true);
    await page.getByRole('link', { name: '没见到' }).click();
    await press(/傍晚再来$/);
    await page.getByRole('link', { name: '下一户 3-2-602' }).click();
    await page.getByRole('link', { name: '没见到' }).click();
    await press('空房');
    await outboxSays('已存在本页，待发送 2 · 没有网络');
    await card('501').getByText('待发送').waitFor();
    expect(await stateOf('1-501')).toBe('todo');
    await page.locator('.outbox-line a').click();
    await page.getByText('请不要关闭本页').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await context.setOffline(false);
    await expect.poll(() => stateOf('2-602'), { timeout: 8_000 }).toBe('done');
    expect(await stateOf('1-501')).toBe('again');
    await outboxSays('已送达');
  });

  test('a door is found by its number on large keys', async () => {
    await page.goto(`${server.url}/field/#/grid/${place.grid}/search`);
    for (const key of ['3', '2', '3', '0', '2']) await press(key);
    await card('302', '2').waitFor();
    expect(await page.locator('.door').count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
    for (let i = 0; i < 3; i++) await press('删一位');
    await press('9');
    await page.getByText('没有这个门号').waitFor();
  });

  test('a visit is corrected later by a new record; the earlier one stays', async () => {
    await openDoor('601');
    await page.getByRole('link', { name: '更正那次上门' }).click();
    await page.getByRole('link', { name: '其实没见到' }).click();
    await press(/周末再来$/);
    await sendNow();
    expect(await stateOf('1-601')).toBe('again');
    const all = await visits();
    const correction = all.find(one => one.corrects !== undefined)!;
    expect(correction.outcome).toBe('no_contact');
    expect(all.find(one => one.id === correction.corrects)).toMatchObject({
      outcome: 'met',
      correctedBy: correction.id,
    });
  });

  test('a visit recorded by somebody else shows on the open list by itself', async () => {
    await toDoors();
    await unfold('2');
    await card('302', '2').getByText('还没敲').waitFor();
    const home = place.homes.get('2-302')!;
    const payload = { outcome: 'met', spokeWith: 'other', answers: [] };
    const command = {
      stream: place.community,
      type: 'record-visit',
      subject: home.id,
      payload,
      observedAt: Date.now(),
    };
    await zhou.give(command);
    const shown = card('302', '2').getByText('好了').waitFor();
    expect(await slowness(shown)).toBeLessThan(3_000);
  });
});

describe('at this phone, somebody else', () => {
  test('cannot sign in while records wait, and afterwards finds nothing of what was begun', async () => {
    await page.route('**/api/commands', route => route.abort());
    await openDoor('602');
    await page.getByRole('link', { name: '开门了' }).click();
    await press('李小舟');
    await page.goBack();
    await page.getByRole('link', { name: '没见到' }).click();
    await press(/早上再来$/);
    await endUndo();
    await outboxSays(/待发送 1/);
    await page.reload();
    await outboxSays(/待发送 1/);
    await page.goto(`${server.url}/field/#/who`);
    await press(/周社工/);
    await page.getByText('王网格还有没送达的记录').waitFor();
    await page.unroute('**/api/commands');
    await press(/周社工/);
    await heading('今天去哪个网格？');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('begun');
    await page.goto(`${server.url}/field/#/who`);
    await press(/王网格/);
    await heading('今天去哪个网格？');
  });
});

describe.each([
  { words: 'zh', width: 320, elder: true },
  { words: 'en', width: 320, elder: false },
  { words: 'en', width: 390, elder: true },
] as const)('in $words at $width px, large text $elder', ({ words, width, elder }) => {
  test.each(['light', 'dark'] as const)('every screen fits, is easy to press and to read in %s', async scheme => {
    const own = await openContext(browser, 'phone', { viewport: { width, height: 640 }, colorScheme: scheme });
    await own.addInitScript(
      kept => localStorage.setItem('doorstep.field.comfort', kept),
      JSON.stringify({ language: words, elder }),
    );
    await own.addCookies(await context.cookies());
    const small = await own.newPage();
    small.setDefaultTimeout(8_000);
    const dwelling = (await round()).doors[0]!.dwellingId;
    const screens = ['who', '', `grid/${place.grid}`, `grid/${place.grid}/again`, `grid/${place.grid}/search`];
    const atDoor = ['', '/met', '/no-contact', '/correct'].map(step => `grid/${place.grid}/door/${dwelling}${step}`);
    for (const hash of [...screens, ...atDoor, 'outbox']) {
      await small.goto(`${server.url}/field/#/${hash}`);
      await small.locator('h1').waitFor();
      await small.locator('.loading').waitFor({ state: 'detached' });
      expect(await faultsOf(small), hash).toEqual([]);
    }
    await own.close();
  });
});

describe('a round that ended while the phone was away', () => {
  test('gives the visit back with its reason, and nothing is lost until it is settled', async () => {
    await openDoor('501');
    await page.route('**/api/**', route => route.abort());
    for (const id of [place.screening, place.everyday])
      await zhou.give({
        ...{ stream: place.community, type: 'end-activation', subject: id, observedAt: Date.now() },
        payload: { reason: '测试结束' },
      });
    await page.waitForTimeout(1_100);
    await page.getByRole('link', { name: '没见到' }).click();
    await press('语言不通');
    await endUndo();
    await outboxSays(/待发送 1/);
    await page.unroute('**/api/**');
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await page.locator('.refused').waitFor();
    expect(await page.locator('.refused').textContent()).toMatch(/\p{Script=Han}{6}/u);
    await outboxSays('1 条被退回，请处理');
    await screenshot(page, 'field-returned');
    await press('不要这条记录');
    await press('确定不要');
    await page.getByText('没有待发送的记录').waitFor();
  });
});
