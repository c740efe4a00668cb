// Before ringing: who lives here, what will be asked and how long it takes. Nothing medical, nothing of anybody's papers.
import { useEffect } from 'preact/hooks';
import { localDate } from '../../../core/facts/local-time.ts';
import type { FormItem } from '../../../core/visits/form.ts';
import { serverNow as now } from '../../shared/clock.ts';
import { Nothing } from '../comfort/empty.tsx';
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { type Say, titleOf, useText } from '../comfort/text.ts';
import { lastDoor } from '../doors/doors-page.tsx';
import { type ReadyRound, WithRound } from '../doors/with-round.tsx';
import { roomText, stairwellText, stateText } from '../doors/words-of-door.ts';
import { visitedAt } from '../field.ts';
import { mayGive } from '../organisations/session.ts';
import { hashOf } from '../route.ts';
import { daysAfter } from './date-pick.tsx';
import { sectionsOf } from './draft.ts';
import { formOf } from './form-of-door.ts';
import { clockTime, minutesOf } from './hours.ts';
import { personName } from './people.ts';
import { asHome, type HomeDoor } from './record.ts';
import { WhyAsked } from './why-asked.tsx';

export const costText = (text: Say, seconds: number): string =>
  seconds <= 60 ? text('aboutOneMinute') : text('aboutMinutes', { minutes: minutesOf(seconds) });

function WillAsk({ items, waiting, seconds }: { items: FormItem[]; waiting: number; seconds: number }) {
  const text = useText();
  if (items.length === 0) return <Nothing icon="check" line={text('nothingToAsk')} />;
  return (
    <section class="panel" aria-labelledby="will-ask">
      <h2 id="will-ask">
        <span>{text('willAsk')}</span>
        <span class="cost">
          <Icon name="clock" />
          {costText(text, seconds)}
        </span>
      </h2>
      <ul class="tags">
        {sectionsOf(items).map(({ element, items: [first, ...more] }) =>
          first === undefined ? null : (
            <li key={element}>
              {titleOf(first.title)}
              {more.length > 0 ? <small> {text('forPeople', { count: more.length + 1 })}</small> : null}
            </li>
          ),
        )}
      </ul>
      <WhyAsked items={items} among />
      {waiting > 0 ? <p class="soft">{text('waitsCount', { count: waiting })}</p> : null}
    </section>
  );
}

function LastVisit({ grid, round, door }: { grid: string; round: ReadyRound; door: HomeDoor }) {
  const text = useText();
  if (door.lastVisitId === undefined) return null;
  const zone = round.round.grid.timeZone;
  const at = visitedAt(door.lastVisitId);
  const day = at === undefined ? '' : localDate(at, zone);
  const today = localDate(now(), zone);
  const time = at === undefined ? '' : clockTime(at, zone);
  const when =
    day === today
      ? text('today', { time })
      : day === daysAfter(today, -1)
        ? text('yesterday', { time })
        : `${day} ${time}`.trim();
  return (
    <section class="panel last-visit">
      <p>
        <Icon name="clock" />
        <span>
          {text('lastVisit', { when })}
          {door.state === 'todo' ? '' : ` · ${stateText(text, door)}`}
        </span>
      </p>
      {mayGive('correct-visit') ? (
        <a class="secondary" href={hashOf({ at: 'correct', grid, door: door.dwellingId })}>
          {text('correctIt')}
        </a>
      ) : null}
    </section>
  );
}

function Door({ grid, round, door }: { grid: string; round: ReadyRound; door: HomeDoor }) {
  const text = useText();
  const form = formOf(round, door);
  const active = round.actives.length > 0;
  const at = { grid, door: door.dwellingId };
  useEffect(() => void lastDoor.set(grid, door.dwellingId), [grid, door.dwellingId]);

  return (
    <Screen
      over={stairwellText(text, door)}
      title={roomText(text, door)}
      up={{ at: 'doors', grid }}
      foot={
        active ? (
          <>
            <a class="secondary" href={hashOf({ at: 'no-contact', ...at })}>
              <Icon name="away" />
              {text('notMet')}
            </a>
            <a class="primary" href={hashOf({ at: 'met', ...at })}>
              <Icon name="doorOpen" />
              {text('opened')}
            </a>
          </>
        ) : undefined
      }
    >
      <section class="panel" aria-labelledby="lives-here">
        <h2 id="lives-here">{text('livesHere')}</h2>
        <ul class="people">
          {door.household.persons.map(person => (
            <li key={person.id}>
              <strong>{personName(text, door, person.id)}</strong>
              <span class="soft">
                {[
                  door.ages[person.id] === undefined ? '' : text('age', { age: door.ages[person.id]! }),
                  person.residence === 'living' ? '' : text(`residence_${person.residence}`),
                ]
                  .filter(part => part !== '')
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        <p class="soft">{text('notOnList')}</p>
      </section>
      {active ? (
        <WillAsk items={form.items} waiting={form.rest.length} seconds={form.seconds} />
      ) : (
        <Nothing icon="clock" line={text('noRound')} />
      )}
      {form.neutral.length > 0 ? (
        <p class="neutral">
          <Icon name="phone" />
          <span>{text('neutral')}</span>
        </p>
      ) : null}
      <LastVisit grid={grid} round={round} door={door} />
    </Screen>
  );
}

export const DoorPage = ({ grid, door: id }: { grid: string; door: string }) => {
  const text = useText();
  const up = { at: 'doors', grid } as const;
  return (
    <WithRound grid={grid} up={up}>
      {round => {
        const door = round.doors.find(one => one.dwellingId === id);
        const home = asHome(door);
        if (home !== undefined) return <Door key={id} grid={grid} round={round} door={home} />;
        return (
          <Screen
            over={door && stairwellText(text, door)}
            title={door === undefined ? text('doors') : roomText(text, door)}
            up={up}
          >
            <Nothing icon="door" line={text(door === undefined ? 'doorGone' : 'doorEmpty')} />
          </Screen>
        );
      }}
    </WithRound>
  );
};
