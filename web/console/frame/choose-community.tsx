// Stands in for a list that opens one community at a time, when the chosen area holds several.
import type { ReactNode } from 'react';
import { listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { To } from './address.tsx';
import { useArea } from './area.ts';
import { useQueryOf } from './asking.ts';
import { Icon } from './icon.tsx';
import { Empty, Loading, Panel, Refused } from './page.tsx';
import { useFormats, useText } from './text.ts';
import { WORDS } from './words.ts';

export function ChooseCommunity() {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { id, choose } = useArea();
  const asked = useQueryOf(listAreas, id === undefined ? undefined : { under: id, kinds: 'community' });
  if (asked.refusal !== undefined) return <Refused refusal={asked.refusal} onAgain={asked.again} />;
  if (asked.value === undefined) return <Loading />;
  if (asked.value.areas.length === 0)
    return (
      <Panel>
        <Empty icon="areas" title={text('noCommunities')} action={<To path="/areas">{text('toAreas')}</To>} />
      </Panel>
    );
  return (
    <Panel title={text('needCommunity')}>
      <p className="soft">{text('needCommunityWhy')}</p>
      <ul className="choices">
        {asked.value.areas.map(one => (
          <li key={one.id}>
            <button type="button" onClick={() => choose(one.id)}>
              <strong>{one.name}</strong>
              <span className="soft num">{text('households', { n: number(one.households) })}</span>
              <Icon name="next" />
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Shows its content for one community; above communities, the choice of one. */
export function OneCommunity({ children }: { children: (communityId: Id, areaId: Id) => ReactNode }) {
  const { area, communityId, refusal, again } = useArea();
  if (area === undefined) return refusal === undefined ? <Loading /> : <Refused refusal={refusal} onAgain={again} />;
  if (communityId === undefined) return <ChooseCommunity />;
  return children(communityId, area.id);
}
