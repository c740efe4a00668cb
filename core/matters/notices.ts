// Lines of the inbox: a pack's own messages, and the few the system writes itself. Whoever may not know whom a line is
// about gets its words alone.
import { mayRead } from '../access/may.ts';
import type { Title } from '../facts/model.ts';
import type { Role } from '../kernel/actor.ts';
import { SENSITIVITY_CLASSES, type SensitivityClass } from '../kernel/event.ts';
import type { Active, CompiledPack } from '../packs/compile.ts';
import { isSecret } from '../packs/view.ts';

/** Messages of the system's own, beside those of packs; no pack's message has a dot. */
export const SYSTEM_MESSAGES = {
  'rule.parked': {
    zh: '一条规则一次要做的事太多，后面的没有做。请联系场景的编写人。',
    en: "A rule wanted to do too much at once, and what was left over was not done. Tell the pack's author.",
  },
  'matter.returned': {
    zh: '一个事项被退回，请看原因并另派人办。',
    en: 'A matter was given back. Read why, and hand it to somebody else.',
  },
} as const satisfies Record<string, Title>;

export type SystemMessage = keyof typeof SYSTEM_MESSAGES;

const isSystems = (message: string): message is SystemMessage => Object.hasOwn(SYSTEM_MESSAGES, message);

/** The words of a line; undefined where its pack version has no such message. */
export const wordsOf = (compiled: CompiledPack | undefined, message: string): Title | undefined =>
  isSystems(message) ? SYSTEM_MESSAGES[message] : compiled?.pack.messages?.[message];

/** The most guarded class a rule reads where no matter is at hand: what its line gives away. */
export function classOfRule({ compiled }: Active, ruleId: string): SensitivityClass {
  const rule = compiled.rules.find(one => one.rule.id === ruleId);
  const read = [
    ...(rule?.trigger.kind === 'fact' ? [rule.trigger.element] : []),
    ...(rule?.when?.reads.elements ?? []),
    ...(rule?.when?.reads.known ?? []),
  ];
  const classes = read.flatMap(id => compiled.elements.get(id)?.element.class ?? []);
  return SENSITIVITY_CLASSES.findLast(each => classes.includes(each)) ?? 'personal';
}

/** Whether a role may be told whom a line of a class is about. */
export const mayBeTold = (role: string, sensitivity: SensitivityClass): boolean =>
  !isSecret(sensitivity) || mayRead(role as Role).includes(sensitivity);
