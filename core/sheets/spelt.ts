// What the columns of a table mean by the dictionary's own spellings alone, and what its rows then are about.
import { type createHeaderIndex, isRemark, isSerial, normaliseHeader } from '../facts/headers.ts';
import { type SubjectOfElement, subjectOf } from '../facts/model.ts';
import { headingOf } from './match/headings.ts';
import type { Lexicon } from './match/lexicon.ts';
import type { ColumnSource, PlaceKind, RowSubject, SheetColumn } from './model.ts';
import { elementSource, holds } from './sources.ts';

export type HeaderIndex = ReturnType<typeof createHeaderIndex>;

/** What the columns of such a row speak of. */
const asked = (row: RowSubject): SubjectOfElement => (row === 'counts' ? 'grid' : row);

type Path = readonly string[];
const leafOf = (path: Path): string => path.at(-1)!;
const keyOf = (path: Path): string => path.map(normaliseHeader).join('/');

/** The words a column is looked up by; the second where a heading may make it somebody else's. */
function wordsOf(path: Path): { words: string; owned: boolean } {
  const { kind, text } = headingOf(path);
  return kind === 'topic' ? { words: text + leafOf(path), owned: true } : { words: leafOf(path), owned: false };
}

/** Codes of every code list by their spellings. */
export type CodeIndex = Pick<Lexicon, 'codes'>['codes'];

/** A tick under a heading that asks for a list of codes: 症状/发热. */
function tickOf(
  path: Path,
  row: RowSubject,
  index: HeaderIndex,
  codes: CodeIndex | undefined,
): ColumnSource | undefined {
  const topic = index(headingOf(path).text, asked(row));
  const list = topic !== undefined && 'element' in topic && topic.element.type === 'codes' ? topic.element : undefined;
  const code = codes?.get(list?.codes ?? '')?.get(normaliseHeader(leafOf(path)));
  return list === undefined || code === undefined ? undefined : { kind: 'has', element: list.id, code };
}

const MONTH = /年月$/;

function sourceOf(path: Path, row: RowSubject, index: HeaderIndex, codes: CodeIndex | undefined): ColumnSource {
  const { words, owned } = wordsOf(path);
  if (isSerial(leafOf(path))) return { kind: 'serial' };
  if (isRemark(leafOf(path))) return { kind: 'blank', why: 'remark' };
  const alone = index(leafOf(path), asked(row));
  if (alone !== undefined && 'never' in alone) return { kind: 'never', reason: alone.never.reason };
  const meaning = owned ? index(words, asked(row)) : alone;
  const tick = owned && meaning === undefined ? tickOf(path, row, index, codes) : undefined;
  if (tick !== undefined) return tick;
  // Under a heading that may name another owner (户主, 监护人) the same words mean somebody else's.
  if (meaning === undefined) return { kind: 'blank', why: owned && alone !== undefined ? 'whose' : 'unknown' };
  if ('never' in meaning) return { kind: 'never', reason: meaning.never.reason };
  const { id: element, type } = meaning.element;
  if (type === 'date' && MONTH.test(normaliseHeader(leafOf(path))))
    return { kind: 'part', element, part: 'year_month' };
  if (!holds(row, element)) return { kind: 'blank', why: 'whose' };
  return elementSource(element);
}

/** A row is about a person where it has a column for the name; else about a household where a column says so. */
export function subjectSpelt(paths: readonly Path[], index: HeaderIndex): RowSubject | undefined {
  const elements = (row: RowSubject) =>
    paths.flatMap(path => {
      const found = index(wordsOf(path).words, asked(row));
      return found !== undefined && 'element' in found ? [found.element.id] : [];
    });
  if (elements('person').includes('person.name')) return 'person';
  return elements('household').some(element => subjectOf(element) === 'household') ? 'household' : undefined;
}

/** Whether a spelling of the dictionary, a number or a remark stands there. */
export const isSpelt = (path: Path, index: HeaderIndex): boolean =>
  isSerial(leafOf(path)) || isRemark(leafOf(path)) || index(leafOf(path)) !== undefined;

/** One source for each path. Words that stand twice are nobody's: whose they are cannot be told. */
export function sourcesSpelt(
  paths: readonly Path[],
  row: RowSubject,
  index: HeaderIndex,
  codes?: CodeIndex,
): ColumnSource[] {
  const times = Map.groupBy(paths, keyOf);
  const sources = paths.map((path): ColumnSource => {
    const source = sourceOf(path, row, index, codes);
    const repeated = 'element' in source && times.get(keyOf(path))!.length > 1;
    return repeated ? { kind: 'blank', why: 'repeated' } : source;
  });
  const has = (kind: PlaceKind) => sources.some(source => source.kind === kind);
  // A room number alone finds no door, so a lone 门牌号 asks for the whole of it.
  if (!has('room') || has('building') || has('door') || has('address')) return sources;
  return sources.map(source => (source.kind === 'room' ? { kind: 'door', element: 'dwelling.door' } : source));
}

export const isKnown = ({ source }: Pick<SheetColumn, 'source'>): boolean =>
  source.kind !== 'blank' || source.why === 'remark';
