// Chooses who is at the phone, among the people of a demonstration. Nothing else is asked.
import { useEffect, useState } from 'preact/hooks';
import type { PostView, UserView } from '../../../core/organisations/contract.ts';
import { Failed, Loading, Nothing } from '../comfort/empty.tsx';
import { Screen } from '../comfort/screen.tsx';
import { useText } from '../comfort/text.ts';
import { go, hashOf } from '../route.ts';
import { fetchUsers } from '../wire.ts';
import { WORDS, type Word } from '../words.ts';
import { holderName, mayVisit, type Taken, takePost, useSession } from './session.ts';

type Choice = { user: UserView; post: PostView };

const roleWord = (role: string): Word => {
  const word = `role_${role}`;
  return word in WORDS ? (word as Word) : 'role_other';
};

/** Whose day is spent at doors stands first: they are most of those who open this page. */
const atDoors = ({ post }: Choice): boolean => post.role === 'grid_worker' || post.role === 'volunteer';

/** What stands between this phone and another person's, and what to do about it. */
export function Hindered({ taken }: { taken?: Taken }) {
  const text = useText();
  const name = holderName();
  if (taken === 'unsent-first') return <Nothing icon="send" line={text('unsentFirst', { name })} />;
  if (taken !== 'unsettled-first') return null;
  return (
    <Nothing icon="alert" line={text('unsettledFirst', { name })}>
      <a class="secondary" href={hashOf({ at: 'outbox' })}>
        {text('settle')}
      </a>
    </Nothing>
  );
}

/** Past this many, a field to narrow the list is worth its place. */
const MANY = 8;

export function WhoPage() {
  const text = useText();
  const session = useSession();
  const [users, setUsers] = useState<UserView[] | 'failed'>();
  const [sought, setSought] = useState('');
  const [refused, setRefused] = useState<Exclude<Taken, 'taken'>>();
  const load = () => {
    setUsers(undefined);
    void fetchUsers().then(found => setUsers(found.ok ? found.value.users : 'failed'));
  };
  useEffect(load, []);

  const choices: Choice[] =
    users === undefined || users === 'failed'
      ? []
      : users
          .flatMap(user => user.posts.filter(mayVisit).map(post => ({ user, post })))
          .sort((a, b) => Number(atDoors(b)) - Number(atDoors(a)));
  const shown = choices.filter(({ user, post }) => `${user.name}${post.area.fullName}`.includes(sought.trim()));
  const choose = async ({ user, post }: Choice) => {
    const taken = await takePost(user.id, post);
    setRefused(taken === 'taken' ? undefined : taken);
    if (taken === 'taken') go(post.area.kind === 'grid' ? { at: 'doors', grid: post.area.id } : { at: 'grids' });
  };

  return (
    <Screen title={text('who')} up={session?.user === undefined ? undefined : { at: 'grids' }}>
      <p class="lead">{text('whoDemo')}</p>
      {refused === 'failed' ? <Failed onAgain={() => setRefused(undefined)} /> : null}
      <Hindered taken={refused} />
      {users === undefined ? <Loading /> : null}
      {users === 'failed' ? <Failed onAgain={load} /> : null}
      {Array.isArray(users) && choices.length === 0 ? <Nothing icon="people" line={text('whoNobody')} /> : null}
      {choices.length > MANY ? (
        <input
          type="search"
          class="find"
          placeholder={text('findWho')}
          aria-label={text('findWho')}
          value={sought}
          onInput={event => setSought(event.currentTarget.value)}
        />
      ) : null}
      <ul class="cards">
        {shown.map(choice => (
          <li key={choice.post.id}>
            <button type="button" class="card" onClick={() => void choose(choice)}>
              <span class="card-main">
                <strong>{choice.user.name}</strong>
                <span class="soft">{text(roleWord(choice.post.role))}</span>
              </span>
              <span class="soft">{choice.post.area.fullName}</span>
            </button>
          </li>
        ))}
      </ul>
      {choices.length > 0 && shown.length === 0 ? <Nothing icon="search" line={text('whoNoMatch')} /> : null}
    </Screen>
  );
}
