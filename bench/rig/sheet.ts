// A whole community's sheet as its staff get it: the blank workbook sent, and the filled one fetched to its last byte,
// over the house's own routes in this process, without the wire.
import exceljs from 'exceljs';
import type { Id } from '../../core/kernel/id.ts';
import type { SheetView } from '../../core/sheets/contract.ts';
import { openHouse } from '../../server/house.ts';
import { createApp, SESSION_COOKIE } from '../../server/kernel/http/app.ts';
import { addPosts, findActor } from '../../server/organisations/index.ts';
import { openSession } from '../../server/organisations/store.ts';
import { addRoutes } from '../../server/serve.ts';
import { watchChildren } from './children.ts';
import type { Rig } from './database.ts';
import { type Figure, median } from './figure.ts';

const HEADERS = [
  ...['序号', '姓名', '性别', '出生日期', '年龄', '公民身份号码', '联系电话', '与户主关系', '居住类型', '国籍'],
  ...['住址', '小区名称', '楼栋号', '单元号', '房号', '所在楼层', '所属网格', '网格编码', '社区名称', '社区编码'],
  ...[
    '街道名称',
    '户主姓名',
    '户主电话',
    '户主身份证号',
    '现住人数',
    '60岁以上人数',
    '未成年人数',
    '独居',
    '行动能力',
    '备注',
  ],
];
const MEGABYTE = 1_048_576;
/** How often memory is looked at while a sheet is filled. */
const LOOK_MS = 20;

async function blankForm(): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('名单');
  sheet.addRow(HEADERS);
  for (let row = 2; row < 7; row++)
    for (let column = 1; column <= HEADERS.length; column++)
      sheet.getCell(row, column).border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
  return new Uint8Array((await book.xlsx.writeBuffer()) as ArrayBuffer);
}

/** The largest community of the rig, in which somebody is given the post to fill its sheets. */
async function appoint(rig: Rig): Promise<{ communityId: Id; ask: Awaited<ReturnType<typeof openAsker>> }> {
  const [largest] = await rig.ask(
    'select community_id, count(*) as n from residence group by community_id order by n desc limit 1',
  );
  const communityId = largest!.community_id as Id;
  return { communityId, ask: await openAsker(rig, communityId) };
}

async function openAsker(rig: Rig, communityId: Id) {
  const house = await openHouse({ ownerUrl: rig.ownerUrl, keyFile: rig.keyFile });
  const { kernel } = house;
  const app = await createApp(kernel, token => findActor(kernel.db, token, kernel.clock.now()), 'no-pages');
  addRoutes(app, house);
  const [userId, postId, organisationId] = [kernel.newId(), kernel.newId(), kernel.newId()];
  const organisation = { id: organisationId, name: 'bench', kind: 'residents_committee', areaId: communityId };
  const post = { id: postId, role: 'community_staff' as const, areaId: communityId, from: 0 };
  await addPosts(kernel.db, [{ account: { id: userId, name: 'bench' }, organisation, post }]);
  const now = kernel.clock.now();
  await openSession(kernel.db, postId, userId, postId, now, now + 86_400_000);
  const asking = { headers: { 'x-doorstep': '1' }, cookies: { [SESSION_COOKIE]: postId } };
  return {
    upload: async (bytes: Uint8Array): Promise<SheetView> => {
      const form = new FormData();
      form.set('file', new Blob([Uint8Array.from(bytes)]), 'form.xlsx');
      const request = new Response(form);
      const headers = { ...asking.headers, 'content-type': request.headers.get('content-type')! };
      const payload = Buffer.from(await request.arrayBuffer());
      const url = `/api/sheets?area=${communityId}&purpose=registry`;
      const answer = await app.inject({ ...asking, method: 'POST', url, headers, payload });
      if (answer.statusCode !== 200) throw new Error(`the bench's own form was refused: ${answer.body}`);
      return answer.json();
    },
    filled: async (id: Id): Promise<number> => {
      const answer = await app.inject({ ...asking, method: 'GET', url: `/api/sheets/${id}/filled` });
      if (answer.statusCode !== 200) throw new Error(`the bench's own sheet was refused: ${answer.body}`);
      return answer.rawPayload.length;
    },
    close: async () => {
      await app.close();
      await house.close();
    },
  };
}

/** `processor`: seconds this process and those it began worked, which other work on the machine does not change. */
type Measured = { seconds: number; processor: number; growth: number };

/** Runs `work` and gives its seconds and how far this process rose above where it stood, with all of those it began. */
async function measured(work: () => Promise<unknown>): Promise<Measured> {
  const worked = process.cpuUsage();
  const before = process.memoryUsage.rss();
  let highest = before;
  const look = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, LOOK_MS);
  const children = watchChildren();
  const start = performance.now();
  try {
    await work();
    const seconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(worked);
    const aside = children();
    const processor = (user + system) / 1_000_000 + aside.processor;
    return { seconds, processor, growth: (highest - before + aside.bytes) / MEGABYTE };
  } finally {
    children();
    clearInterval(look);
  }
}

export async function fillCommunity(rig: Rig, runs: number): Promise<Figure[]> {
  const { ask } = await appoint(rig);
  try {
    const form = await blankForm();
    const read = await measured(() => ask.upload(form));
    const { id, rows } = await ask.upload(form);
    const filled: Measured[] = [];
    for (let run = 0; run < runs; run++) filled.push(await measured(() => ask.filled(id)));
    const name = `sheet filled from the database, ${rows.toLocaleString('en')} × ${HEADERS.length}`;
    const note = `processor time ${median(filled.map(one => one.processor)).toFixed(2)} s, without PostgreSQL's`;
    return [
      { name: 'blank workbook recognised, with its preview', value: read.seconds, unit: 's' },
      { name, value: median(filled.map(one => one.seconds)), unit: 's', bar: 2, note },
      { name: `${name}, memory growth`, value: median(filled.map(one => one.growth)), unit: 'MB', bar: 150 },
    ];
  } finally {
    await ask.close();
  }
}
