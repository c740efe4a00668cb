import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Dictionary, Element } from '../../../core/facts/model.ts';
import { EVERYDAY, idAt } from '../../../core/kernel/id.ts';
import type { Pack } from '../../../core/packs/model.ts';
import type { FieldDoor, FieldRound, RecordVisit } from '../../../core/visits/contract.ts';
import { createRounds, type Rounds } from '../doors/rounds.ts';
import { openShelf } from '../kept.ts';
import { createOutbox, memoryStore, type Outbox } from '../outbox.ts';
import * as engine from './engine.ts';
import { formOf } from './form-of-door.ts';
import { asHome, createRecorder, type HomeDoor, type Recorder } from './record.ts';

const NOW = Date.UTC(2026, 10, 24, 2);
beforeAll(() => void vi.useFakeTimers({ now: NOW, toFake: ['Date'] }));
afterAll(() => void vi.useRealTimers());
let count = 0;
const id = () =>
  idAt(
    NOW,
    Uint8Array.from({ length: 10 }, () => ++count % 256),
  );

const element = (of: Partial<Element> & Pick<Element, 'id'>): Element => ({
  title: { zh: of.id, en: of.id },
  synonyms: [],
  type: 'boolean',
  class: 'personal',
  purposes: ['epidemic_screening'],
  fresh: 'P3D',
  seconds: 5,
  ...of,
});
const dictionary: Dictionary = {
  version: 1,
  elements: [
    element({ id: 'person.fever_today', class: 'medical' }),
    element({ id: 'household.help_details', type: 'text' }),
    element({ id: 'household.contact_phone', type: 'phone', class: 'identity' }),
  ],
  codeLists: [],
  purposes: [
    { id: 'epidemic_screening', title: { zh: '', en: '' }, mode: 'emergency', basis: { zh: '', en: '' }, serves: [] },
  ],
};
const pack: Pack = {
  pack: 'screening',
  version: 1,
  title: { zh: '排查', en: 'Screening' },
  mode: 'emergency',
  basis: { zh: '', en: '' },
  purpose: 'epidemic_screening',
  elements: dictionary.elements.map(({ id: use }) => ({ use })),
  asks: dictionary.elements.map(({ id: of }, i) => ({ element: of, rank: i + 1 })),
  reports: [],
  examples: [],
};

/** 李's door in 王's grid, and everything on 王's phone. */
async function phone() {
  const [grid, community, dwellingId, householdId, buildingId, li] = [id(), id(), id(), id(), id(), id()];
  const door: FieldDoor = {
    dwellingId,
    householdId,
    buildingId,
    building: '3',
    stairwell: '2',
    floor: 5,
    room: '501',
    state: 'todo',
    names: { [li]: '李桂兰' },
    ages: { [li]: 70 },
    household: {
      id: householdId,
      communityId: community,
      dwellingId,
      buildingId,
      rows: [],
      persons: [{ id: li, residence: 'living', rows: [] }],
    },
  };
  const activation = { id: id(), pack: 'screening', version: 1, areaId: grid, areaPath: 'a', from: 0, basis: '' };
  const server: { round: FieldRound } = {
    round: {
      grid: { id: grid, name: '', code: '', communityId: community, communityName: '', timeZone: 'Asia/Shanghai' },
      now: NOW,
      seq: 7,
      budgetSeconds: 180,
      actives: [{ activation, pack }],
      doors: [door],
    },
  };
  let at = NOW;
  const store = memoryStore();
  const openPage = async () => {
    const rounds: Rounds = createRounds({
      fetchRound: async () => ({ ok: true, value: server.round }),
      fetchDictionary: async () => dictionary,
      fetchEngine: async () => engine,
      now: () => at,
    });
    const outbox: Outbox = createOutbox({
      store,
      post: async () => ({ kind: 'unreachable' }),
      now: () => at,
      later: () => () => undefined,
      onKept: entry => recorder.restore(entry),
    });
    const recorder: Recorder = createRecorder({
      outbox,
      rounds,
      begun: openShelf('begun', undefined),
      now: () => at,
      chance: () => new Uint8Array(10).fill(++count),
    });
    await rounds.load(grid);
    return { rounds, outbox, recorder };
  };
  const { rounds, outbox, recorder } = await openPage();
  const ready = () => {
    const view = rounds.read(grid);
    if (view.at !== 'ready') throw new Error('no round');
    return view;
  };
  const home = (): HomeDoor => asHome(ready().doors[0])!;
  const record = (payload: RecordVisit, corrects?: string, before = home()) =>
    recorder.record(ready(), { grid, before, payload, label: '3-2-501', corrects });
  return {
    grid,
    li,
    householdId,
    server,
    rounds,
    outbox,
    recorder,
    ready,
    home,
    record,
    openPage,
    pass: (ms: number) => {
      at += ms;
    },
  };
}

const met = (li: string, more: RecordVisit['answers'] = []): RecordVisit => ({
  outcome: 'met',
  spokeWith: li,
  answers: [{ subjectId: li, element: 'person.fever_today', how: 'asked', value: true }, ...more],
});

describe('recording at a door without a network', () => {
  test('marks the door at once, asks nothing twice and keeps no medical value on the phone', async () => {
    const { li, home, ready, record, outbox } = await phone();
    expect(formOf(ready(), home()).items.map(item => item.element)).toContain('person.fever_today');
    expect(record(met(li)).ok).toBe(true);
    expect(home().state).toBe('done');
    expect(formOf(ready(), home()).items.map(item => item.element)).not.toContain('person.fever_today');
    const kept = home().household.persons[0]!.rows.flatMap(row => Object.values(row.facts));
    expect(kept.map(fact => fact.value)).toEqual([undefined]);
    expect(outbox.read().held).toHaveLength(1);
  });

  test('takes back a visit within its undo time and leaves the door as it was', async () => {
    const { li, home, record, recorder, outbox } = await phone();
    const before = home();
    const recorded = record(met(li));
    if (!recorded.ok) throw new Error(recorded.refusal.code);
    expect(recorder.undo(recorded.value)).toMatchObject({ met: true, corrected: false });
    expect(home()).toEqual(before);
    expect(outbox.read().held).toEqual([]);
  });

  test('cannot take back what has left', async () => {
    const { li, record, recorder, pass } = await phone();
    const recorded = record(met(li));
    pass(6_000);
    expect(recorded.ok && recorder.undo(recorded.value)).toBeUndefined();
  });

  test('says at once what the server would refuse, and records nothing', async () => {
    const { li, home, householdId, record, outbox } = await phone();
    const wrong = met(li, [
      { subjectId: householdId, element: 'household.contact_phone', how: 'asked', value: 'not a number' },
    ]);
    expect(record(wrong)).toMatchObject({
      ok: false,
      refusal: { code: 'phone-unreadable', field: 'payload.answers.1.value' },
    });
    expect(home().state).toBe('todo');
    expect(outbox.read().held).toEqual([]);
  });

  test('corrects a visit as a new command after it, from the door as it was before', async () => {
    const { li, home, record, recorder, outbox, pass } = await phone();
    const first = record(met(li));
    if (!first.ok) throw new Error(first.refusal.code);
    pass(60_000);
    const memory = recorder.remembered(first.value)!;
    const second = record(
      { outcome: 'no_contact', reason: 'nobody_home', again: 'evening', answers: [] },
      first.value,
      memory.before,
    );
    expect(second.ok).toBe(true);
    expect(home()).toMatchObject({ state: 'again', again: 'evening', lastVisitId: first.value });
    const { waiting, held } = outbox.read();
    const commands = [...waiting, ...held].map(entry => entry.command);
    expect(commands.map(command => command.type)).toEqual(['record-visit', 'correct-visit']);
    expect(commands[1]).toMatchObject({ after: [first.value], payload: { corrects: first.value } });
    if (second.ok) recorder.undo(second.value);
    expect(home().state).toBe('done');
    expect(recorder.remembered(first.value)?.payload.outcome).toBe('met');
  });

  test('a list fetched before delivery does not undo what was recorded here; one fetched after replaces it', async () => {
    const { grid, li, home, record, rounds, server, pass } = await phone();
    const recorded = record(met(li));
    await rounds.load(grid);
    expect(home().state).toBe('done');
    if (recorded.ok) rounds.delivered(recorded.value);
    pass(1);
    server.round = { ...server.round, doors: [{ ...server.round.doors[0]!, state: 'again' }] };
    await rounds.load(grid);
    expect(home().state).toBe('again');
  });

  test('the next person at the phone finds nothing of it', async () => {
    const { grid, li, record, recorder, rounds } = await phone();
    const recorded = record(met(li));
    rounds.forget();
    recorder.forget();
    expect(rounds.read(grid).at).toBe('loading');
    expect(recorded.ok && recorder.remembered(recorded.value)).toBeUndefined();
  });

  test('a correction of a visit made elsewhere asks again what that visit answered', async () => {
    const { li, home, ready } = await phone();
    const fact = (value: boolean | string, seq: number) => ({
      value,
      observedAt: NOW - 60_000,
      seq,
      how: 'asked' as const,
    });
    const place = { purpose: 'epidemic_screening', activationId: ready().actives[0]!.activation.id };
    const visited: HomeDoor = {
      ...home(),
      household: {
        ...home().household,
        rows: [
          {
            class: 'personal',
            ...place,
            facts: {
              'visit.outcome': fact('met', 9),
              'visit.attempts': { ...fact('', 9), value: 1 },
              'household.help_details': fact('stairs', 4),
            },
          },
          { class: 'personal', purpose: 'registry', activationId: EVERYDAY, facts: {} },
        ],
        persons: [
          {
            id: li,
            residence: 'living',
            rows: [{ class: 'medical', ...place, facts: { 'person.fever_today': fact(true, 9) } }],
          },
        ],
      },
    };
    const asks = (household: HomeDoor['household']) =>
      formOf(ready(), { ...visited, household }).items.map(item => item.element);
    expect(asks(visited.household)).not.toContain('person.fever_today');
    const before = asks(engine.beforeLastVisit(visited.household, ready().actives));
    expect(before).toContain('person.fever_today');
    expect(before).not.toContain('household.help_details');
  });
});

describe('a page opened again before everything was delivered', () => {
  test('shows the door as it was recorded, and its form can still be taken back', async () => {
    const { grid, li, record, openPage } = await phone();
    record(met(li));
    const { rounds, outbox, recorder } = await openPage();
    const door = () => {
      const view = rounds.read(grid);
      return view.at === 'ready' ? view.doors[0] : undefined;
    };
    expect(door()?.state).toBe('done');
    const [entry] = outbox.read().held;
    expect(recorder.undo(entry!.command.id)).toMatchObject({ grid, met: true, corrected: false });
    expect(door()?.state).toBe('todo');
    expect(outbox.read().held).toEqual([]);
  });
});
