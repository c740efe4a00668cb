// The grids a worker's posts reach: a grid's own post opens it, a community's post lists its grids.
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AreaView } from '../../../core/areas/contract.ts';
import type { PostView } from '../../../core/organisations/contract.ts';
import { Failed, Loading, Nothing } from '../comfort/empty.tsx';
import { Icon } from '../comfort/icon.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { mayVisit, readSession, takePost, useSession } from '../organisations/session.ts';
import { go, hashOf } from '../route.ts';
import { fetchGrids } from '../wire.ts';

type Choice = { post: PostView; id: string; name: string; place: string; homes?: number; persons?: number };

/** Grids of one post; undefined when they could not be fetched. */
async function gridsOfPost(post: PostView): Promise<Choice[] | undefined> {
  const { area } = post;
  if (area.kind === 'grid') return [{ post, id: area.id, name: area.name, place: area.fullName }];
  const found = await fetchGrids(area.id);
  return found.ok
    ? found.value.map((grid: AreaView) => ({
        post,
        id: grid.id,
        name: grid.name,
        place: area.fullName,
        homes: grid.households,
        persons: grid.persons,
      }))
    : undefined;
}

export function GridsPage() {
  const text = useText();
  const session = useSession();
  const [choices, setChoices] = useState<Choice[] | 'failed'>();
  const [unsent, setUnsent] = useState(false);
  const user = session?.user;
  const load = useCallback(() => {
    setChoices(undefined);
    const posts = user?.posts.filter(mayVisit) ?? [];
    void Promise.all(posts.map(gridsOfPost)).then(lists => {
      const known = lists.flatMap(list => list ?? []);
      const once = [...new Map(known.map(choice => [choice.id, choice])).values()];
      setChoices(once.length === 0 && lists.includes(undefined) ? 'failed' : once);
    });
  }, [user]);
  useEffect(load, [load]);
  const open = async (choice: Choice) => {
    const userId = readSession()?.user?.id;
    const taken = userId === undefined ? 'failed' : await takePost(userId, choice.post);
    setUnsent(taken === 'unsent-first');
    if (taken === 'taken') go({ at: 'doors', grid: choice.id });
    if (taken === 'failed') setChoices('failed');
  };

  return (
    <Screen
      over={user?.name}
      title={text('grids')}
      foot={
        <a class="secondary" href={hashOf({ at: 'who' })}>
          {text('changePost')}
        </a>
      }
    >
      {unsent ? <Nothing icon="send" line={text('unsentFirst')} /> : null}
      {choices === undefined ? <Loading /> : null}
      {choices === 'failed' ? <Failed onAgain={load} /> : null}
      {Array.isArray(choices) && choices.length === 0 ? <Nothing icon="door" line={text('noGrids')} /> : null}
      <ul class="cards">
        {Array.isArray(choices)
          ? choices.map(choice => (
              <li key={choice.id}>
                <button type="button" class="card" onClick={() => void open(choice)}>
                  <span class="card-main">
                    <strong>{choice.name}</strong>
                    <Icon name="next" />
                  </span>
                  <span class="soft">{choice.place}</span>
                  {choice.homes === undefined ? null : (
                    <span class="soft">{text('gridHomes', { homes: choice.homes, persons: choice.persons ?? 0 })}</span>
                  )}
                </button>
              </li>
            ))
          : null}
      </ul>
    </Screen>
  );
}
