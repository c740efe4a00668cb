// Nobody met: why, in one press. The reason stays in this round's records and is in no list of people.
import { useState } from 'preact/hooks';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { HourOfDay, NoContactReason } from '../../../core/visits/model.ts';
import { serverNow as now } from '../../shared/clock.ts';
import { Refused } from '../comfort/empty.tsx';
import { Icon, type IconName } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { HOURS } from '../doors/again-page.tsx';
import { hourWord, stairwellText } from '../doors/words-of-door.ts';
import { suggestHour } from './hours.ts';
import { type Occasion, save } from './saving.ts';

const OTHERWISE: readonly { reason: Exclude<NoContactReason, 'nobody_home'>; icon: IconName }[] = [
  { reason: 'declined', icon: 'quiet' },
  { reason: 'moved_away', icon: 'moved' },
  { reason: 'vacant', icon: 'empty' },
  { reason: 'language', icon: 'language' },
];

export function NoContact({ occasion }: { occasion: Occasion }) {
  const text = useText();
  const { grid, round, door, corrects } = occasion;
  const [refusal, setRefusal] = useState<Refusal>();
  const first = suggestHour(now(), round.round.grid.timeZone, door.again);
  const hours = [first, ...HOURS.filter(hour => hour !== first)];
  const record = (reason: NoContactReason, again?: HourOfDay) =>
    setRefusal(save(occasion, { outcome: 'no_contact', reason, again, answers: [] }));

  return (
    <Screen
      over={`${stairwellText(text, door)} ${door.room}${corrects === undefined ? '' : ` · ${text('correcting')}`}`}
      title={text('noContactTitle')}
      up={{ at: corrects === undefined ? 'door' : 'correct', grid, door: door.dwellingId }}
    >
      {refusal === undefined ? null : <Refused refusal={refusal} />}
      <section class="panel" aria-labelledby="nobody-home">
        <h2 id="nobody-home">
          <span>
            <Icon name="away" /> {text('nobodyHome')}
          </span>
        </h2>
        <div class="chips">
          {hours.map(hour => (
            <button
              key={hour}
              type="button"
              class={hour === first ? 'chip suggested' : 'chip'}
              aria-label={text('comeBack', { hour: text(hourWord(hour)) })}
              onClick={() => record('nobody_home', hour)}
            >
              {text(hourWord(hour))}
              {hour === first ? <small>{text('suggested')}</small> : null}
            </button>
          ))}
        </div>
      </section>
      <h2 class="section-title">{text('otherReasons')}</h2>
      <ul class="cards">
        {OTHERWISE.map(({ reason, icon }) => (
          <li key={reason}>
            <button
              type="button"
              class="card reason"
              aria-label={text(`reason_${reason}`)}
              onClick={() => record(reason)}
            >
              <Icon name={icon} />
              <span>
                <strong>{text(`reason_${reason}`)}</strong>
                <span class="soft">{text(`about_${reason}`)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
