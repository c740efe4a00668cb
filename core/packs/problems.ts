// What can be wrong with a pack: every code, and the sentence that names the remedy, in both languages.
// `{name}` quotes a value of the problem's detail.

import { parseDuration } from '../facts/durations.ts';

export const PACK_PROBLEMS = {
  shape: { zh: '此处应为{expected}。', en: 'Expected here: {expected}.' },
  'missing-translation': {
    zh: '缺少文字。请补上 zh 和 en 两种文字。',
    en: 'Words are missing. Give both zh and en.',
  },
  'unknown-element': {
    zh: '信息项“{element}”既不在词典里，也不是本场景包自带的。{hint}请改正写法，或在 elements 中定义它。',
    en: 'Element "{element}" is neither in the dictionary nor defined here. {hint}Correct it, or define it under elements.',
  },
  'element-not-used': {
    zh: '信息项“{element}”在词典里，但本场景包没有声明。请在 elements 中加上 use: {element}。',
    en: 'Element "{element}" is in the dictionary but not declared. Add "use: {element}" under elements.',
  },
  'element-redefined': {
    zh: '信息项“{element}”词典里已有。请改为 use: {element}。',
    en: 'Element "{element}" is in the dictionary already. Write "use: {element}" instead.',
  },
  'near-duplicate': {
    zh: '信息项“{element}”与“{other}”的名称或同义词“{word}”相同。同一件事只问一次，请改为 use: {other}。',
    en: 'Element "{element}" shares the words "{word}" with "{other}". A fact is asked once: use "{other}".',
  },
  'element-twice': { zh: '“{element}”出现了两次。请删去一处。', en: '"{element}" stands here twice. Remove one.' },
  'element-id': {
    zh: '信息项编号“{element}”应为“对象.小写下划线”，对象是 person、household 或 dwelling。',
    en: 'The id "{element}" should read subject.snake_case; the subject is person, household or dwelling.',
  },
  'element-idle': {
    zh: '信息项“{element}”没有被询问，也没有被任何条件或统计使用。请删去，少收集一项。',
    en: 'Element "{element}" is neither asked nor read. Remove it: one field fewer.',
  },
  'element-derived': {
    zh: '信息项“{element}”由其他信息推算（{from}），不询问也不保存。请改用它的来源。',
    en: 'Element "{element}" is derived ({from}): never asked, never kept. Use what it is derived from.',
  },
  'never-modelled': {
    zh: '“{word}”涉及本平台从不记录的内容。请删去这一项。',
    en: '"{word}" is something this platform never records. Remove it.',
  },
  'unknown-codes': { zh: '没有代码表“{codes}”。', en: 'There is no code list "{codes}".' },
  'unknown-code': {
    zh: '“{code}”不在信息项“{element}”的代码表里。可用：{known}。',
    en: '"{code}" is not a code of "{element}". Known: {known}.',
  },
  'unknown-purpose': { zh: '没有用途“{purpose}”。请在用途表中选择。', en: 'There is no purpose "{purpose}".' },
  'purpose-mode': {
    zh: '用途“{purpose}”与场景的平时/应急类别不一致。',
    en: 'Purpose "{purpose}" is of the other mode (everyday or emergency).',
  },
  'purpose-not-allowed': {
    zh: '信息项“{element}”不能为用途“{purpose}”收集。请换用途，或不问这一项。',
    en: 'Element "{element}" may not be collected for "{purpose}". Change the purpose or do not ask it.',
  },
  'purpose-not-served': {
    zh: '信息项“{element}”的任何用途都不能服务于“{purpose}”，读不到。',
    en: 'No purpose of element "{element}" may serve "{purpose}": it can never be read here.',
  },
  'bad-duration': {
    zh: '“{duration}”不是时长。写作 PT12H（小时）、P14D（天）。',
    en: '"{duration}" is not a duration. Write PT12H (hours) or P14D (days).',
  },
  'missing-sunset': {
    zh: '应急场景必须写明最长启用时间 sunset。',
    en: 'An emergency pack must say how long it may run at most: sunset.',
  },
  'missing-retention': {
    zh: '应急场景必须写明信息保留期 retention。',
    en: 'An emergency pack must say how long its facts are kept: retention.',
  },
  'retention-too-long': {
    zh: '保留期“{duration}”过长。应急信息在结束后最多保留 {limit}。',
    en: 'Retention "{duration}" is too long. After an emergency facts are kept {limit} at most.',
  },
  'sunset-too-long': {
    zh: '最长启用时间“{duration}”过长，不能超过 {limit}；需要更久时重新启用。',
    en: 'Sunset "{duration}" is too long: {limit} at most, then activate it anew.',
  },
  'condition-too-long': {
    zh: '条件超过 {limit} 个字符。请拆成两条。',
    en: 'The condition exceeds {limit} characters. Split it.',
  },
  'condition-syntax': { zh: '条件写法有误：{what}。', en: 'The condition cannot be read: {what}.' },
  'condition-type': {
    zh: '条件“{near}”的类型不对：{what}。',
    en: 'Types do not fit in "{near}": {what}.',
  },
  'condition-not-boolean': {
    zh: '条件的结果应为真或假，现在是 {type}。',
    en: 'A condition must be true or false; this one gives {type}.',
  },
  'condition-forbidden': {
    zh: '条件中不能使用“{word}”。可用：比较、&&、||、!、in、known、open、had、size、exists、all、contains、startsWith、endsWith。',
    en: '"{word}" may not be used in a condition. Use comparisons, &&, ||, !, in, known, open, had, size, exists, all, contains, startsWith, endsWith.',
  },
  'condition-nested': {
    zh: 'exists 或 all 里面不能再套 exists 或 all。',
    en: 'exists and all may not stand inside one another.',
  },
  'known-name': {
    zh: 'known 里要写信息项编号，例如 known("person.temperature")，并单独成立。',
    en: 'known takes an element\'s id, as in known("person.temperature"), and stands by itself.',
  },
  'wrong-subject': {
    zh: '“{word}”不属于这个条件的对象（{subject}）。人的信息要用 members.exists(p, …) 逐人看，或换成关于这个对象的信息。',
    en: '"{word}" is not about the subject of this condition ({subject}). Look at each person by members.exists(p, …), or use what is about the subject.',
  },
  'open-form': {
    zh: 'open 和 had 里要写本场景包的事项类型，例如 open("visit") 或 open("visit", "state")，并单独成立。',
    en: 'open and had take a matter type of this pack, as in open("visit") or open("visit", "state"), and stand by themselves.',
  },
  'unknown-matter': {
    zh: '没有事项类型“{matter}”。{hint}请改正写法，或在 matters 中定义它。',
    en: 'There is no matter type "{matter}". {hint}Correct it, or define it under matters.',
  },
  'unknown-state': {
    zh: '事项“{matter}”没有这样的办理中状态“{state}”。{hint}请改正写法。',
    en: 'Matter "{matter}" has no state "{state}" in which it is open. {hint}Correct it.',
  },
  'unknown-move': {
    zh: '没有推进方式“{move}”。{hint}请改正写法，或在事项的 moves 中定义它。',
    en: 'There is no move "{move}". {hint}Correct it, or define it under moves of the matter.',
  },
  'no-matter-here': {
    zh: '“{word}”在这里没有所指：手头没有事项。只有推进事项的条件、由事项引起的规则可以读 matter。请改用 open("…")。',
    en: '"{word}" means nothing here: no matter is at hand. Only guards of moves and rules set off by a matter read it. Use open("…") instead.',
  },
  'members-form': {
    zh: '逐人、逐户的条件写作 members.exists(p, …)、members.all(p, …)、stairwell.exists(h, …)、stairwell.all(h, …)，并单独成立。',
    en: 'Write members.exists(p, …), members.all(p, …), stairwell.exists(h, …) or stairwell.all(h, …), standing by itself.',
  },
  'members-bare': {
    zh: '“{word}”没有说是谁的。请写作 {instead}，或移到括号外面。',
    en: '"{word}" does not say whose. Write {instead}, or move it out of the brackets.',
  },
  'members-variable': {
    zh: '“{variable}”代表一个人或一户，只能写作 {variable}.facts.…、{variable}.age、{variable}.residence、{variable}.visit.…、{variable}.known("…")、{variable}.open("…")。',
    en: '"{variable}" stands for one person or door: write {variable}.facts.…, {variable}.age, {variable}.residence, {variable}.visit.…, {variable}.known("…") or {variable}.open("…").',
  },
  'stairwell-not-here': {
    zh: '这里看不到同单元的其他户。stairwell 只能用在规则和推进事项的条件里。',
    en: 'The other doors of the stairwell cannot be seen here. Use stairwell in rules and in guards of moves only.',
  },
  'condition-cost': {
    zh: '条件要算的步数过多（{cost}，最多 {limit}）。请拆成两条，或缩短逐户的部分。',
    en: 'The condition takes too many steps ({cost}, at most {limit}). Split it, or ask less of each door.',
  },
  'refusal-filter': {
    zh: '不能按“拒绝”筛选或统计。没有走访到的户就是“尚未走访”。',
    en: 'Nobody may be filtered or counted by having declined. A door not reached is simply not yet covered.',
  },
  'report-twice': { zh: '统计“{report}”出现了两次。', en: 'Report "{report}" stands here twice.' },
  'report-of': {
    zh: '统计“{report}”的分母“{of}”不存在、口径不同或互相循环。',
    en: 'The denominator "{of}" of report "{report}" is missing, counts something else, or leads back to it.',
  },
  'report-by': {
    zh: '“{by}”不能用来分组：要用代码类信息项，或 visit.reason。',
    en: '"{by}" cannot split a figure: use an element with codes, or visit.reason.',
  },
  'report-base': {
    zh: '统计“{report}”没有分母。请写 of，或把 role 设为 base。',
    en: 'Report "{report}" has no denominator. Give it an "of", or make its role base.',
  },
  'rank-range': { zh: '紧急程度 rank 应在 1 到 9 之间。', en: 'rank must lie between 1 and 9.' },
  'fresh-twice': {
    zh: '“{element}”写了两个不同的有效期。请只写一处。',
    en: '"{element}" is given two different freshnesses. Keep one.',
  },
  'example-household': {
    zh: '第 {step} 步说的人不在例子的户里。',
    en: "Step {step} names somebody who is not in the example's household.",
  },
  'example-figure': { zh: '没有统计“{report}”。', en: 'There is no report "{report}".' },
  'too-few-examples': {
    zh: '至少要有一个例子，才能证明场景包按预期运行。',
    en: 'Give at least one example, so that the pack is proved to do what it says.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type PackProblemCode = keyof typeof PACK_PROBLEMS;

/** Keys and indexes from the root of a pack's file. */
export type Path = (string | number)[];

/** Where in the file (keys and indexes from its root), what is wrong, and what to do about it. */
export type PackProblem = { path: Path; code: PackProblemCode; zh: string; en: string };

const fill = (text: string, detail: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(detail[name] ?? ''));

export const isDuration = (text: string): boolean => parseDuration(text) !== undefined;

export const packProblem = (
  path: Path,
  code: PackProblemCode,
  detail: Record<string, string | number> = {},
): PackProblem => ({
  path,
  code,
  zh: fill(PACK_PROBLEMS[code].zh, detail),
  en: fill(PACK_PROBLEMS[code].en, detail),
});
