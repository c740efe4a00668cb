// Whether something belongs to everyday life or to an emergency: a word, and a colour beside it.
import type { PackSummary } from '../../../core/packs/contract.ts';
import { Icon, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

export function Mode({ mode }: Pick<PackSummary, 'mode'>) {
  const text = useText(WORDS);
  return (
    <span className={`mode ${mode}`}>
      {mode === 'emergency' ? <Icon name="lamp" /> : null}
      {text(mode)}
    </span>
  );
}
