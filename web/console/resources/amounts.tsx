// Quantities and states of an item, in words.
import { localDate } from '../../../core/facts/local-time.ts';
import type { ResourceView } from '../../../core/resources/contract.ts';
import type { ResourceUnit } from '../../../core/resources/model.ts';
import { DEFAULT_TIME_ZONE } from '../../shared/i18n.ts';
import { Icon, useFormats, useNow, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

/** `12 bags`. */
export function useAmount(): (n: number, unit: ResourceUnit) => string {
  const text = useText(WORDS);
  const { number } = useFormats();
  return (n, unit) => text('amount', { n: number(n), unit: text(n === 1 ? `one_${unit}` : `unit_${unit}`) });
}

/** When the places of a slot may be used. */
export function useWindowText(): (window: { from: number; until: number }) => string {
  const text = useText(WORDS);
  const { when } = useFormats();
  return ({ from, until }) => {
    const sameDay = localDate(from, DEFAULT_TIME_ZONE) === localDate(until, DEFAULT_TIME_ZONE);
    return text('window', { from: when(from), until: when(until, sameDay ? 'time' : 'minute') });
  };
}

export function StateMark({ resource }: { resource: ResourceView }) {
  const text = useText(WORDS);
  const now = useNow();
  const { retiredAt, window, onHand } = resource;
  const over = window !== undefined && window.until <= now;
  if (retiredAt === undefined && !over && onHand > 0) return null;
  const look = retiredAt === undefined && !over ? 'stale' : '';
  return (
    <span className={`mark ${look}`}>
      <Icon name={retiredAt !== undefined ? 'close' : over ? 'clock' : 'gap'} />
      {text(retiredAt !== undefined ? 'retired' : over ? 'slotOver' : 'noneFree')}
    </span>
  );
}
