// `extend-activation`, and the second office's word on what restricts: `sign-activation` and `decline-activation`. Until
// it is signed, what was proposed holds for nobody.
import { within } from '../../core/access/may.ts';
import { areaEvent } from '../../core/areas/decide.ts';
import type { AreaKind } from '../../core/areas/model.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import { endOf, extended, mayRestrict, maySign } from '../../core/packs/authorise.ts';
import { DeclineActivation, ExtendActivation, SignActivation } from '../../core/packs/contract.ts';
import type { Activation } from '../../core/packs/model.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import type { Tx } from '../kernel/unit-of-work.ts';
import {
  addActivation,
  addProposal,
  extendActivation,
  levelsAbove,
  type Proposal,
  settleProposal,
  waitingProposals,
} from './activations.ts';
import { isOfStream } from './publishing.ts';

type Extending = {
  levels: Map<string, AreaKind>;
  waiting: Proposal[];
  longer: { activation: Activation; until: number; payload: ExtendActivation; proposed: boolean }[];
};

const reachesArea = ({ actor }: Context, path: string): boolean =>
  actor.post.role === 'system' || within(path, actor.post.areaPath);

export const extendActivationHandler = handler<ExtendActivation, Extending>({
  type: 'extend-activation',
  partly: true,
  switches: 'here',
  payload: ExtendActivation,
  load: async (tx, commands, streamId) => {
    const [levels, waiting] = await Promise.all([
      levelsAbove(tx, streamId),
      waitingProposals(
        tx,
        streamId,
        commands.map(({ subject }) => subject),
      ),
    ]);
    return { levels, waiting, longer: [] };
  },
  decide: (world, { subject, payload }, context) => {
    const activation = context.activations.find(one => one.id === subject);
    if (activation === undefined || !isOfStream(activation, context)) return refuse('unknown-activation');
    if (!reachesArea(context, activation.areaPath)) return refuse('outside-area');
    const pack = context.kernel.library.pack(activation.pack, activation.version)?.pack;
    if (pack === undefined) return refuse('unknown-pack', { pack: activation.pack });
    const { actor, now, place } = context;
    const power = mayRestrict(pack, { level: world.levels.get(actor.post.areaPath), instrument: payload.instrument });
    if (!power.ok) return power;
    const until = extended(pack, activation, payload.until, { now, timeZone: place.timeZone });
    if (!until.ok) return until;
    const proposed = pack.restricts !== undefined;
    const again = [...world.waiting.map(one => one.activation_id), ...world.longer.map(one => one.activation.id)];
    if (again.includes(subject)) return refuse('already-on', { pack: activation.pack });
    world.longer.push({ activation, until: until.value, payload, proposed });
    const event = areaEvent(proposed ? 'pack.proposed' : 'pack.extended', 'activation', subject, { ...payload });
    const rule = `${activation.pack}@${activation.version}`;
    return accept([{ ...event, transition: proposed ? 'propose' : 'extend', rule }]);
  },
  write: async (tx, world, context) => {
    for (const { activation, until, payload, proposed } of world.longer) {
      const { instrument, basis } = payload;
      const more = instrument === undefined ? {} : { instrument };
      if (proposed)
        await addProposal(tx, context, {
          ...{ activation_id: activation.id, kind: 'extend' },
          body: { activation, until, basis, ...more },
        });
      else
        await extendActivation(tx, activation.id, until, {
          ...{ at: context.now, signedBy: [context.actor.post.id] },
          ...more,
        });
    }
  },
});

type Settling = { levels: Map<string, AreaKind>; proposals: Proposal[]; settled: Settled[] };
type Settled = { proposal: Proposal; how: 'signed' | 'declined'; activation?: Activation; until?: number };

const loadSettling = async (tx: Tx, subjects: readonly Id[], streamId: Id): Promise<Settling> => {
  const [levels, proposals] = await Promise.all([levelsAbove(tx, streamId), waitingProposals(tx, streamId, subjects)]);
  return { levels, proposals, settled: [] };
};

const waitingFor = (world: Settling, subject: Id): Proposal | undefined =>
  world.proposals.find(
    one => one.activation_id === subject && !world.settled.some(({ proposal }) => proposal.id === one.id),
  );

/** What a signature makes of a proposal: the activation as it is from now, or the later end. */
function signed(proposal: Proposal, context: Context): Result<Settled> {
  const { activation, until } = proposal.body;
  const pack = context.kernel.library.pack(activation.pack, activation.version)?.pack;
  if (pack === undefined) return refuse('unknown-pack', { pack: activation.pack });
  const { now, place } = context;
  if (proposal.kind === 'extend') {
    const current = context.activations.find(one => one.id === proposal.activation_id);
    if (current === undefined) return refuse('unknown-activation');
    const end = extended(pack, current, until!, { now, timeZone: place.timeZone });
    return end.ok ? accept({ proposal, how: 'signed', until: end.value }) : end;
  }
  // Nothing restricts before it was signed.
  const from = Math.max(now, activation.from);
  const end = endOf(pack, from, activation.until, place.timeZone);
  return end.ok ? accept({ proposal, how: 'signed', activation: { ...activation, from } }) : end;
}

export const signActivationHandler = handler<SignActivation, Settling>({
  type: 'sign-activation',
  partly: true,
  switches: 'here',
  payload: SignActivation,
  load: (tx, commands, streamId) =>
    loadSettling(
      tx,
      commands.map(({ subject }) => subject),
      streamId,
    ),
  decide: (world, { subject }, context) => {
    const proposal = waitingFor(world, subject);
    if (proposal === undefined) return refuse('unknown-proposal');
    const { activation, instrument } = proposal.body;
    if (!reachesArea(context, activation.areaPath)) return refuse('outside-area');
    const { post, userId } = context.actor;
    const proposer = { userId: proposal.account_id, organisationId: proposal.organisation_id };
    const hand = maySign(proposer, { userId, organisationId: post.organisationId });
    if (!hand.ok) return hand;
    const pack = context.kernel.library.pack(activation.pack, activation.version)?.pack;
    const power = pack && mayRestrict(pack, { level: world.levels.get(post.areaPath), instrument });
    if (power !== undefined && !power.ok) return power;
    const done = signed(proposal, context);
    if (!done.ok) return done;
    world.settled.push(done.value);
    const on = proposal.kind === 'activate';
    const event = areaEvent(on ? 'pack.activated' : 'pack.extended', 'activation', subject, {
      ...(done.value.activation ?? { until: done.value.until }),
      ...{ proposedBy: proposal.post_id, instrument },
    });
    const rule = `${activation.pack}@${activation.version}`;
    return accept([{ ...event, transition: on ? 'on' : 'extend', rule }]);
  },
  write: async (tx, world, context) => {
    for (const { proposal, how, activation, until } of world.settled) {
      await settleProposal(tx, proposal.id, context.now, how);
      const { instrument } = proposal.body;
      const more = { instrument, signedBy: [proposal.post_id, context.actor.post.id] };
      if (activation !== undefined) await addActivation(tx, context, activation, more);
      else if (until !== undefined)
        await extendActivation(tx, proposal.activation_id, until, { ...more, at: context.now });
    }
  },
});

export const declineActivationHandler = handler<DeclineActivation, Settling>({
  type: 'decline-activation',
  partly: true,
  payload: DeclineActivation,
  load: (tx, commands, streamId) =>
    loadSettling(
      tx,
      commands.map(({ subject }) => subject),
      streamId,
    ),
  decide: (world, { subject, payload }, context) => {
    const proposal = waitingFor(world, subject);
    if (proposal === undefined) return refuse('unknown-proposal');
    if (!reachesArea(context, proposal.body.activation.areaPath)) return refuse('outside-area');
    world.settled.push({ proposal, how: 'declined' });
    const event = areaEvent('pack.declined', 'activation', subject, { reason: payload.reason });
    return accept([{ ...event, transition: 'decline' }]);
  },
  write: async (tx, world, context) => {
    for (const { proposal, how } of world.settled) await settleProposal(tx, proposal.id, context.now, how);
  },
});
