// A door read from however an office, a resident or a searcher writes it: `3-2-501`, `3幢2单元501室`, `望澜花园A座1203`.
// One door has one reading, whatever its spelling; what may mean two doors is refused, never guessed.
import { numberOfNumeral } from '../facts/numerals.ts';
import { accept, type Result, refuse } from '../kernel/result.ts';
import type { Door } from './model.ts';

const BUILDING = String.raw`(?<![\dA-Z])(?<building>[A-Z]?\d{1,4}[A-Z]?|[A-Z])`;
const NAMED_BUILDING = '(?<building>[甲乙丙丁戊己庚辛东西南北中])';
const BUILDING_WORD = '(?:号楼|栋楼|幢楼|幢|栋|座|号|弄|#楼?)';
const STAIRWELL = String.raw`(?<stairwell>\d{1,2}|[A-Z]|[甲乙丙丁戊东西南北中左右])`;
const STAIRWELL_WORD = '(?:单元门?|门栋|门洞|号门|梯口|门|梯)';
const ROOM = String.raw`(?<room>[A-Z]?\d{1,4}[A-Z]?(?:-\d{1,2})?)(?:室|号房|号室|房间|房|号|户)?`;
const FLOOR = String.raw`(?:(?:负|地下)?\d{1,2}[楼层]-?)?`;
const BEFORE = '(?<compound>.*?)第?';

const shape = (...parts: string[]): RegExp => new RegExp(`^${BEFORE}${parts.join('')}$`);

/** Tried in order: what says most about itself comes first. */
const SHAPES: readonly RegExp[] = [
  shape(BUILDING, '(?:', BUILDING_WORD, '|楼)-?第?', STAIRWELL, STAIRWELL_WORD, '-?', FLOOR, ROOM),
  shape(NAMED_BUILDING, '(?:栋|幢|座|号楼|楼)-?第?', STAIRWELL, STAIRWELL_WORD, '-?', FLOOR, ROOM),
  shape(BUILDING, BUILDING_WORD, '-?', STAIRWELL, '-', ROOM),
  shape(BUILDING, '-', STAIRWELL, STAIRWELL_WORD, '-?', FLOOR, ROOM),
  shape(BUILDING, BUILDING_WORD, '-?', FLOOR, ROOM),
  shape(NAMED_BUILDING, '(?:栋|幢|座|号楼|楼)-?', FLOOR, ROOM),
  shape(BUILDING, '-', STAIRWELL, '-', ROOM),
  shape(BUILDING, '-', ROOM),
  // A building with a name and no number: 综合楼501.
  new RegExp(
    `^(?<compound>)(?<building>[\\u4e00-\\u9fff]{1,12}(?:楼|大厦|公寓|宿舍))-?(?:${STAIRWELL}${STAIRWELL_WORD}-?)?${FLOOR}${ROOM}$`,
  ),
];

/** A street with its number, or a lane, before something that is a door by itself: it names the compound. */
const STREET_NUMBER = /^(?<street>.*?(?:[路街巷道里村]\d{1,5}号(?:大?院)?|\d{1,5}弄))-?(?<rest>.+)$/;

/** The last area that can be nothing else; 小区 and 水乡 are names of compounds. */
const CERTAIN_AREA =
  /^.*(?:街道办事处|街道办|街道|社区居民委员会|社区居委会|居民委员会|居委会|村委会|社区|(?<=[市区县].{1,8})[镇乡])(?:第?\d{1,3}号?网格)?/;
/** Province and city, and then a district; alone, 区 may belong to a compound. */
const LIKELY_AREA =
  /^(?:(?:[^\d-]{2,8}?(?:省|自治区))(?:[^\d-]{2,8}?市)?|[^\d-]{2,8}?市)(?:[^\d-]{1,6}?(?<![小社])[区县旗])?/;

const NUMERAL = /[零〇一二三四五六七八九十百两]+(?=号楼|号|幢|栋|座|单元|室|层)/g;

/** Half width, capitals, one kind of dash, Arabic numbers, no spaces, no remark in brackets at the end. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\([^()]*\)\s*$/, '')
    .trim()
    .replace(/(?<=\d)\s+(?=\d)/g, '-')
    .replace(/[\s\u200b\ufeff,，。;；:：'"“”]+/g, '')
    .replace(/[—–―‐‑‒−﹣_/\\.~·]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(NUMERAL, word => String(numberOfNumeral(word) ?? word))
    .replace(/^-|-$/g, '');
}

const withoutAreas = (text: string): string => {
  const rest = text.replace(CERTAIN_AREA, '');
  return (rest === '' ? text : rest).replace(LIKELY_AREA, '').replace(/^-/, '');
};

const bare = (number: string): string => number.replace(/^0+(?=\d)/, '');

function doorOf(text: string): Door | undefined {
  const street = STREET_NUMBER.exec(text)?.groups;
  if (street !== undefined) {
    const inside = doorOf(street.rest!);
    if (inside !== undefined) return { ...inside, compound: street.street! + inside.compound };
  }
  for (const one of SHAPES) {
    const found = one.exec(text)?.groups;
    if (found === undefined) continue;
    const compound = found.compound!.replace(/-$/, '');
    // Numbers left over before the building mean another order of parts than ours.
    if (/^[\dA-Z-]+$|\d-?$|[单元幢栋室]$/.test(compound)) continue;
    return {
      compound,
      building: bare(found.building!),
      stairwell: bare(found.stairwell ?? ''),
      room: found.room!.replace(/^0(?=\d{3})/, ''),
    };
  }
  return undefined;
}

/** Longest parts as the wire takes them. */
const fits = ({ compound, building, room }: Door): boolean =>
  compound.length <= 60 && building.length <= 20 && room.length <= 20;

/**
 * The door an address means; names of areas above the compound are left out. Refuses with `address-unreadable` where
 * building or room is missing or the parts may be read in two ways.
 */
export function parseDoor(text: string): Result<Door> {
  if (text.length > 200) return refuse('address-unreadable');
  const door = doorOf(withoutAreas(plain(text)));
  return door !== undefined && fits(door) ? accept(door) : refuse('address-unreadable');
}

const PART_WORDS = /(?:号楼|栋楼|幢楼|幢|栋|座|单元门?|门栋|室|号房|房间|房|号|#)$/;

/** One part of an address that stands in a column of its own: `3号楼` → `3`, `二单元` → `2`, `５０１室` → `501`. */
export function parseDoorPart(text: string): string {
  const part = plain(text).replace(/^第/, '').replace(PART_WORDS, '');
  return bare(String(numberOfNumeral(part) ?? part));
}
