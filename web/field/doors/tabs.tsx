// The two ways through a grid: by building, and the doors to go back to.
import { useText } from '../comfort/text.ts';
import { hashOf, replace } from '../route.ts';

export function Tabs({ grid, at, again }: { grid: string; at: 'doors' | 'again'; again: number }) {
  const text = useText();
  const tab = (to: 'doors' | 'again', label: string) => (
    <a
      href={hashOf({ at: to, grid })}
      aria-current={at === to ? 'page' : undefined}
      onClick={event => {
        event.preventDefault();
        if (at !== to) replace({ at: to, grid });
      }}
    >
      {label}
    </a>
  );
  return (
    <nav class="tabs">
      {tab('doors', text('allDoors'))}
      {tab('again', text('againTab', { count: again }))}
    </nav>
  );
}
