// The worker's day: every door of the grid in walking order, how far the round has come, and the next door in one press.
import { useEffect, useState } from 'preact/hooks';
import { localDate } from '../../../core/facts/local-time.ts';
import type { FieldDoor } from '../../../core/visits/contract.ts';
import { serverNow as now } from '../../shared/clock.ts';
import { Nothing } from '../comfort/empty.tsx';
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { rounds, visitedAt } from '../field.ts';
import { hashOf } from '../route.ts';
import { DoorCard } from './door-card.tsx';
import { nextDoor, progressOf, type Stairwell, stairwellsOf } from './order.ts';
import { Tabs } from './tabs.tsx';
import { type OnPhone, type ReadyRound, useOnPhone, WithRound } from './with-round.tsx';
import { shortDoor, stairwellText } from './words-of-door.ts';

/** Where the worker last was in each grid, while the page is open: the walk goes on from there. */
export const lastDoor = new Map<string, string>();
const unfolded = new Map<string, Set<string>>();

export function Progress({ round }: { round: ReadyRound }) {
  const text = useText();
  const { done, homes } = progressOf(round.doors);
  const zone = round.round.grid.timeZone;
  const day = localDate(now(), zone);
  const today = round.doors.filter(door => {
    const at = visitedAt(door.lastVisitId);
    return at !== undefined && localDate(at, zone) === day;
  }).length;
  return (
    <div class="progress">
      <p>
        <strong>{text('progressToday', { today })}</strong>
        <span>{text('progressRound', { done, homes })}</span>
      </p>
      <div
        class="bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={homes}
        aria-valuenow={done}
        aria-label={text('progressRound', { done, homes })}
      >
        <div style={{ width: `${homes === 0 ? 0 : (done / homes) * 100}%` }} />
      </div>
    </div>
  );
}

function StairwellSection(props: {
  grid: string;
  group: Stairwell;
  open: boolean;
  next: FieldDoor | undefined;
  onPhone: OnPhone;
  active: boolean;
  onFold(): void;
}) {
  const { grid, group, open, next, onPhone, active, onFold } = props;
  const text = useText();
  const { done, homes } = progressOf(group.doors);
  const name = stairwellText(text, group);
  const full = active && homes > 0 && done === homes;
  return (
    <section class="stairwell" aria-label={name}>
      <h2>
        <button type="button" class="fold" aria-expanded={open} onClick={onFold}>
          <span>{name}</span>
          <span class={full ? 'count full' : 'count'}>
            {full ? <Icon name="check" /> : null}
            {active ? text('stairwellProgress', { done, homes }) : text('homes', { homes })}
          </span>
        </button>
      </h2>
      {open ? (
        <ul class="cards">
          {group.doors.map(door => (
            <li key={door.dwellingId}>
              <DoorCard
                grid={grid}
                door={door}
                onPhone={onPhone.get(door.householdId)}
                active={active}
                next={door.dwellingId === next?.dwellingId}
              />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Doors({ grid, round }: { grid: string; round: ReadyRound }) {
  const text = useText();
  const onPhone = useOnPhone();
  const stairwells = stairwellsOf(round.doors);
  const active = round.actives.length > 0;
  const next = active ? nextDoor(stairwells, lastDoor.get(grid)) : undefined;
  const [here] = useState(() => lastDoor.get(grid));
  const [, redraw] = useState(0);
  const [folds] = useState(() => {
    const kept = unfolded.get(grid) ?? new Set<string>();
    const start = here ?? next?.dwellingId;
    const group = stairwells.find(one => one.doors.some(door => door.dwellingId === start)) ?? stairwells[0];
    if (group !== undefined && (here !== undefined || kept.size === 0)) kept.add(group.key);
    unfolded.set(grid, kept);
    return kept;
  });
  // Back from a door, the walk goes on where it was; the first screen of a grid starts at its top.
  useEffect(() => {
    if (here !== undefined) document.getElementById(`door-${here}`)?.scrollIntoView({ block: 'center' });
  }, [here]);
  const { again } = progressOf(round.doors);

  const foot =
    round.doors.length === 0 ? undefined : (
      <>
        <a class="secondary narrow" href={hashOf({ at: 'search', grid })}>
          <Icon name="search" />
          <span>{text('search')}</span>
        </a>
        {next === undefined ? (
          again > 0 && active ? (
            <a class="primary" href={hashOf({ at: 'again', grid })}>
              {text('roundAgain')}
            </a>
          ) : null
        ) : (
          <a class="primary next-door" href={hashOf({ at: 'door', grid, door: next.dwellingId })}>
            {text('next', { door: shortDoor(next) })}
            <Icon name="next" />
          </a>
        )}
      </>
    );

  return (
    <Screen
      over={round.round.grid.communityName}
      title={round.round.grid.name}
      up={{ at: 'grids' }}
      head={round.doors.length === 0 ? undefined : <Tabs grid={grid} at="doors" again={again} />}
      foot={foot}
    >
      {round.doors.length === 0 ? <Nothing icon="door" line={text('noDoors')} /> : null}
      {!active && round.doors.length > 0 ? <Nothing icon="clock" line={text('noRound')} /> : null}
      {active && round.doors.length > 0 ? <Progress round={round} /> : null}
      {active && next === undefined && round.doors.length > 0 ? (
        <p class="lead">
          <Icon name="check" /> {text('roundDone')}
        </p>
      ) : null}
      {stairwells.map(group => (
        <StairwellSection
          key={group.key}
          grid={grid}
          group={group}
          open={folds.has(group.key)}
          next={next}
          onPhone={onPhone}
          active={active}
          onFold={() => {
            if (!folds.delete(group.key)) folds.add(group.key);
            redraw(n => n + 1);
          }}
        />
      ))}
      <p>
        <button type="button" class="plain" disabled={round.refreshing} onClick={() => void rounds.load(grid)}>
          {text('refresh')}
        </button>
      </p>
    </Screen>
  );
}

export const DoorsPage = ({ grid }: { grid: string }) => (
  <WithRound grid={grid} up={{ at: 'grids' }}>
    {round => <Doors grid={grid} round={round} />}
  </WithRound>
);
