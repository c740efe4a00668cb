// The second pass: doors to go back to, by the hour at which somebody may be in.
import { useState } from 'preact/hooks';
import type { HourOfDay } from '../../../core/visits/model.ts';
import { Nothing } from '../comfort/empty.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { hashOf } from '../route.ts';
import { DoorCard } from './door-card.tsx';
import { stairwellsOf } from './order.ts';
import { Tabs } from './tabs.tsx';
import { type ReadyRound, useOnPhone, WithRound } from './with-round.tsx';
import { hourWord } from './words-of-door.ts';

export const HOURS: readonly HourOfDay[] = ['morning', 'noon', 'afternoon', 'evening', 'weekend'];

function Again({ grid, round }: { grid: string; round: ReadyRound }) {
  const text = useText();
  const onPhone = useOnPhone();
  const [hour, setHour] = useState<HourOfDay>();
  const waiting = stairwellsOf(round.doors)
    .flatMap(group => group.doors)
    .filter(door => door.state === 'again');
  const shown = hour === undefined ? waiting : waiting.filter(door => door.again === hour);
  const count = (of: HourOfDay) => waiting.filter(door => door.again === of).length;

  return (
    <Screen
      over={round.round.grid.name}
      title={text('againTitle')}
      up={{ at: 'doors', grid }}
      head={<Tabs grid={grid} at="again" again={waiting.length} />}
      foot={
        <a class="secondary" href={hashOf({ at: 'search', grid })}>
          {text('search')}
        </a>
      }
    >
      {waiting.length === 0 ? <Nothing icon="check" line={text('noAgain')} /> : null}
      {waiting.length > 0 ? (
        <fieldset class="chips">
          <legend class="unseen">{text('againTitle')}</legend>
          <button type="button" class="chip" aria-pressed={hour === undefined} onClick={() => setHour(undefined)}>
            {text('anyHour', { count: waiting.length })}
          </button>
          {HOURS.filter(one => count(one) > 0).map(one => (
            <button key={one} type="button" class="chip" aria-pressed={hour === one} onClick={() => setHour(one)}>
              {text('hourCount', { hour: text(hourWord(one)), count: count(one) })}
            </button>
          ))}
        </fieldset>
      ) : null}
      {waiting.length > 0 && shown.length === 0 ? <Nothing icon="clock" line={text('noAgainAt')} /> : null}
      <ul class="cards">
        {shown.map(door => (
          <li key={door.dwellingId}>
            <DoorCard
              grid={grid}
              door={door}
              onPhone={onPhone.get(door.householdId)}
              active={round.actives.length > 0}
              withStairwell
              hourOnly
            />
          </li>
        ))}
      </ul>
    </Screen>
  );
}

export const AgainPage = ({ grid }: { grid: string }) => (
  <WithRound grid={grid} up={{ at: 'doors', grid }}>
    {round => <Again grid={grid} round={round} />}
  </WithRound>
);
