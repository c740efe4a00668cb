// What stands above a column's lowest words, and what it does to them.
import { normaliseHeader } from '../../facts/headers.ts';
import { withoutPlace } from './place-said.ts';
import { isSelf } from './whose.ts';

export type Heading = { text: string; kind: 'none' | 'neutral' | 'self' | 'topic' };

/** Headings that only group columns: 基本信息, 联系方式, 家庭情况. */
const NEUTRAL =
  /^(?:个人|人员|居民|住户|家庭|基本|基础|身份|登记|居住|住址|地址|房屋|现|联系|联络|联系人|详细|健康|工作|学习|其他|其它|调查|填报|居民个人|被调查人|成员|家庭成员|有关|相关|人口|主要|服务|采集|摸排|排查)*(?:信息|情况|地址|住址|资料|方式|状况|项目|内容|栏|概况|底数|其中)$|(?:统计|登记|记录|台账)$|^其中$/;

/** A bracket that is never closed is a note cut short; a full stop between words divides a heading from what it groups. */
const partsOf = (path: readonly string[]): string[] =>
  path.flatMap(words => words.replace(/[（(][^（()）]*$/, '').split(/(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff])/));

/** The lowest words of a path, in one spelling. */
export const leafOf = (path: readonly string[]): string =>
  withoutPlace(normaliseHeader(partsOf(path).at(-1) ?? '').replace(/^其中(?=.)/, ''));

/** The words above the lowest ones, joined, without those that only group, and what they do to what is below. */
export function headingOf(path: readonly string[]): Heading {
  const above = partsOf(path)
    .slice(0, -1)
    .map(normaliseHeader)
    .filter(text => text !== '');
  if (above.length === 0) return { text: '', kind: 'none' };
  const telling = above.filter(text => !NEUTRAL.test(text));
  if (telling.length === 0) return { text: above.join(''), kind: 'neutral' };
  const text = telling.join('');
  return { text, kind: isSelf(text.replace(/(?:基本|个人)?(?:信息|情况|资料)$/, '')) ? 'self' : 'topic' };
}

/** Whether a heading says that the figures below are parts of one before. */
export const isAmong = (path: readonly string[]): boolean =>
  path.some(words => normaliseHeader(words).startsWith('其中'));
