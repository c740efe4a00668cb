// The event of a visit: a skeleton that says only whether somebody was met, and payloads that can die one by one.
// Identity and medical answers never share a payload with anything else.
import { keepUntil } from '../facts/durations.ts';
import type { Fact } from '../facts/fact.ts';
import type { EventDraft, PayloadDraft, SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { Active } from '../packs/compile.ts';
import type { Household } from '../registry/household.ts';
import type { VisitOutcome } from './model.ts';

/** A place a fact is kept in: the key of one fact in the store. */
export type FactKey = { subjectId: Id; class: SensitivityClass; purpose: string; activationId: Id; element: string };

/** A fact to keep; `seq` is 0 until the kernel numbers the event. */
export type FactOfVisit = FactKey & { fact: Fact };

/** What a correction adds: the visit it corrects, when that was (ms), and the facts it takes back. */
export type Correcting = { corrects: Id; observedAt: number; withdraw: readonly FactKey[] };

/**
 * The event with its payloads, body `{element: {value?, how}}`. Split by subject, class, purpose, activation and the
 * instant retention lets go, so that each can die by itself. A correction adds `corrects`, `observedAt` (ms) and
 * `withdrawn`, the elements it takes back; no element's id looks like those.
 */
export function visitEvent(
  type: string,
  { household, actives, timeZone }: { household: Household; actives: readonly Active[]; timeZone: string },
  outcome: VisitOutcome,
  said: readonly FactOfVisit[],
  correcting?: Correcting,
): EventDraft {
  const retentions = new Map<string, string>();
  for (const { compiled } of actives)
    for (const [id, { element }] of compiled.elements) if (element.retention) retentions.set(id, element.retention);
  const payloads = new Map<string, PayloadDraft>();
  const payloadOf = (key: FactKey, observedAt: number): PayloadDraft => {
    const retention = key.element.startsWith('visit.')
      ? actives.find(({ compiled }) => compiled.pack.purpose === key.purpose)?.compiled.pack.visits?.retention
      : retentions.get(key.element);
    const until = key.activationId === EVERYDAY ? keepUntil({ retention }, observedAt, timeZone) : undefined;
    const group = `${key.subjectId} ${key.class} ${key.purpose} ${key.activationId} ${until ?? ''}`;
    let payload = payloads.get(group);
    if (payload === undefined) {
      payload = {
        subjectId: key.subjectId,
        class: key.class,
        purpose: key.purpose,
        activationId: key.activationId,
        body: {},
      };
      if (until !== undefined) payload.keepUntil = until;
      if (correcting !== undefined)
        payload.body = { corrects: correcting.corrects, observedAt: correcting.observedAt, withdrawn: [] };
      payloads.set(group, payload);
    }
    return payload;
  };
  for (const { fact, ...key } of said) {
    const { value, how } = fact;
    payloadOf(key, fact.observedAt).body[key.element] = value === undefined ? { how } : { value, how };
  }
  for (const key of correcting?.withdraw ?? [])
    (payloadOf(key, correcting!.observedAt).body.withdrawn as string[]).push(key.element);
  const event: EventDraft = {
    type,
    subjectKind: 'household',
    subjectId: household.id,
    transition: outcome,
    payloads: [...payloads.values()],
  };
  if (household.gridId !== undefined) event.gridId = household.gridId;
  return event;
}
