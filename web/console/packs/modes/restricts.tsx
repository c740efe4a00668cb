// What a restriction demands, owes and allows, as lines of a card.
import { type Restricting, useRestriction, useText } from '../../frame/index.ts';
import './modes.css';
import { WORDS } from './words.ts';

export function Restricts({ restricts }: { restricts: Restricting }) {
  const text = useText(WORDS);
  const restriction = useRestriction();
  const owed = restriction.owed(restricts);
  return (
    <div className="restricts">
      <p>
        <strong>{restriction.demand(restricts)}</strong>
      </p>
      {owed === '' ? null : (
        <p>
          <span className="soft">{text('owed')}</span> {owed}
        </p>
      )}
      <p>{restriction.appeal(restricts)}</p>
    </div>
  );
}
