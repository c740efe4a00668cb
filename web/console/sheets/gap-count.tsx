// How much of a column is missing or out of date; pressed, it opens the list behind the number.
import type { GapColumn } from '../../../core/sheets/gaps-contract.ts';
import { Icon, useFormats, useText } from '../frame/index.ts';
import { WORDS } from './gap-words.ts';

type GapCountProps = { header: string; gaps: GapColumn; onOpen(): void };

export function GapCount({ header, gaps: { missing, stale }, onOpen }: GapCountProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const word = missing === 0 ? 'stale' : stale === 0 ? 'missing' : 'both';
  const words = text(word, { missing: number(missing), stale: number(stale) });
  return (
    <button
      type="button"
      className="gap-count num"
      aria-label={text('openOf', { header, gaps: words })}
      onClick={onOpen}
    >
      <Icon name="gap" />
      {words}
      <Icon name="next" />
    </button>
  );
}
