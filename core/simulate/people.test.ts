import { describe, expect, test } from 'vitest';
import { birthDateOf, parseIdNumber, sexOf } from '../facts/id-number.ts';
import { ageOn } from '../facts/local-time.ts';
import { parsePhone } from '../facts/phone.ts';
import { createChance } from './chance.ts';
import { type InventedHousehold, inventHousehold, inventIdNumber, inventPhone, todayOf } from './people.ts';

const TODAY = '2026-03-08';
function invent(count: number, seed = 'people'): InventedHousehold[] {
  const chance = createChance(seed);
  let serial = 0;
  return Array.from({ length: count }, () => {
    const household = inventHousehold(chance, todayOf(TODAY), serial);
    serial += household.persons.length;
    return household;
  });
}
const households = invent(4000);
const persons = households.flatMap(one => one.persons);

describe('invented people', () => {
  test('are the same for the same seed', () => {
    expect(invent(50)).toEqual(households.slice(0, 50));
  });

  test('have identity numbers that pass the checksum and agree with birth date and sex, of a region never issued', () => {
    for (const { idNumber, birthDate, sex } of persons) {
      if (idNumber === undefined) continue;
      expect(parseIdNumber(idNumber, TODAY)).toEqual({ ok: true, value: idNumber });
      expect(birthDateOf(idNumber)).toBe(birthDate);
      expect(sexOf(idNumber)).toBe(sex);
      expect(idNumber.slice(0, 2)).toBe('99');
    }
  });

  test('have phones that read as phones and no mobile range begins like', () => {
    for (const { phone } of persons)
      if (phone !== undefined) {
        expect(phone).toMatch(/^100\d{8}$/);
        expect(parsePhone(phone)).toEqual({ ok: true, value: phone });
      }
  });

  test('share neither identity number nor phone, a million of them', () => {
    const numbers = new Set<string>();
    const phones = new Set<string>();
    for (let serial = 0; serial < 1_000_000; serial++) {
      numbers.add(inventIdNumber(serial, '1970-01-01', serial % 2 === 0 ? '1' : '2'));
      phones.add(inventPhone(serial));
    }
    expect([numbers.size, phones.size]).toEqual([1_000_000, 1_000_000]);
  });

  test('are as old as their birth date says', () => {
    for (const { age, birthDate } of persons) expect(ageOn(birthDate, TODAY)).toBe(age);
  });

  test('live in households with one head, about 2.75 to each', () => {
    for (const { persons: members } of households)
      expect(members.filter(({ relation }) => relation === '0')).toHaveLength(1);
    expect(persons.length / households.length).toBeGreaterThan(2.65);
    expect(persons.length / households.length).toBeLessThan(2.85);
  });

  test('live in every kind of household and in every kind of residence', () => {
    const kinds = new Set(persons.map(({ residence }) => residence));
    expect([...kinds].sort()).toEqual(['collective', 'living', 'registered', 'temporary', 'weekday']);
    const elders = persons.filter(({ age }) => age >= 60).length / persons.length;
    expect(elders).toBeGreaterThan(0.15);
    expect(elders).toBeLessThan(0.3);
    const alone = households.filter(({ persons: members }) => members.length === 1 && members[0]!.age >= 60).length;
    expect(alone / households.length).toBeGreaterThan(0.05);
  });

  test('have parents older than their children', () => {
    for (const { persons: members } of households) {
      const head = members[0]!;
      for (const member of members) {
        if (member.relation === '2' || member.relation === '3') expect(head.age - member.age).toBeGreaterThan(17);
        if (member.relation === '5') expect(member.age - head.age).toBeGreaterThan(2);
      }
    }
  });

  test('have names of two to four characters', () => {
    for (const { name } of persons) expect(name).toMatch(/^[\u4e00-\u9fff]{2,4}$/);
  });
});
