// The visits of one home, newest first. A correction is a record of its own and names the one it corrects.
import type { HouseholdView } from '../../../core/registry/contract.ts';
import { FRAME_WORDS, Icon, roleWord, useFormats, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

export function VisitList({ visits }: { visits: HouseholdView['visits'] }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { when } = useFormats();
  if (visits.length === 0) return <p className="soft">{text('noVisits')}</p>;
  const byId = new Map(visits.map(visit => [visit.id, visit]));
  const corrected = new Set(visits.map(visit => visit.corrects));
  return (
    <ol className="visit-list">
      {visits.map(visit => {
        const met = visit.outcome === 'met';
        const of = visit.corrects === undefined ? undefined : byId.get(visit.corrects);
        return (
          <li key={visit.id} className={corrected.has(visit.id) ? 'superseded' : undefined}>
            <span className={`mark ${met ? 'fresh' : 'stale'}`}>
              <Icon name={met ? 'check' : 'gap'} />
              {text(met ? 'outcome_met' : 'outcome_no_contact')}
            </span>
            <span className="soft">
              {when(visit.at)} · {frame(roleWord(visit.role))}
            </span>
            {of === undefined ? null : <span className="soft">{text('corrects', { when: when(of.at) })}</span>}
            {corrected.has(visit.id) ? <span className="soft">{text('corrected')}</span> : null}
          </li>
        );
      })}
    </ol>
  );
}
