// Names of places that are nowhere: a province, its streets, communities and compounds, in Chinese and English.
import type { Title } from '../facts/model.ts';
import type { Chance } from './chance.ts';

export const PROVINCE: Title = { zh: '泽川省', en: 'Zechuan Province' };
export const CITY: Title = { zh: '澜汀市', en: 'Lanting City' };
export const DISTRICT: Title = { zh: '望舒区', en: 'Wangshu District' };

/** What a quarter is built of: walk-ups without a lift, towers, or the lanes of an old town. */
export type Quarter = 'walkups' | 'towers' | 'lanes';
export type CommunityPlan = { title: Title; quarters: readonly [Quarter, number][] };

const plan = (zh: string, en: string, walkups: number, towers: number, lanes: number): CommunityPlan => ({
  title: { zh: `${zh}社区`, en: `${en} Community` },
  quarters: [
    ['walkups', walkups],
    ['towers', towers],
    ['lanes', lanes],
  ],
});

const STREET: Title = { zh: '听澜渡街道', en: 'Tinglandu Street' };
const COMMUNITIES: readonly CommunityPlan[] = [
  plan('槐雨里', 'Huaiyuli', 8, 1, 1),
  plan('灯塔巷', 'Dengtaxiang', 5, 0, 5),
  plan('鹭眠洲', 'Lumianzhou', 2, 8, 0),
  plan('青瓷坊', 'Qingcifang', 6, 3, 1),
];

const FIRST: readonly [string, string][] = [
  ['云栖', 'Yunqi'],
  ['竹影', 'Zhuying'],
  ['杏帘', 'Xinglian'],
  ['渔歌', 'Yuge'],
  ['砚池', 'Yanchi'],
  ['松雪', 'Songxue'],
  ['荻花', 'Dihua'],
  ['月桥', 'Yueqiao'],
  ['梨烟', 'Liyan'],
  ['晴岚', 'Qinglan'],
  ['棠舟', 'Tangzhou'],
  ['琴鹤', 'Qinhe'],
  ['苇岸', 'Weian'],
  ['橘灯', 'Judeng'],
  ['麦浪', 'Mailang'],
  ['星桅', 'Xingwei'],
  ['茶磨', 'Chamo'],
  ['雁字', 'Yanzi'],
  ['芸窗', 'Yunchuang'],
  ['石笛', 'Shidi'],
];
const LAST: readonly [string, string][] = [
  ['里', 'li'],
  ['巷', 'xiang'],
  ['坊', 'fang'],
  ['洲', 'zhou'],
  ['埠', 'bu'],
  ['渡', 'du'],
  ['湾', 'wan'],
  ['坪', 'ping'],
  ['墩', 'dun'],
  ['塘', 'tang'],
];

/** The n-th pairing of two lists, none twice before all are used; then with a numeral. */
function paired(n: number): [string, string] {
  const all = FIRST.length * LAST.length;
  const first = FIRST[n % FIRST.length]!;
  const last = LAST[(n + Math.floor(n / FIRST.length)) % LAST.length]!;
  const round = Math.floor(n / all);
  return round === 0
    ? [first[0] + last[0], first[1] + last[1]]
    : [`${first[0]}${last[0]}${round + 1}`, `${first[1]}${last[1]} ${round + 1}`];
}

/** The demo's street first, then invented ones. */
export function streetTitle(n: number): Title {
  if (n === 0) return STREET;
  const [zh, en] = paired(n * 7 + 3);
  return { zh: `${zh}街道`, en: `${en} Street` };
}

/** The demo's four communities first, then invented ones. */
export function communityPlan(n: number, chance: Chance): CommunityPlan {
  const known = COMMUNITIES[n];
  if (known !== undefined) return known;
  const [zh, en] = paired(n);
  return plan(zh, en, chance.between(2, 8), chance.between(0, 8), chance.maybe(0.35) ? chance.between(1, 4) : 0);
}

const ENDINGS: Record<Quarter, readonly string[]> = {
  walkups: ['新村', '小区', '家园', '苑', '宿舍'],
  towers: ['花园', '雅居', '华庭', '名邸', '锦城'],
  lanes: ['里', '弄', '后街', '老街'],
};
const COMPOUNDS = [
  ...['望澜', '枕溪', '桂影', '晓棠', '织云', '惠民', '春晖', '朝霞', '银帆', '柳岸', '金禾', '丹枫', '听松', '近水'],
  ...['和合', '长乐', '安平', '北辰', '南浦', '东篱', '采薇', '清荷', '拾光', '百草', '锦书', '半山', '渡口', '双桥'],
];

/** A compound's name; `taken` are those its community has already. */
export function compoundName(chance: Chance, quarter: Quarter, taken: ReadonlySet<string>): string {
  for (let tries = 0; ; tries++) {
    const phase = tries < 50 ? '' : `${Math.floor(tries / 50) + 1}期`;
    const name = chance.pick(COMPOUNDS) + chance.pick(ENDINGS[quarter]) + phase;
    if (!taken.has(name)) return name;
  }
}
