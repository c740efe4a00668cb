// Who asks for an element already, so that nobody asks twice.
import { listDemands } from '../../../core/demands/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { To, useElementTitle, useMay, useQueryOf, useText } from '../frame/index.ts';
import { StateMark } from './demand-card.tsx';
import './demands.css';
import { WORDS } from './words.ts';

export function AskedAlready({ area, element }: { area: Id; element: string }) {
  const text = useText(WORDS);
  const elementTitle = useElementTitle();
  const may = useMay('raise-demand');
  const { value } = useQueryOf(listDemands, may ? { area } : undefined);
  const open = (value?.demands ?? []).filter(
    one =>
      (one.state === 'raised' || one.state === 'admitted') && one.elements.some(asked => asked.element === element),
  );
  return open.length === 0 ? null : (
    <ul className="asked-already">
      {open.map(demand => (
        <li key={demand.id}>
          <To path="/demands" query={{ demand: demand.id }}>
            {text('asksAlready', { sponsor: demand.sponsor, element: elementTitle(element) })}
          </To>{' '}
          <StateMark demand={demand} />
        </li>
      ))}
    </ul>
  );
}
