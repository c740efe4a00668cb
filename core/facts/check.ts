// Whether a dictionary is fit to publish. Says everything that is wrong at once, each with its place and its remedy;
// never repairs. Entries that are wrong in themselves are left out of the dictionary it returns.
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { checkCalendars } from './check-calendars.ts';
import { CalendarSchema, CodeListSchema, ElementSchema, NeverHeldSchema, PurposeSchema } from './dictionary-schema.ts';
import { durationDays, isDuration } from './durations.ts';
import { createHeaderIndex, normaliseHeader, spellingsOf } from './headers.ts';
import type { Calendar, CodeList, Dictionary, Element, NeverHeld, Purpose, Title } from './model.ts';
import { UNITS } from './units.ts';
import { normaliseWord, SEPARATORS } from './words.ts';

/** Where it is, as keys into the raw value (`['elements', 12, 'codes']`), and what to do. */
export type Problem = { path: (string | number)[]; text: Title };

export type Note = (path: Problem['path'], zh: string, en: string) => void;

/** Ids that entries claim, malformed ones too, so that one slip does not make every mention of it a problem. */
function claimedIds(raw: unknown, key: string): Set<unknown> {
  const list = (raw as Record<string, unknown> | undefined)?.[key];
  return new Set(Array.isArray(list) ? list.map(entry => (entry as { id?: unknown } | null)?.id) : []);
}

/** Entries of one list that have the right shape and an id of their own, with their place. */
function soundEntries<T extends { id: string }>(raw: unknown, key: string, schema: TSchema, note: Note): [T, number][] {
  const list = (raw as Record<string, unknown> | undefined)?.[key];
  if (!Array.isArray(list)) {
    note([key], `缺少列表“${key}”。`, `The list "${key}" is missing.`);
    return [];
  }
  const seen = new Map<string, number>();
  const sound: [T, number][] = [];
  list.forEach((entry: unknown, at) => {
    // A property too many is told twice, once as "schema is false"; the clearer sentence stays.
    const errors = Value.Errors(schema, entry).filter(error => error.keyword !== 'boolean');
    for (const error of errors) {
      const inside = error.instancePath.split('/').slice(1);
      const extra = 'additionalProperties' in error.params ? ` (${String(error.params.additionalProperties)})` : '';
      note(
        [key, at, ...inside],
        `写法不对：${error.message}${extra}。请对照 elements 中的其他条目改正。`,
        `Malformed: ${error.message}${extra}. Write it as the other entries are written.`,
      );
    }
    if (errors.length > 0) return;
    const { id } = entry as T;
    if (seen.has(id)) note([key, at, 'id'], `“${id}”重复。请合并或改名。`, `"${id}" stands twice. Merge or rename it.`);
    else {
      seen.set(id, at);
      sound.push([entry as T, at]);
    }
  });
  return sound;
}

function checkCodeLists(lists: [CodeList, number][], ticked: ReadonlySet<string>, note: Note): void {
  for (const [list, at] of lists) {
    const owner = new Map<string, string>();
    if (ticked.has(list.id) && !list.codes.some(({ code }) => code === 'none'))
      note(
        ['codeLists', at, 'codes'],
        `${list.id} 可多选，须有代码 none 表示“无”。`,
        `${list.id} is ticked, so it needs a code "none" for none of them.`,
      );
    list.codes.forEach((code, nth) => {
      const words = new Set([code.code, code.title.zh, code.title.en, ...(code.synonyms ?? [])].map(normaliseWord));
      for (const word of words) {
        const other = owner.get(word);
        const path = ['codeLists', at, 'codes', nth];
        if (other !== undefined)
          note(
            path,
            `“${word}”在 ${list.id} 中既是 ${other} 又是 ${code.code}。`,
            `"${word}" means both ${other} and ${code.code} in ${list.id}. Keep one.`,
          );
        owner.set(word, code.code);
        if (ticked.has(list.id) && SEPARATORS.test(word))
          note(
            path,
            `“${word}”含分隔符，多选时无法区分。`,
            `"${word}" holds a separator and cannot be told apart when several are ticked. Reword it.`,
          );
      }
    });
  }
}

/** The longest any purpose may let an office keep a filled sheet. */
const LONGEST_KEPT_DAYS = 2 * 366;

function checkPurposes(purposes: [Purpose, number][], claimed: ReadonlySet<unknown>, note: Note): void {
  const byId = new Map(purposes.map(([purpose]) => [purpose.id, purpose]));
  for (const [purpose, at] of purposes) {
    const { kept } = purpose;
    if (kept !== undefined && (!isDuration(kept) || durationDays(kept) > LONGEST_KEPT_DAYS))
      note(
        ['purposes', at, 'kept'],
        `“${kept}”不是时长，应如 P30D，且不超过两年。`,
        `"${kept}" is not a duration such as P30D, or is longer than two years.`,
      );
    purpose.serves.forEach((line, nth) => {
      const path = ['purposes', at, 'serves', nth];
      const served = byId.get(line.purpose);
      if (!claimed.has(line.purpose)) note(path, `没有用途“${line.purpose}”。`, `No such purpose "${line.purpose}".`);
      else if (purpose.mode === 'emergency' && served?.mode === 'everyday')
        note(
          path,
          `应急所得不得用于平时（${purpose.id} → ${served.id}）。请删去此行。`,
          `What an emergency collected never serves everyday life (${purpose.id} → ${served.id}). Remove the line.`,
        );
    });
  }
}

const LONGEST_DAYS = 40 * 366;

type Known = {
  codeLists: ReadonlySet<unknown>;
  purposes: ReadonlySet<unknown>;
  modes: ReadonlyMap<string, Purpose['mode']>;
};

function checkElement(element: Element, path: Problem['path'], known: Known, note: Note): void {
  const say = (field: string, zh: string, en: string) =>
    note([...path, field], `${element.id}：${zh}`, `${element.id}: ${en}`);
  const coded = element.type === 'code' || element.type === 'codes';
  if (coded && element.codes === undefined) say('type', '缺少代码表。', 'names no code list.');
  if (!coded && element.codes !== undefined)
    say('codes', '不是代码类型，不能有代码表。', 'is not coded, so it has no code list.');
  if (element.codes !== undefined && !known.codeLists.has(element.codes))
    say('codes', `没有代码表“${element.codes}”。`, `no such code list "${element.codes}".`);
  if (element.type === 'number') {
    if (element.unit === undefined || UNITS[element.unit] === undefined)
      say(
        'unit',
        '数字要写单位，且为 core/facts/units.ts 所列。',
        'a number states its unit, one that core/facts/units.ts lists.',
      );
    if (element.range === undefined) say('type', '数字要写范围。', 'a number states its range.');
    else if (!(element.range[0] < element.range[1]))
      say('range', '范围上下限颠倒。', 'the range is empty. Put the smaller bound first.');
  } else if (element.unit !== undefined || element.range !== undefined)
    say('type', '只有数字才有单位和范围。', 'only a number has a unit and a range.');
  if (element.past === true && element.type !== 'date')
    say('past', '只有日期才能限定为过去。', 'only a date is held to the past.');
  for (const field of ['fresh', 'retention'] as const) {
    const text = element[field];
    if (text === undefined) continue;
    if (!isDuration(text) || durationDays(text) > LONGEST_DAYS)
      say(field, `“${text}”不是时长，应如 P6M 或 PT12H。`, `"${text}" is not a duration such as P6M or PT12H.`);
  }
  const modes = new Set<string | undefined>();
  for (const id of element.purposes) {
    modes.add(known.modes.get(id));
    if (!known.purposes.has(id)) say('purposes', `没有用途“${id}”。`, `no such purpose "${id}".`);
  }
  if (element.retention !== undefined && [...modes].every(mode => mode === 'emergency'))
    say(
      'retention',
      '应急信息的期限由场景包规定，不写在这里。',
      'how long an emergency keeps its facts is the pack’s to say. Remove it.',
    );
  const subject = element.id.slice(0, element.id.indexOf('.'));
  if (
    (element.type === 'id_number' || (element.type === 'phone' && (subject === 'person' || subject === 'household'))) &&
    element.class !== 'identity'
  )
    say(
      'class',
      '居民的证件号和电话须为 identity 级。',
      'identity numbers and residents’ phones are of class identity.',
    );
  if (element.derived === undefined ? element.seconds < 1 : element.seconds !== 0)
    say('seconds', '要问的至少 1 秒；推算的为 0。', 'what is asked costs at least 1 second, what is derived 0.');
}

/** Headers of one subject must mean one element each, and none may be a kind of fact that is never held. */
function checkSpellings(elements: [Element, number][], neverHeld: readonly NeverHeld[], note: Note): void {
  const owner = new Map<string, string>();
  const never = createHeaderIndex({ elements: [] }, neverHeld);
  for (const [element, at] of elements) {
    const subject = element.id.slice(0, element.id.indexOf('.'));
    for (const spelling of spellingsOf(element)) {
      const path = ['elements', at, 'synonyms'];
      const key = `${subject}/${spelling}`;
      const other = owner.get(key);
      if (spelling === '')
        note(
          path,
          `${element.id}：有一个写法去掉符号后为空。`,
          `${element.id}: a spelling is empty once its marks are gone.`,
        );
      else if (other !== undefined)
        note(
          path,
          `“${spelling}”既指 ${other} 又指 ${element.id}。请只留一处。`,
          `"${spelling}" means both ${other} and ${element.id}. Keep it in one.`,
        );
      owner.set(key, element.id);
      const meaning = never(spelling);
      if (meaning !== undefined && 'never' in meaning)
        note(
          path,
          `“${spelling}”属于从不收集的“${meaning.never.title.zh}”。请删去。`,
          `"${spelling}" is never held (${meaning.never.title.en}). Remove it.`,
        );
    }
  }
}

/**
 * Checks `{version, elements, codeLists, purposes, calendars?}` as read from files. With `neverHeld`, no element may be spelt like
 * a column that is never held. The dictionary holds the entries that are sound in themselves.
 */
export function checkDictionary(
  raw: unknown,
  neverHeld: readonly NeverHeld[] = [],
): { dictionary: Dictionary; problems: Problem[] } {
  const problems: Problem[] = [];
  const note: Note = (path, zh, en) => problems.push({ path, text: { zh, en } });
  const elements = soundEntries<Element>(raw, 'elements', ElementSchema, note);
  const codeLists = soundEntries<CodeList>(raw, 'codeLists', CodeListSchema, note);
  const purposes = soundEntries<Purpose>(raw, 'purposes', PurposeSchema, note);
  const given = (raw as { calendars?: unknown } | undefined)?.calendars;
  const calendars = given === undefined ? undefined : soundEntries<Calendar>(raw, 'calendars', CalendarSchema, note);
  checkCalendars(calendars ?? [], note);
  const ticked = new Set(elements.flatMap(([element]) => (element.type === 'codes' ? [element.codes ?? ''] : [])));
  checkCodeLists(codeLists, ticked, note);
  const known: Known = {
    codeLists: claimedIds(raw, 'codeLists'),
    purposes: claimedIds(raw, 'purposes'),
    modes: new Map(purposes.map(([purpose]) => [purpose.id, purpose.mode])),
  };
  checkPurposes(purposes, known.purposes, note);
  for (const [element, at] of elements) checkElement(element, ['elements', at], known, note);
  checkSpellings(elements, neverHeld, note);
  const version = (raw as { version?: unknown } | undefined)?.version;
  if (!Number.isInteger(version)) note(['version'], '缺少版本号。', 'The version, a whole number, is missing.');
  const first = <T>([entry]: [T, number]): T => entry;
  return {
    dictionary: {
      version: Number.isInteger(version) ? (version as number) : 0,
      elements: elements.map(first),
      codeLists: codeLists.map(first),
      purposes: purposes.map(first),
      ...(calendars === undefined ? {} : { calendars: calendars.map(first) }),
    },
    problems,
  };
}

/** Checks the list of columns that are never held, `{neverHeld: […]}`. */
export function checkNeverHeld(raw: unknown): { neverHeld: NeverHeld[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const note: Note = (path, zh, en) => problems.push({ path, text: { zh, en } });
  const entries = soundEntries<NeverHeld>(raw, 'neverHeld', NeverHeldSchema, note);
  const owner = new Map<string, string>();
  for (const [entry, at] of entries)
    for (const header of entry.headers.map(normaliseHeader)) {
      const other = owner.get(header);
      if (other !== undefined && other !== entry.id)
        note(
          ['neverHeld', at, 'headers'],
          `“${header}”同时属于 ${other}。`,
          `"${header}" also stands under ${other}. Keep one.`,
        );
      owner.set(header, entry.id);
    }
  return { neverHeld: entries.map(([entry]) => entry), problems };
}
