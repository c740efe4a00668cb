// Runs a pack's own examples at a pretend door: answers, failed knocks and time go through the same decisions as real
// ones, and what the form asks and the figures count must be what the example says.
import { addDuration } from '../facts/durations.ts';
import type { Fact, FactRow, Subject } from '../facts/fact.ts';
import { localDate } from '../facts/local-time.ts';
import { type Dictionary, subjectOf } from '../facts/model.ts';
import { type Id, idAt } from '../kernel/id.ts';
import { REFUSALS } from '../kernel/refusals.ts';
import { MINUTE_MS } from '../kernel/time.ts';
import { type Active, BIRTH_DATE, type CompiledPack, placeOf } from '../packs/compile.ts';
import type { Example } from '../packs/model.ts';
import type { Household } from '../registry/household.ts';
import type { Value } from '../registry/model.ts';
import { contribute } from '../tallies/contribute.ts';
import { seriesKey } from '../tallies/model.ts';
import { decideVisit } from './decide.ts';
import { compileForm } from './form.ts';
import type { Answer, NoContactReason } from './model.ts';
import type { FactOfVisit } from './visit-event.ts';

/** What an example expected and what came instead; `path` leads to its place in the pack's file. */
export type ExampleFailure = { path: (string | number)[]; title: string; zh: string; en: string };

/** A Monday morning in China: examples say ages and waits, never dates. */
const START = Date.UTC(2026, 2, 2, 1, 0, 0);
const TIME_ZONE = 'Asia/Shanghai';

const pretendId = (n: number): Id =>
  idAt(
    START,
    Uint8Array.from({ length: 10 }, (_, i) => (i === 9 ? n : 7)),
  );

/** Merges decided facts into a household held in memory, as the store does: one row per class, purpose and place. */
export function withFacts(household: Household, facts: readonly FactOfVisit[], seq: number): Household {
  const merge = <S extends Subject>(subject: S): S => {
    const rows = new Map<string, FactRow>();
    const keyOf = (row: Omit<FactRow, 'facts'>) => `${row.class} ${row.purpose} ${row.activationId}`;
    for (const row of subject.rows) rows.set(keyOf(row), row);
    for (const { subjectId, element, fact, class: kind, purpose, activationId } of facts) {
      if (subjectId !== subject.id) continue;
      const place = { class: kind, purpose, activationId };
      const held = rows.get(keyOf(place));
      rows.set(keyOf(place), { ...place, facts: { ...held?.facts, [element]: { ...fact, seq } } });
    }
    return { ...subject, rows: [...rows.values()] };
  };
  const dwelling = merge(household.dwelling ?? { id: household.dwellingId, rows: [] });
  return { ...merge(household), persons: household.persons.map(merge), dwelling };
}

function pretendHousehold(given: Example['given'], active: Active): Household {
  const household: Household = {
    id: pretendId(1),
    communityId: pretendId(2),
    dwellingId: pretendId(3),
    buildingId: pretendId(4),
    rows: [],
    persons: given.household.map(({ residence }, i) => ({
      id: pretendId(20 + i),
      residence: (residence ?? 'living') as 'living',
      rows: [],
    })),
  };
  const facts: FactOfVisit[] = [];
  const put = (subjectId: Id, element: string, value: Value) => {
    const used = active.compiled.elements.get(element);
    if (used === undefined) return;
    const ask = active.compiled.asks.find(each => each.used.element.id === element);
    const fact: Fact = { value, observedAt: START, seq: 1, how: 'registered' };
    facts.push({
      subjectId,
      class: used.element.class,
      purpose: ask?.purpose ?? active.compiled.pack.purpose,
      activationId: placeOf(active),
      element,
      fact,
    });
  };
  given.household.forEach(({ age, facts: known }, i) => {
    const born = `${Number(localDate(START, TIME_ZONE).slice(0, 4)) - (age ?? 0)}-01-15`;
    if (age !== undefined) put(pretendId(20 + i), BIRTH_DATE, born);
    for (const [element, value] of Object.entries(known ?? {})) put(pretendId(20 + i), element, value as Value);
  });
  for (const [element, value] of Object.entries(given.facts ?? {}))
    put(subjectOf(element) === 'dwelling' ? household.dwellingId : household.id, element, value as Value);
  return withFacts(household, facts, 1);
}

function runExample(
  example: Example,
  active: Active,
  dictionary: Dictionary,
  fail: (path: (string | number)[], zh: string, en: string) => void,
): void {
  let household = pretendHousehold(example.given, active);
  let now = START + MINUTE_MS;
  const moment = () => ({ now, timeZone: TIME_ZONE });
  for (const [i, step] of (example.when ?? []).entries()) {
    if ('wait' in step) {
      now = addDuration(now, step.wait, TIME_ZONE);
      continue;
    }
    const answers: Answer[] =
      'answer' in step
        ? Object.entries(step.answer).map(([element, value]) => {
            const subject = subjectOf(element);
            const subjectId =
              subject === 'person'
                ? pretendId(20 + (step.of ?? 0))
                : subject === 'dwelling'
                  ? household.dwellingId
                  : household.id;
            return { subjectId, element, how: 'asked', value: value as Value };
          })
        : [];
    const decided = decideVisit(
      { household, actives: [active], dictionary, ...moment() },
      {
        id: pretendId(100 + i),
        stream: household.communityId,
        type: 'record-visit',
        subject: household.id,
        observedAt: now,
        payload:
          'no_contact' in step
            ? { outcome: 'no_contact', reason: step.no_contact as NoContactReason, answers }
            : { outcome: 'met', answers },
      },
    );
    if (!decided.ok) {
      const { code, field } = decided.refusal;
      fail(
        ['when', i],
        `第 ${i + 1} 步被拒绝：${REFUSALS[code].zh}（${field ?? ''}）`,
        `Step ${i + 1} is refused: ${REFUSALS[code].en} (${field ?? ''})`,
      );
      return;
    }
    household = withFacts(household, decided.value.facts, 10 + i);
    now += 1000;
  }

  const form = compileForm({ household, actives: [active], dictionary, ...moment() });
  const asked = new Set([...form.items, ...form.rest].map(item => item.element));
  for (const element of example.then.asked ?? [])
    if (!asked.has(element))
      fail(['then', 'asked'], `应询问 ${element}，但没有问。`, `${element} should be asked and is not.`);
  for (const element of example.then.not_asked ?? [])
    if (asked.has(element))
      fail(['then', 'not_asked'], `不应询问 ${element}，却问了。`, `${element} should not be asked and is.`);
  const neutral = form.neutral.length > 0;
  if (example.then.neutral !== undefined && example.then.neutral !== neutral)
    fail(
      ['then', 'neutral'],
      `中性提示应为 ${example.then.neutral}，实为 ${neutral}。`,
      `The neutral line should be ${example.then.neutral}, it is ${neutral}.`,
    );

  const counts = new Map<string, number>();
  for (const { series } of contribute({ household, actives: [active], ...moment() }))
    for (const key of series) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const [name, expected] of Object.entries(example.then.figures ?? {})) {
    const [report, code] = name.split('=') as [string, string | undefined];
    const got = counts.get(seriesKey(active.activation.id, report, code)) ?? 0;
    if (got !== expected)
      fail(
        ['then', 'figures', name],
        `统计 ${name} 应为 ${expected}，实为 ${got}。`,
        `Figure ${name} should be ${expected}, it is ${got}.`,
      );
  }
}

/** Runs every example of a compiled pack; the pack is switched on from a minute before the first knock, with no end. */
export function runExamples(
  compiled: CompiledPack,
  dictionary: Dictionary,
): { passed: number; failed: ExampleFailure[] } {
  const { pack } = compiled;
  const active: Active = {
    compiled,
    activation: {
      id: pretendId(9),
      pack: pack.pack,
      version: pack.version,
      areaId: pretendId(2),
      areaPath: '',
      from: START,
      basis: '',
    },
  };
  const failed: ExampleFailure[] = [];
  let passed = 0;
  for (const [i, example] of pack.examples.entries()) {
    const before = failed.length;
    runExample(example, active, dictionary, (path, zh, en) =>
      failed.push({ path: ['examples', i, ...path], title: example.title ?? `#${i + 1}`, zh, en }),
    );
    if (failed.length === before) passed++;
  }
  return { passed, failed };
}
