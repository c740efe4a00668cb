// Puts frame and rooms together: look, language, router, and who is at the screen.
import { QueryClientProvider } from '@tanstack/react-query';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { Button, ConfigProvider, App as Notices } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useEffect, useMemo } from 'react';
import { learnServerTime } from '../../shared/clock.ts';
import { localeOf } from '../../shared/i18n.ts';
import { BASE, To, useAddress } from './address.tsx';
import { queries } from './asking.ts';
import { Frame, Porch } from './frame.tsx';
import { Empty, Loading, Page, Panel, Refused } from './page.tsx';
import type { Room } from './room.ts';
import { useSession } from './session.ts';
import { useElder, useLanguage, useText } from './text.ts';
import { themeOf } from './theme.ts';
import { WORDS } from './words.ts';

export const SIGN_IN = '/sign-in';

const Missing = () => {
  const text = useText(WORDS);
  return (
    <Page title={text('pageMissing')}>
      <Panel>
        <Empty icon="search" title={text('pageMissingWhat')} action={<To path="/">{text('toHome')}</To>} />
      </Panel>
    </Page>
  );
};

/** A page that was not loaded (a lost line, a new version on the server) is opened anew. */
const Failed = () => {
  const text = useText(WORDS);
  return (
    <Panel>
      <Empty
        icon="alert"
        title={text('pageFailed')}
        action={<Button onClick={() => location.reload()}>{text('again')}</Button>}
      />
    </Panel>
  );
};

function Root({ rooms }: { rooms: readonly Room[] }) {
  const { session, user, post, asked } = useSession();
  const { path, go } = useAddress();
  const atDoor = path === SIGN_IN;
  const known = user !== undefined && post !== undefined;
  useEffect(() => {
    if (session !== undefined) learnServerTime(session.now);
  }, [session]);
  useEffect(() => {
    if (session !== undefined && !known && !atDoor) go(SIGN_IN);
  }, [session, known, atDoor, go]);
  if (session === undefined)
    return (
      <Porch>
        {asked.refusal === undefined ? <Loading /> : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      </Porch>
    );
  if (atDoor || !known)
    return (
      <Porch>
        <Outlet />
      </Porch>
    );
  return (
    <Frame entries={rooms.flatMap(room => room.entries)} user={user} post={post}>
      <Outlet />
    </Frame>
  );
}

function createRoutes(rooms: readonly Room[]) {
  const root = createRootRoute({ component: () => <Root rooms={rooms} />, notFoundComponent: Missing });
  const routes = rooms
    .flatMap(room => room.routes)
    .map(({ path, load }) =>
      createRoute({
        getParentRoute: () => root,
        path,
        component: lazyRouteComponent(load),
        pendingComponent: Loading,
        errorComponent: Failed,
      }),
    );
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: BASE,
    defaultPreload: false,
    // Queries are plain text here: an id stays an id, whatever it looks like.
    parseSearch: text => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: query => {
      const text = new URLSearchParams(query as Record<string, string>).toString();
      return text === '' ? '' : `?${text}`;
    },
  });
}

export function App({ rooms }: { rooms: readonly Room[] }) {
  const language = useLanguage();
  const elder = useElder();
  const router = useMemo(() => createRoutes(rooms), [rooms]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: large text changes the tokens the theme is read from.
  const theme = useMemo(() => themeOf(), [elder]);
  useEffect(() => {
    document.documentElement.lang = localeOf(language);
  }, [language]);
  return (
    <ConfigProvider
      theme={theme}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <Notices message={{ maxCount: 2 }}>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Notices>
    </ConfigProvider>
  );
}
