// `publish-pack` and `upgrade-activation`. A version that is published changes nothing by itself; what is switched on
// moves to it by an event in its area's stream, from which on no command below is decided by the old one.
import { within } from '../../core/access/may.ts';
import { areaEvent } from '../../core/areas/decide.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, type Result, refuse } from '../../core/kernel/result.ts';
import type { Activation, Pack } from '../../core/packs/model.ts';
import { type KnownVersion, mayPublish, upgrade } from '../../core/packs/publish.ts';
import { PublishPack, UpgradeActivation } from '../../core/packs/publish-contract.ts';
import { KNOCK_SECONDS } from '../../core/visits/form.ts';
import { promiseWork } from '../kernel/outbox.ts';
import { handler } from '../kernel/pipeline.ts';
import type { Context } from '../kernel/stream.ts';
import { sql } from '../kernel/unit-of-work.ts';
import { checkTexts, packOfText } from './checked.ts';
import type { CheckedText } from './checker.ts';
import { ADD_VERSION, digestOf, EVERYWHERE, RAISE_EPOCH } from './publish.ts';

type Publishing = { known: KnownVersion[]; added: { pack: Pack; text: string }[] };

/** By payload: what was found before the stream was held. */
const checked = new WeakMap<PublishPack, Result<CheckedText>>();

const packOfPayload = (payload: PublishPack): Result<Pack> => {
  const found = checked.get(payload);
  return found === undefined ? refuse('unexpected') : packOfText(found);
};

export const publishPackHandler = handler<PublishPack, Publishing>({
  type: 'publish-pack',
  payload: PublishPack,
  ahead: async (commands, kernel) => {
    const payloads = commands.map(({ payload }) => payload).filter(payload => !checked.has(payload));
    if (payloads.length === 0) return;
    const all = await checkTexts(
      kernel,
      payloads.map(({ text }) => text),
    );
    for (const [i, payload] of payloads.entries()) checked.set(payload, all.ok ? accept(all.value[i]!) : all);
  },
  load: async (tx, commands) => {
    const names = commands
      .flatMap(({ payload }) => {
        const pack = packOfPayload(payload);
        return pack.ok ? [pack.value.pack] : [];
      })
      .sort();
    // Two places that take the same name at once do so one after the other.
    for (const name of new Set(names)) await tx.rows(HOLD_NAME, [name]);
    const rows = await tx.rows<{ pack: string; version: number; area_path: string }>(VERSIONS_OF, [names]);
    return { known: rows.map(({ area_path, ...one }) => ({ ...one, areaPath: area_path })), added: [] };
  },
  decide: (world, command, { kernel, place }) => {
    const { payload } = command;
    const read = packOfPayload(payload);
    if (!read.ok) return read;
    const at = { isCommunity: place.kind === 'community', path: place.path };
    const known = world.known.filter(one => one.pack === read.value.pack);
    const decided = mayPublish(read.value, at, known, kernel.library.dictionary, KNOCK_SECONDS);
    if (!decided.ok) return decided;
    const { pack, version } = decided.value;
    world.known.push({ pack, version, areaPath: place.path });
    world.added.push({ pack: decided.value, text: payload.text });
    const digest = digestOf(JSON.stringify(decided.value)).toString('hex');
    const event = areaEvent('pack.published', 'pack', command.subject, { pack, version, digest });
    return accept([{ ...event, transition: 'published', rule: `${pack}@${version}` }]);
  },
  write: async (tx, world, { kernel, now, place, streamId, actor }) => {
    if (world.added.length === 0) return;
    const [raised] = await tx.rows<{ epoch: number }>(RAISE_EPOCH, [place.path]);
    const areaId = place.path === EVERYWHERE ? null : place.id;
    for (const { pack, text } of world.added) {
      const body = JSON.stringify(pack);
      await tx.rows(ADD_VERSION, [
        ...[pack.pack, pack.version, kernel.library.dictionary.version, body, digestOf(body), now, text],
        ...[streamId, areaId, place.path, actor.post.id, raised!.epoch],
      ]);
    }
  },
});

/** Whether an activation's events stand in this stream: its area's own, or its community's for anything below one. */
export const isOfStream = ({ areaId, areaPath }: Activation, { place, streamId }: Context): boolean =>
  areaId === streamId || (place.kind === 'community' && within(areaPath, place.path));

type Upgrading = { moved: Map<Id, Activation> };

export const upgradeActivationHandler = handler<UpgradeActivation, Upgrading>({
  type: 'upgrade-activation',
  partly: true,
  switches: 'alone',
  payload: UpgradeActivation,
  load: async () => ({ moved: new Map() }),
  decide: (world, command, context) => {
    const { library } = context.kernel;
    const { version } = command.payload;
    const activation = world.moved.get(command.subject) ?? context.activations.find(one => one.id === command.subject);
    if (activation === undefined || !isOfStream(activation, context)) return refuse('unknown-activation');
    if (context.actor.post.role !== 'system' && !within(activation.areaPath, context.actor.post.areaPath))
      return refuse('outside-area');
    const { pack } = activation;
    const from = library.pack(pack, activation.version);
    const to = library.pack(pack, version, activation.areaPath);
    if (from === undefined || to === undefined) return refuse('unknown-pack', { pack }, 'payload/version');
    const decided = upgrade(activation, from.pack, to.pack, context.now, context.place.timeZone);
    if (!decided.ok) return decided;
    world.moved.set(activation.id, decided.value);
    const { until } = decided.value;
    const body = {
      pack,
      from: activation.version,
      to: version,
      at: context.now,
      ...(until === undefined ? {} : { until }),
    };
    const event = areaEvent('pack.upgraded', 'activation', activation.id, body);
    return accept([{ ...event, transition: 'upgraded', rule: `${pack}@${version}` }]);
  },
  write: async (tx, world, context) => {
    for (const { id, version, earlier = [], until } of world.moved.values()) {
      await tx.rows(UPGRADE, [id, version, JSON.stringify(earlier), until ?? null]);
      await promiseWork(tx, 'recount', { activationId: id }, context.now);
    }
  },
});

const HOLD_NAME = sql('hold_pack_name', 'select pg_advisory_xact_lock(771204, hashtext($1))');
const VERSIONS_OF = sql(
  'versions_of_packs',
  'select pack, version, area_path::text from pack_version where pack = any($1::text[])',
);
const UPGRADE = sql(
  'upgrade_activation',
  'update activation set version = $2, earlier = $3::jsonb, until_at = $4 where id = $1',
);
