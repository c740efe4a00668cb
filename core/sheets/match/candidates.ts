// What a header may mean: elements whose words it shares, each with how they were found. Nothing is decided here; see
// score.ts for how much each way of finding is worth.
import { isRemark, isSerial, normaliseHeader, REACH } from '../../facts/headers.ts';
import { type Element, type SubjectOfElement, subjectOf } from '../../facts/model.ts';
import { bagOf, coreForm, type Entry, type Lexicon, masksOf } from './lexicon.ts';
import type { Meaning, Way } from './model.ts';
import { withoutPlace } from './place-said.ts';
import { inCommonWords } from './vocabulary.ts';
import { isSelf, withoutSelf } from './whose.ts';

export type Candidate = {
  meaning: Meaning;
  way: Way;
  /** The dictionary's spelling that was met. */
  spelling: string;
  /** Shares of the header's and of the spelling's core that the other has, 0 to 1, rare characters counting more. */
  covered: number;
  covers: number;
  /** How far the element's subject is from the row's: 0 its own. */
  distance: number;
  /** What was read: the lowest words alone though a heading stands above them, the heading joined to them, or all. */
  read: 'whole' | 'joined' | 'leaf';
};

export type Heading = { text: string; kind: 'none' | 'neutral' | 'self' | 'topic' };

/** Headings that only group columns: 基本信息, 联系方式, 家庭情况. */
const NEUTRAL =
  /^(?:个人|人员|居民|住户|家庭|基本|基础|身份|登记|居住|住址|地址|房屋|现|联系|联络|详细|健康|工作|学习|其他|其它|调查|填报|居民个人|被调查人|成员|家庭成员)*(?:信息|情况|地址|住址|资料|方式|状况|项目|内容|栏|概况)$|(?:统计|登记|记录|台账)$/;

/** A bracket that is never closed is a note cut short; a full stop between words divides a heading from what it groups. */
const partsOf = (path: readonly string[]): string[] =>
  path.flatMap(words => words.replace(/[（(][^（()）]*$/, '').split(/(?<=[\u4e00-\u9fff])[.．](?=[\u4e00-\u9fff])/));

/** The lowest words of a path, in one spelling. */
export const leafOf = (path: readonly string[]): string => withoutPlace(normaliseHeader(partsOf(path).at(-1) ?? ''));

/** The words above the lowest ones, joined, and what they do to them. */
export function headingOf(path: readonly string[]): Heading {
  const text = partsOf(path).slice(0, -1).map(normaliseHeader).join('');
  if (text === '') return { text, kind: 'none' };
  if (NEUTRAL.test(text)) return { text, kind: 'neutral' };
  return { text, kind: isSelf(text.replace(/(?:基本|个人)?(?:信息|情况|资料)$/, '')) ? 'self' : 'topic' };
}

/** Common weight of two cores in the order of their characters, as shares of each. */
function overlap(a: string, b: string, weight: Lexicon['weight']): [number, number] {
  const [x, y] = [[...a], [...b]];
  let before = new Float64Array(y.length + 1);
  for (const char of x) {
    const now = new Float64Array(y.length + 1);
    for (let j = 0; j < y.length; j++)
      now[j + 1] = char === y[j] ? before[j]! + weight(char) : Math.max(before[j + 1]!, now[j]!);
    before = now;
  }
  const total = (chars: readonly string[]) => chars.reduce((sum, char) => sum + weight(char), 0);
  const shared = before[y.length]!;
  return [shared / (total(x) || 1), shared / (total(y) || 1)];
}

/** Entries that share the most with a core, by weight of shared characters; at most so many. */
function nearest(core: string, { byChar, weight }: Lexicon, most: number): Entry[] {
  const shared = new Map<Entry, number>();
  for (const char of new Set(core))
    for (const entry of byChar.get(char) ?? []) shared.set(entry, (shared.get(entry) ?? 0) + weight(char));
  const rank = ([entry, sum]: [Entry, number]) => sum / (2 + entry.core.length);
  return [...shared]
    .sort((a, b) => rank(b) - rank(a) || (a[0].spelling < b[0].spelling ? -1 : 1))
    .slice(0, most)
    .map(([entry]) => entry);
}

const SHARED = new Set(['area', 'address', 'door', 'head']);
const NEAR = 12;
/** A core longer than this is no header but a sentence. */
const LONGEST_CORE = 40;

function elementCandidates(
  text: string,
  read: Candidate['read'],
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
): Candidate[] {
  const own = withoutSelf(text);
  const common = inCommonWords(own);
  const core = coreForm(text).slice(0, LONGEST_CORE);
  const reach = REACH[row];
  const found: Candidate[] = [];
  const met = new Set<Element>();
  const put = (entries: readonly Entry[] | undefined, way: Way) => {
    for (const { element, spelling, core: other, isTitle } of entries ?? []) {
      const steps = reach.indexOf(subjectOf(element.id));
      if (steps < 0 || met.has(element)) continue;
      // Where somebody lives and who heads the home is as near to everybody as their own name.
      const distance = element.derived !== undefined && SHARED.has(element.derived) ? 0 : steps;
      met.add(element);
      const [covered, covers] = overlap(core, other, lexicon.weight);
      const title = way === 'spelt' && isTitle;
      found.push({
        ...{ meaning: { kind: 'element', element: element.id }, way: title ? 'title' : way, spelling },
        ...{ covered, covers, distance, read },
      });
    }
  };
  put(lexicon.spelt.get(text), 'spelt');
  put(lexicon.spelt.get(own), 'spelt');
  put(lexicon.common.get(common), 'common');
  put(lexicon.core.get(core), 'core');
  put(lexicon.bag.get(bagOf(core)), 'bag');
  if (own.length >= 3) for (const mask of masksOf(own)) put(lexicon.masked.get(mask), 'typo');
  put(nearest(core, lexicon, NEAR), 'near');
  return found;
}

/** A tick under a heading that asks for a list of codes: 症状/发热. */
function codeCandidates(
  path: readonly string[],
  heading: Heading,
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
): Candidate[] {
  if (heading.kind !== 'topic') return codeAlone(leafOf(path), lexicon, row);
  const leaf = leafOf(path);
  const topics = elementCandidates(heading.text, 'whole', lexicon, row).filter(({ covered }) => covered > 0.3);
  return topics.flatMap(({ meaning, covered, covers, distance }): Candidate[] => {
    const element = lexicon.elements.get((meaning as { element: string }).element);
    if (element?.codes === undefined) return [];
    const words = lexicon.codes.get(element.codes);
    const code = words?.get(leaf) ?? words?.get(leaf.replace(ASKS, ''));
    if (code === undefined) return [];
    return [
      {
        ...{ meaning: { kind: 'has', element: element.id, code }, way: 'code', spelling: leaf },
        ...{ covered, covers, distance, read: 'joined' },
      },
    ];
  });
}

/** Words that only ask whether. */
const ASKS = /^(?:目前|现在|当前)?(?:是否|有无)?(?:有|是|为|出现)?/;

/** A code that no other list knows, as a column of its own: 腹泻. */
function codeAlone(leaf: string, { codes, elements }: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const word = leaf.replace(ASKS, '');
  if (word.length < 2 || VAGUE.test(word)) return [];
  const holders = [...elements.values()].filter(
    ({ id, type, codes: list }) =>
      type === 'codes' && REACH[row].includes(subjectOf(id)) && codes.get(list ?? '')?.has(word) === true,
  );
  return holders.map(
    (element): Candidate => ({
      meaning: { kind: 'has', element: element.id, code: codes.get(element.codes!)!.get(word)! },
      ...{ way: 'codeAlone', spelling: word, covered: 1 / holders.length, covers: 1 / holders.length },
      ...{ distance: REACH[row].indexOf(subjectOf(element.id)), read: 'whole' },
    }),
  );
}
const VAGUE = /^(?:其他|其它|正常|良好|没有|健康|未知|不详|一般|较差|不需要)$/;

const PART: readonly [RegExp, 'year' | 'month' | 'year_month'][] = [
  [/年月$/, 'year_month'],
  [/年份$/, 'year'],
  [/月份$/, 'month'],
];

/** A part of a date: 出生年月. */
function partCandidates(text: string, lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const [tail, part] = PART.find(([ending]) => ending.test(text)) ?? [];
  if (tail === undefined || part === undefined) return [];
  return elementCandidates(text.replace(tail, '日期'), 'whole', lexicon, row)
    .filter(({ meaning, way }) => way !== 'near' && isDate(lexicon, meaning))
    .map(one => ({ ...one, way: 'part' as const, meaning: { ...one.meaning, kind: 'part', part } as Meaning }));
}
const isDate = ({ elements }: Lexicon, meaning: Meaning) =>
  'element' in meaning && elements.get(meaning.element)?.type === 'date';

/**
 * Everything a column may mean; a meaning that was found in several ways stands there as often. `row`: what one row
 * stands for.
 */
export function candidatesOf(path: readonly string[], lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const leaf = leafOf(path);
  const heading = headingOf(path);
  if (leaf === '') return [];
  const joined = heading.text + leaf;
  const texts: [string, Candidate['read']][] =
    heading.kind === 'none' || heading.kind === 'neutral' || heading.kind === 'self'
      ? [[leaf, 'whole'], ...(heading.kind === 'neutral' ? [[joined, 'joined'] as [string, Candidate['read']]] : [])]
      : [
          [joined, 'joined'],
          [leaf, 'leaf'],
        ];
  const all = [
    ...partCandidates(leaf, lexicon, row),
    ...codeCandidates(path, heading, lexicon, row),
    ...texts.flatMap(([text, read]) => elementCandidates(text, read, lexicon, row)),
  ];
  return all;
}

/** Notes at large; a note on one thing (电话备注) is part of that thing. */
const REMARKS = /^(?:其他|其它|补充|打卡|有关)?(?:备注|说明)(?:信息|情况|栏|事项)?\d?$/;

export const fixedMeaning = (path: readonly string[]): Meaning | undefined => {
  const leaf = path.at(-1) ?? '';
  if (isSerial(leaf)) return { kind: 'serial' };
  return isRemark(leaf) || REMARKS.test(normaliseHeader(leaf)) ? { kind: 'remark' } : undefined;
};
