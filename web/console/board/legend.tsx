// What the shades of the map mean: each with its hatch and the value it begins at.
import { shareText } from '../../shared/i18n.ts';
import { useFormats, useLanguage, useText } from '../frame/index.ts';
import type { Step } from './shades.ts';
import { WORDS } from './words.ts';

type LegendProps = { steps: readonly Step[]; byShare: boolean; tone: 'celadon' | 'amber'; title: string };

export function Legend({ steps, byShare, tone, title }: LegendProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const language = useLanguage();
  return (
    <ul className={`legend ${tone}`} aria-label={title}>
      {steps.map(({ from, depth, hatch }, i) => (
        <li key={from}>
          <span className={`legend-shade ${hatch}`}>
            <span style={{ opacity: depth }} />
          </span>
          <span className="num">
            {!byShare && i === 0
              ? number(0)
              : text('stepFrom', { from: byShare ? shareText(from, language, 0) : number(from) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
