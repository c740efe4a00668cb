// What a matter needs known, what is held for it, and the matters above and below it.
import type { MatterWhole } from '../../../core/matters/contract-reads.ts';
import { Icon, Panel, To, useDuration, useMay, useText, useTitle } from '../frame/index.ts';
import { aboutText, toMatter } from './about.tsx';
import { WORDS } from './words.ts';

export function Needs({ whole: { needs } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  if (needs.length === 0) return null;
  return (
    <Panel title={text('needs')}>
      <ul className="plain-rows">
        {needs.map(({ element, title: name, of, every }) => (
          <li key={element}>
            <span>{title(name)}</span>
            <span className="soft small num">
              {text('needsOf', { n: of })}
              {every === undefined ? '' : ` · ${text('needsEvery', { every: duration(every) })}`}
            </span>
          </li>
        ))}
      </ul>
      <p className="soft small">{text('needsWhat')}</p>
    </Panel>
  );
}

export function Holds({ whole: { holds } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  if (holds.length === 0) return null;
  return (
    <Panel title={text('holds')}>
      <ul className="plain-rows">
        {holds.map(({ supply, quantity, item, lacking }) => (
          <li key={`${supply} ${item ?? ''} ${lacking}`}>
            <span>
              {item ?? supply} <span className="num">× {quantity}</span>
            </span>
            <span className={`mark ${lacking ? 'stale' : 'fresh'}`}>
              <Icon name={lacking ? 'gap' : 'check'} />
              {text(lacking ? 'lacking' : 'held')}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function Related({ whole: { matter, parent, children } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const mayOpen = useMay('open-matter');
  const title = useTitle();
  return (
    <Panel title={text('related')}>
      {parent === undefined ? null : (
        <p>
          <To path="/matters/matter" query={{ id: parent, community: matter.community }}>
            {text('toParent')}
          </To>
        </p>
      )}
      {children.length === 0 && parent === undefined ? <p className="soft">{text('noRelated')}</p> : null}
      <ul className="plain-rows">
        {children.map(child => (
          <li key={child.id}>
            <span>
              <To {...toMatter(child)}>{title(child.title)}</To> <span className="soft small">{aboutText(child)}</span>
            </span>
            <span className="state">{title(child.stateTitle)}</span>
          </li>
        ))}
      </ul>
      {matter.about.householdId === undefined || !matter.open || !mayOpen ? null : (
        <p className="no-print">
          <To
            path="/matters/open"
            query={{ household: matter.about.householdId, community: matter.community, parent: matter.id }}
          >
            {text('openChild')}
          </To>
        </p>
      )}
    </Panel>
  );
}
