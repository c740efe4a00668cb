// How far an import has come, in a word and a sign.
import type { ImportView } from '../../../../core/registry/contract.ts';
import { Icon, type IconName, useText } from '../../frame/index.ts';
import { WORDS } from './words.ts';

const LOOK: Record<ImportView['state'], { icon: IconName; tone: string }> = {
  reading: { icon: 'clock', tone: '' },
  checked: { icon: 'lamp', tone: 'stale' },
  writing: { icon: 'clock', tone: '' },
  done: { icon: 'check', tone: 'fresh' },
  cancelled: { icon: 'close', tone: '' },
  refused: { icon: 'alert', tone: 'stale' },
};

export function StateMark({ state }: { state: ImportView['state'] }) {
  const text = useText(WORDS);
  const { icon, tone } = LOOK[state];
  return (
    <span className={`mark ${tone}`}>
      <Icon name={icon} />
      {text(`state_${state}`)}
    </span>
  );
}
