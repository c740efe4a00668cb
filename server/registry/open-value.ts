// `open-value`: looking at an identity number or a phone is itself something that happened, and stands in the chain.
import { areaEvent } from '../../core/areas/decide.ts';
import type { Id } from '../../core/kernel/id.ts';
import { accept, refuse } from '../../core/kernel/result.ts';
import { OpenValue } from '../../core/registry/contract.ts';
import { handler } from '../kernel/pipeline.ts';
import { type ResidenceRow, residencesOf } from './store.ts';

export const openValueHandler = handler<{ element: string; why: string }, Map<Id, ResidenceRow>>({
  type: 'open-value',
  payload: OpenValue,
  load: async (tx, commands, streamId) =>
    new Map(
      (
        await residencesOf(
          tx,
          streamId,
          commands.map(command => command.subject),
        )
      ).map(row => [row.person_id, row]),
    ),
  decide: (known, command, context) => {
    if (!known.has(command.subject)) return refuse('unknown-subject');
    const element = context.kernel.library.dictionary.elements.find(one => one.id === command.payload.element);
    if (element?.class !== 'identity') return refuse('unknown-element', { element: command.payload.element });
    return accept([
      areaEvent('value.opened', 'person', command.subject, { element: element.id, why: command.payload.why }),
    ]);
  },
  write: async () => {},
});
