import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activate,
  CARE_ID,
  carePack,
  DAY,
  DWELLING,
  dictionary,
  factOf,
  HOUR,
  HOUSEHOLD,
  idOf,
  LI,
  LI_MOTHER,
  lis,
  MORNING,
  SCREENING_ID,
  screeningPack,
  TIME_ZONE,
} from '../../tests/support/small-round.ts';
import type { Command } from '../kernel/command.ts';
import { EVERYDAY } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import type { Household } from '../registry/household.ts';
import { contribute } from '../tallies/contribute.ts';
import { seriesKey } from '../tallies/model.ts';
import type { CorrectVisit, RecordVisit } from './contract.ts';
import { decideCorrection, decideVisit, type VisitDecision } from './decide.ts';
import { withFacts } from './examples/pretend.ts';
import { compileForm, nothingChanged } from './form.ts';
import type { Answer } from './model.ts';
import type { FactKey } from './visit-event.ts';

const screening = activate(screeningPack, SCREENING_ID);
const care = activate(carePack, CARE_ID);
const both = [screening, care];

type Said = Partial<RecordVisit>;
const command = <P extends Said>(payload: P, observedAt = MORNING): Command<RecordVisit & P> => ({
  id: idOf(500),
  stream: idOf(1),
  type: 'record-visit',
  subject: HOUSEHOLD,
  observedAt,
  payload: { outcome: 'met', answers: [], ...payload } as RecordVisit & P,
});
const input = (household: Household, actives: readonly Active[] = both, now = MORNING + 1000) => ({
  household,
  actives,
  dictionary,
  now,
  timeZone: TIME_ZONE,
});
const say = (subjectId: string, element: string, value?: Answer['value'], how: Answer['how'] = 'asked'): Answer =>
  value === undefined ? { subjectId, element, how } : { subjectId, element, how, value };

function visit(household: Household, said: Said, actives: readonly Active[] = both, at = MORNING): VisitDecision {
  const decided = decideVisit(input(household, actives, at + 1000), command(said, at));
  if (!decided.ok) throw new Error(decided.refusal.code);
  return decided.value;
}
const refusal = (said: Said, actives: readonly Active[] = both, household = lis()) => {
  const decided = decideVisit(input(household, actives), command(said));
  return decided.ok ? undefined : decided.refusal;
};
const factIn = (decision: VisitDecision, element: string, purpose: string) =>
  decision.facts.filter(fact => fact.element === element && fact.purpose === purpose);

/** As the store does: merge what was decided, take away what was withdrawn. */
function settle(household: Household, decision: VisitDecision, seq: number): Household {
  const merged = withFacts(household, decision.facts, seq);
  const gone = (subjectId: string, rows: Household['rows']) =>
    rows.map(row => ({
      ...row,
      facts: Object.fromEntries(
        Object.entries(row.facts).filter(
          ([element]) =>
            !decision.withdraw.some(
              (key: FactKey) =>
                key.subjectId === subjectId &&
                key.class === row.class &&
                key.purpose === row.purpose &&
                key.activationId === row.activationId &&
                key.element === element,
            ),
        ),
      ),
    }));
  return {
    ...merged,
    rows: gone(merged.id, merged.rows),
    persons: merged.persons.map(person => ({ ...person, rows: gone(person.id, person.rows) })),
  };
}
const count = (household: Household, report: string, activation = SCREENING_ID, now = MORNING + HOUR) =>
  contribute({ household, actives: both, now, timeZone: TIME_ZONE }).filter(({ series }) =>
    series.includes(seriesKey(activation, report)),
  ).length;

describe('one knock', () => {
  test('is one event of the household, at its grid of that time', () => {
    const { events } = visit(lis(), { answers: [say(LI, 'person.temperature', 36.5)] });
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      type: 'visit.recorded',
      subjectKind: 'household',
      subjectId: HOUSEHOLD,
      transition: 'met',
      gridId: idOf(5),
    });
  });

  test('makes one fact for each purpose that asked, each where it may live', () => {
    const decision = visit(lis(), { answers: [say(HOUSEHOLD, 'household.needs', ['food'])] });
    const facts = decision.facts.filter(({ element }) => element === 'household.needs');
    expect(facts.map(({ purpose, activationId }) => [purpose, activationId])).toEqual([
      ['screening', SCREENING_ID],
      ['care', EVERYDAY],
    ]);
    expect(facts[0]!.fact).toEqual({ value: ['food'], observedAt: MORNING, seq: 0, how: 'asked' });
  });

  test('keeps an answer for the desk that asked it, under the same activation', () => {
    const decision = visit(lis(), { answers: [say(HOUSEHOLD, 'household.medicine_until', '2026-03-04')] });
    expect(factIn(decision, 'household.medicine_until', 'supply')).toMatchObject([
      { class: 'medical', activationId: SCREENING_ID },
    ]);
    expect(factIn(decision, 'household.medicine_until', 'screening')).toEqual([]);
  });

  test('never puts identity or medical answers into one payload with anything else', () => {
    const { events } = visit(lis(), {
      spokeWith: LI,
      answers: [
        say(LI, 'person.temperature', 36.5),
        say(LI, 'person.symptoms', ['none']),
        say(LI, 'person.phone', '19900000001'),
        say(LI, 'person.returned', false),
        say(LI_MOTHER, 'person.temperature', 36.8),
        say(LI_MOTHER, 'person.mobility', 'stick'),
        say(DWELLING, 'dwelling.hazards', ['wiring']),
      ],
    });
    for (const payload of events[0]!.payloads)
      for (const element of Object.keys(payload.body)) {
        if (element.startsWith('visit.')) expect(payload.class).toBe('personal');
        else expect(payload.class).toBe(dictionary.elements.find(({ id }) => id === element)!.class);
      }
    const places = events[0]!.payloads.map(({ subjectId, class: kind, purpose, activationId, keepUntil }) =>
      [subjectId, kind, purpose, activationId, keepUntil].join(),
    );
    expect(new Set(places).size).toBe(places.length);
    expect(
      events[0]!.payloads.find(({ subjectId, class: kind }) => subjectId === LI && kind === 'medical')!.body,
    ).toEqual({
      'person.temperature': { value: 36.5, how: 'asked' },
      'person.symptoms': { value: ['none'], how: 'asked' },
    });
  });

  test('lets everyday answers go by their retention, emergency ones with their activation', () => {
    const { events } = visit(lis(), { answers: [say(HOUSEHOLD, 'household.needs', ['food'])] });
    const ends = events[0]!.payloads.map(({ purpose, keepUntil, body }) => [
      purpose,
      'household.needs' in body,
      keepUntil,
    ]);
    expect(ends).toEqual([
      ['screening', true, undefined],
      ['care', true, Date.UTC(2026, 8, 2, 16)],
      ['care', false, Date.UTC(2027, 2, 2, 16)],
    ]);
  });

  test('writes down a refusal to answer as an answer without a value', () => {
    const decision = visit(lis(), { answers: [say(LI, 'person.temperature', undefined, 'declined')] });
    expect(factIn(decision, 'person.temperature', 'screening')[0]!.fact).toEqual({
      observedAt: MORNING,
      seq: 0,
      how: 'declined',
    });
    expect(count(settle(lis(), decision, 2), 'screened')).toBe(0);
    expect(count(settle(lis(), decision, 2), 'covered')).toBe(1);
  });

  test('stores "nothing changed" as confirmed, whom it was said by, and nothing medical', () => {
    const known = settle(
      lis(),
      visit(lis(), { answers: [say(HOUSEHOLD, 'household.needs', ['food']), say(LI, 'person.temperature', 36.6)] }),
      2,
    );
    const later = MORNING + 8 * DAY;
    const form = compileForm({ household: known, actives: both, dictionary, now: later, timeZone: TIME_ZONE });
    const decision = visit(known, { spokeWith: LI, answers: nothingChanged(form) }, both, later);
    expect(factIn(decision, 'household.needs', 'care')[0]!.fact).toEqual({
      value: ['food'],
      observedAt: later,
      seq: 0,
      how: 'confirmed',
    });
    expect(factIn(decision, 'visit.spoke_with', 'screening')[0]!.fact.value).toBe(LI);
    expect(factIn(decision, 'person.temperature', 'screening')).toEqual([]);
  });

  test('counts the knocks, and forgets an earlier reason once somebody is met', () => {
    const away = settle(lis(), visit(lis(), { outcome: 'no_contact', reason: 'nobody_home', again: 'evening' }), 2);
    expect(count(away, 'second_pass')).toBe(1);
    const met = visit(away, {}, both, MORNING + HOUR);
    expect(factIn(met, 'visit.attempts', 'screening')[0]!.fact.value).toBe(2);
    expect(factIn(met, 'visit.reason', 'screening')[0]!.fact.value).toBe('');
    expect(factIn(met, 'visit.again', 'screening')[0]!.fact.value).toBe('');
    const after = settle(away, met, 3);
    expect([count(after, 'covered'), count(after, 'second_pass')]).toEqual([1, 0]);
  });

  test('that comes in late never hides what was seen after it', () => {
    const seen = settle(
      lis(),
      visit(lis(), { answers: [say(LI, 'person.temperature', 36.5)] }, both, MORNING + HOUR),
      2,
    );
    const late = visit(seen, { outcome: 'no_contact', reason: 'nobody_home' }, both, MORNING);
    expect(late.facts.map(({ element }) => element)).toEqual(['visit.attempts', 'visit.attempts']);
    expect(late.facts[0]!.fact).toMatchObject({ value: 2, observedAt: MORNING + HOUR });
    expect(late.events[0]!.transition).toBe('no_contact');
  });
});

describe('a refused knock', () => {
  const declined = visit(lis(), { outcome: 'no_contact', reason: 'declined' });

  test('leaves a skeleton that says only that nobody was met', () => {
    const { payloads: _payloads, ...skeleton } = declined.events[0]!;
    expect(JSON.stringify(skeleton)).not.toContain('declined');
    expect(skeleton.transition).toBe('no_contact');
  });

  test('is known to the round alone, and dies with it: no everyday row or payload holds it', () => {
    const everyday = [...declined.facts, ...declined.events[0]!.payloads].filter(
      ({ activationId }) => activationId === EVERYDAY,
    );
    expect(everyday.length).toBeGreaterThan(0);
    expect(JSON.stringify(everyday)).not.toContain('declined');
    expect(factIn(declined, 'visit.reason', 'screening')[0]!.fact.value).toBe('declined');
  });

  test('is counted by nothing: neither as met nor as a door to try again', () => {
    const after = settle(lis(), declined, 2);
    const counted = (household: Household) =>
      contribute({ household, actives: both, now: MORNING + HOUR, timeZone: TIME_ZONE });
    expect(counted(after)).toEqual(counted(lis()));
  });
});

describe('a visit is refused', () => {
  test.each<[string, Said]>([
    ['reason-missing', { outcome: 'no_contact' }],
    ['reason-not-wanted', { reason: 'vacant' }],
    [
      'answers-without-contact',
      { outcome: 'no_contact', reason: 'nobody_home', answers: [say(LI, 'person.temperature', 36.5)] },
    ],
    ['answers-without-contact', { outcome: 'no_contact', reason: 'nobody_home', spokeWith: LI }],
    ['not-of-household', { answers: [say(idOf(77), 'person.temperature', 36.5)] }],
    ['not-of-household', { answers: [say(LI, 'household.needs', ['food'])] }],
    ['not-of-household', { answers: [say(HOUSEHOLD, 'person.temperature', 36.5)] }],
    ['not-of-household', { spokeWith: idOf(77) }],
    ['not-asked', { answers: [say(LI, 'person.name', '李')] }],
    ['not-asked', { answers: [say(LI, 'person.nothing_known', 'x')] }],
    ['not-asked', { answers: [say(HOUSEHOLD, 'visit.outcome', 'met')] }],
    ['answered-twice', { answers: [say(LI, 'person.temperature', 36.5), say(LI, 'person.temperature', 38)] }],
    ['number-out-of-range', { answers: [say(LI, 'person.temperature', 365)] }],
    ['value-type', { answers: [say(LI, 'person.temperature', '三十六度五')] }],
    ['code-unknown', { answers: [say(LI, 'person.symptoms', ['joy'])] }],
    ['value-empty', { answers: [say(LI, 'person.temperature')] }],
    ['bad-value', { answers: [say(LI, 'person.temperature', 36.5, 'declined')] }],
    ['nothing-to-confirm', { answers: [say(LI, 'person.returned', false, 'confirmed')] }],
  ])('%s', (code, said) => {
    expect(refusal(said)?.code).toBe(code);
  });

  test('where no pack is switched on', () => {
    expect(refusal({}, [])?.code).toBe('no-round');
  });

  test('when it is said to have happened in the future, give or take a phone that runs fast', () => {
    const ahead = (ms: number) => decideVisit(input(lis(), both, MORNING), command({}, MORNING + ms));
    expect(ahead(HOUR)).toMatchObject({ ok: false, refusal: { code: 'in-the-future' } });
    expect(ahead(60_000).ok).toBe(true);
  });

  test('when it confirms what nobody may be shown', () => {
    const known = settle(lis(), visit(lis(), { answers: [say(LI, 'person.temperature', 36.5)] }), 2);
    expect(refusal({ answers: [say(LI, 'person.temperature', undefined, 'confirmed')] }, both, known)?.code).toBe(
      'nothing-to-confirm',
    );
  });

  test('and says which answer it was, never quoting it', () => {
    const said = refusal({ answers: [say(LI, 'person.returned', true), say(LI, 'person.temperature', 365)] });
    expect(said!.field).toBe('payload.answers.1.value');
    expect(JSON.stringify(said)).not.toContain('365');
  });
});

describe('a correction', () => {
  const wrong = visit(lis(), {
    answers: [
      say(LI, 'person.temperature', 38.6),
      say(LI, 'person.symptoms', ['fever']),
      say(HOUSEHOLD, 'household.needs', ['food']),
    ],
  });
  const after = settle(lis(), wrong, 7);
  const later = MORNING + 3 * HOUR;
  const correct = (household: Household, said: Said, seqs = [7]) => {
    const decided = decideCorrection(
      { ...input(household, both, later + 1000), corrected: { observedAt: MORNING, seqs } },
      command<Said & Pick<CorrectVisit, 'corrects'>>({ corrects: idOf(500), ...said }, later) as Command<CorrectVisit>,
    );
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value;
  };

  test('is a new event that keeps the time of the visit, so that freshness stays honest', () => {
    const decision = correct(after, { answers: [say(LI, 'person.temperature', 36.8)] });
    expect(decision.events[0]).toMatchObject({ type: 'visit.corrected', transition: 'met', subjectId: HOUSEHOLD });
    expect(factIn(decision, 'person.temperature', 'screening')[0]!.fact).toEqual({
      value: 36.8,
      observedAt: MORNING,
      seq: 0,
      how: 'asked',
    });
  });

  test('withdraws what only the wrong visit said, which is then simply to be asked again', () => {
    const decision = correct(after, { answers: [say(LI, 'person.temperature', 36.8)] });
    expect(decision.withdraw.map(({ element, purpose }) => `${element} ${purpose}`).sort()).toEqual([
      'household.needs care',
      'household.needs screening',
      'person.symptoms screening',
    ]);
    const right = settle(after, decision, 9);
    expect([count(right, 'fever'), count(right, 'symptoms'), count(right, 'needs'), count(right, 'screened')]).toEqual([
      0, 0, 0, 1,
    ]);
    const form = compileForm({ household: right, actives: both, dictionary, now: later, timeZone: TIME_ZONE });
    expect(form.items.some(({ element }) => element === 'person.symptoms')).toBe(true);
    const bodies = decision.events[0]!.payloads.flatMap(({ body }) => body.withdrawn as string[]);
    expect(bodies.sort()).toEqual(['household.needs', 'household.needs', 'person.symptoms']);
  });

  test('turns a met door into one where nobody was, without another knock', () => {
    const decision = correct(after, { outcome: 'no_contact', reason: 'nobody_home' });
    const right = settle(after, decision, 9);
    expect([count(right, 'covered'), count(right, 'second_pass'), count(right, 'fever')]).toEqual([0, 1, 0]);
    expect(decision.facts.some(({ element }) => element === 'visit.attempts')).toBe(false);
    expect(decision.withdraw.some(({ element }) => element === 'visit.attempts')).toBe(false);
  });

  test('into a refusal leaves nothing of the wrong visit, and no word of the refusal in everyday life', () => {
    const decision = correct(after, { outcome: 'no_contact', reason: 'declined' });
    const right = settle(after, decision, 9);
    expect([count(right, 'covered'), count(right, 'covered', CARE_ID), count(right, 'second_pass', CARE_ID)]).toEqual([
      0, 0, 0,
    ]);
    const everyday = right.rows.filter(({ activationId }) => activationId === EVERYDAY);
    expect(JSON.stringify(everyday)).not.toContain('declined');
  });

  test('leaves alone what a later visit has found since', () => {
    const since = settle(
      after,
      visit(after, { answers: [say(LI, 'person.temperature', 37.9)] }, both, MORNING + HOUR),
      8,
    );
    const decision = correct(since, { outcome: 'no_contact', reason: 'nobody_home' });
    const right = settle(since, decision, 9);
    expect([count(right, 'covered', SCREENING_ID, later), count(right, 'fever', SCREENING_ID, later)]).toEqual([1, 1]);
    expect(count(right, 'symptoms')).toBe(0);
  });

  test('can itself be corrected', () => {
    const once = settle(after, correct(after, { outcome: 'no_contact', reason: 'nobody_home' }), 9);
    const twice = settle(once, correct(once, { answers: [say(LI, 'person.temperature', 37.5)] }, [7, 9]), 10);
    expect([
      count(twice, 'covered'),
      count(twice, 'second_pass'),
      count(twice, 'fever'),
      count(twice, 'symptoms'),
    ]).toEqual([1, 0, 1, 0]);
  });

  test('is refused like a visit would be', () => {
    const decided = decideCorrection(
      { ...input(after), corrected: { observedAt: MORNING, seqs: [7] } },
      command({ corrects: idOf(500), answers: [say(LI, 'person.name', '李')] }) as Command<CorrectVisit>,
    );
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'not-asked' } });
  });

  test('does not touch a fact of another visit that happens to bear its number', () => {
    const moved = {
      ...after,
      rows: [
        ...after.rows,
        {
          class: 'personal' as const,
          purpose: 'registry',
          activationId: EVERYDAY,
          facts: { 'household.contact': factOf('李', MORNING - DAY, 'registered', 7) },
        },
      ],
    };
    expect(correct(moved, {}).withdraw.some(({ element }) => element === 'household.contact')).toBe(false);
  });
});

describe('visits that arrive in another order than they happened', () => {
  const answers = fc.record({
    temperature: fc.option(fc.constantFrom(36.5, 37.3, 39)),
    needs: fc.option(fc.constantFrom<string[]>(['none'], ['food'], ['food', 'medicine'])),
    declines: fc.boolean(),
  });
  const said = fc.oneof(
    answers.map(
      ({ temperature, needs, declines }): Said => ({
        answers: [
          ...(temperature === null ? [] : [say(LI, 'person.temperature', temperature)]),
          ...(needs === null ? [] : [say(HOUSEHOLD, 'household.needs', needs)]),
          ...(declines ? [say(LI, 'person.symptoms', undefined, 'declined')] : []),
        ],
      }),
    ),
    fc.constantFrom<Said>(
      { outcome: 'no_contact', reason: 'nobody_home' },
      { outcome: 'no_contact', reason: 'declined' },
      { outcome: 'no_contact', reason: 'vacant', again: 'weekend' },
    ),
  );
  const visits = fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 60 }), said), {
    selector: ([hour]) => hour,
    minLength: 2,
    maxLength: 6,
  });
  const figures = (order: readonly [number, Said][]) => {
    let household = lis();
    order.forEach(([hour, one], i) => {
      household = settle(household, visit(household, one, both, MORNING + hour * HOUR), 10 + i);
    });
    return contribute({ household, actives: both, now: MORNING + 61 * HOUR, timeZone: TIME_ZONE });
  };

  test('leave a form whose "nothing changed" is accepted, and leaves nothing to confirm', () => {
    fc.assert(
      fc.property(visits, fc.integer({ min: 61, max: 2000 }), (happened, hour) => {
        let household = lis();
        for (const [i, [at, one]] of happened.entries())
          household = settle(household, visit(household, one, both, MORNING + at * HOUR), 10 + i);
        const later = MORNING + hour * HOUR;
        const moment = { now: later + 1000, timeZone: TIME_ZONE };
        const form = compileForm({ household, actives: both, dictionary, budgetSeconds: 9000, ...moment });
        const after = settle(household, visit(household, { answers: nothingChanged(form) }, both, later), 99);
        const next = compileForm({ household: after, actives: both, dictionary, budgetSeconds: 9000, ...moment });
        expect(nothingChanged(next)).toEqual([]);
      }),
      { seed: 20260307, numRuns: 200 },
    );
  });

  test('leave the same figures', () => {
    fc.assert(
      fc.property(visits, fc.infiniteStream(fc.nat()), (happened, chance) => {
        const inOrder = [...happened].sort(([a], [b]) => a - b);
        const keys = new Map(happened.map(one => [one, chance.next().value as number]));
        const arrived = [...happened].sort((a, b) => keys.get(a)! - keys.get(b)!);
        expect(figures(arrived)).toEqual(figures(inOrder));
      }),
      { seed: 20260306, numRuns: 300 },
    );
  });
});
