// What holds of every pack the checker accepts, whatever it says and whatever is tried: nothing offered is refused,
// nothing is stuck, runs end and repeat, and switching off leaves no trace. For the unit suite and a longer proof.
import type fc from 'fast-check';
import { decideMove, nextOf } from '../../core/matters/decide.ts';
import { waysOut } from '../../core/matters/exit.ts';
import { type Matter, stateOf } from '../../core/matters/model.ts';
import { runRules } from '../../core/matters/rules.ts';
import { checkPack } from '../../core/packs/check.ts';
import { type Active, compilePack } from '../../core/packs/compile.ts';
import type { Example, ExampleStep, Pack } from '../../core/packs/model.ts';
import { viewOf } from '../../core/packs/view.ts';
import type { Household } from '../../core/registry/household.ts';
import { contribute } from '../../core/tallies/contribute.ts';
import { doerOf } from '../../core/visits/examples/doers.ts';
import { homeOf, type Pretend, pretend, pretendId, TIME_ZONE, worldOf } from '../../core/visits/examples/pretend.ts';
import { takeStep } from '../../core/visits/examples/steps.ts';
import { newTrace } from '../../core/visits/examples/trace.ts';
import { compileForm } from '../../core/visits/form.ts';
import { randomGiven, randomPack, randomSteps } from './random-pack.ts';
import { carePack, dictionary } from './small-round.ts';

export type Tried = { pack: Pack; given: Example['given']; steps: ExampleStep[] };

/** A pack the checker accepts, a place for it, and things somebody tries there. */
export const tried: fc.Arbitrary<Tried> = randomPack
  .filter(pack => checkPack(pack, dictionary).problems.length === 0)
  .chain(pack =>
    randomGiven.chain(given =>
      randomSteps(pack, given.household.length).map((steps): Tried => ({ pack, given, steps })),
    ),
  );

const NAMES = [
  ...['grid_worker', 'volunteer', 'community_staff', 'doctor', 'street_officer', 'resident', 'lead', 'doctor#2'],
  'department_officer',
];

function expectSame(left: unknown, right: unknown, what: string): void {
  const [a, b] = [JSON.stringify(left), JSON.stringify(right)];
  if (a !== b) throw new Error(`${what}:\n${a}\n${b}`);
}

/** Plays what is tried; `after` sees the place after each step, refused or not. */
function play({ pack, given, steps }: Tried, after: (place: Pretend) => void = () => undefined): Pretend {
  const place = pretend(compilePack(pack, dictionary), dictionary, given);
  const trace = newTrace();
  for (const [n, step] of steps.entries()) {
    takeStep(place, step, n, trace);
    after(place);
  }
  return place;
}

/** What is offered is decided, and what is not offered is refused, whoever asks. */
function offeredIsDecided(place: Pretend, matter: Matter): void {
  const world = worldOf(place, homeOf(place));
  const kind = place.active.compiled.matters.get(matter.type)!;
  for (const name of NAMES) {
    const doer = doerOf(name, matter);
    const offered = new Set(nextOf(world, matter, doer).map(({ move }) => move.id));
    for (const transition of kind.moves.keys()) {
      const said = { reason: '写明', time: place.now + 60_000, key: 'k', at: place.now };
      const decided = decideMove(world, { id: matter.id, transition, ...said }, doer);
      if (decided.ok === offered.has(transition)) continue;
      const code = decided.ok ? 'decided' : decided.refusal.code;
      throw new Error(`${transition} in ${stateOf(matter)} by ${name}: ${code}, offered ${offered.has(transition)}`);
    }
  }
}

/** From where it is there is a way to an end; and a fresh person meets nothing on the next step but a guard. */
function isNotStuck(place: Pretend, matter: Matter): void {
  const kind = place.active.compiled.matters.get(matter.type)!;
  const state = stateOf(matter);
  if (waysOut(kind, state).length === 0) throw new Error(`${matter.type} has no way out of ${state}`);
  const world = worldOf(place, homeOf(place));
  const codes = Object.keys(kind.type.states[state]?.on ?? {}).flatMap(transition =>
    (kind.moves.get(transition)?.may ?? []).map(mover => {
      const doer = doerOf(mover === 'lead' ? mover : `${mover}#9`, matter);
      const said = { reason: '写明', time: place.now + 60_000, key: 'k', at: place.now };
      const decided = decideMove(world, { id: matter.id, transition, ...said }, doer);
      return decided.ok ? 'decided' : decided.refusal.code;
    }),
  );
  const byRules = Object.keys(kind.type.states[state]?.on ?? {}).some(one => kind.moves.get(one)?.may.length === 0);
  if (!byRules && !codes.some(code => code === 'decided' || code === 'guard-not-met'))
    throw new Error(`nobody can move ${matter.type} out of ${state}: ${codes.join()}`);
}

/** A household without what an emergency left: its facts and its matters. */
const without = (household: Household, { activation }: Active): Household => {
  const bare = <S extends Pick<Household, 'rows'>>(subject: S): S => ({
    ...subject,
    rows: subject.rows.filter(row => row.activationId !== activation.id),
  });
  return {
    ...bare(household),
    persons: household.persons.map(bare),
    ...(household.dwelling === undefined ? {} : { dwelling: bare(household.dwelling) }),
    matters: (household.matters ?? []).filter(matter => matter.activationId !== activation.id),
  };
};

/** Once switched off, an everyday pack beside it asks, counts, sees and does what it would have without it. */
function leavesNoTrace(one: Tried): void {
  const place = play({ ...one, steps: [...one.steps, { switched: 'off' }] });
  const { activation } = place.active;
  const care: Active = {
    compiled: compilePack(carePack, dictionary),
    activation: { ...activation, id: pretendId(12), pack: carePack.pack, version: carePack.version },
  };
  delete care.activation.endedAt;
  const now = place.now;
  const moment = { now, timeZone: TIME_ZONE };
  for (const household of place.households) {
    const left = (household.matters ?? []).filter(({ open }) => open);
    if (left.length > 0) throw new Error(`${left[0]!.type} is still open in ${stateOf(left[0]!)}`);
    const bare = without(household, place.active);
    const seenBy = (home: Household, actives: Active[]) => {
      const needs = { ...care.compiled.needsOfRules, matters: true, members: false };
      const world = { ...worldOf(place, home), actives };
      return {
        form: compileForm({ household: home, actives, dictionary, ...moment }),
        figures: contribute({ household: home, actives, ...moment }),
        open: viewOf(home, care, needs, moment),
        ran: runRules(world, [{ kind: 'schedule', pack: one.pack.pack, rule: 'rule0', key: 'k' }]).fired,
      };
    };
    expectSame(seenBy(household, [place.active, care]).form, seenBy(bare, [care]).form, 'the form');
    expectSame(seenBy(household, [place.active, care]).figures, seenBy(bare, [care]).figures, 'the figures');
    expectSame(seenBy(household, [care]).open, seenBy(bare, [care]).open, 'what conditions see');
    expectSame(seenBy(household, [care]).ran, [], 'rules');
  }
}

/** The same again, to the letter; and no run goes on for ever. */
function endsAndRepeats(one: Tried): void {
  const bare = ({ active: _, dictionary: __, calendars: ___, ...place }: Pretend) => ({
    ...place,
    fired: [...place.fired],
    free: [...place.free],
  });
  const first = play(one);
  expectSame(bare(first), bare(play(one)), 'a second run');
}

/** Everything that holds of one pack, place and try. Throws what does not. */
export function holdsOf(one: Tried): void {
  play(one, place => {
    for (const matter of homeOf(place).matters ?? []) {
      offeredIsDecided(place, matter);
      if (matter.open) isNotStuck(place, matter);
    }
  });
  endsAndRepeats(one);
  leavesNoTrace(one);
}
