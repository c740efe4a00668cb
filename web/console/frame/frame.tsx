// The frame round every page: ribbon, menu, the chosen area, comforts, and the page itself.
import { Drawer } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { PostView, UserView } from '../../../core/organisations/contract.ts';
import { chooseLanguage } from '../../shared/i18n.ts';
import { To, useAddress } from './address.tsx';
import { AreaPicker, OPEN_PICKER } from './area-picker.tsx';
import { DemoRibbon, EmergencyBanner, OfflineLine, WaitingLine } from './banners.tsx';
import { Icon } from './icon.tsx';
import { useLive } from './live.ts';
import { Menu } from './menu.tsx';
import type { Entry } from './room.ts';
import { leave } from './session.ts';
import { showElder, useElder, useLanguage, useText } from './text.ts';
import { roleWord, WORDS } from './words.ts';

export function Comforts() {
  const text = useText(WORDS);
  const language = useLanguage();
  const elder = useElder();
  return (
    <div className="comforts">
      <button type="button" aria-pressed={elder} aria-label={text('elder')} onClick={() => showElder(!elder)}>
        <span aria-hidden="true">{language === 'zh' ? '大字' : 'A+'}</span>
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {text('language')}
      </button>
    </div>
  );
}

export const Brand = () => {
  const text = useText(WORDS);
  return (
    <To path="/" className="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <rect width="32" height="32" rx="8" />
        <path d="M10 25V8h12v17M7 25h18M18 16h1" />
      </svg>
      <span>
        <strong>{text('app')}</strong>
        <small>{text('console')}</small>
      </span>
    </To>
  );
};

function Who({ user, post }: { user: UserView; post: PostView }) {
  const text = useText(WORDS);
  const { go } = useAddress();
  return (
    <div className="who">
      <p>
        <strong>{user.name}</strong>
        <span>{text(roleWord(post.role))}</span>
        <span>{post.organisation}</span>
      </p>
      <p className="who-links">
        <To path="/sign-in" query={{ area: undefined }}>
          {text('changePost')}
        </To>
        <button
          type="button"
          className="plain"
          onClick={() => void leave().then(() => go('/sign-in', { area: undefined }))}
        >
          {text('signOut')}
        </button>
      </p>
    </div>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** `/` goes to the page's own search (`data-search`), otherwise to the choice of an area. */
function useSlash(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      const search = document.querySelector<HTMLElement>('main [data-search] input, main input[data-search]');
      if (search === null) window.dispatchEvent(new Event(OPEN_PICKER));
      else search.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}

type FrameProps = { entries: readonly Entry[]; user: UserView; post: PostView; children: ReactNode };

export function Frame({ entries, user, post, children }: FrameProps) {
  const text = useText(WORDS);
  const [open, setOpen] = useState(false);
  useLive();
  useSlash();
  return (
    <div className="frame">
      <a className="skip" href="#main">
        {text('skip')}
      </a>
      <DemoRibbon />
      <aside className="side">
        <Brand />
        <Menu entries={entries} post={post} />
        <Who user={user} post={post} />
      </aside>
      <div className="body">
        <div className="bar">
          <button
            type="button"
            className="menu-button"
            aria-expanded={open}
            aria-label={text('menu')}
            onClick={() => setOpen(true)}
          >
            <Icon name="menu" />
          </button>
          <AreaPicker />
          <Comforts />
        </div>
        <OfflineLine />
        <EmergencyBanner />
        <WaitingLine />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <footer className="life">{text('life')}</footer>
      </div>
      <Drawer
        placement="left"
        size={300}
        open={open}
        onClose={() => setOpen(false)}
        title={<Brand />}
        closable={{ 'aria-label': text('closeMenu') }}
      >
        <Menu entries={entries} post={post} onGo={() => setOpen(false)} />
        <Who user={user} post={post} />
      </Drawer>
    </div>
  );
}

/** Before anybody is signed in: no menu, no area. */
export const Porch = ({ children }: { children: ReactNode }) => {
  const text = useText(WORDS);
  return (
    <div className="porch">
      <a className="skip" href="#main">
        {text('skip')}
      </a>
      <DemoRibbon />
      <div className="bar">
        <Brand />
        <Comforts />
      </div>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="life">{text('life')}</footer>
    </div>
  );
};
