// A rule as a sentence: what sets it off, on what condition, and what follows. The titles come from the pack and the
// dictionary; conditions stand as they are written.
import type { Dictionary, Title } from '../../../../core/facts/model.ts';
import { matterTypes } from '../../../../core/packs/compile-rules.ts';
import type { Effect, Pack, Rule } from '../../../../core/packs/model.ts';
import { parseTrigger } from '../../../../core/packs/trigger.ts';
import type { FrameWord } from '../../frame/words.ts';
import { roleWord } from '../../frame/words.ts';
import type { InsideWord } from './words.ts';

export type Said = { word: InsideWord; values: Record<string, string> };

export type Speaking = {
  title(of: Title): string;
  role(word: FrameWord): string;
  duration(iso: string): string;
  /** What a role that is no post's is called. */
  mover(word: 'lead' | 'resident'): string;
};

const names = (pack: Pack, dictionary: Dictionary, speak: Speaking) => {
  const matters = matterTypes(pack);
  const own = pack.elements.flatMap(one => ('use' in one ? [] : [one]));
  const elements = new Map([...dictionary.elements, ...own].map(one => [one.id, one.title]));
  return {
    matter: (id: string) => speak.title(matters[id]?.title ?? { zh: id, en: id }),
    move: (matter: string | undefined, id: string) => {
      const of = matter === undefined ? Object.values(matters).find(one => one.moves?.[id]) : matters[matter];
      return speak.title(of?.moves?.[id]?.title ?? { zh: id, en: id });
    },
    clock: (matter: string, id: string) => {
      const of = matters[matter];
      const found = of?.clocks?.find(one => one.id === id)?.title ?? of?.states[id]?.title;
      return speak.title(found ?? { zh: id, en: id });
    },
    element: (id: string) => speak.title(elements.get(id) ?? { zh: id, en: id }),
    message: (id: string) => speak.title(pack.messages?.[id] ?? { zh: id, en: id }),
    mover: (id: string) => (id === 'lead' || id === 'resident' ? speak.mover(id) : speak.role(roleWord(id))),
  };
};

/** What sets a rule off. */
export function causeOf(rule: Rule, pack: Pack, dictionary: Dictionary, speak: Speaking): Said {
  const trigger = parseTrigger(rule.on);
  const name = names(pack, dictionary, speak);
  switch (trigger?.kind) {
    case 'fact':
      return { word: 'onFact', values: { element: name.element(trigger.element) } };
    case 'opened':
      return { word: 'onOpened', values: { matter: name.matter(trigger.matter) } };
    case 'moved':
      return trigger.transition === undefined
        ? { word: 'onMoved', values: { matter: name.matter(trigger.matter) } }
        : {
            word: 'onMove',
            values: { matter: name.matter(trigger.matter), move: name.move(trigger.matter, trigger.transition) },
          };
    case 'clock':
      return {
        word: 'onClock',
        values: { matter: name.matter(trigger.matter), clock: name.clock(trigger.matter, trigger.clock) },
      };
    case 'schedule':
      return { word: 'onSchedule', values: { every: speak.duration(trigger.every), at: trigger.at } };
    case 'switched':
      return { word: trigger.to === 'on' ? 'onSwitchedOn' : 'onSwitchedOff', values: {} };
    case undefined:
      return { word: 'onOther', values: { on: rule.on } };
  }
}

/** What follows, one effect. */
export function effectOf(effect: Effect, pack: Pack, dictionary: Dictionary, speak: Speaking): Said {
  const name = names(pack, dictionary, speak);
  if ('open' in effect) return { word: 'doOpen', values: { matter: name.matter(effect.open) } };
  if ('send' in effect) return { word: 'doSend', values: { move: name.move(effect.matter, effect.send) } };
  if ('assign' in effect) return { word: 'doAssign', values: { role: name.mover(effect.assign) } };
  if ('ask' in effect)
    return effect.every === undefined
      ? { word: 'doAsk', values: { element: name.element(effect.ask) } }
      : { word: 'doAskEvery', values: { element: name.element(effect.ask), every: speak.duration(effect.every) } };
  if ('notify' in effect)
    return { word: 'doNotify', values: { role: name.mover(effect.notify), message: name.message(effect.message) } };
  if ('reserve' in effect)
    return { word: 'doReserve', values: { supply: effect.reserve, n: String(effect.quantity ?? 1) } };
  return { word: 'doDraw', values: { matter: name.matter(effect.draw) } };
}
