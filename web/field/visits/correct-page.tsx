// Says anew what happened at the last visit. The earlier record stays as it was; its answers are never shown here.
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { stairwellText } from '../doors/words-of-door.ts';
import { recorder } from '../field.ts';
import { hashOf } from '../route.ts';
import type { Occasion } from './saving.ts';

export function Correct({ occasion }: { occasion: Occasion }) {
  const text = useText();
  const { grid, door, corrects } = occasion;
  const here = corrects !== undefined && recorder.remembered(corrects) !== undefined;
  const at = { grid, door: door.dwellingId };
  return (
    <Screen
      over={`${stairwellText(text, door)} ${door.room}`}
      title={text('correctTitle')}
      up={{ at: 'door', ...at }}
      foot={
        <>
          <a class="secondary" href={hashOf({ at: 'correct-no-contact', ...at })}>
            <Icon name="away" />
            {text('correctNotMet')}
          </a>
          <a class="primary" href={hashOf({ at: 'correct-met', ...at })}>
            <Icon name="doorOpen" />
            {text('correctMet')}
          </a>
        </>
      }
    >
      <p class="lead">{text(here ? 'correctHintHere' : 'correctHint')}</p>
    </Screen>
  );
}
