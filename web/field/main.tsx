// Opens the field page: who is here, then the screen the address names.
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { GridsPage } from './areas/grids-page.tsx';
import { Failed, Loading } from './comfort/empty.tsx';
import { Screen } from './comfort/screen.tsx';
import { showComfort, useText } from './comfort/text.ts';
import { AgainPage } from './doors/again-page.tsx';
import { DoorsPage } from './doors/doors-page.tsx';
import { followRound } from './doors/follow.ts';
import { SearchPage } from './doors/search-page.tsx';
import './field.css';
import { keepSending, outbox, rounds } from './field.ts';
import { openSession, useSession } from './organisations/session.ts';
import { WhoPage } from './organisations/who-page.tsx';
import { OutboxPage } from './outbox-page.tsx';
import { hashOf, useRoute } from './route.ts';
import { DoorPage } from './visits/door-page.tsx';
import { CorrectMetPage, CorrectNoContactPage, CorrectPage, MetPage, NoContactPage } from './visits/visit-pages.tsx';

const VISIT_PAGES = {
  door: DoorPage,
  met: MetPage,
  'no-contact': NoContactPage,
  correct: CorrectPage,
  'correct-met': CorrectMetPage,
  'correct-no-contact': CorrectNoContactPage,
};

function Field() {
  const text = useText();
  const route = useRoute();
  const session = useSession();
  const [failed, setFailed] = useState(false);
  const open = () => {
    setFailed(false);
    void openSession().then(opened => setFailed(!opened));
  };
  useEffect(open, []);
  const signedIn = session?.user !== undefined;
  const grid = signedIn && 'grid' in route ? route.grid : undefined;
  useEffect(
    () => (grid === undefined ? undefined : followRound({ rounds, grid, onBack: () => outbox.retry() })),
    [grid],
  );

  if (session === undefined)
    return <Screen title={text('app')}>{failed ? <Failed onAgain={open} /> : <Loading />}</Screen>;
  if (session.user === undefined || route.at === 'who') return <WhoPage />;
  switch (route.at) {
    case 'grids':
      return <GridsPage key={route.under ?? ''} under={route.under} />;
    case 'outbox':
      return <OutboxPage />;
    case 'doors':
      return <DoorsPage key={route.grid} grid={route.grid} />;
    case 'again':
      return <AgainPage key={route.grid} grid={route.grid} />;
    case 'search':
      return <SearchPage key={route.grid} grid={route.grid} />;
    default: {
      const Page = VISIT_PAGES[route.at];
      return <Page key={hashOf(route)} grid={route.grid} door={route.door} />;
    }
  }
}

showComfort();
keepSending();
render(<Field />, document.getElementById('app')!);
