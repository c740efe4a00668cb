// The frame of every screen: ribbon, header with the comforts, content, and what the thumb reaches at the bottom.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../organisations/session.ts';
import { OutboxLine, UndoBar } from '../outbox-line.tsx';
import { hashOf, type Route, returnTo } from '../route.ts';
import { Icon } from './icon.tsx';
import { setComfort, useComfort, useText } from './text.ts';

export type ScreenProps = {
  title: string;
  /** Small line above the title: where this is. */
  over?: string;
  /** One step up; the phone's own back button does the same. */
  up?: Route;
  /** Inside the header, below the title. */
  head?: ComponentChildren;
  /** Primary actions, always within reach. */
  foot?: ComponentChildren;
  /** Without it the line for emergencies is left out, as on a keypad. */
  lifeFirst?: boolean;
  children: ComponentChildren;
};

const Ribbon = () => {
  const text = useText();
  const database = useSession()?.database;
  if (database === undefined || database === 'live') return null;
  return <p class="ribbon">{text(database)}</p>;
};

export const LifeFirst = () => {
  const text = useText();
  return (
    <p class="life-first">
      <span>{text('lifeFirst')}</span>
      <span class="numbers">
        {['120', '119', '110'].map(number => (
          <a key={number} href={`tel:${number}`}>
            {number}
          </a>
        ))}
      </span>
    </p>
  );
};

const Comforts = () => {
  const text = useText();
  const { language, elder } = useComfort();
  return (
    <div class="comforts">
      <button
        type="button"
        class="comfort"
        aria-pressed={elder}
        aria-label={text('largeText')}
        onClick={() => setComfort({ elder: !elder })}
      >
        <span aria-hidden="true">{language === 'zh' ? '大' : 'A+'}</span>
      </button>
      <button
        type="button"
        class="comfort"
        aria-label={text('otherLanguageName')}
        onClick={() => setComfort({ language: language === 'zh' ? 'en' : 'zh' })}
      >
        <span aria-hidden="true" lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {language === 'zh' ? 'EN' : '中'}
        </span>
      </button>
    </div>
  );
};

export function Screen({ title, over, up, head, foot, lifeFirst = true, children }: ScreenProps) {
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  // A new screen starts at its top and its heading, so that a screen reader says where one is; a list that goes on
  // where it was left scrolls there after this.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · ${text('app')}`;
  }, [title, text]);

  return (
    <div class="screen">
      <header class="head">
        <Ribbon />
        <div class="head-row">
          {up === undefined ? null : (
            <a
              class="up"
              href={hashOf(up)}
              aria-label={text('back')}
              onClick={event => {
                event.preventDefault();
                returnTo(up);
              }}
            >
              <Icon name="back" />
            </a>
          )}
          <div class="head-title">
            {over === undefined ? null : <p class="over">{over}</p>}
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
          </div>
          <Comforts />
        </div>
        {head}
      </header>
      <main>
        {children}
        {lifeFirst ? <LifeFirst /> : null}
      </main>
      <footer class="foot">
        <UndoBar />
        <OutboxLine />
        {foot === undefined ? null : <div class="foot-actions">{foot}</div>}
      </footer>
    </div>
  );
}
