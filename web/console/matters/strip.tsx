// The states of a matter in the pack's order: where it has been, where it is, what lies ahead.
import type { MatterWhole } from '../../../core/matters/contract-reads.ts';
import { Icon, useFormats, useNow, useText, useTitle } from '../frame/index.ts';
import { WORDS } from './words.ts';

export function Strip({ whole: { states, matter } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { since } = useFormats();
  const now = useNow();
  return (
    <ol className="strip" aria-label={text('strip')}>
      {states.map(state => {
        const here = state.id === matter.state;
        return (
          <li
            key={state.id}
            className={here ? 'here' : state.been ? 'been' : 'ahead'}
            aria-current={here ? 'step' : undefined}
          >
            <span className="strip-mark">
              <Icon name={here ? 'matter' : state.been ? 'check' : 'next'} />
            </span>
            <span>
              <strong>{title(state.title)}</strong>
              <span className="small">
                {here
                  ? text(matter.open ? 'hereSince' : 'endedSince', { since: since(matter.movedAt, now) })
                  : text(state.been ? 'been' : state.final ? 'wayOut' : 'ahead')}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
