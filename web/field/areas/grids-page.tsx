// Where to go today: the grids the worker's posts reach, or the way down to them.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Id } from '../../../core/kernel/id.ts';
import { Failed, Loading, Nothing } from '../comfort/empty.tsx';
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { mayVisit, type Taken, takePost, useSession } from '../organisations/session.ts';
import { Hindered } from '../organisations/who-page.tsx';
import { go, hashOf } from '../route.ts';
import { type Place, placesBelow, placesOfPost } from './places.ts';

export function GridsPage({ under }: { under?: Id }) {
  const text = useText();
  const session = useSession();
  const [places, setPlaces] = useState<Place[] | 'failed'>();
  const [hindered, setHindered] = useState<Taken>();
  const user = session?.user;
  const load = useCallback(() => {
    setPlaces(undefined);
    const posts = user?.posts.filter(mayVisit) ?? [];
    const held = posts.find(post => post.id === session?.postId) ?? posts[0];
    const lists = under === undefined ? posts.map(placesOfPost) : held === undefined ? [] : [placesBelow(held, under)];
    void Promise.all(lists).then(found => {
      const known = found.flatMap(list => list ?? []);
      const once = [...new Map(known.map(place => [place.id, place])).values()];
      setPlaces(once.length === 0 && found.includes(undefined) ? 'failed' : once);
    });
  }, [user, session?.postId, under]);
  useEffect(load, [load]);
  const open = async (place: Place) => {
    const taken = user === undefined ? 'failed' : await takePost(user.id, place.post);
    setHindered(taken);
    if (taken === 'taken') go(place.isGrid ? { at: 'doors', grid: place.id } : { at: 'grids', under: place.id });
    if (taken === 'failed') setPlaces('failed');
  };

  return (
    <Screen
      over={user?.name}
      title={text('grids')}
      up={under === undefined ? undefined : { at: 'grids' }}
      foot={
        <a class="secondary" href={hashOf({ at: 'who' })}>
          {text('changePost')}
        </a>
      }
    >
      <Hindered taken={hindered} />
      {places === undefined ? <Loading /> : null}
      {places === 'failed' ? <Failed onAgain={load} /> : null}
      {Array.isArray(places) && places.length === 0 ? <Nothing icon="door" line={text('noGrids')} /> : null}
      <ul class="cards">
        {Array.isArray(places)
          ? places.map(place => (
              <li key={place.id}>
                <button type="button" class="card" onClick={() => void open(place)}>
                  <span class="card-main">
                    <strong>{place.name}</strong>
                    <Icon name="next" />
                  </span>
                  <span class="soft">{place.within}</span>
                  {place.homes === undefined ? null : (
                    <span class="soft">{text('gridHomes', { homes: place.homes, persons: place.persons ?? 0 })}</span>
                  )}
                </button>
              </li>
            ))
          : null}
      </ul>
    </Screen>
  );
}
