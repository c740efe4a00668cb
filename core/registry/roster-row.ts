// One row of a roster: who stands in it, behind which door, and what is wrong with it. What decides who somebody is and
// how they are reached (name, number, birth, phone, door) refuses the row when it is wrong; anything else is left out
// with a warning, so that one odd word does not keep a person out.
import { parseDate } from '../facts/dates.ts';
import { birthDateOf, sexOf } from '../facts/id-number.ts';
import { type CodeList, type Element, subjectOf } from '../facts/model.ts';
import { findCode, parseValue, type Raw } from '../facts/values.ts';
import type { RefusalCode } from '../kernel/refusals.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import { parseDoor, parseDoorPart } from './address.ts';
import type { Door, Given, ResidenceKind } from './model.ts';
import { RESIDENCE_KINDS } from './model.ts';
import { shownText } from './roster-header.ts';
import type { PlacePart, RosterCell, RosterColumn, RosterProblem } from './roster-model.ts';

export type RowRules = {
  lists: ReadonlyMap<string, CodeList>;
  /** Local date `YYYY-MM-DD`: births after it are refused. */
  today: string;
  date1904: boolean;
};

export type Fault = Pick<RosterProblem, 'column' | 'severity' | 'code' | 'detail'>;

export type RowReading = {
  /** Nobody stands in it: blank, a total, a signature, a header printed again. */
  ignored: boolean;
  faults: Fault[];
  facts: Given[];
  householdFacts: { given: Given; header: string }[];
  residence: ResidenceKind;
  /** Absent: no address in this row. */
  door?: Result<Door>;
  doorColumn: string | undefined;
  grid?: { text: string; header: string };
  head?: string;
  /** What is the first person's of a household by the roster's own words. */
  isHead: boolean;
};

/** Words for "nothing to tell". `无` answers a question about care, so it counts only where no code could mean it. */
const NOTHING = /^(?:[-—–/\\*.、·]+|n\/?a|无|没有|暂无|不详|未知|无号码|空|空白|none)$/i;
const STRONGLY_NOTHING = /^(?:[-—–/\\*.、·]+|n\/?a|不详|未知|空白)$/i;
const CELL_ERROR = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;
const FOOTER =
  /^(?:合计|总计|小计|共计|累计|总人数|总户数|备注|说明|注[:：]|填表|填报|制表|制单|审核|审批|复核|负责人|经办|联系人[:：]|签字|签名|签章|盖章|日期[:：]|单位[:：]|第\d+页|共\d+页|total)/i;
const LONGEST_NAME = 50;

export const isBlank = (cell: RosterCell | undefined): boolean =>
  cell === undefined || (typeof cell === 'string' && /^[\s\u200b\ufeff]*$/.test(cell));

/** A cell as the readers of values take it; a day in a column of text is told as a date. */
function rawOf(cell: RosterCell, element: Element, rules: RowRules): Raw {
  if (typeof cell !== 'object') return cell;
  if (element.type === 'date') return cell.day;
  const date = parseDate(cell.day, rules.date1904);
  return date.ok ? date.value : cell.day;
}

/** `李  明` → `李明`; a name in Latin letters keeps its single spaces. Refuses what cannot be a name. */
export function cleanName(cell: RosterCell | undefined): Result<string> {
  const text = shownText(cell)
    .normalize('NFKC')
    .replace(/[\u200b\ufeff*]/g, '')
    .replace(/[•・‧∙]/g, '·')
    .replace(/\((?:户主|租户|租客|已故|外出|本人)\)$/, '')
    .replace(/(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text === '' || NOTHING.test(text)) return refuse('name-missing');
  if (/\d/.test(text) || !/\p{L}/u.test(text)) return refuse('name-unreadable');
  return text.length > LONGEST_NAME ? refuse('value-too-long', { max: LONGEST_NAME }) : accept(text);
}

/** Wrong here means that it cannot be told who this is or how to reach them. */
const DECISIVE = new Set(['person.id_number', 'person.birth_date', 'person.phone']);

function refuses(element: Element, code: RefusalCode): boolean {
  return DECISIVE.has(element.id) && code !== 'date-incomplete';
}

function isNothing(cell: RosterCell, element: Element): boolean {
  if (typeof cell !== 'string') return false;
  const text = cell.normalize('NFKC').trim();
  return STRONGLY_NOTHING.test(text) || (NOTHING.test(text) && !/^(?:code|codes|boolean)$/.test(element.type));
}

/** The door of a row by its columns of place; undefined where they are all blank. */
function doorOf(place: Partial<Record<PlacePart, string>>): Result<Door> | undefined {
  const { address = '', door = '', building = '', stairwell = '', room = '' } = place;
  const compound = (place.compound ?? '').normalize('NFKC').replace(/\s+/g, '');
  const within = (read: Result<Door>): Result<Door> =>
    read.ok && read.value.compound === '' ? accept({ ...read.value, compound }) : read;
  if (building !== '' && room !== '') {
    const whole = parseDoor(room);
    if (whole.ok) return within(whole);
    const named = /[幢栋座楼号#]$/.test(building) ? building : `${building}幢`;
    const unit = stairwell === '' ? '' : `${parseDoorPart(stairwell)}单元`;
    const read = parseDoor(`${named}${unit}${parseDoorPart(room)}室`);
    if (read.ok || (address === '' && door === '')) return within(read);
  }
  for (const text of [door, address, room]) if (text !== '') return within(parseDoor(text));
  return building === '' ? undefined : refuse('address-unreadable');
}

/** Whether a row below the header is one of the table. `own`: cells as they stand, without what merges lend them. */
function isIgnored(
  own: readonly (RosterCell | undefined)[],
  columns: readonly RosterColumn[],
  rules: RowRules,
): boolean {
  const said = columns.filter(({ index }) => !isBlank(own[index - 1]));
  const about = said.filter(({ use }) => use.kind === 'fact' && subjectOf(use.element.id) === 'person');
  if (about.length === 0) return true;
  if (said.length > 1 && said.every(({ index, header }) => shownText(own[index - 1]).trim() === header)) return true;
  const first = own.find(cell => !isBlank(cell));
  if (!FOOTER.test(shownText(first).replace(/\s+/g, ''))) return false;
  // A person may live in 单位宿舍 or be called 合某: whoever has a number, a birth or a sex is somebody.
  return !about.some(({ index, use }) => {
    if (use.kind !== 'fact' || !/^person\.(?:id_number|birth_date|sex)$/.test(use.element.id)) return false;
    const list = rules.lists.get(use.element.codes ?? '');
    return parseValue(use.element, list, rawOf(own[index - 1]!, use.element, rules)).ok;
  });
}

/**
 * Reads one row. `cells` hold what merged cells lend to all their rows; `own` do not. A column merged over several
 * people counts for each of them, the name alone does not.
 */
export function readRosterRow(
  cells: readonly (RosterCell | undefined)[],
  own: readonly (RosterCell | undefined)[],
  columns: readonly RosterColumn[],
  rules: RowRules,
): RowReading {
  const reading: RowReading = {
    ignored: isIgnored(own, columns, rules),
    faults: [],
    facts: [],
    householdFacts: [],
    residence: 'living',
    doorColumn: columns.find(({ use }) => use.kind === 'place')?.header,
    isHead: false,
  };
  if (reading.ignored) return reading;
  const place: Partial<Record<PlacePart, string>> = {};
  const fault = (
    severity: Fault['severity'],
    column: string,
    { refusal }: { refusal: { code: RefusalCode; detail?: Fault['detail'] } },
  ) => {
    const { code, detail } = refusal;
    reading.faults.push(detail === undefined ? { severity, column, code } : { severity, column, code, detail });
  };
  for (const { index, header, use } of columns) {
    const cell = use.kind === 'fact' && use.element.id === 'person.name' ? own[index - 1] : cells[index - 1];
    if (use.kind === 'never' || use.kind === 'serial' || use.kind === 'aside') continue;
    if (typeof cell === 'string' && CELL_ERROR.test(cell.trim())) {
      fault('refused', header, refuse('cell-error'));
      continue;
    }
    if (use.kind === 'fact') {
      readFact(reading, cell, header, use.element, rules, fault);
      continue;
    }
    if (cell === undefined || isBlank(cell)) continue;
    const text = shownText(cell).trim();
    if (use.kind === 'place') {
      if (!NOTHING.test(text)) place[use.part] = text;
      if (use.part === 'address' || use.part === 'door') reading.doorColumn = header;
    } else if (use.kind === 'grid') {
      if (reading.grid === undefined || use.element.id === 'grid.name') reading.grid = { text, header };
    } else if (use.kind === 'head') {
      const head = cleanName(cell);
      if (head.ok) reading.head = head.value;
    } else {
      const list = rules.lists.get(use.element.codes ?? '');
      const kind = list === undefined ? undefined : findCode(list, text);
      const known = RESIDENCE_KINDS.find(one => one === kind);
      if (known === undefined) fault('warning', header, refuse('residence-unknown'));
      else reading.residence = known;
    }
  }
  const door = doorOf(place);
  if (door !== undefined) reading.door = door;
  reading.isHead = reading.facts.some(({ element, value }) => element === 'person.relation_to_head' && value === '0');
  agree(reading, columns);
  return reading;
}

function readFact(
  reading: RowReading,
  cell: RosterCell | undefined,
  header: string,
  element: Element,
  rules: RowRules,
  fault: (severity: Fault['severity'], column: string, refused: { refusal: { code: RefusalCode } }) => void,
): void {
  if (element.id === 'person.name') {
    const name = cleanName(cell);
    if (name.ok) reading.facts.push({ element: element.id, value: name.value });
    else fault('refused', header, name);
    return;
  }
  if (cell === undefined || isBlank(cell) || isNothing(cell, element)) return;
  const list = rules.lists.get(element.codes ?? '');
  const read = parseValue(element, list, rawOf(cell, element, rules), { today: rules.today, date1904: rules.date1904 });
  if (!read.ok) {
    if (read.refusal.code !== 'value-empty')
      fault(refuses(element, read.refusal.code) ? 'refused' : 'warning', header, read);
    return;
  }
  const given = { element: element.id, value: read.value };
  if (subjectOf(element.id) === 'household') reading.householdFacts.push({ given, header });
  else reading.facts.push(given);
}

/** Birth and sex follow the identity number, whose check character vouches for them; a difference is told. */
function agree(reading: RowReading, columns: readonly RosterColumn[]): void {
  const idNumber = reading.facts.find(one => one.element === 'person.id_number')?.value;
  if (typeof idNumber !== 'string') return;
  const told = [
    ['person.birth_date', birthDateOf(idNumber), 'birth-date-differs'],
    ['person.sex', sexOf(idNumber), 'sex-differs'],
  ] as const;
  for (const [element, value, code] of told) {
    const given = reading.facts.find(one => one.element === element);
    if (given === undefined) reading.facts.push({ element, value });
    else if (given.value !== value) {
      const column = columns.find(({ use }) => use.kind === 'fact' && use.element.id === element)?.header;
      reading.faults.push(column === undefined ? { severity: 'warning', code } : { severity: 'warning', code, column });
      given.value = value;
    }
    // What the number tells makes an unreadable or half a date good.
    reading.faults = reading.faults.filter(one => one.code !== 'date-incomplete' || element !== 'person.birth_date');
  }
}
