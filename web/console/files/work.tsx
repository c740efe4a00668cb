// How far long work has come, in a bar and in words, with the way to stop it.
import type { ReactNode } from 'react';
import './files.css';

type WorkProps = {
  title: string;
  /** 0–1; undefined while it cannot be told. */
  share: number | undefined;
  /** The same in words: `1,200 of 3,000 rows`. */
  words: string;
  /** What is certain meanwhile: `nothing is written yet`. */
  note?: string;
  stop?: ReactNode;
};

export function Work({ title, share, words, note, stop }: WorkProps) {
  const percent = share === undefined ? undefined : Math.floor(Math.min(1, share) * 100);
  return (
    <div className="work">
      <div className="work-head">
        <strong>{title}</strong>
        <span role="status" className="num">
          {words}
        </span>
      </div>
      <div
        className={percent === undefined ? 'work-bar unknown' : 'work-bar'}
        role="progressbar"
        aria-label={title}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={words}
      >
        <span style={percent === undefined ? undefined : { width: `${percent}%` }} />
      </div>
      <div className="work-foot">
        <span>{note}</span>
        {stop}
      </div>
    </div>
  );
}
