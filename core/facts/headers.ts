// From a workbook's header to the element it means, by the dictionary's own spellings. No guessing and no score: a
// header is found, is never held here, or is unknown; the sheet matcher builds on this.
import {
  type Dictionary,
  type Element,
  type ElementType,
  type NeverHeld,
  type SubjectOfElement,
  subjectOf,
} from './model.ts';

export type HeaderMeaning = { element: Element } | { never: NeverHeld };

/** Headers of a column that numbers the rows, and of one left for remarks: neither is about anybody. */
export const isSerial = (header: string): boolean => SERIAL.has(normaliseHeader(header));
export const isRemark = (header: string): boolean => REMARK.has(normaliseHeader(header));
const SERIAL = new Set(['序号', '序', '编次', '行号', '行次', '顺序号', '顺序', '次序', '排序号', 'no', 'number']);
const REMARK = new Set(['备注', '备考', '说明', '备注说明', '其他说明', 'remark', 'remarks', 'note', 'notes']);

/** Words in brackets that only instruct the writer, so that `体温（℃）` and `性别(必填)` are 体温 and 性别. */
const NOTE =
  /^(?:必填项?|选填|必须|可选|可空|非必填|单选|可?多选|可?单选|下拉|下拉选择|填.*|请.*|如.*|例.*|格式.*|示例.*|注[:意].*|.*填写|.*勾选|.*[√✓]|[a-z]|是[/、或]?否|有[/、或]?无|男[/、或]?女|[yn]\/[yn]|年月日|yyyy.*|\d+位|°c|摄氏度|m2|平米|平方米?|人|户|个|万?元|周?岁|年|月|天|日|小时|分钟|层|栋|幢|套|间|张|辆|米|公里|cm|kg|mmhg|mmol\/l|千克|公斤|厘米|[剂针]?次|剂)$/;
/** Choices to pick from, told apart from a name in brackets by standing at the end: `交通方式（自驾、火车、飞机）`. */
const CHOICES = /[/、].+[/、]/;
/** Characters read of a header; a hostile workbook's may have 32,767. */
const LONGEST = 200;
const NUMBERING = /^(?:\(?\d{1,3}[.、)]|\d{1,2}(?=[\u4e00-\u9fff])(?!位|周?岁|天|日|年|月|小时|周|次|个|层|人))/;

/**
 * One spelling per header: half width, lower case, no spaces, marks, numbering, units or notes to the writer.
 * Brackets that carry meaning lose only the brackets: `村（社区）` → `村社区`. A header for two things at once keeps
 * its stroke, so that `住址、电话` is neither.
 */
export function normaliseHeader(text: string): string {
  return text
    .slice(0, LONGEST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff*]+/g, '')
    .replace(/[〔【[{]/g, '(')
    .replace(/[〕】\]}]/g, ')')
    .replace(NUMBERING, '')
    .replace(/\(([^()]*)\)(?=(.?))/g, (_, inner: string, next: string) =>
      NOTE.test(inner) || (next === '' && CHOICES.test(inner)) ? '' : inner,
    )
    .replace(/(?<=[\u4e00-\u9fff])(?:°c|m2|kg|cm|mmhg)$/, '')
    .replace(/[:;.'"“”‘’。·・_\-—–?!()<>《》#=+~^&]/g, '')
    .replace(/[、,/\\|]+/g, '/')
    .replace(/^\/|\/$/g, '');
}

/** A yes-or-no question without its question words: `目前是否有发热` and `有无发热` ask for 发热. */
const bareQuestion = (text: string): string =>
  text
    .replace(/^(?:目前|现在|当前|现)/, '')
    .replace(/(?:是否|有无|是不是)(?:有|为|已经?|曾)?/, '')
    .replace(/^(?:有|为|已)/, '');

/** Words that mean the same at the end of a header of this type, so that 房东手机号 is found by 房东电话. */
const SAME_ENDINGS: readonly [ElementType, RegExp, string][] = [
  ['phone', /(?:(?:联系|联络)(?:电话|手机|方式|号码)|移动电话|手机|电话)(?:号码|号)?$/, '电话'],
  ['id_number', /(?:居民|公民)?(?:身份证件?(?:号码|号)?|身份号码|证件(?:号码|号))$/, '身份证'],
  ['text', /(?:名字|姓名)$/, '姓名'],
  ['date', /(?:日期|时间)$/, '日期'],
];

/** What a row stands for: what an element is about, or `counts`, one row of figures about a whole area. */
export type RowOfHeaders = SubjectOfElement | 'counts' | 'any';

/** Which subjects a row's columns speak of, nearest first. A row about a place never speaks of one person. */
export const REACH: Record<RowOfHeaders, readonly SubjectOfElement[]> = {
  any: ['person', 'household', 'dwelling', 'facility', 'building', 'grid'],
  person: ['person', 'household', 'dwelling', 'building', 'grid'],
  household: ['household', 'person', 'dwelling', 'building', 'grid'],
  dwelling: ['dwelling', 'household', 'building', 'grid', 'person'],
  building: ['building', 'dwelling', 'grid'],
  grid: ['grid', 'building'],
  facility: ['facility', 'building', 'grid', 'dwelling'],
  counts: ['grid'],
};

/** Every normalised spelling of an element: its Chinese and English titles and its synonyms. */
export const spellingsOf = (element: Element): string[] => [
  ...new Set([element.title.zh, element.title.en, ...element.synonyms].map(normaliseHeader)),
];

/**
 * The look-up for one dictionary. `row` says what one row stands for, which decides between owners of the same words:
 * 联系电话 is the person's in a roster and the facility's in a list of pharmacies; without it every subject is tried,
 * persons first. A whole header never held wins over everything; an element's own spelling wins over a mere fragment
 * of one, and that over words of the same meaning and the wording of a question.
 */
export function createHeaderIndex(
  dictionary: Pick<Dictionary, 'elements'>,
  neverHeld: readonly NeverHeld[],
): (header: string, row?: RowOfHeaders) => HeaderMeaning | undefined {
  const named = new Map<string, Element>();
  const endings = new Map<string, Element>();
  const questions = new Map<string, Element>();
  const addTo = (map: Map<string, Element>, element: Element, text: string) => {
    const key = `${subjectOf(element.id)}/${text}`;
    if (text !== '' && !map.has(key)) map.set(key, element);
  };
  for (const element of dictionary.elements)
    for (const spelling of spellingsOf(element)) {
      addTo(named, element, spelling);
      for (const [type, ending, word] of SAME_ENDINGS)
        if (element.type === type && ending.test(spelling)) addTo(endings, element, spelling.replace(ending, word));
      if (element.type === 'boolean') addTo(questions, element, bareQuestion(spelling));
    }
  const never = new Map<string, NeverHeld>();
  for (const entry of neverHeld) for (const header of entry.headers) never.set(normaliseHeader(header), entry);
  const fragments = neverHeld.flatMap(entry => entry.containing.map(part => [normaliseHeader(part), entry] as const));

  const findIn = (map: Map<string, Element>, text: string, row: RowOfHeaders): HeaderMeaning | undefined => {
    for (const subject of REACH[row]) {
      const element = map.get(`${subject}/${text}`);
      if (element !== undefined) return { element };
    }
    return undefined;
  };
  return (header, row) => {
    const text = normaliseHeader(header);
    if (text === '') return undefined;
    const entry = never.get(text);
    if (entry !== undefined) return { never: entry };
    const found = findIn(named, text, row ?? 'any');
    if (found !== undefined) return found;
    const given = fragments.find(([part]) => text.includes(part));
    if (given !== undefined) return { never: given[1] };
    for (const [, ending, word] of SAME_ENDINGS) {
      const same = ending.test(text) ? findIn(endings, text.replace(ending, word), row ?? 'any') : undefined;
      if (same !== undefined) return same;
    }
    return findIn(questions, bareQuestion(text), row ?? 'any');
  };
}
