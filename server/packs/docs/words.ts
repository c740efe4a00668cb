// The fixed words of a pack's page, in both languages, and what roles and promises are called there.
import type { Title } from '../../../core/facts/model.ts';
import type { Role } from '../../../core/kernel/actor.ts';
import { APPOINTED } from '../../../core/packs/model.ts';
import { ROLES } from '../../../core/sheets/about-words.ts';

export type Language = keyof Title;

const say = (zh: string, en: string): Title => ({ zh, en });

export const WORDS = {
  facts: say('这是什么', 'What it is'),
  mode: say('平时还是应急', 'Everyday or emergency'),
  everyday: say('平时', 'Everyday'),
  emergency: say(
    '应急：只在启用期间有效，到期自动结束',
    'Emergency: holds only while it is switched on, and ends by itself',
  ),
  purpose: say('收集信息的用途', 'Why facts are collected'),
  basis: say('依据', 'Basis'),
  sunset: say('一次最长启用', 'Switched on for at most'),
  retention: say('结束后信息保留', 'Facts are kept afterwards for'),
  visitsFresh: say('一次走访算多久', 'A visit counts for'),
  visitsKept: say('走访记录保留', 'Visits are kept for'),
  restricts: say('限制', 'Restricts'),
  restricted: say(
    '有“{matter}”的人；由{authority}及以上决定，须写明文号',
    'those with "{matter}"; switched on at the level of {authority} or above, by a document whose number is given',
  ),
  owes: say('因此应尽的服务', 'And owes them'),
  appeal: say('申诉', 'Appeal'),
  appealed: say('向{role}提出，{within}内答复', 'to the {role}, answered within {within}'),
  asks: say('问什么', 'What is asked'),
  question: say('信息项', 'Question'),
  rank: say('紧急程度', 'Urgency'),
  when: say('什么时候问', 'When'),
  always: say('都问', 'always'),
  fresh: say('多久内有效', 'Holds for'),
  corrected: say('直到更正', 'until corrected'),
  byMatter: say('事项需要时才问', 'only where a matter needs it'),
  matters: say('事项', 'Matters'),
  state: say('状态', 'State'),
  promise: say('时限', 'Promise'),
  ways: say('可以走到', 'Leads to'),
  who: say('谁来做', 'By'),
  byRules: say('规则', 'rules alone'),
  starts: say('（开始）', ' (start)'),
  ends: say('（结束）', ' (end)'),
  about: say('关于{subject}', 'About a {subject}'),
  opened: say('可以由 {movers} 提出', 'Opened by {movers}'),
  openedWhen: say('条件 `{when}`', 'provided `{when}`'),
  openedByRules: say('只由规则提出', 'Opened by rules alone'),
  answers: say('{role}负责', 'The {role} answers for it'),
  merged: say('同一处的报告合为一件', 'Reports of the same place join one'),
  reopened: say(
    '结束后{within}内可由 {movers} 重新提出，回到“{to}”',
    'May be opened again within {within} by {movers}, then "{to}"',
  ),
  exits: say('停用时：{move}', 'When the pack is switched off: {move}'),
  reason: say('写明理由', 'a reason is given'),
  others: say('不能是做过“{moves}”的人', 'nobody who did "{moves}"'),
  guarded: say('条件 `{when}`', 'provided `{when}`'),
  clock: say('{title}：在“{runs}”时计时，{within}', '{title}: {within}, counted in "{runs}"'),
  pauses: say('，在“{pauses}”时停', ', standing still in "{pauses}"'),
  rules: say('规则', 'Rules'),
  why: say('为什么', 'Why'),
  on: say('什么时候', 'On'),
  follows: say('做什么', 'Then'),
  figures: say('统计', 'Figures'),
  figure: say('统计', 'Figure'),
  of: say('占', 'Of'),
  counts: say('数什么', 'Counts'),
  where: say('条件', 'Where'),
  by: say('分项', 'By'),
  person: say('人', 'people'),
  household: say('户', 'households'),
  everybody: say('全部', 'all'),
  roles: say('各人做什么', 'Who does what'),
  messages: say('说什么', 'What is said'),
  examples: say('例子', 'Examples'),
  proved: say(
    '{n} 个例子证明它按此运行，见场景包文件。',
    '{n} examples prove that it does so; they stand in the pack itself.',
  ),
  onFact: say('说了“{element}”', '"{element}" was told'),
  onOpened: say('提出“{matter}”', '"{matter}" was opened'),
  onMoved: say('“{matter}”有变化', '"{matter}" moved'),
  onMove: say('“{matter}”：{move}', '"{matter}": {move}'),
  onClock: say('“{matter}”的时限“{clock}”到了', 'the promise "{clock}" of "{matter}" passed'),
  onSchedule: say('每隔{every}，{at}', 'every {every} at {at}'),
  onOn: say('启用时', 'switched on'),
  onOff: say('停用时', 'switched off'),
  doOpen: say('提出“{matter}”', 'open "{matter}"'),
  doSend: say('走“{move}”', 'move on: {move}'),
  doAssign: say('交给{role}', 'hand to the {role}'),
  doAsk: say('问“{element}”', 'ask "{element}"'),
  doAskEvery: say('每隔{every}问“{element}”', 'ask "{element}" every {every}'),
  doTell: say('告诉{role}：{message}', 'tell the {role}: {message}'),
  doReserve: say('留出 {supply} × {n}', 'hold {n} × {supply}'),
  doDraw: say('为“{matter}”抽签', 'draw lots among "{matter}"'),
} as const satisfies Record<string, Title>;

export type Word = keyof typeof WORDS;

const NAMES: Record<string, Title> = {
  resident: say('居民', 'resident'),
  lead: say('负责人', 'one who answers for it'),
  province: say('省', 'a province'),
  city: say('市', 'a city'),
  district: say('区县', 'a district'),
  street: say('街道', 'a street'),
  community: say('社区', 'a community'),
  person: say('人', 'person'),
  household: say('户', 'household'),
  dwelling: say('房屋', 'dwelling'),
  building: say('楼栋', 'building'),
};

/** What a role, a level or a subject is called; its own name where it has none here. */
export function nameOf(id: string, language: Language): string {
  const role = ROLES[id as Role] as Title | undefined;
  if (role === undefined) return NAMES[id]?.[language] ?? id;
  return language === 'zh' ? role.zh : role.en.toLowerCase();
}

const UNITS: Record<string, Title> = {
  Y: say('年', 'year'),
  M: say('个月', 'month'),
  W: say('周', 'week'),
  D: say('天', 'day'),
  TH: say('小时', 'hour'),
  TM: say('分钟', 'minute'),
  TS: say('秒', 'second'),
};

/** `PT2H` as 2 小时, 2 hours; `WD3` as 3 个工作日, 3 working days; `P0D` as 当天, the same day. */
export function lengthOf(within: string, language: Language): string {
  if (within === APPOINTED) return language === 'zh' ? '约定的时间' : 'the time chosen';
  if (within === 'P0D') return language === 'zh' ? '当天 24 时前' : 'by 24:00 of the same day';
  const plural = (n: string, unit: string) => `${n} ${unit}${n === '1' ? '' : 's'}`;
  const working = /^WD(\d+)$/.exec(within)?.[1];
  if (working !== undefined) return language === 'zh' ? `${working} 个工作日` : plural(working, 'working day');
  const time = within.startsWith('PT') ? 'T' : '';
  return [...within.matchAll(/(\d+)([YMWDHS])/g)]
    .map(([, n, letter]) => {
      const unit = UNITS[`${time}${letter}`]![language];
      return language === 'zh' ? `${n} ${unit}` : plural(n!, unit);
    })
    .join(' ');
}

/** A word of the page with its `{values}`. */
export const word = (name: Word, language: Language, values: Record<string, string> = {}): string =>
  WORDS[name][language].replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '');
