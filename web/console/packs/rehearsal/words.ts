// What the rehearsal of a pack says: how far it is, and what switching on would bring.
import type { Words } from '../../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '推演：启用前先看后果', en: 'Rehearse: see first what it would bring' },
  lead: {
    zh: '用现有数据在{area}逐楼算一遍，不改动任何人的任何内容。启用后看板上的数字与推演一致。',
    en: 'Counted over what is held now in {area}, building by building. Nothing about anybody changes; the board shows the same figures after the switch.',
  },
  start: { zh: '推演', en: 'Rehearse' },
  again: { zh: '重新推演', en: 'Rehearse again' },
  cancel: { zh: '取消推演', en: 'Stop' },
  working: { zh: '正在推演', en: 'Rehearsing' },
  waiting: { zh: '马上开始', en: 'About to begin' },
  buildings: { zh: '已算 {done} 栋，共 {total} 栋', en: '{done} of {total} buildings' },
  nothing: { zh: '只是计算，没有启用。', en: 'Only counting; nothing is switched on.' },
  cancelled: { zh: '上一次推演取消了，没有结果。', en: 'The last rehearsal was stopped and says nothing.' },
  failed: {
    zh: '上一次推演没有完成：区域或场景已经不在。请重新推演。',
    en: 'The last rehearsal could not be finished: the area or the pack is gone. Rehearse again.',
  },
  notStarted: { zh: '没有推演。', en: 'It was not rehearsed.' },
  asOf: { zh: '{when} 推演', en: 'Rehearsed {when}' },
  asOfOn: { zh: '{when} 推演，供对照', en: 'Rehearsed {when}, to compare with' },
  mayNot: { zh: '还没有人推演过。', en: 'Nobody has rehearsed it here yet.' },

  who: {
    zh: '涉及 {households} 户、{persons} 人（现住）',
    en: '{households} households, {persons} people living here',
  },
  doors: { zh: '{n} 扇门要多问', en: 'More is asked at {n} doors' },
  noDoors: { zh: '没有一扇门要多问', en: 'No door is asked more' },
  minutes: {
    zh: '全部问完：现在 {before} 分钟，启用后 {after} 分钟',
    en: 'To ask it all: {before} minutes now, {after} minutes with it',
  },
  quiet: {
    zh: '启用的那一刻不自动开立事项，不预留物资，也不发消息。',
    en: 'The switch itself opens no matters, holds no supplies and leaves no messages.',
  },

  power: { zh: '谁有权启用', en: 'Who may switch it on' },
  powerHas: {
    zh: '它限制人的行动，由{level}一级或以上决定。您的岗位可以提出。',
    en: 'It restricts people and is decided at {level} level or above. Your post may propose it.',
  },
  powerNot: {
    zh: '它限制人的行动，由{level}一级或以上决定。您的岗位没有这个权限，请提请{level}提出。',
    en: 'It restricts people and is decided at {level} level or above. Your post is not; ask the {level} to propose it.',
  },

  asks: { zh: '要问什么，问多少次', en: 'What would be asked, and how often' },
  asksNone: { zh: '要问的都已知道，没有新问题。', en: 'Everything it asks is known already.' },
  element: { zh: '问题', en: 'Question' },
  times: { zh: '次数', en: 'Times' },

  grids: { zh: '各网格要花多少时间', en: 'What it costs each grid' },
  gridsLead: {
    zh: '一次敲门约 {n} 分钟，问不完的留到下次。“要来两次”是启用后一次问不完的门。',
    en: 'A call takes about {n} minutes; the rest waits. “Two calls” are doors whose questions no longer fit one.',
  },
  grid: { zh: '网格', en: 'Grid' },
  gridNone: { zh: '不在任何网格', en: 'In no grid' },
  homes: { zh: '户', en: 'Homes' },
  doorsHead: { zh: '多问的门', en: 'Doors' },
  minutesHead: { zh: '分钟（现在 → 启用后）', en: 'Minutes, now → then' },
  change: { zh: '{before} → {after}', en: '{before} → {after}' },
  workers: { zh: '谁走', en: 'Walked by' },
  workersN: { zh: '{n} 人，每人 {each} 分钟', en: '{n}, {each} min each' },
  workersNone: { zh: '没有人走', en: 'nobody' },
  overfull: { zh: '要来两次', en: 'Two calls' },

  opens: { zh: '立即开立的事项', en: 'Matters opened at once' },
  opensN: { zh: '{matter} {n} 件', en: '{matter}: {n}' },
  handed: { zh: '交给{role} {n} 件，在岗 {posts} 人', en: '{n} to {role}, {posts} in post' },
  handedNone: {
    zh: '交给{role} {n} 件，但没有人在岗。请先设岗。',
    en: '{n} to {role}, but nobody is in post. Fill the post first.',
  },
  missing: { zh: '缺人', en: 'Missing' },

  wants: { zh: '要预留的物资', en: 'Supplies to be held' },
  supply: { zh: '物资', en: 'Supply' },
  wanted: { zh: '要', en: 'Wanted' },
  free: { zh: '可用', en: 'Free' },
  short: { zh: '差 {n}', en: '{n} short' },
  enough: { zh: '够', en: 'enough' },
  wantsAbove: {
    zh: '库存由各社区登记，这里不汇总；选一个社区可以对照。',
    en: 'Stock is kept by communities. Choose one to compare.',
  },

  tells: { zh: '会收到的消息', en: 'Messages left' },
  told: { zh: '{role}：{message}（{n} 条）', en: '{role}: {message} ({n})' },
  lead_: { zh: '主办人', en: 'Whoever answers for it' },
  resident: { zh: '居民', en: 'Residents' },

  fires: { zh: '立即执行的规则', en: 'Rules that act at once' },
  undecided: { zh: '还不知道答案、暂不执行的规则', en: 'Rules that do not know enough to act' },
  undecidedWhat: {
    zh: '不知道不等于“没有”：问到以后才会执行。',
    en: 'Not known is not “no”: they act once the answer is there.',
  },
  parked: { zh: '一次做不完、搁置的规则', en: 'Rules set aside because too much follows at once' },
  parkedWhat: { zh: '上门照常，交场景的负责人处理。', en: 'Visits go on; the owner of the pack looks into it.' },
  ruleN: { zh: '{rule}（{n} 次）', en: '{rule} ({n})' },

  figures: { zh: '启用后看板上的数字', en: 'Figures the board would show' },
  figure: { zh: '数字', en: 'Figure' },
  rehearsed: { zh: '推演', en: 'Rehearsed' },
  now: { zh: '现在', en: 'Now' },
  of: { zh: '其中 {parts}', en: 'of these {parts}' },
  part: { zh: '{code} {n}', en: '{code} {n}' },
} as const satisfies Words;

export type RehearsalWord = keyof typeof WORDS;
