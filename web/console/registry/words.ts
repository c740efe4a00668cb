// What the pages of homes and people say, in both languages. Sentences say what to do next.
import type { Words } from '../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '住户与人员', en: 'Homes and people' },
  lead: {
    zh: '找人用姓名、拼音、首字母、手机后四位或门牌；不输入就按门牌列出每一户。',
    en: 'Find somebody by name, pinyin, initials, the last four digits of a phone, or a door. Without a search every home stands here by its door.',
  },
  leadDoors: {
    zh: '您的岗位按门牌看每一户有几人；姓名和内容由社区工作人员查看。',
    en: 'Your post sees each door and how many live behind it; names and answers are for the community’s staff.',
  },
  find: { zh: '找人或门牌', en: 'Find a person or a door' },
  findHint: { zh: '如 王芳、wangf、wf、8023、3-2-501', en: 'such as 王芳, wangf, wf, 8023, 3-2-501' },
  findKeys: { zh: '↓ 选择，回车打开', en: '↓ to choose, Enter to open' },
  found: { zh: '找到 {count} 人', en: '{count} found' },
  foundMore: { zh: '先列出 {count} 人，后面还有', en: 'The first {count}; there are more' },
  foundNone: {
    zh: '没有找到“{query}”。换个写法试试：全名、拼音首字母、手机后四位，或“3-2-501”这样的门牌。',
    en: 'Nobody found for “{query}”. Try another way: the full name, pinyin initials, the last four digits of a phone, or a door such as 3-2-501.',
  },
  homes: { zh: '按门牌', en: 'Homes by door' },
  people: { zh: '人员', en: 'People' },
  noHomes: {
    zh: '这里还没有登记住户。先导入社区的名册，或逐户登记。',
    en: 'No home is registered here yet. Import the community’s roster, or register a home by hand.',
  },
  importRoster: { zh: '导入名册', en: 'Import a roster' },
  register: { zh: '登记一户', en: 'Register a home' },
  duplicates: { zh: '查看疑似重复', en: 'Likely duplicates' },

  // columns
  name: { zh: '姓名', en: 'Name' },
  sexAge: { zh: '性别年龄', en: 'Sex and age' },
  door: { zh: '门牌', en: 'Door' },
  residence: { zh: '居住', en: 'Residence' },
  phone: { zh: '电话', en: 'Phone' },
  phoneTail: { zh: '尾号 {tail}', en: 'ends in {tail}' },
  contact: { zh: '联系人', en: 'Contact' },
  personCount: { zh: '人数', en: 'People' },
  persons: { zh: '{count} 人', en: '{count} people' },
  onePerson: { zh: '1 人', en: '1 person' },
  lastVisit: { zh: '上次走访', en: 'Last visit' },
  neverVisited: { zh: '还没走访', en: 'Not visited yet' },
  grid: { zh: '网格', en: 'Grid' },
  noGrid: { zh: '未划入网格', en: 'In no grid' },
  age: { zh: '{age} 岁', en: 'aged {age}' },
  residence_living: { zh: '住在这里', en: 'Living here' },
  residence_registered: { zh: '户口在此', en: 'Registered here' },
  residence_weekday: { zh: '工作日住', en: 'Here on weekdays' },
  residence_collective: { zh: '集体居住', en: 'Collective home' },
  residence_temporary: { zh: '暂住', en: 'Staying for a time' },

  // one household
  back: { zh: '回到名单', en: 'Back to the list' },
  ofHome: { zh: '这一户', en: 'This home' },
  noFactsHome: { zh: '关于这一户还没有登记内容。', en: 'Nothing is recorded about this home yet.' },
  personNumber: { zh: '第 {number} 位', en: 'Person {number}' },
  noFactsPerson: {
    zh: '除居住情况外还没有登记内容，或您的岗位看不到。',
    en: 'Nothing beyond the residence is recorded, or your post may not see it.',
  },
  noPersons: { zh: '这一户没有登记人员。', en: 'Nobody is registered in this home.' },
  what: { zh: '内容', en: 'What' },
  purpose: { zh: '用途', en: 'Purpose' },
  fresh: { zh: '有效至 {date}', en: 'good until {date}' },
  stale: { zh: '已过期，下次上门会再问', en: 'Stale: asked again at the next visit' },
  lasting: { zh: '长期有效', en: 'holds until corrected' },
  declined: { zh: '不愿回答', en: 'Rather not said' },
  emergencyOnly: { zh: '应急期间采集，结束后删除', en: 'Collected in an emergency, deleted after it' },
  'source_household.registered': { zh: '登记', en: 'registration' },
  'source_visit.recorded': { zh: '上门', en: 'a visit' },
  'source_visit.corrected': { zh: '更正', en: 'a correction' },
  source_other: { zh: '系统', en: 'the system' },
  print: { zh: '打印', en: 'Print' },
  edit: { zh: '更正登记', en: 'Correct the registration' },

  // opening a sealed value
  open: { zh: '查看', en: 'Open' },
  openOf: { zh: '查看{what}', en: 'Open {what}' },
  openTitle: { zh: '查看{name}的{what}', en: 'Open {what} of {name}' },
  openTold: {
    zh: '这次查看会记入事件链，{name}本人看得到是哪个单位、什么岗位、为什么看的。',
    en: 'This opening is recorded in the chain. {name} can see which organisation and role looked, and why.',
  },
  openWhy: { zh: '为什么要看？', en: 'Why is it needed?' },
  openWhyHint: { zh: '如：电话通知停水', en: 'such as: to ring about a water cut' },
  openWhyRing: { zh: '打电话联系本人', en: 'To ring the person' },
  openWhyCheck: { zh: '核对证件办理事项', en: 'To check a document for a service' },
  openWhyCorrect: { zh: '更正登记错误', en: 'To correct a mistake' },
  openNow: { zh: '记录并查看', en: 'Record and open' },
  openDone: { zh: '已记录这次查看', en: 'This opening is recorded' },
  openNothing: { zh: '没有登记内容', en: 'Nothing is recorded' },
  hide: { zh: '收起', en: 'Hide' },
  cancel: { zh: '取消', en: 'Cancel' },
  sealed: { zh: '已封存，需说明原因才能看', en: 'Sealed: opened with a reason' },

  // visits of the home
  visits: { zh: '走访记录', en: 'Visits' },
  noVisits: {
    zh: '还没有走访过。场景启用后，网格员会在上门名单里看到这一户。',
    en: 'Not visited yet. Once a pack is on, grid workers see this home on their list.',
  },
  outcome_met: { zh: '见到了人', en: 'Somebody was met' },
  outcome_no_contact: { zh: '没有见到人', en: 'Nobody was met' },
  corrects: { zh: '更正 {when} 的记录', en: 'Corrects the record of {when}' },
  corrected: { zh: '后来更正过', en: 'Corrected later' },
} as const satisfies Words;

export type RegistryWord = keyof typeof WORDS;

/** What kind of event said so. */
export const sourceWord = (type: string): RegistryWord => {
  const word = `source_${type}`;
  return word in WORDS ? (word as RegistryWord) : 'source_other';
};
