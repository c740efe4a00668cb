// Visits at several communities through two processes, while versions are published and what is on is moved to and fro
// between them. Each version asks one of two questions, so an answer that is let through says which version decided.
import { randomFillSync } from 'node:crypto';
import type { AnyCommand, Reply } from '../../core/kernel/command.ts';
import { type Id, idAt } from '../../core/kernel/id.ts';
import { type Chance, createChance } from '../../core/simulate/chance.ts';
import { GRIT, PATH, ROOF, SHOVEL, type SnowQuestion, snowPack } from '../support/snow-pack.ts';

/** One process, asked as people ask it. */
export type Door = {
  name: string;
  staff(commands: AnyCommand[]): Promise<Reply[]>;
  administrator(commands: AnyCommand[]): Promise<Reply[]>;
};
export type HotHome = { id: Id; communityId: Id; persons: Id[] };
export type Ground = { rootAreaId: Id; homes: HotHome[]; doors: readonly [Door, Door] };

export type HotLoad = { seed: string; seconds: number; workers: number; batch: number; say?(line: string): void };

/** A visit as it was sent, and what was answered. */
export type Heard = { id: Id; stream: Id; question: SnowQuestion; observedAt: number; door: string; answer: string };
export type Switched = { stream: Id; command: Id; door: string; version: number };
export type Loaded = {
  heard: Heard[];
  switched: Switched[];
  published: number;
  /** ms of one batch of visits, from sending to hearing. */
  batches: number[];
  wrong: string[];
};

/** Of a pack for everybody, and of each community's own: what odd and even versions ask. */
export const EVERYBODY: readonly [SnowQuestion, SnowQuestion] = [GRIT, ROOF];
export const OWN: readonly [SnowQuestion, SnowQuestion] = [SHOVEL, PATH];
export const asksOf = (questions: readonly [SnowQuestion, SnowQuestion], version: number): SnowQuestion =>
  questions[(version + 1) % 2]!;

/** How long work may have lain unsent, and how often it has. */
const UNSENT_MS = 1500;
const UNSENT = 0.15;

const newId = (): Id => idAt(Date.now(), randomFillSync(Buffer.alloc(10)));
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
const say = (stream: Id, type: string, subject: Id, payload: unknown, observedAt = Date.now()): AnyCommand => ({
  ...{ id: newId(), stream, type, subject, payload, observedAt },
});

type Target = {
  pack: string;
  stream: Id;
  activation: Id;
  questions: readonly [SnowQuestion, SnowQuestion];
  by: 'staff' | 'administrator';
  latest: number;
  version: number;
};

export async function loadWhileSwitching(ground: Ground, options: HotLoad): Promise<Loaded> {
  const { rootAreaId, homes, doors } = ground;
  const { seed, seconds, workers, batch, say: tell = () => {} } = options;
  const chance = createChance(seed);
  const communities = [...new Set(homes.map(home => home.communityId))];
  const loaded: Loaded = { heard: [], switched: [], published: 0, batches: [], wrong: [] };

  const must = async (door: Door, by: Target['by'], ...commands: AnyCommand[]): Promise<void> => {
    for (;;) {
      const replies = await door[by](commands);
      if (replies.some(reply => reply.refusal?.code === 'busy')) continue;
      for (const { status, refusal } of replies)
        if (status !== 'accepted') loaded.wrong.push(`${commands[0]!.type} ${JSON.stringify(refusal)}`);
      return;
    }
  };
  /** The next versions of a pack, at once. */
  const publish = async (target: Target, door: Door, count = 1): Promise<void> => {
    const commands = Array.from({ length: count }, () => {
      const version = ++target.latest;
      const text = snowPack({ pack: target.pack, version, asks: [asksOf(target.questions, version)] });
      return say(target.stream, 'publish-pack', newId(), { text });
    });
    await must(door, target.by, ...commands);
    loaded.published += count;
  };
  const targets: Target[] = [
    { pack: 'snow_all', stream: rootAreaId, questions: EVERYBODY, by: 'administrator' as const },
    ...communities.map((stream, n) => ({
      ...{ pack: `snow_own_${n + 1}`, stream, questions: OWN, by: 'staff' as const },
    })),
  ].map(one => ({ ...one, activation: newId(), latest: 0, version: 1 }));
  for (const target of targets) {
    await publish(target, doors[1], 2);
    const payload = { pack: target.pack, version: 1, areaId: target.stream, basis: '验证' };
    await must(doors[0], target.by, say(target.stream, 'activate-pack', target.activation, payload));
  }

  const end = Date.now() + seconds * 1000;
  const began = Date.now();
  /** Now and then a new version through one door, then a switch through either. */
  const keepSwitching = async (mine: readonly Target[], own: Chance): Promise<void> => {
    while (Date.now() < end) {
      await pause(own.between(20, 350));
      const target = own.pick(mine);
      if (own.maybe(0.12)) await publish(target, own.pick(doors));
      const others = Array.from({ length: target.latest }, (_, i) => i + 1).filter(
        version => version % 2 !== target.version % 2,
      );
      const version = own.maybe(0.5) ? others.at(-1)! : own.pick(others);
      const door = own.pick(doors);
      const command = say(target.stream, 'upgrade-activation', target.activation, { version });
      await must(door, target.by, command);
      target.version = version;
      loaded.switched.push({ stream: target.stream, command: command.id, door: door.name, version });
    }
  };
  const keepVisiting = async (own: Chance): Promise<void> => {
    while (Date.now() < end) {
      const door = own.pick(doors);
      const communityId = own.pick(communities);
      const there = homes.filter(home => home.communityId === communityId);
      const sent = Array.from({ length: batch }, () => {
        const home = own.pick(there);
        const question = own.pick([...EVERYBODY, ...OWN]);
        const answers = [{ subjectId: home.id, element: question, how: 'asked', value: own.maybe(0.5) }];
        const payload = { outcome: 'met', spokeWith: home.persons[0], answers };
        const observedAt = Math.max(began, Date.now() - (own.maybe(UNSENT) ? own.below(UNSENT_MS) : 0));
        return { question, command: say(communityId, 'record-visit', home.id, payload, observedAt) };
      });
      const started = performance.now();
      const replies = await door.staff(sent.map(one => one.command));
      loaded.batches.push(performance.now() - started);
      for (const [i, { question, command }] of sent.entries()) {
        const { id, stream, observedAt } = command;
        const answer = replies[i]?.refusal?.code ?? replies[i]?.status ?? 'unheard';
        loaded.heard.push({ ...{ id: id as Id, stream: stream as Id, question, observedAt }, door: door.name, answer });
      }
    }
  };
  const telling = setInterval(
    () => tell(`${loaded.heard.length} 次走访，${loaded.switched.length} 次升级 · visits, upgrades`),
    10_000,
  );
  await Promise.all([
    keepSwitching(targets.slice(0, 1), chance.fork('everybody')),
    keepSwitching(targets.slice(1), chance.fork('own')),
    ...Array.from({ length: workers }, (_, n) => keepVisiting(chance.fork(n))),
  ]);
  clearInterval(telling);
  return loaded;
}
