// One answer of a list as a column of its own: a tick under a heading (症状/发热), a word no other list knows (腹泻), or a
// question with an answer in it (是否湖北返回).
import { REACH } from '../../facts/headers.ts';
import { type Element, type SubjectOfElement, subjectOf } from '../../facts/model.ts';
import { type Candidate, elementCandidates, overlap, type Read } from './elements-met.ts';
import { headingOf, leafOf } from './headings.ts';
import { ATTRIBUTE_KINDS } from './known-words.ts';
import { bagOf, type Lexicon, read } from './lexicon.ts';

/** Words that count: of whom is said by the others. */
export const COUNTING: ReadonlySet<string> = new Set(['人数', '户数', '数']);
const VAGUE = /^(?:其他|其它|正常|良好|没有|健康|未知|不详|一般|较差|不需要|有|无|是|否|电话|上门)$/;
/** Words that only ask whether. */
const ASKS = /^(?:目前|现在|当前|今日|当日)?(?:是否|有无)?(?:有|是|为|出现)?/;

/** 其他症状, 其它需求: what the list has no word for. */
const OTHERS = /^(?:其他|其它)(?:[\u4e00-\u9fff]{0,4})$/;

/** The code of a list that a text names, as it stands or in words of the same kind. */
export function codeOf(list: string, text: string, { codes, codesRead, vocabulary }: Lexicon): string | undefined {
  const words = codes.get(list);
  const bare = text.replace(ASKS, '');
  return words?.get(text) ?? words?.get(bare) ?? codesRead.get(list)?.get(bagOf(vocabulary.mended(bare)[0]!.core));
}

function ticked(path: readonly string[], lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const { text } = headingOf(path);
  const leaf = leafOf(path);
  const topics = elementCandidates({ text, reading: read(text, lexicon), how: 'joined' }, lexicon, row);
  return topics
    .filter(({ covered, covers }) => covered > 0.3 && covers > 0.3)
    .flatMap((topic): Candidate[] => {
      const element = lexicon.elements.get((topic.meaning as { element: string }).element);
      if (element?.codes === undefined) return [];
      const code = codeOf(element.codes, OTHERS.test(leaf) ? '其他' : leaf, lexicon);
      if (code === undefined) return [];
      return [{ ...topic, meaning: { kind: 'has', element: element.id, code }, way: 'code', spelling: leaf }];
    });
}

/** Elements whose answers are several of a list. */
const listsOf = (lexicon: Lexicon, row: SubjectOfElement | 'any'): Element[] =>
  [...lexicon.elements.values()].filter(({ id, type }) => type === 'codes' && REACH[row].includes(subjectOf(id)));

function alone(leaf: string, lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  const word = leaf.replace(ASKS, '');
  if (word.length < 2 || VAGUE.test(word)) return [];
  const holders = listsOf(lexicon, row).flatMap(element => {
    const code = codeOf(element.codes!, word, lexicon);
    return code === undefined ? [] : [{ element, code }];
  });
  const header = read(word, lexicon).core;
  if (header.every(kind => ATTRIBUTE_KINDS.has(kind))) return [];
  return holders.map(({ element, code }) => ({
    ...{ meaning: { kind: 'has', element: element.id, code }, way: 'codeAlone', spelling: word, met: header, header },
    ...{
      covered: 1 / holders.length,
      covers: 1 / holders.length,
      read: 'whole',
      telling: 1,
      asked: undefined,
      mended: false,
      crumbs: 0,
      worded: false,
      unlike: 0,
      either: holders.length > 1,
    },
    distance: REACH[row].indexOf(subjectOf(element.id)),
  }));
}

/** A list's answer inside the words that ask for the list: 湖北 in 是否湖北返回. Only answers no list shares. */
export function within({ text, reading, how }: Read, lexicon: Lexicon, row: SubjectOfElement | 'any'): Candidate[] {
  return [...lexicon.elements.values()].flatMap((element): Candidate[] => {
    const distance = REACH[row].indexOf(subjectOf(element.id));
    if (element.codes !== 'province') return [];
    if (element.codes === undefined || distance < 0) return [];
    for (const [word, code] of lexicon.codes.get(element.codes) ?? [])
      if (word.length >= 2 && text.includes(word)) {
        const rest = read(text.replace(ASKS, '').replace(word, ''), lexicon).core.filter(kind => !COUNTING.has(kind));
        const asked = lexicon.entries.filter(entry => entry.element === element).flatMap(one => one.reading.core);
        const [covered, covers] = overlap(rest, asked, lexicon.weight);
        if (covered === 0) return [];
        return [
          {
            ...{ meaning: { kind: 'has', element: element.id, code }, way: 'codeAlone', spelling: word, met: asked },
            ...{
              header: reading.core,
              covered,
              covers,
              distance,
              read: how,
              telling: 1,
              asked: undefined,
              mended: false,
              crumbs: reading.crumbs,
              worded: false,
              unlike: 0,
              either: false,
            },
          },
        ];
      }
    return [];
  });
}

/** Columns under one heading of which most must be answers of a list. */
const FEWEST = 3;
const MOSTLY = 0.6;

/** By heading: elements of whose list most columns under it are answers, whatever the heading says. */
export function listsUnder(
  columns: readonly { path: readonly string[] }[],
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
): Map<string, Element[]> {
  const under = Map.groupBy(
    columns.filter(({ path }) => headingOf(path).kind === 'topic'),
    ({ path }) => headingOf(path).text,
  );
  const found = new Map<string, Element[]>();
  for (const [text, group] of under) {
    if (group.length < FEWEST) continue;
    const leaves = group.map(({ path }) => leafOf(path));
    const isList = ({ codes }: Element) =>
      leaves.filter(leaf => !VAGUE.test(leaf) && codeOf(codes!, leaf, lexicon) !== undefined).length >=
      Math.max(FEWEST, MOSTLY * leaves.length);
    found.set(text, listsOf(lexicon, row).filter(isList));
  }
  return found;
}

function amongSiblings(
  leaf: string,
  lists: readonly Element[],
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
): Candidate[] {
  const header = read(leaf, lexicon).core;
  return lists.flatMap((element): Candidate[] => {
    const code = codeOf(element.codes!, OTHERS.test(leaf) ? '其他' : leaf, lexicon);
    if (code === undefined) return [];
    return [
      {
        ...{
          meaning: { kind: 'has', element: element.id, code },
          way: 'codeAlone',
          spelling: leaf,
          met: header,
          header,
        },
        ...{ covered: 1, covers: 1 / lists.length, distance: REACH[row].indexOf(subjectOf(element.id)), read: 'whole' },
        ...{
          telling: 1,
          asked: undefined,
          mended: false,
          crumbs: 0,
          worded: false,
          unlike: 0,
          either: lists.length > 1,
        },
      },
    ];
  });
}

/** Columns that one code of a list answers. */
export function codeCandidates(
  path: readonly string[],
  readings: readonly Read[],
  lexicon: Lexicon,
  row: SubjectOfElement | 'any',
  lists: readonly Element[],
): Candidate[] {
  if (headingOf(path).kind === 'topic') {
    const found = ticked(path, lexicon, row);
    return found.length > 0 ? found : amongSiblings(leafOf(path), lists, lexicon, row);
  }
  const asks = /^(?:目前)?(?:是否|有无|是不是)/.test(leafOf(path));
  return [...alone(leafOf(path), lexicon, row), ...(asks ? within(readings.at(-1)!, lexicon, row) : [])];
}
