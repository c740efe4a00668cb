// What every page is made of: a heading, a lead, actions; and what it shows when there is nothing, not yet, or no.
import { Button } from 'antd';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import { refusalText } from '../../shared/client.ts';
import { Icon, type IconName } from './icon.tsx';
import { useLanguage, useText } from './text.ts';
import { WORDS } from './words.ts';

export type PageProps = {
  title: string;
  /** One sentence: what this page is for. */
  lead?: ReactNode;
  /** Small line above the title: where this is. */
  over?: ReactNode;
  /** Buttons of the page, the main one last. */
  actions?: ReactNode;
  /** For tables that need the room. */
  wide?: boolean;
  children: ReactNode;
};

export function Page({ title, lead, over, actions, wide = false, children }: PageProps) {
  const text = useText(WORDS);
  const heading = useRef<HTMLHeadingElement>(null);
  // A new page starts at its top and its heading, so that a screen reader says where one is.
  useEffect(() => {
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} · ${text('app')}`;
  }, [title, text]);
  return (
    <div className={wide ? 'page wide' : 'page'}>
      <header className="page-head">
        <div className="page-words">
          {over === undefined ? null : <div className="over">{over}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead === undefined ? null : <p className="lead">{lead}</p>}
        </div>
        {actions === undefined ? null : <div className="page-actions">{actions}</div>}
      </header>
      {children}
    </div>
  );
}

type PanelProps = { title?: ReactNode; side?: ReactNode; label?: string; className?: string; children: ReactNode };

/** A sheet of paper on the desk. */
export const Panel = ({ title, side, label, className = '', children }: PanelProps) => (
  <section className={`panel ${className}`} aria-label={label}>
    {title === undefined ? null : (
      <div className="panel-head">
        <h2>{title}</h2>
        {side}
      </div>
    )}
    {children}
  </section>
);

type EmptyProps = { icon: IconName; title: string; children?: ReactNode; action?: ReactNode };

/** Nothing here: `children` says why, `action` what to do. */
export const Empty = ({ icon, title, children, action }: EmptyProps) => (
  <div className="empty">
    <span className="empty-icon">
      <Icon name={icon} />
    </span>
    <p className="empty-title">{title}</p>
    {children === undefined ? null : <div className="empty-words">{children}</div>}
    {action === undefined ? null : <div className="empty-action">{action}</div>}
  </div>
);

/** Keeps the place of what is coming; the words appear only when it takes long. */
export function Loading({ lines = 4 }: { lines?: number }) {
  const text = useText(WORDS);
  return (
    <div className="loading" role="status">
      <span className="loading-word">{text('loading')}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all alike.
        <span key={line} className="loading-line" style={{ width: `${92 - ((line * 17) % 40)}%` }} />
      ))}
    </div>
  );
}

/** What asking again may mend; everything else stands until something changes. */
const PASSING = new Set(['busy', 'too-many', 'uploads-waiting', 'unexpected']);

type RefusedProps = { refusal: Refusal; about?: string; onAgain?: () => void };

/** A refusal, with what to do next. `about`: what was refused, in the words of the page. */
export function Refused({ refusal, about, onAgain }: RefusedProps) {
  const text = useText(WORDS);
  const language = useLanguage();
  return (
    <div className="refused" role="alert">
      <Icon name="alert" />
      <p>
        {about === undefined ? null : <strong>{about} </strong>}
        {refusalText(refusal, language)}
      </p>
      {onAgain === undefined || !PASSING.has(refusal.code) ? null : <Button onClick={onAgain}>{text('again')}</Button>}
    </div>
  );
}
