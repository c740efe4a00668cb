// Small packs by chance, of matters, rules, promises, questions and figures, over the small dictionary; with households
// to switch them on for and things to do there. Valid by construction as far as that goes: `checkPack` has the last word.
import fc from 'fast-check';
import type { Example, ExampleStep, MatterType, MoveSpec, Pack, Rule, StateSpec } from '../../core/packs/model.ts';
import { type Chance, createChance } from '../../core/simulate/chance.ts';
import { screeningPack } from './small-round.ts';

const words = (name: string) => ({ zh: `词${name}`, en: name });
const ROLES = ['grid_worker', 'volunteer', 'community_staff', 'doctor', 'street_officer', 'resident'] as const;
const PERSON = [
  ...['age >= 60', 'facts.person.temperature >= 37.3', 'known("person.symptoms")', '"cough" in facts.person.symptoms'],
  ...['facts.person.lives_alone', '!facts.person.lives_alone', 'age < 14 || facts.person.returned'],
  'members.exists(p, p.facts.person.temperature >= 38)',
];
const HOUSEHOLD = [
  ...['"food" in facts.household.needs', 'visit.attempts >= 2', 'visit.outcome == "met"', 'known("household.needs")'],
  'members.all(p, p.age >= 60)',
];
const LENGTHS = ['PT2H', 'PT24H', 'P1D', 'P3D', 'WD1', 'WD2'];

/** A seed that is neither pulled towards small ones nor made smaller: another seed is another thing altogether. */
const seeds = fc.noShrink(fc.noBias(fc.nat()));

const mayOf = (d: Chance) => ROLES.filter(() => d.maybe(0.4));

/** A type with a way from each of its states to an end, and some ways across. */
function matterType(d: Chance, id: string): MatterType {
  const subject = d.pick(['person', 'household', 'person'] as const);
  const conditions = subject === 'person' ? PERSON : HOUSEHOLD;
  const going = Array.from({ length: d.between(1, 4) }, (_, i) => `s${i}`);
  const ends = Array.from({ length: d.between(1, 2) }, (_, i) => `e${i}`);
  const states: Record<string, StateSpec> = {};
  const moves: Record<string, MoveSpec> = {};
  const move = (): string => {
    const name = `${id}_m${Object.keys(moves).length}`;
    const may = mayOf(d);
    moves[name] = { title: words(name), may: may.length === 0 ? ['community_staff'] : may };
    if (d.maybe(0.2)) moves[name].may = [...moves[name].may, 'lead'];
    if (d.maybe(0.3)) moves[name].when = d.pick(conditions);
    if (d.maybe(0.2)) moves[name].reason = 'required';
    if (d.maybe(0.15)) moves[name].time = 'P3D';
    if (d.maybe(0.2)) moves[name].other_than = [d.pick(['open', ...Object.keys(moves).filter(one => one !== name)])];
    return name;
  };
  for (const [i, name] of going.entries()) {
    const on: Record<string, string> = { [move()]: going[i + 1] ?? ends[0]! };
    if (i === 0 && ends[1] !== undefined) on[move()] = ends[1];
    if (d.maybe(0.4)) on[move()] = d.pick([...going, ...ends]);
    states[name] = { title: words(name), on };
    if (d.maybe(0.4)) states[name].due = d.pick(LENGTHS);
  }
  for (const name of ends) states[name] = { title: words(name), final: true };
  states.s0!.initial = true;
  const type: MatterType = { title: words(id), subject, states, moves };
  const may = mayOf(d);
  type.open = { may: may.length === 0 ? ['grid_worker'] : may };
  if (d.maybe(0.3)) type.open.when = d.pick(conditions);
  if (d.maybe(0.5)) type.assign = { role: d.pick(['grid_worker', 'community_staff', 'doctor'] as const) };
  if (d.maybe(0.4)) type.reopen = { to: 's0', within: 'P3D' };
  if (d.maybe(0.3) && subject === 'household') type.merge = { same: 'household' };
  if (d.maybe(0.3)) type.clocks = [{ id: 'whole', title: words('whole'), within: d.pick(LENGTHS), runs: going }];
  return type;
}

function rule(d: Chance, id: string, matters: Record<string, MatterType>): Rule {
  const type = d.pick(Object.keys(matters));
  const spec = matters[type]!;
  const move = d.pick(Object.keys(spec.moves!));
  const clocked = [...Object.keys(spec.states).filter(one => spec.states[one]!.due), ...(spec.clocks ? ['whole'] : [])];
  const [on, subject] = d.pick([
    ['fact(person.temperature)', 'person'],
    ['fact(household.needs)', 'household'],
    [`opened("${type}")`, spec.subject],
    [`moved("${type}", "${move}")`, spec.subject],
    [`schedule("${d.pick(['P1D', 'P3D', 'PT12H'])}")`, 'household'],
    ['switched("on")', 'household'],
    ['switched("off")', 'household'],
    ...(clocked.length === 0 ? [] : ([[`clock("${type}", "${d.pick(clocked)}")`, spec.subject]] as const)),
  ] as const);
  const fits = Object.keys(matters).filter(one => matters[one]!.subject === subject);
  const then: Rule['then'] = [];
  const about = on.startsWith('opened') || on.startsWith('moved') || on.startsWith('clock');
  if (fits.length > 0 && d.maybe(0.6)) then.push({ open: d.pick(fits) });
  if (d.maybe(0.4) && about) then.push({ send: d.pick(Object.keys(spec.moves!)), matter: type });
  const atHand = about || then.some(effect => 'open' in effect);
  if (d.maybe(0.4) && atHand) then.push({ ask: 'person.symptoms', of: 'household.members', every: 'PT12H' });
  if (d.maybe(0.3) && atHand) then.push({ reserve: 'kit', quantity: d.between(1, 2) });
  if (d.maybe(0.3) && atHand) then.push({ assign: d.pick(['doctor', 'grid_worker'] as const) });
  if (then.length === 0 || d.maybe(0.4)) then.push({ notify: d.pick(['doctor', 'community_staff']), message: 'told' });
  const made: Rule = { id, why: words(id), on, then };
  if (d.maybe(0.5)) made.when = d.pick(subject === 'person' ? PERSON : HOUSEHOLD);
  return made;
}

/** A pack for an emergency with one to three types of matters and up to six rules. Not every one is a good pack. */
export const randomPack: fc.Arbitrary<Pack> = seeds.map(seed => {
  const d = createChance(seed);
  const matters: Record<string, MatterType> = {};
  for (let i = d.between(1, 3); i > 0; i--) matters[`kind${i}`] = matterType(d, `kind${i}`);
  const rules = Array.from({ length: d.between(0, 6) }, (_, i) => rule(d, `rule${i}`, matters));
  const notifies = rules.some(({ then }) => then.some(effect => 'notify' in effect));
  const open = (type: string) => ({
    ...{ id: `open_${type}`, title: words(`open ${type}`), role: 'need' as const, where: `open("${type}")` },
    ...(matters[type]!.subject === 'person'
      ? { count: 'person' as const, of: 'people' }
      : { count: 'household' as const, of: 'doors' }),
  });
  return {
    ...screeningPack,
    ...{ pack: 'random', matters, rules },
    reports: [...screeningPack.reports, ...Object.keys(matters).map(open)],
    messages: notifies ? { told: words('told') } : ({} as NonNullable<Pack['messages']>),
  };
});

/** A household of one to four people, somebody next door, a few kits. */
export const randomGiven: fc.Arbitrary<Example['given']> = seeds.map(seed => {
  const d = createChance(seed);
  return {
    household: Array.from({ length: d.between(1, 4) }, () => ({
      age: d.between(0, 95),
      ...(d.maybe(0.2) ? { residence: 'registered' } : {}),
      ...(d.maybe(0.3) ? { facts: { 'person.lives_alone': d.maybe(0.5) } } : {}),
    })),
    facts: d.maybe(0.3) ? { 'household.needs': ['food'] } : {},
    supplies: { kit: d.between(0, 3) },
    stairwell: d.maybe(0.3) ? [{}] : [],
  };
});

/** Things somebody might try there, whether or not they may. */
export function randomSteps(pack: Pack, people: number): fc.Arbitrary<ExampleStep[]> {
  return seeds.map(seed => {
    const d = createChance(seed);
    const types = Object.keys(pack.matters ?? {});
    const of = () => d.between(0, people - 1);
    const as = () => d.pick([...ROLES, 'lead', 'doctor#2', 'grid_worker#2'] as const);
    const step = (): ExampleStep => {
      const type = d.pick(types);
      switch (d.between(0, 9)) {
        case 0:
          return { answer: { 'person.temperature': d.pick([36.5, 37.3, 38.4]) }, of: of() };
        case 1:
          return { answer: { 'person.symptoms': [d.pick(['cough', 'none'])] }, of: of() };
        case 2:
          return d.maybe(0.5) ? { answer: { 'household.needs': ['food'] } } : { no_contact: 'nobody_home' };
        case 3:
        case 4:
          return { open: type, of: of(), as: as() };
        case 5:
          return { reopen: type, as: as() };
        case 6:
          return { wait: d.pick(['PT1H', 'PT24H', 'P1D', 'P4D']) };
        default: {
          const move = d.pick(Object.keys(pack.matters![type]!.moves!));
          return { move, matter: type, as: as(), reason: d.pick(['', '写明']), time: d.pick(['PT5H', 'P9D']) };
        }
      }
    };
    return Array.from({ length: d.between(3, 14) }, step);
  });
}
