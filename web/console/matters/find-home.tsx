// Choosing a home by a few letters of a name or by its door, as the page of homes and people finds them.
import { Input } from 'antd';
import { useEffect, useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import { searchPeople } from '../../../core/registry/contract.ts';
import { Icon, Refused, useQueryOf, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

const TYPING_MS = 200;
const MOST = 8;

export type FoundHome = { householdId: Id; personId?: Id; name: string; door: string };

type FindHomeProps = { area: Id; chosen: FoundHome | undefined; onChoose(home: FoundHome | undefined): void };

export function FindHome({ area, chosen, onChoose }: FindHomeProps) {
  const text = useText(WORDS);
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSought(typed.trim()), TYPING_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const asked = useQueryOf(searchPeople, sought === '' ? undefined : { area, q: sought, limit: MOST }, { keep: true });
  const found = sought === '' ? [] : (asked.value?.items ?? []);
  if (chosen !== undefined)
    return (
      <p className="chosen-home">
        <Icon name="check" />
        <span>
          <strong>{chosen.door}</strong> {chosen.name}
        </span>
        <button type="button" className="plain" onClick={() => onChoose(undefined)}>
          {text('chooseOther')}
        </button>
      </p>
    );
  return (
    <div className="find-home">
      <label htmlFor="find-home">
        <span>{text('findHome')}</span>
        <Input
          id="find-home"
          autoComplete="off"
          placeholder={text('findHomeHint')}
          prefix={<Icon name="search" />}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      </label>
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {found.length > 0 ? (
        <ul className="found-homes" aria-label={text('foundHomes')}>
          {found.map(one => (
            <li key={`${one.personId} ${one.residence}`}>
              <button
                type="button"
                className="choice"
                onClick={() =>
                  onChoose({
                    householdId: one.householdId,
                    personId: one.personId,
                    name: one.name,
                    door: one.door.text,
                  })
                }
              >
                <span>
                  <strong>{one.door.text}</strong> {one.name}
                </span>
                <Icon name="next" />
              </button>
            </li>
          ))}
        </ul>
      ) : sought !== '' && asked.value !== undefined && !asked.previous ? (
        <p className="soft" role="status">
          {text('foundNoHome')}
        </p>
      ) : null}
    </div>
  );
}
