// The menu: the rooms a post may enter, in the order of a day's work.
import type { PostView } from '../../../core/organisations/contract.ts';
import { To, useAddress } from './address.tsx';
import { Icon } from './icon.tsx';
import { type Entry, entryOf } from './room.ts';
import { useText, useTitle } from './text.ts';
import { WORDS } from './words.ts';

type MenuProps = { entries: readonly Entry[]; post: PostView; onGo?: () => void };

export function Menu({ entries, post, onGo }: MenuProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { path } = useAddress();
  const shown = entries.filter(one => one.when === undefined || one.when(post));
  const here = entryOf(shown, path);
  return (
    <nav aria-label={text('mainMenu')}>
      <ul className="menu">
        {shown.map(one => (
          <li key={one.path}>
            <To path={one.path} aria-current={one === here ? 'page' : undefined} onClick={onGo}>
              <Icon name={one.icon} />
              <span>{title(one.title)}</span>
            </To>
          </li>
        ))}
      </ul>
    </nav>
  );
}
