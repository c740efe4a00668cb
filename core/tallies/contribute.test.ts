import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activate,
  CARE_ID,
  carePack,
  DAY,
  DWELLING,
  factOf,
  HOUR,
  HOUSEHOLD,
  LI,
  LI_MOTHER,
  lis,
  MORNING,
  SCREENING_ID,
  screeningPack,
  TIME_ZONE,
} from '../../tests/support/small-round.ts';
import type { FactRow } from '../facts/fact.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import type { Household } from '../registry/household.ts';
import type { ResidenceKind } from '../registry/model.ts';
import { contribute, diffContributions } from './contribute.ts';
import { type Contribution, seriesKey } from './model.ts';

const screening = activate(screeningPack, SCREENING_ID);
const care = activate(carePack, CARE_ID);

const at = (household: Household, now: number, actives: readonly Active[] = [screening, care]): Contribution[] =>
  contribute({ household, actives, now, timeZone: TIME_ZONE });
const figure = (contributions: Contribution[], report: string, code?: string, activation = SCREENING_ID): number =>
  contributions.filter(({ series }) => series.includes(seriesKey(activation, report, code))).length;

const row = (facts: FactRow['facts'], more: Partial<FactRow> = {}): FactRow => ({
  class: 'medical',
  purpose: 'screening',
  activationId: SCREENING_ID,
  facts,
  ...more,
});
const withRows = (household: Household, rows: Partial<Record<string, FactRow[]>>): Household => ({
  ...household,
  rows: [...household.rows, ...(rows[household.id] ?? [])],
  persons: household.persons.map(person => ({ ...person, rows: [...person.rows, ...(rows[person.id] ?? [])] })),
});
const knocked = (reason: string | undefined, outcome: 'met' | 'no_contact' = 'no_contact', now = MORNING): FactRow =>
  row(
    {
      'visit.outcome': factOf(outcome, now),
      'visit.attempts': factOf(1, now),
      ...(reason === undefined ? {} : { 'visit.reason': factOf(reason, now) }),
    },
    { class: 'personal' },
  );

describe('a household', () => {
  test('counts its door and its living people before anybody knocks', () => {
    const contributions = at(lis(), MORNING);
    expect(contributions.map(({ subjectId }) => subjectId)).toEqual([HOUSEHOLD, LI, LI_MOTHER]);
    expect(figure(contributions, 'doors')).toBe(1);
    expect(figure(contributions, 'people')).toBe(2);
    expect(figure(contributions, 'elders')).toBe(1);
    expect(figure(contributions, 'covered')).toBe(0);
    expect(contributions[0]!.series).toContain('base/households');
    expect(contributions[1]!.series).toContain('base/persons');
  });

  test('counts somebody only registered here nowhere, unless a figure says so', () => {
    expect(at(lis('registered'), MORNING).map(({ subjectId }) => subjectId)).toEqual([HOUSEHOLD, LI_MOTHER]);
    const both: ResidenceKind[] = ['living', 'registered'];
    const pack = {
      ...screeningPack,
      reports: [...screeningPack.reports, { ...screeningPack.reports[3]!, id: 'on_paper', residences: both }],
    };
    const contributions = at(lis('registered'), MORNING, [activate(pack, SCREENING_ID)]);
    expect(figure(contributions, 'on_paper')).toBe(2);
    expect(figure(contributions, 'people')).toBe(1);
    expect(contributions.find(({ subjectId }) => subjectId === LI)!.series).not.toContain('base/persons');
  });

  test('splits by every code of an answer, and counts the whole once', () => {
    const home = withRows(lis(), {
      [LI]: [
        row({ 'person.symptoms': factOf(['fever', 'cough'], MORNING), 'person.temperature': factOf(38.2, MORNING) }),
      ],
    });
    const contributions = at(home, MORNING + HOUR);
    expect(figure(contributions, 'symptoms')).toBe(1);
    expect(figure(contributions, 'symptoms', 'fever')).toBe(1);
    expect(figure(contributions, 'symptoms', 'cough')).toBe(1);
    expect(figure(contributions, 'fever')).toBe(1);
    expect(figure(contributions, 'screened')).toBe(1);
  });

  test('that declined looks in every figure like one nobody has knocked at', () => {
    const nobody = at(lis(), MORNING + HOUR);
    expect(at(withRows(lis(), { [HOUSEHOLD]: [knocked('declined')] }), MORNING + HOUR)).toEqual(nobody);
    const away = at(withRows(lis(), { [HOUSEHOLD]: [knocked('nobody_home')] }), MORNING + HOUR);
    expect(figure(away, 'second_pass')).toBe(1);
    expect(figure(away, 'second_pass', 'nobody_home')).toBe(1);
  });

  test('keeps each answer within its purpose: an emergency never fills an everyday figure', () => {
    const asked = { 'visit.outcome': factOf('met', MORNING), 'visit.attempts': factOf(1, MORNING) };
    const home = withRows(lis(), { [HOUSEHOLD]: [row(asked, { class: 'personal' })] });
    const contributions = at(home, MORNING + HOUR);
    expect(figure(contributions, 'covered')).toBe(1);
    expect(figure(contributions, 'covered', undefined, CARE_ID)).toBe(0);
    const other = withRows(lis(), { [HOUSEHOLD]: [row(asked, { class: 'personal', activationId: CARE_ID })] });
    expect(figure(at(other, MORNING + HOUR), 'covered')).toBe(0);
  });

  test('counts what its dwelling is known for', () => {
    const dwelling = {
      id: DWELLING,
      rows: [
        row(
          { 'dwelling.hazards': factOf(['wiring'], MORNING) },
          { class: 'open', purpose: 'care', activationId: EVERYDAY },
        ),
      ],
    };
    const contributions = at({ ...lis(), dwelling }, MORNING + HOUR);
    expect(figure(contributions, 'hazards', 'wiring', CARE_ID)).toBe(1);
  });

  test('drops a stale answer at the very instant it ends, thirteen hours later without any event', () => {
    const home = withRows(lis(), { [LI]: [row({ 'person.temperature': factOf(38, MORNING) })] });
    const before = at(home, MORNING + 12 * HOUR - 1);
    expect(figure(before, 'screened')).toBe(1);
    expect(before[0]!.until).toBe(MORNING + 12 * HOUR);
    expect(figure(at(home, MORNING + 12 * HOUR), 'screened')).toBe(0);
    expect(figure(at(home, MORNING + 13 * HOUR), 'fever')).toBe(0);
  });

  test('turns sixty at midnight of the birthday', () => {
    const birth = row(
      { 'person.birth_date': factOf('1966-03-03', MORNING - DAY, 'registered', 5) },
      { class: 'personal', purpose: 'registry', activationId: EVERYDAY },
    );
    const home = withRows(lis(), { [LI]: [birth] });
    const midnight = Date.UTC(2026, 2, 2, 16);
    const before = at(home, MORNING);
    expect(figure(before, 'elders')).toBe(1);
    expect(before[0]!.until).toBe(midnight);
    expect(figure(at(home, midnight), 'elders')).toBe(2);
  });

  test('stops counting when a round ends, and before it begins', () => {
    const from = MORNING + DAY;
    const until = MORNING + 2 * DAY;
    const round = activate(screeningPack, SCREENING_ID, { from, until });
    const early = at(lis(), MORNING, [round]);
    expect(figure(early, 'doors')).toBe(0);
    expect(early[0]!.until).toBe(from);
    expect(figure(at(lis(), from, [round]), 'doors')).toBe(1);
    expect(figure(at(lis(), until, [round]), 'doors')).toBe(0);
    const ended = activate(screeningPack, SCREENING_ID, { from, until, endedAt: from + HOUR });
    expect(figure(at(lis(), from + HOUR, [ended]), 'doors')).toBe(0);
  });

  test('moves a sum by what changed and nothing else', () => {
    const before = at(lis(), MORNING);
    const after = at(withRows(lis(), { [LI]: [row({ 'person.temperature': factOf(38, MORNING) })] }), MORNING + HOUR);
    expect(diffContributions(before, after)).toEqual([
      { series: seriesKey(SCREENING_ID, 'fever'), delta: 1 },
      { series: seriesKey(SCREENING_ID, 'screened'), delta: 1 },
    ]);
    expect(diffContributions(after, after)).toEqual([]);
  });
});

describe('over any answers', () => {
  const instants = fc.integer({ min: -20 * 24, max: 0 }).map(hours => MORNING + hours * HOUR);
  const values: Record<string, fc.Arbitrary<string | number | boolean | string[]>> = {
    'person.temperature': fc.constantFrom(36.5, 37.3, 39),
    'person.symptoms': fc.constantFrom(['none'], ['fever'], ['fever', 'cough']),
    'person.lives_alone': fc.boolean(),
    'household.needs': fc.constantFrom(['none'], ['food'], ['food', 'medicine']),
    'visit.outcome': fc.constantFrom('met', 'no_contact'),
    'visit.reason': fc.constantFrom('', 'nobody_home', 'declined', 'vacant'),
    'visit.attempts': fc.constantFrom(1, 2),
  };
  const facts = (ids: string[]) =>
    fc
      .tuple(
        ...ids.map(id => fc.option(fc.tuple(values[id]!, instants, fc.constantFrom('asked', 'confirmed', 'declined')))),
      )
      .map(given =>
        Object.fromEntries(
          ids.flatMap((id, i) =>
            given[i]
              ? [
                  [
                    id,
                    factOf(given[i][2] === 'declined' ? undefined : given[i][0], given[i][1], given[i][2] as 'asked'),
                  ],
                ]
              : [],
          ),
        ),
      );
  const birthday = fc
    .tuple(fc.integer({ min: 1930, max: 2020 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
  const home = fc
    .tuple(
      facts(['person.temperature', 'person.symptoms']),
      facts(['person.lives_alone']),
      facts(['household.needs', 'visit.outcome', 'visit.reason', 'visit.attempts']),
      facts(['household.needs', 'visit.outcome', 'visit.attempts']),
      birthday,
    )
    .map(([medical, personal, emergency, everyday, born]) =>
      withRows(lis(), {
        [LI]: [
          row(medical),
          row(personal, { class: 'personal' }),
          row(
            { 'person.birth_date': factOf(born, MORNING - DAY, 'registered', 9) },
            { class: 'personal', purpose: 'registry', activationId: EVERYDAY },
          ),
        ],
        [HOUSEHOLD]: [
          row(emergency, { class: 'personal' }),
          row(everyday, { class: 'personal', purpose: 'care', activationId: EVERYDAY }),
        ],
      }),
    );
  const round = fc
    .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 20 }))
    .map(([begin, days]) =>
      activate(screeningPack, SCREENING_ID, { from: MORNING + begin * DAY, until: MORNING + (begin + days) * DAY }),
    );
  const series = (contributions: Contribution[]) => contributions.map(({ subjectId, series }) => [subjectId, series]);

  test('nothing changes before until, whatever instant is looked at', () => {
    fc.assert(
      fc.property(home, round, fc.double({ min: 0, max: 1, noNaN: true }), (household, active, share) => {
        const actives = [active, care];
        let now = MORNING;
        for (let step = 0; step < 6; step++) {
          const counted = at(household, now, actives);
          const until = counted[0]!.until;
          const last = until === undefined ? now + 400 * DAY : until - 1;
          for (const later of [last, now + Math.floor((last - now) * share)])
            expect(series(at(household, later, actives))).toEqual(series(counted));
          if (until === undefined) break;
          now = until;
        }
      }),
      { seed: 20260304, numRuns: 300 },
    );
  });

  test('a part is never more than its whole, and nothing depends on the order facts came in', () => {
    fc.assert(
      fc.property(home, household => {
        const counted = at(household, MORNING);
        for (const { of, id } of screeningPack.reports)
          if (of !== undefined)
            for (const one of counted)
              if (one.series.includes(seriesKey(SCREENING_ID, id)))
                expect(one.series).toContain(seriesKey(SCREENING_ID, of));
        const turned = {
          ...household,
          rows: [...household.rows].reverse(),
          persons: household.persons.map(p => ({ ...p, rows: [...p.rows].reverse() })),
        };
        expect(at(turned, MORNING)).toEqual(counted);
        for (const one of counted) expect([...one.series].sort()).toEqual(one.series);
      }),
      { seed: 20260305, numRuns: 200 },
    );
  });
});
