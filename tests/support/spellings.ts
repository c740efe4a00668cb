// How offices write the same thing: addresses, dates, names, numbers. Every spelling here must be read as what it means.
import { dayOfYmd } from '../../core/facts/local-time.ts';
import type { Door } from '../../core/registry/model.ts';
import type { Chance } from '../../core/simulate/chance.ts';

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, character => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** `3-2-501`, `3—2—501`, `3幢2单元501室`, `3号楼2单元501`, `3-501` and their like, after the compound's name if any. */
export function spellAddress(chance: Chance, { compound, building, stairwell, room }: Door): string {
  const shapes =
    stairwell === ''
      ? [`${building}-${room}`, `${building}—${room}`, `${building}幢${room}室`, `${building}号楼${room}`]
      : [
          ...[`${building}-${stairwell}-${room}`, `${building}-${stairwell}-${room}`],
          `${building}—${stairwell}—${room}`,
          `${building}幢${stairwell}单元${room}室`,
          `${building}号楼${stairwell}单元${room}`,
          `${building}栋${stairwell}单元${room}室`,
          fullWidth(`${building}-${stairwell}-${room}`),
        ];
  return compound + chance.pick(shapes);
}

/** Text in five fashions, a day as a workbook keeps it, or its bare serial number. */
export function spellDate(chance: Chance, date: string): string | number | Date {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const serial = dayOfYmd(year, month, day) - dayOfYmd(1899, 12, 30);
  switch (chance.below(8)) {
    case 0:
    case 1:
      return date;
    case 2:
      return `${year}.${month}.${day}`;
    case 3:
      return `${year}年${month}月${day}日`;
    case 4:
      return `${year}/${month}/${day}`;
    case 5:
      return date.replaceAll('-', '');
    case 6:
      return serial > 60 ? serial : date;
    default:
      return new Date(dayOfYmd(year, month, day) * 86_400_000);
  }
}

/** Two characters are often pulled apart to stand under three. */
export function spellName(chance: Chance, name: string): string {
  const lot = chance.next();
  if (name.length === 2 && lot < 0.35) return `${name[0]}${lot < 0.25 ? '  ' : '　'}${name[1]}`;
  return lot > 0.97 ? ` ${name} ` : name;
}

export const spellSex = (chance: Chance, sex: '1' | '2'): string =>
  (sex === '1' ? '男' : '女') + (chance.maybe(0.06) ? '性' : '');

export function spellIdNumber(chance: Chance, idNumber: string): string {
  const lot = chance.next();
  if (idNumber.endsWith('X') && lot < 0.5) return idNumber.toLowerCase();
  if (lot < 0.56 && lot > 0.5) return fullWidth(idNumber);
  return lot > 0.97 ? `${idNumber} ` : idNumber;
}

/** Half of them kept as a number, which loses nothing with eleven digits. */
export function spellPhone(chance: Chance, phone: string): string | number {
  const lot = chance.next();
  if (lot < 0.4) return Number(phone);
  if (lot < 0.46) return fullWidth(phone);
  return lot < 0.52 ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;
}

const RELATIONS: Record<string, readonly [male: readonly string[], female: readonly string[]]> = {
  '0': [
    ['户主', '本人'],
    ['户主', '本人'],
  ],
  '1': [
    ['配偶', '夫', '丈夫'],
    ['配偶', '妻', '妻子'],
  ],
  '2': [['子', '儿子', '长子'], ['子']],
  '3': [['女'], ['女', '女儿', '长女']],
  '4': [['孙子'], ['孙女']],
  '5': [
    ['父亲', '父'],
    ['母亲', '母'],
  ],
  '6': [['祖父'], ['祖母']],
  '7': [
    ['兄', '弟'],
    ['姐', '妹'],
  ],
  '8': [
    ['其他', '租客'],
    ['其他', '租客'],
  ],
};

export const spellRelation = (chance: Chance, relation: string, sex: '1' | '2'): string =>
  chance.pick(RELATIONS[relation]![sex === '1' ? 0 : 1]);
