// From everyday life to an emergency and back, in a browser: rehearsed, proposed on a document, signed by another
// organisation, told on every page, prolonged, ended.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { idAt } from '../../core/kernel/id.ts';
import { openBrowser, openContext, screenshot } from '../support/browser.ts';
import { type Ground, give, layOutGround, signIn } from '../support/console-ground.ts';
import { cloneDatabase } from '../support/database.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { STAY_HOME } from '../support/stay-home-pack.ts';

const LOOK_MS = 20_000;
let server: TestServer;
let browser: Browser;
let staff: BrowserContext;
let platform: BrowserContext;
let ground: Ground;

beforeAll(async () => {
  const { ownerUrl, keyFile } = await cloneDatabase();
  [server, browser] = await Promise.all([startServer({ databaseUrl: ownerUrl, keyFile }), openBrowser()]);
  [staff, platform] = await Promise.all([openContext(browser, 'desk'), openContext(browser, 'desk')]);
  ground = await layOutGround(staff, server.url);
  await signIn(platform, server.url, 'administrator');
  const subject = idAt(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const order = { type: 'publish-pack', stream: ground.rootAreaId, subject, payload: { text: STAY_HOME } };
  await give(platform, server.url, [order]);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const [name, context] of Object.entries({ staff, platform }))
    for (const page of context.pages()) await screenshot(page, `modes-${name}`);
});

async function open(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(LOOK_MS);
  await page.goto(`${server.url}/console${path}${path.includes('?') ? '&' : '?'}area=${ground.community.id}`);
  return page;
}

const later = async (page: Page) => {
  await page.getByRole('combobox', { name: '延长到哪天 24:00' }).focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
};

test('a restriction is rehearsed, proposed, signed by another organisation, prolonged and ended', async () => {
  const page = await open(staff, '/packs/pack?pack=stay_home&version=1');
  await page.getByRole('button', { name: '推演', exact: true }).click();
  const homes = ground.households.length;
  await page.getByText(new RegExp(`涉及 ${homes} 户、\\d+ 人`)).waitFor();
  await page.getByRole('table', { name: '启用后看板上的数字' }).getByText('现住人数').waitFor();
  await page.getByRole('table', { name: '各网格要花多少时间' }).getByRole('row').nth(2).waitFor();
  await screenshot(page, 'modes-rehearsed');

  // Without its document it goes no further.
  await page.locator('#basis').fill('街道防控通告');
  await page.getByRole('button', { name: '下一步：看清后果' }).click();
  await page.getByText('请写明所依据文件的文号。').waitFor();
  await page.locator('#instrument').fill('街防指〔2026〕3号');
  await page.locator('#until').focus();
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key);
  await page.getByRole('button', { name: '下一步：看清后果' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('会签之前对任何人都不生效。').waitFor();
  await dialog.getByRole('button', { name: '提出' }).click();
  const mine = page.getByRole('article', { name: '居家等候' });
  await mine.getByText('由您的单位提出，要由另一个单位的人会签。').waitFor();
  expect(await page.locator('.alarm').count()).toBe(0);

  const other = await open(platform, '/packs');
  const waiting = other.getByRole('article', { name: '居家等候' });
  await waiting.getByText('街防指〔2026〕3号').waitFor();
  await waiting.getByText('送餐').waitFor();
  await screenshot(other, 'modes-waiting');
  await waiting.getByRole('button', { name: '会签' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '会签' }).click();

  // Told on every page, with the appeal.
  await page.locator('.alarm').getByText('限制：居家不外出').waitFor();
  await page.locator('.alarm').getByText('不服可以申诉：找医生，24小时内答复').waitFor();
  await mine.getByText('2 个岗位签署').waitFor();

  await mine.getByRole('button', { name: '延长' }).click();
  await later(page);
  await dialog.getByRole('textbox', { name: '新的文号' }).fill('街防指〔2026〕9号');
  await dialog.getByRole('textbox', { name: '新的依据' }).fill('续期通告');
  await dialog.getByRole('button', { name: '延长' }).click();
  await mine.getByText(/延长到 .*，等待会签/).waitFor();
  await screenshot(page, 'modes-on');
  const again = other.locator('.activation.waits');
  await again.getByRole('button', { name: '会签' }).click();
  await other.getByRole('dialog').getByRole('button', { name: '会签' }).click();
  await mine.getByText('街防指〔2026〕9号').waitFor();

  await mine.getByRole('button', { name: '结束' }).click();
  await dialog.getByRole('textbox', { name: '结束的原因' }).fill('风险解除');
  await dialog.getByRole('button', { name: '结束' }).click();
  await page.locator('.alarm').waitFor({ state: 'detached' });
  await page.getByText('已经结束的').click();
  await page.getByText(/它收集的内容最迟 .* 删除。/).waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await screenshot(page, 'modes-ended-phone');
  await Promise.all([page.close(), other.close()]);
});
