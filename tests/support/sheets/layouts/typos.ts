// One character for another that sounds or looks like it, as hurried typing leaves them in a header.
import type { Chance } from '../../../../core/simulate/chance.ts';

/** Right and wrong, two by two. */
const PAIRS =
  '份分 证正 系糸 话活 码吗 址扯 籍藉 龄令 症证 状壮 疾急 残惨 温湿 康糠 姓性 属嘱 职积 婚昏 监蓝 护沪 紧坚 栋拣 幢撞 层屉 租祖 期其 测侧 检捡 疫役 苗描 接按 种钟 药约 慢漫 压圧 糖塘 居局 宅它 网纲 格各 街衔 社杜 编遍 间问 业亚 院浣 医匡 联连 楼搂 需须 服报';
const WRONG = new Map(PAIRS.split(' ').map(pair => [pair[0]!, pair[1]!]));

/** The words with one character wrong; undefined where nobody would mistake any of them. */
export function mistyped(words: string, chance: Chance): string | undefined {
  const at = [...words].flatMap((character, i) => (WRONG.has(character) ? [i] : []));
  if (at.length === 0) return undefined;
  const place = chance.pick(at);
  return [...words].map((character, i) => (i === place ? WRONG.get(character)! : character)).join('');
}
