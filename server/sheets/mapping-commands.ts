// `confirm-sheet`, `forget-sheet` and `unteach-header`: what a community remembers of a form, and what it taught.
import { areaEvent } from '../../core/areas/decide.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { confirmSheet, type Taught } from '../../core/sheets/mapping.ts';
import { ConfirmSheet, ForgetSheet, UnteachHeader } from '../../core/sheets/mapping-contract.ts';
import { handler } from '../kernel/pipeline.ts';
import { dropMapping, type Mapping, mappingsKnown, putMapping, taughtHere, teach, unteach } from './mappings.ts';
import { meaningWords } from './meaning-words.ts';

type Confirmed = { mapping: Mapping; taught: Taught[] }[];

export const confirmSheetHandler = handler<ConfirmSheet, Confirmed>({
  type: 'confirm-sheet',
  payload: ConfirmSheet,
  load: async () => [],
  decide: (confirmed, { payload }, context) => {
    if (context.place.kind !== 'community') return refuse('open-one-community');
    const decided = confirmSheet(context.streamId, payload, meaningWords(context.kernel.library));
    if (!decided.ok) return decided;
    const { event, taught } = decided.value;
    const { id: postId, role } = context.actor.post;
    confirmed.push({ mapping: { ...payload, at: context.now, postId, role }, taught });
    return accept([event]);
  },
  write: async (tx, confirmed, context) => {
    // In order: the last confirmation of a form is the one that counts.
    for (const { mapping, taught } of confirmed) {
      await putMapping(tx, context.streamId, mapping);
      if (taught.length > 0) await teach(tx, context.streamId, taught, mapping);
    }
  },
});

export const forgetSheetHandler = handler<ForgetSheet, { known: Set<string>; gone: string[] }>({
  type: 'forget-sheet',
  payload: ForgetSheet,
  load: async (tx, commands, streamId) => ({
    known: await mappingsKnown(
      tx,
      streamId,
      commands.map(command => command.payload.fingerprint),
    ),
    gone: [],
  }),
  decide: (world, { payload }, context) => {
    if (!world.known.delete(payload.fingerprint)) return refuse('unknown-form');
    world.gone.push(payload.fingerprint);
    return accept([areaEvent('sheet.forgotten', 'area', context.streamId, payload)]);
  },
  write: async (tx, world, context) => {
    await Promise.all(world.gone.map(fingerprint => dropMapping(tx, context.streamId, fingerprint)));
  },
});

export const unteachHeaderHandler = handler<UnteachHeader, { taught: Set<string>; gone: UnteachHeader[] }>({
  type: 'unteach-header',
  payload: UnteachHeader,
  load: async (tx, _commands, streamId) => ({ taught: await taughtHere(tx, streamId), gone: [] }),
  decide: (world, { payload }, context) => {
    if (!world.taught.delete(`${payload.row}/${payload.spelling}`)) return refuse('unknown-lesson');
    world.gone.push(payload);
    return accept([areaEvent('header.untaught', 'area', context.streamId, payload)]);
  },
  write: async (tx, world, context) => {
    await Promise.all(world.gone.map(({ row, spelling }) => unteach(tx, context.streamId, row, spelling)));
  },
});
