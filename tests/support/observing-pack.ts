// A pack with one of everything that matters and rules can do, and the examples that prove it whole. Invented: no number
// in it is a norm.
import type { Example, Pack } from '../../core/packs/model.ts';
import { example, screeningPack } from './small-round.ts';

const words = (zh: string, en: string) => ({ zh, en });

const at = '2026-03-02T09:00';
const one = [{ age: 70 }, { age: 8 }];
const begin = { open: 'observation', of: 0, as: 'doctor' } as const;

export const observingExamples: Example[] = [
  {
    ...example({ household: one, at }, { states: { 'observation of 0': 'observing' } }, [begin]),
    title: 'opened by the doctor: readings are asked of everybody, kits are held, and the doors around are told',
    // biome-ignore lint/suspicious/noThenProperty: given, when, then are the words of an example.
    then: {
      states: { 'observation of 0': 'observing', 'observation of 1': 'none', referral: 'none' },
      clocks: { 'observation.reading of 0': '24', 'observation.observing of 0': 'running' },
      asked: ['person.temperature of 0', 'person.temperature of 1'],
      fired: ['begin'],
      not_fired: ['fever', 'late_reading'],
      reserved: { kit: 1 },
    },
    given: { household: one, at, supplies: { kit: 1 } },
  },
  example({ household: one }, { asked: ['person.temperature of 1'] }, [
    begin,
    { answer: { 'person.temperature': 36.4 }, of: 1 },
    { wait: 'PT6H' },
  ]),
  example({ household: one, supplies: { kit: 0 } }, { reserved: { kit: 0 }, fired: ['begin'] }, [begin]),
  {
    ...example(
      { household: one },
      {
        states: { 'observation of 0': 'referred', referral: 'called' },
        clocks: { 'referral.called': '2', 'observation.reading of 0': 'met' },
        told: { 'doctor:fever': 1, 'lead:fever': 0 },
        fired: ['fever'],
      },
      [begin, { answer: { 'person.temperature': 37.3 }, of: 0 }],
    ),
    title: 'a fever of 37.3 refers',
  },
  example({ household: one }, { states: { 'observation of 0': 'observing' }, not_fired: ['fever'] }, [
    begin,
    { answer: { 'person.temperature': 37.2 }, of: 0 },
  ]),
  example({ household: one }, { states: { referral: 'none' }, not_fired: ['fever'] }, [
    { answer: { 'person.temperature': 38.5 }, of: 1 },
  ]),
  {
    ...example(
      { household: one },
      { told: { 'community_staff:late': 1 }, clocks: { 'observation.reading of 0': 'late' }, fired: ['late_reading'] },
      [begin, { wait: 'PT24H' }],
    ),
    title: 'a day without a reading is told once',
  },
  example({ household: one }, { told: { 'community_staff:late': 1 } }, [begin, { wait: 'P10D' }]),
  example({ household: one }, { told: { 'community_staff:late': 0 }, not_fired: ['late_reading'] }, [
    begin,
    { wait: 'PT23H59M' },
  ]),
  {
    ...example({ household: one }, { states: { 'observation of 0': 'released' } }, [
      begin,
      { move: 'finish', as: 'doctor', reason: '满十四天', refused: 'same-person' },
      { move: 'finish', as: 'doctor#2', refused: 'reason-needed' },
      { move: 'finish', as: 'grid_worker', reason: '满十四天', refused: 'not-yours-to-move' },
      { move: 'finish', as: 'doctor#2', reason: '满十四天' },
      { reopen: 'observation', as: 'grid_worker', refused: 'not-yours-to-move' },
    ]),
    title: 'two doctors end it',
  },
  example({ household: one }, { states: { observation: 'observing' } }, [
    begin,
    { move: 'finish', as: 'doctor#2', reason: '满十四天' },
    { wait: 'P1D' },
    { reopen: 'observation', as: 'resident' },
  ]),
  example({ household: one }, { states: { observation: 'released' } }, [
    begin,
    { move: 'finish', as: 'doctor#2', reason: '满十四天' },
    { wait: 'P3D' },
    { reopen: 'observation', as: 'resident', refused: 'too-late-to-reopen' },
  ]),
  example({ household: one }, { states: { observation: 'referred', referral: 'seen' }, told: { 'resident:seen': 1 } }, [
    begin,
    { move: 'worsen', as: 'lead', refused: 'guard-not-met' },
    { answer: { 'person.symptoms': ['cough'] }, of: 0 },
    { move: 'worsen', as: 'lead' },
    { open: 'referral', as: 'grid_worker', refused: 'not-yours-to-open' },
    { open: 'referral', as: 'doctor' },
    { move: 'see', as: 'doctor' },
  ]),
  example(
    { household: one },
    { states: { observation: 'closed', referral: 'called' }, clocks: { 'referral.called': 'late' } },
    [
      begin,
      { answer: { 'person.temperature': 39 }, of: 0 },
      { move: 'admit', as: 'grid_worker', refused: 'not-yours-to-move' },
      { move: 'admit', as: 'doctor' },
      { wait: 'PT2H' },
    ],
  ),
  example({ household: one }, { states: { observation: 'closed', referral: 'dropped' }, told: { 'doctor:over': 1 } }, [
    begin,
    { answer: { 'person.temperature': 39 }, of: 0 },
    { switched: 'off' },
  ]),
  example(
    { household: one, stairwell: [{}, {}] },
    { states: { notice: 'hung', 'notice of door 0': 'hung', 'notice of door 1': 'hung' } },
    [{ switched: 'on' }],
  ),
  example({ household: one, stairwell: [{}], at }, { told: { 'grid_worker:morning': 4 } }, [begin, { wait: 'PT47H' }]),
  example({ household: one }, { told: { 'grid_worker:morning': 1 } }, [{ schedule: 'morning' }]),
];

export const observingPack: Pack = {
  ...screeningPack,
  pack: 'observing',
  matters: {
    observation: {
      title: words('居家观察', 'Home observation'),
      subject: 'person',
      class: 'medical',
      open: { may: ['doctor'] },
      states: {
        observing: {
          title: words('观察中', 'Observing'),
          initial: true,
          due: 'P14D',
          on: { worsen: 'referred', finish: 'released' },
        },
        referred: { title: words('已转诊', 'Referred'), on: { admit: 'closed' } },
        released: { title: words('已解除', 'Released'), final: true },
        closed: { title: words('已收治', 'Admitted'), final: true },
      },
      moves: {
        worsen: { title: words('转诊', 'Refer'), may: ['lead'], when: 'known("person.symptoms")' },
        finish: { title: words('解除', 'Release'), may: ['doctor'], reason: 'required', other_than: ['open'] },
        admit: { title: words('收治', 'Admit'), may: ['doctor'] },
      },
      clocks: [{ id: 'reading', title: words('测温', 'Reading'), within: 'PT24H', runs: ['observing'] }],
      reopen: { to: 'observing', within: 'P2D' },
    },
    referral: {
      title: words('发热转诊', 'Fever referral'),
      subject: 'person',
      open: { may: ['doctor'] },
      assign: { role: 'doctor' },
      states: {
        called: {
          title: words('已呼叫', 'Called'),
          initial: true,
          due: 'PT2H',
          on: { see: 'seen', drop: 'dropped' },
        },
        seen: { title: words('已接诊', 'Seen'), final: true },
        dropped: { title: words('已取消', 'Dropped'), final: true },
      },
      moves: {
        see: { title: words('接诊', 'See'), may: ['doctor'] },
        drop: { title: words('取消', 'Drop'), may: [] },
      },
      exit: 'drop',
    },
    notice: {
      title: words('张贴告示', 'Notice at the door'),
      subject: 'household',
      states: {
        hung: { title: words('已张贴', 'Hung'), initial: true, on: { take: 'taken' } },
        taken: { title: words('已揭下', 'Taken down'), final: true },
      },
      moves: { take: { title: words('揭下', 'Take down'), may: ['grid_worker'] } },
    },
  },
  rules: [
    {
      id: 'begin',
      why: words('要测温', 'Readings are needed'),
      on: 'opened("observation")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ ask: 'person.temperature', of: 'household.members', every: 'PT6H' }, { reserve: 'kit' }],
    },
    {
      id: 'fever',
      why: words('发热', 'Fever'),
      on: 'fact(person.temperature)',
      when: 'age >= 60 && facts.person.temperature >= 37.3',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ send: 'worsen_now' }, { open: 'referral' }, { notify: 'doctor', message: 'fever' }],
    },
    {
      id: 'late_reading',
      why: words('没有测温', 'No reading'),
      on: 'clock("observation", "reading")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ notify: 'community_staff', message: 'late' }],
    },
    {
      id: 'seen',
      why: words('已接诊', 'Seen'),
      on: 'moved("referral", "see")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ notify: 'resident', message: 'seen' }],
    },
    {
      id: 'over',
      why: words('结束', 'Over'),
      on: 'switched("off")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ notify: 'doctor', message: 'over' }],
    },
    {
      id: 'hang',
      why: words('告知邻居', 'Neighbours are told'),
      on: 'switched("on")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ open: 'notice', of: 'stairwell' }],
    },
    {
      id: 'morning',
      why: words('早上看一眼', 'A look each morning'),
      on: 'schedule("P1D", "08:00")',
      // biome-ignore lint/suspicious/noThenProperty: then is a word of packs.
      then: [{ notify: 'grid_worker', message: 'morning' }],
    },
  ],
  messages: Object.fromEntries(
    ['fever', 'late', 'seen', 'over', 'morning'].map(message => [message, words(message, message)]),
  ),
  examples: observingExamples,
};
// A move that rules alone make, beside the one the lead makes by hand.
observingPack.matters!.observation!.states.observing!.on!.worsen_now = 'referred';
observingPack.matters!.observation!.moves!.worsen_now = { title: words('发热转诊', 'Refer for fever'), may: [] };
