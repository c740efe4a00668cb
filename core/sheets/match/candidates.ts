// What a header may mean: elements whose words it shares, each with how they were found. Nothing is decided here; see
// score.ts for how much each way of finding is worth.
import { isRemark, isSerial, normaliseHeader } from '../../facts/headers.ts';
import type { Element, SubjectOfElement } from '../../facts/model.ts';
import { codeCandidates } from './codes.ts';
import { type Candidate, elementCandidates, type Read } from './elements-met.ts';
import { figureCandidates } from './figures.ts';
import { headingOf, leafOf } from './headings.ts';
import { ATTRIBUTE_KINDS } from './known-words.ts';
import type { Lexicon } from './lexicon.ts';
import type { Meaning } from './model.ts';
import type { RowKind } from './row-of.ts';
import type { Reading } from './vocabulary.ts';
import { withoutSelf } from './whose.ts';

const PART: readonly [string, 'year' | 'month' | 'year_month'][] = [
  ['年月', 'year_month'],
  ['年份', 'year'],
  ['月份', 'month'],
];

/** A part of a date: 出生年月. */
function partCandidates({ text, reading, how }: Read, lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const [kind, part] = PART.find(([one]) => reading.core.includes(one)) ?? [];
  if (kind === undefined || part === undefined) return [];
  const day = (kinds: readonly string[]) => kinds.map(one => (one === kind ? '时' : one));
  const asDay: Reading = { ...reading, all: day(reading.all), core: day(reading.core) };
  return elementCandidates({ text: text.replace(/年月|年份|月份/, '日期'), reading: asDay, how }, lexicon, row)
    .filter(({ meaning, way }) => way !== 'near' && isDate(lexicon, meaning))
    .map(one => ({ ...one, way: 'part' as const, meaning: { ...one.meaning, kind: 'part', part } as Meaning }));
}
const isDate = ({ elements }: Lexicon, meaning: Meaning) =>
  'element' in meaning && elements.get(meaning.element)?.type === 'date';

/** 户主情况/姓名 is 户主姓名. */
const GROUPING = /(?:基本)?(?:情况|信息|资料|概况)$/;

/** What of a path is read: its lowest words, and those joined to the heading above them. */
function readingsOf(path: readonly string[], { vocabulary }: Lexicon): Read[] {
  const readAll = (text: string, how: Read['how']): Read[] =>
    vocabulary.mended(withoutSelf(text)).map(reading => ({ text, reading, how }));
  const leaf = leafOf(path);
  const heading = headingOf(path);
  const alone = readAll(leaf, heading.kind === 'topic' ? 'leaf' : 'whole');
  if (heading.kind === 'none' || heading.kind === 'self') return alone;
  const bare = alone[0]!.reading.core.every(kind => ATTRIBUTE_KINDS.has(kind));
  return heading.kind === 'neutral' && !bare
    ? alone
    : [...readAll(heading.text.replace(GROUPING, '') + leaf, 'joined'), ...alone];
}

/**
 * Everything a column may mean; a meaning that was found in several ways stands there as often. `row`: what one row
 * stands for; `lists`: elements of whose list most columns under the same heading are answers.
 */
export function candidatesOf(
  path: readonly string[],
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
  kind: RowKind,
  lists: readonly Element[] = [],
): Candidate[] {
  const leaf = leafOf(path);
  if (leaf === '') return [];
  const readings = readingsOf(path, lexicon);
  return [
    ...readings.flatMap(one => partCandidates(one, lexicon, row)),
    ...codeCandidates(path, readings, lexicon, row, lists),
    ...figureCandidates(path, readings, lexicon, kind),
    ...readings.flatMap(one => elementCandidates(one, lexicon, row)),
  ];
}

/** Notes at large; a note on one thing (电话备注) is part of that thing. */
const REMARKS =
  /^(?:其他|其它|补充|打卡|有关|需要|另|特殊)?(?:备注|说明|附注|附记|备考)(?:信息|情况|栏|事项|的事项|的情况)?\d?$/;

export const fixedMeaning = (path: readonly string[]): Meaning | undefined => {
  const leaf = path.at(-1) ?? '';
  if (isSerial(leaf)) return { kind: 'serial' };
  return isRemark(leaf) || REMARKS.test(normaliseHeader(leaf)) ? { kind: 'remark' } : undefined;
};
