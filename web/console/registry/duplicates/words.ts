// What the review of likely duplicates says, in both languages.
import type { Words } from '../../../shared/i18n.ts';

export const WORDS = {
  title: { zh: '疑似重复', en: 'Likely duplicates' },
  lead: {
    zh: '系统只提示，由您决定。选“不是同一人”会记住，以后不再提示。',
    en: 'The system only points; you decide. “Not the same” is remembered and not asked again.',
  },
  none: {
    zh: '没有疑似重复的人。导入名册或登记之后，这里会自动更新。',
    en: 'No likely duplicates. After an import or a registration this list renews itself.',
  },
  pair: { zh: '{a} 与 {b}', en: '{a} and {b}' },
  why: { zh: '为什么提示', en: 'Why it is shown' },
  'why_same-id-number': { zh: '身份证号相同', en: 'Same identity number' },
  'why_same-phone-and-name': { zh: '姓名和电话相同', en: 'Same name and phone' },
  'why_same-name-birth-door': {
    zh: '姓名读音和生日相同，住同一栋楼',
    en: 'Same sound of name and birth date, in one building',
  },
  why_other: { zh: '登记内容相近', en: 'Similar records' },
  door: { zh: '门牌', en: 'Door' },
  grid: { zh: '网格', en: 'Grid' },
  residence: { zh: '居住', en: 'Residence' },
  phone: { zh: '电话', en: 'Phone' },
  sexAge: { zh: '性别年龄', en: 'Sex and age' },
  differs: { zh: '不一样', en: 'differs' },
  same: { zh: '是同一人', en: 'Same person' },
  notSame: { zh: '不是同一人', en: 'Not the same' },
  keepWhich: { zh: '是同一人，保留哪一条？', en: 'Same person: which record is kept?' },
  keepTold: {
    zh: '另一条的居住会结束，不再计入人数；登记过的内容不会删除。',
    en: 'The other record’s residence ends and it is no longer counted; nothing it holds is deleted.',
  },
  keep: { zh: '保留 {door} 的', en: 'Keep the one at {door}' },
  cancel: { zh: '再想想', en: 'Not yet' },
  settled: { zh: '已记下', en: 'Recorded' },
  openHome: { zh: '打开这一户', en: 'Open the home' },
  back: { zh: '住户与人员', en: 'Homes and people' },
} as const satisfies Words;
