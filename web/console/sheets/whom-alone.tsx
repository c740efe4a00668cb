// Of whom alone a sheet speaks: everybody, those of an age, or whom somebody's own condition says.
import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useText } from '../frame/index.ts';

const WORDS = {
  label: { zh: '只填哪些人', en: 'Of whom alone' },
  all: { zh: '所有人', en: 'Everybody' },
  up: { zh: '{n} 岁以上', en: 'Aged {n} and over' },
  under: { zh: '不满 {n} 岁', en: 'Under {n}' },
  own: { zh: '自己写条件…', en: 'A condition of one’s own…' },
  ownLabel: { zh: '条件', en: 'The condition' },
  ownHint: {
    zh: '写法和场景包里的一样，如 {example}。只能用这个用途下可以填的内容。',
    en: 'As in packs, for example {example}. It may read what could be filled in for this purpose, and nothing else.',
  },
  hint: {
    zh: '以户、房、楼、网格为一行的表，家里有一人符合就算在内。',
    en: 'Where a row is a home, a dwelling, a building or a grid, one person of whom it holds is enough.',
  },
} as const;

const UP = [60, 65, 80];
const UNDER = [6, 18];
const OWN = 'own';
const EXAMPLE = 'age >= 65 && facts.household.rental == true';
const LONGEST = 500;

const upOf = (n: number) => `age >= ${n}`;
const underOf = (n: number) => `age < ${n}`;

/** A condition in words where it is one of those offered; otherwise as it is written. */
export function useWhomAlone(): (where: string) => string {
  const text = useText(WORDS);
  return where => {
    const up = UP.find(n => upOf(n) === where);
    const under = UNDER.find(n => underOf(n) === where);
    return up !== undefined ? text('up', { n: up }) : under !== undefined ? text('under', { n: under }) : where;
  };
}

type WhomAloneProps = { where: string | undefined; onChange(where: string | undefined): void };

export function WhomAlone({ where, onChange }: WhomAloneProps) {
  const text = useText(WORDS);
  const inWords = useWhomAlone();
  const id = useId();
  const [own, setOwn] = useState(false);
  const offered = [...UP.map(upOf), ...UNDER.map(underOf)];
  return (
    <div>
      <label htmlFor={id}>{text('label')}</label>
      <Select
        id={id}
        size="large"
        value={own ? OWN : (where ?? '')}
        onChange={(next: string) => {
          setOwn(next === OWN);
          onChange(next === '' || next === OWN ? undefined : next);
        }}
        virtual={false}
        options={[
          { value: '', label: text('all') },
          ...offered.map(one => ({ value: one, label: inWords(one) })),
          { value: OWN, label: text('own') },
        ]}
      />
      {own ? (
        <>
          <Input
            size="large"
            aria-label={text('ownLabel')}
            maxLength={LONGEST}
            spellCheck={false}
            value={where ?? ''}
            onChange={event => onChange(event.target.value.trim() === '' ? undefined : event.target.value)}
          />
          <p className="soft">{text('ownHint', { example: EXAMPLE })}</p>
        </>
      ) : (
        <p className="soft">{text('hint')}</p>
      )}
    </div>
  );
}
