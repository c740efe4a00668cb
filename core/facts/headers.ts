// From a workbook's header to the element it means, by the dictionary's own spellings. No guessing and no score: a
// header is found, is never held here, or is unknown; the sheet matcher builds on this.
import type { Dictionary, Element, NeverHeld, SubjectOfElement } from './model.ts';

export type HeaderMeaning = { element: Element } | { never: NeverHeld };

/** Words in brackets that only instruct the writer, so that `体温（℃）` and `性别(必填)` are 体温 and 性别. */
const NOTE =
  /^(?:\*|必填|选填|必须|可选|可空|非必填|单选|多选|下拉|下拉选择|填写?.*|请.*|如.*|例.*|格式.*|示例.*|注.*|.*填写|.*勾选|打?[√✓v]|[yn]\/?[yn]?|[a-z]|.*[/、].*[/、].*|是[/、或]?否|有[/、或]?无|男[/、或]?女|年月日|yyyy.*|\d+位|℃|°c|摄氏度|㎡|m2|m²|平米|平方米|平方|人|户|个|元|万元|岁|周岁|年|月|天|日|小时|分钟|层|栋|幢|套|间|张|辆|米|公里|cm|kg|mmhg|mmol\/l|千克|公斤|厘米|次|剂|剂次)$/;

/**
 * One spelling per header: half width, lower case, no spaces, marks, numbering or notes to the writer.
 * Brackets that carry meaning lose only the brackets: `村（社区）` → `村社区`.
 */
export function normaliseHeader(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[〔【[{]/g, '(')
    .replace(/[〕】\]}]/g, ')')
    .replace(/^(?:\(?\d{1,3}[.、)]|\d{1,2}(?=[\u4e00-\u9fff])(?!\d*(?:位|岁|周岁|天|日|年|月|小时|周|次)))/, '');
  return plain
    .replace(/\(([^()]*)\)/g, (_, inner: string) => (NOTE.test(inner) ? '' : inner))
    .replace(/(?:℃|°c|㎡|m²)$/, '')
    .replace(/[*:;,.'"“”‘’、。·・_\-—–/\\|?!()<>《》#=+~^&]/g, '');
}

/** Ways a yes-or-no column words its question, around the bare subject. */
const YES_NO = (stem: string): string[] => [
  `是否${stem}`,
  `${stem}是否`,
  `是否${stem.replace(/^[有为已]/, '')}`,
  `有无${stem.replace(/^有/, '')}`,
  `是否有${stem.replace(/^有/, '')}`,
  `是否为${stem}`,
  `是否已${stem.replace(/^已/, '')}`,
];

/** Which subjects a row's columns speak of, nearest first. A row of a facility never speaks of persons. */
const REACH: Record<SubjectOfElement, readonly SubjectOfElement[]> = {
  person: ['person', 'household', 'dwelling', 'building', 'grid', 'facility'],
  household: ['household', 'person', 'dwelling', 'building', 'grid'],
  dwelling: ['dwelling', 'household', 'building', 'grid', 'person'],
  building: ['building', 'grid', 'dwelling'],
  grid: ['grid', 'building'],
  facility: ['facility', 'building', 'grid'],
};

const subjectOfId = (id: string): SubjectOfElement => id.slice(0, id.indexOf('.')) as SubjectOfElement;

/** Every normalised spelling of an element: its Chinese and English titles and its synonyms. */
export const spellingsOf = (element: Element): string[] => [
  ...new Set([element.title.zh, element.title.en, ...element.synonyms].map(normaliseHeader)),
];

/**
 * The look-up for one dictionary. `row` says what one row stands for (default: a person), which decides between
 * owners of the same words: 联系电话 is the person's in a roster and the facility's in a list of pharmacies.
 * A header never held wins over a derived wording, an element's own spelling over a mere fragment.
 */
export function createHeaderIndex(
  dictionary: Pick<Dictionary, 'elements'>,
  neverHeld: readonly NeverHeld[],
): (header: string, row?: SubjectOfElement) => HeaderMeaning | undefined {
  const named = new Map<string, Element>();
  const worded = new Map<string, Element>();
  for (const element of dictionary.elements) {
    const subject = subjectOfId(element.id);
    for (const spelling of spellingsOf(element)) {
      const key = `${subject}/${spelling}`;
      if (spelling !== '' && !named.has(key)) named.set(key, element);
      if (element.type !== 'boolean') continue;
      for (const wording of YES_NO(spelling)) {
        const wordedKey = `${subject}/${wording}`;
        if (!worded.has(wordedKey)) worded.set(wordedKey, element);
      }
    }
  }
  const never = new Map<string, NeverHeld>();
  for (const entry of neverHeld) for (const header of entry.headers) never.set(normaliseHeader(header), entry);
  const fragments = neverHeld.flatMap(entry =>
    entry.containing.map(fragment => ({ fragment: normaliseHeader(fragment), entry })),
  );
  const findIn = (map: Map<string, Element>, text: string, row: SubjectOfElement): HeaderMeaning | undefined => {
    for (const subject of REACH[row]) {
      const element = map.get(`${subject}/${text}`);
      if (element !== undefined) return { element };
    }
    return undefined;
  };
  return (header, row = 'person') => {
    const text = normaliseHeader(header);
    if (text === '') return undefined;
    const entry = never.get(text);
    if (entry !== undefined) return { never: entry };
    const found = findIn(named, text, row);
    if (found !== undefined) return found;
    const given = fragments.find(each => text.includes(each.fragment));
    if (given !== undefined) return { never: given.entry };
    return findIn(worded, text, row);
  };
}
