// What is said of what a sheet leaves empty, in both languages.
import type { Words } from '../../shared/i18n.ts';

export const WORDS = {
  both: { zh: '缺 {missing} · 过期 {stale}', en: '{missing} missing · {stale} out of date' },
  missing: { zh: '缺 {missing}', en: '{missing} missing' },
  stale: { zh: '过期 {stale}', en: '{stale} out of date' },
  none: { zh: '都有', en: 'Nothing missing' },
  openOf: { zh: '“{header}”一列：{gaps}，打开名单', en: 'Column “{header}”: {gaps}; open the list' },
  counting: { zh: '正在数哪些列缺内容…', en: 'Counting what each column is missing…' },
  titleOf: { zh: '“{header}”缺什么', en: 'What “{header}” is missing' },
  list: { zh: '没有内容的行', en: 'Rows left empty' },
  lead: {
    zh: '没登记过、没问过和不愿说的都只写“缺”，看不出是哪一种。',
    en: 'Never recorded, never asked and rather not said all read “missing”; which of them, nobody can tell.',
  },
  first: { zh: '只列前 {n} 行，共 {total} 行', en: 'The first {n} of {total} rows' },
  door: { zh: '门牌', en: 'Door' },
  name: { zh: '姓名', en: 'Name' },
  grid: { zh: '网格', en: 'Grid' },
  what: { zh: '情况', en: 'Why empty' },
  isMissing: { zh: '缺', en: 'Missing' },
  isStale: { zh: '过期：{when} 说的', en: 'Out of date: said {when}' },
  ask: { zh: '下次上门时问', en: 'Ask at the next visits' },
  askLead: {
    zh: '写明哪个单位要、凭什么、问到哪天；社区同意后，走访时顺带问。',
    en: 'Say which office asks, on what basis and until when; once the community admits it, visits ask it along.',
  },
  toList: { zh: '回到名单', en: 'Back to the list' },
  close: { zh: '关闭', en: 'Close' },
  empty: { zh: '这一列现在不缺内容', en: 'Nothing is missing in this column now' },
  emptyWhat: {
    zh: '可能刚刚补上了。关闭后再数一次。',
    en: 'It may just have been answered. Close this and count again.',
  },
  again: { zh: '再数一次', en: 'Count again' },
} as const satisfies Words;
