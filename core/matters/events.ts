// The events of a matter. Its skeletons alone tell its states: what it is, each move, and the rule that made it; what
// was said lies in payloads that can die.
import type { EventDraft, PayloadDraft, SensitivityClass } from '../kernel/event.ts';
import { EVERYDAY, type Id } from '../kernel/id.ts';
import type { CompiledPack } from '../packs/compile.ts';
import type { CompiledMatter } from '../packs/compile-rules.ts';
import type { Matter } from './model.ts';

/** `pack@version/name`, as skeletons name a rule or a type. */
export const named = ({ pack }: CompiledPack, name: string): string => `${pack.pack}@${pack.version}/${name}`;

/** Where what is said on a matter is kept: under its activation, or in everyday life. */
export const placeOfMatter = (compiled: CompiledPack, matter: Pick<Matter, 'activationId'>): Id =>
  compiled.pack.mode === 'emergency' ? matter.activationId : EVERYDAY;

export const classOf = ({ type }: CompiledMatter): SensitivityClass => type.class ?? 'personal';

export type MatterEventType =
  | 'matter.opened'
  | 'matter.moved'
  | 'matter.reopened'
  | 'matter.assigned'
  | 'matter.returned'
  | 'matter.asked'
  | 'matter.passed'
  | 'matter.joined'
  | 'matter.noted'
  | 'matter.affected';

/** `body` holds ids and codes, and words only where somebody said them; it is sealed in the class of the type. */
export function matterEvent(
  type: MatterEventType,
  compiled: CompiledPack,
  kind: CompiledMatter,
  matter: Matter,
  { transition, rule, body }: { transition?: string; rule?: string | undefined; body: Record<string, unknown> },
): EventDraft {
  const payload: PayloadDraft = {
    subjectId: matter.subject.id,
    class: classOf(kind),
    purpose: compiled.pack.purpose,
    activationId: placeOfMatter(compiled, matter),
    body,
  };
  const event: EventDraft = { type, subjectKind: 'matter', subjectId: matter.id, payloads: [payload] };
  if (transition !== undefined) event.transition = transition;
  if (rule !== undefined) event.rule = rule;
  if (matter.gridId !== undefined) event.gridId = matter.gridId;
  return event;
}

/** What opens a matter, as its skeleton says it: `open:pack@version/type`. */
export const openedEvent = (
  compiled: CompiledPack,
  kind: CompiledMatter,
  matter: Matter,
  more: { rule?: string | undefined; body?: Record<string, unknown> } = {},
): EventDraft =>
  matterEvent('matter.opened', compiled, kind, matter, {
    transition: `open:${named(compiled, kind.id)}`,
    rule: more.rule,
    body: {
      subject: matter.subject,
      source: matter.source,
      affected: matter.affected,
      ...(matter.parentId === undefined ? {} : { parentId: matter.parentId }),
      ...more.body,
    },
  });
