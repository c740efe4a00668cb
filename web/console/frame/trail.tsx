// Where a page is: the areas from the post's own down to the chosen one, each a step back up.
import { Fragment } from 'react';
import { To, useAddress } from './address.tsx';
import { useArea } from './area.ts';
import { useSession } from './session.ts';
import { useText } from './text.ts';
import { WORDS } from './words.ts';

/** `keep`: names of the query that go along. */
export function Trail({ keep = [] }: { keep?: readonly string[] }) {
  const text = useText(WORDS);
  const { post } = useSession();
  const { trail, area } = useArea();
  const { path, query } = useAddress();
  // What lies above the post's area is not its own to open.
  const own = trail.findIndex(one => one.id === post?.area.id);
  const steps = own < 0 ? trail : trail.slice(own);
  const along = Object.fromEntries(keep.map(name => [name, query[name]]));
  if (steps.length === 0) return area === undefined ? null : <span>{area.name}</span>;
  return (
    <nav className="trail" aria-label={text('area')}>
      {steps.map((one, i) => (
        <Fragment key={one.id}>
          {i === 0 ? null : <span aria-hidden="true"> / </span>}
          {i === steps.length - 1 ? (
            <span aria-current="page">{one.name}</span>
          ) : (
            <To path={path} query={{ ...along, area: one.id }}>
              {one.name}
            </To>
          )}
        </Fragment>
      ))}
    </nav>
  );
}
