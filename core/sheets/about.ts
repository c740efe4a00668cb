// The sheet that goes with a filled sheet and says what it is: for what, on what basis and until when, and of each column
// what fills it, where that comes from, how old it is and how much of it is missing. It names nobody, and what is missing
// is one number, so that nobody can tell who declined.
import { freshUntil } from '../facts/durations.ts';
import { localDate } from '../facts/local-time.ts';
import type { Dictionary, Element, Title } from '../facts/model.ts';
import type { Role } from '../kernel/actor.ts';
import {
  BLANK,
  BLANK_WHY,
  both,
  durationWords,
  FORMULA,
  LIMITS,
  NEVER,
  originOf,
  ROLES,
  SERIAL,
} from './about-words.ts';
import { elementCounted, isCount } from './count.ts';
import type { ColumnStats, FillStats } from './fill-stats.ts';
import type { ColumnFreshness } from './freshness.ts';
import { lastDayBefore } from './keeping.ts';
import { titleOfMeaning } from './meaning-title.ts';
import type { Cell, SheetColumn, SheetLayout } from './model.ts';
import { columnLetters } from './references.ts';
import { meaningOf } from './sources.ts';

/** Rows above a table, its header in Chinese and in English, and its rows; names no style. */
export type AboutSheet = { title: Cell[][]; columns: string[][]; rows: Cell[][] };

/** The sheet's name, unless the workbook has one of that name. */
export const ABOUT_NAME = '填表说明 · About this sheet';

/** Whether a sheet says what another is: it is never the one to fill when its workbook is handed in again. */
export const isAboutSheet = (name: string): boolean => name.startsWith(ABOUT_NAME);

export type AboutFill = {
  layout: Pick<SheetLayout, 'sheet' | 'columns' | 'rowSubject'>;
  dictionary: Pick<Dictionary, 'elements' | 'codeLists' | 'purposes'>;
  /** Its id. */
  purpose: string;
  /** The document by which the office asks. */
  basis?: string;
  /** Whom or what alone it speaks of, as it was asked. */
  where?: string;
  /** The area in words, from the top down: `槐雨里社区`, `第一网格`. */
  area: readonly string[];
  /** The post that filled it: never a person's name. */
  role: Role;
  organisation: string;
  /** Instants in ms, and the zone in which their days are told. */
  at: number;
  keptUntil: number;
  timeZone: string;
};

const COLUMNS: readonly Title[] = [
  { zh: '列', en: 'Column' },
  { zh: '表头', en: 'Header' },
  { zh: '填入', en: 'Filled with' },
  { zh: '来源', en: 'Source' },
  { zh: '有值', en: 'With a value' },
  { zh: '暂无', en: 'Not on record' },
  { zh: '不可用于此用途', en: 'Not for this purpose' },
  { zh: '一年以前的值', en: 'Older than a year' },
  { zh: '最早采集日', en: 'Oldest from' },
  { zh: '多久有效', en: 'Holds for' },
  { zh: '最早的有效至', en: 'Oldest holds until' },
  { zh: '说明', en: 'Notes' },
];

const SUBJECTS: Readonly<Record<SheetLayout['rowSubject'], Title>> = {
  person: { zh: '每行一人', en: 'a row for each person' },
  household: { zh: '每行一户', en: 'a row for each household' },
  dwelling: { zh: '每行一套房屋', en: 'a row for each dwelling' },
  building: { zh: '每行一栋楼', en: 'a row for each building' },
  grid: { zh: '每行一个网格', en: 'a row for each grid' },
  counts: { zh: '一行数字', en: 'one row of figures' },
};

const labelled = (zh: string, en: string, value: Cell): Cell[] => [both({ zh, en }), value];

function titleRows({ layout, dictionary, ...fill }: AboutFill, { rows, limits = [] }: FillStats): Cell[][] {
  const purpose = dictionary.purposes.find(({ id }) => id === fill.purpose);
  const top: Cell[][] = [
    [both({ zh: '填表说明', en: 'About this sheet' })],
    [
      both({
        zh: '本工作簿含个人信息，只用于下列用途，到期须删除。',
        en: 'This workbook holds personal data. Use it for the purpose below only, and delete it at its end.',
      }),
    ],
    labelled('工作表', 'Sheet', layout.sheet),
    labelled('用途', 'Purpose', purpose === undefined ? fill.purpose : both(purpose.title)),
  ];
  if (purpose !== undefined) top.push(labelled('依据', 'Basis', both(purpose.basis)));
  if (fill.basis !== undefined) top.push(labelled('文号', 'Document', fill.basis));
  top.push(
    labelled('范围', 'Area', fill.area.join(' / ')),
    ...(fill.where === undefined ? [] : [labelled('条件', 'Condition', fill.where)]),
    labelled('填表岗位', 'Filled by', `${both(ROLES[fill.role])}, ${fill.organisation}`),
    labelled('填表日期', 'Filled on', localDate(fill.at, fill.timeZone)),
    labelled('保存至', 'Kept until', lastDayBefore(fill.keptUntil, fill.timeZone)),
    labelled('行数', 'Rows', rows),
    labelled('行', 'A row', both(SUBJECTS[layout.rowSubject])),
    labelled(
      '暂无',
      'Not on record',
      both({
        zh: '没问过、没答或已过期，不加区分。',
        en: 'Never asked, not answered or out of date: nobody can tell which.',
      }),
    ),
  );
  for (const limit of limits) top.push(labelled('请检查', 'To check', both(LIMITS[limit])));
  return top;
}

function titleOf(column: SheetColumn, dictionary: AboutFill['dictionary']): Title {
  switch (column.source.kind) {
    case 'serial':
      return SERIAL;
    case 'formula':
      return FORMULA;
    case 'blank':
      return BLANK;
    case 'never':
      return NEVER;
    default:
      return titleOfMeaning(meaningOf(column), dictionary) ?? BLANK;
  }
}

/** A tick that is not set and an answer not known look the same where the sheet has no word for no. */
const looksBlankForNo = ({ source, words }: SheetColumn, element: Element | undefined): boolean => {
  if (words?.no !== undefined) return false;
  if (source.kind === 'has') return true;
  const ticks = words?.yes !== undefined || words?.tick !== undefined;
  return source.kind === 'element' && element?.type === 'boolean' && ticks;
};

function notesOf(
  column: SheetColumn,
  element: Element | undefined,
  { unworded, notForPost }: ColumnStats,
  uncounted: number,
): string | undefined {
  const { source } = column;
  if (source.kind === 'never') return both(source.reason);
  if (source.kind === 'blank') return both(BLANK_WHY[source.why]);
  if (notForPost > 0) return both({ zh: '填表的岗位不可填写此类信息', en: 'Not for the post that filled the sheet' });
  if (looksBlankForNo(column, element)) return both({ zh: '空白：没有，或暂无', en: 'Blank: no, or not on record' });
  if (uncounted > 0)
    return both({
      zh: `数字只含有记录的；合计 ${uncounted} 没有记录`,
      en: `A figure counts what is on record; of ${uncounted} in all nothing is`,
    });
  if (unworded > 0)
    return both({
      zh: `${unworded} 行的值不在本表的选项之内，写的是通用名称`,
      en: `${unworded} rows hold a value this sheet has no word for; its usual name is written`,
    });
  return undefined;
}

/** Of fewer values the oldest day would be somebody's. */
const FEWEST_DATED = 5;

function rowOf(
  column: SheetColumn,
  { dictionary, timeZone }: AboutFill,
  stats: ColumnStats,
  freshness: ColumnFreshness | undefined,
): Cell[] {
  const { index, header, path, source } = column;
  const asked = isCount(source) ? elementCounted(source) : 'element' in source ? source.element : undefined;
  const element = dictionary.elements.find(({ id }) => id === asked);
  const origin = originOf(source, element);
  const counted = element !== undefined;
  const known = stats.values > 0 ? freshness?.oldest : undefined;
  const oldest = stats.values >= FEWEST_DATED ? known : undefined;
  const until = oldest === undefined || element === undefined ? undefined : freshUntil(element, oldest, timeZone);
  return [
    columnLetters(index),
    (path ?? [header]).join(' / '),
    both(titleOf(column, dictionary)),
    origin && both(origin),
    counted ? stats.values : undefined,
    counted && !looksBlankForNo(column, element) ? stats.blank : undefined,
    counted ? stats.notForPurpose : undefined,
    known === undefined ? undefined : freshness!.old,
    oldest === undefined ? undefined : localDate(oldest, timeZone),
    element?.fresh === undefined ? undefined : both(durationWords(element.fresh)),
    until === undefined ? undefined : lastDayBefore(until, timeZone),
    notesOf(column, element, stats, freshness?.uncounted ?? 0),
  ];
}

/** `stats`, and `freshness` where it was taken, come in the order of the layout's columns. */
export const aboutSheet = (
  fill: AboutFill,
  stats: FillStats,
  freshness: readonly ColumnFreshness[] = [],
): AboutSheet => ({
  title: titleRows(fill, stats),
  columns: [COLUMNS.map(({ zh }) => zh), COLUMNS.map(({ en }) => en)],
  rows: fill.layout.columns.map((column, i) => rowOf(column, fill, stats.columns[i]!, freshness[i])),
});
