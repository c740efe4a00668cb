// The matters of one home, on the home's page: those that are open, and the way to open one.
import type { Id } from '../../../core/kernel/id.ts';
import { listMatters } from '../../../core/matters/contract-reads.ts';
import { listsPersons, Panel, Refused, To, useMay, useQueryOf, useSession, useText, useTitle } from '../frame/index.ts';
import { toMatter } from './about.tsx';
import { DueMark } from './due-mark.tsx';
import './matters.css';
import { WORDS } from './words.ts';

const MOST = 20;

export function HomeMatters({ community, household }: { community: Id; household: Id }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { post } = useSession();
  const mayOpen = useMay('open-matter');
  const may = post !== undefined && listsPersons(post);
  const asked = useQueryOf(listMatters, may ? { community, household, show: 'open', limit: MOST } : undefined);
  if (!may) return null;
  return (
    <Panel
      title={text('matters')}
      side={
        mayOpen ? (
          <To className="no-print" path="/matters/open" query={{ household, community }}>
            {text('openOne')}
          </To>
        ) : undefined
      }
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {asked.value?.items.length === 0 ? <p className="soft">{text('homeNone')}</p> : null}
      <ul className="plain-rows">
        {asked.value?.items.map(row => (
          <li key={row.id}>
            <span>
              <To {...toMatter(row)}>{title(row.title)}</To>{' '}
              <span className="soft small">
                {title(row.stateTitle)}
                {row.about.name === undefined ? '' : ` · ${row.about.name}`}
              </span>
            </span>
            <DueMark row={row} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
