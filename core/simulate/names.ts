// Family and given names to invent people from. Frequencies are rough; nobody real is meant.
import { type Chance, runningTotals } from './chance.ts';

/** Persons in ten thousand, rounded, of the commonest family names; the tail shares what is left. */
const FAMILIES: readonly [names: string, each: number][] = [
  ['李王张', 720],
  ['刘陈', 490],
  ['杨赵黄周吴', 240],
  ['徐孙胡朱高林何郭马罗', 130],
  ['梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕', 60],
  ['苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎', 24],
  ['易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷', 9],
];
const DOUBLE: readonly string[] = ['欧阳', '上官', '司徒', '诸葛', '皇甫', '令狐'];
const DOUBLE_EACH = 2;

const families = [...FAMILIES.flatMap(([names]) => [...names]), ...DOUBLE];
const familyTotals = runningTotals([
  ...FAMILIES.flatMap(([names, each]) => [...names].map(() => each)),
  ...DOUBLE.map(() => DOUBLE_EACH),
]);

/** Characters in fashion for those born before `until`, by the code of list `sex`; the second of two may be of `any`. */
type Fashion = { until: number; '1': string; '2': string; any: string; single: number };
const FASHIONS: readonly Fashion[] = [
  {
    until: 1962,
    '1': '国建德福明志永正祥贵富全忠义发生根荣庆长金水春树文',
    '2': '秀桂淑玉凤兰英珍香菊梅莲芳爱翠素巧惠月银彩云',
    any: '华英林生芝元珍清',
    single: 0.08,
  },
  {
    until: 1982,
    '1': '建国军伟强勇斌涛刚峰辉平志新海波东明杰宏卫红兵利',
    '2': '红丽艳霞燕萍娟敏静玲梅芳琴英华莉秀荣彩晓春云',
    any: '华平明军文红林晓',
    single: 0.34,
  },
  {
    until: 2002,
    '1': '伟浩鹏磊超凯鑫飞宇翔亮龙洋帆俊杰博文志晨阳旭斌威',
    '2': '婷婧娜倩雪莹丹蕾琳瑶璐颖悦佳思梦慧媛欣洁晶薇',
    any: '文佳晓宇晨雨子思',
    single: 0.3,
  },
  {
    until: 9999,
    '1': '浩宇轩泽睿航辰煜铭博梓皓宸昊霖奕逸沐嘉一诺言',
    '2': '涵萱怡欣语诗梓一妍彤琪桐若曦瑾汐悦芯玥依诺念',
    any: '子梓宇雨思语佳一嘉安',
    single: 0.05,
  },
];

export type Sex = '1' | '2';

export const familyName = (chance: Chance): string => families[chance.weighted(familyTotals)]!;

/** One or two characters as was the fashion in `year`. */
export function givenName(chance: Chance, sex: Sex, year: number): string {
  const fashion = FASHIONS.find(({ until }) => year < until)!;
  const pool = fashion[sex];
  const main = pool[chance.below(pool.length)]!;
  if (chance.maybe(fashion.single)) return main;
  const second = chance.maybe(0.4) ? fashion.any : pool;
  const other = second[chance.below(second.length)]!;
  return chance.maybe(0.5) ? main + other : other + main;
}
