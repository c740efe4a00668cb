// Says that the board follows, and of which instant its figures are.

import { useFormats, useText } from '../frame/index.ts';
import { useLiveState } from '../frame/live.ts';
import { WORDS } from './words.ts';

/** `at`: ms by the server's clock. */
export function LiveMark({ at }: { at: number }) {
  const text = useText(WORDS);
  const { when } = useFormats();
  const open = useLiveState() === 'open';
  return (
    <p className={open ? 'live-mark open' : 'live-mark'}>
      <span className="live-dot" aria-hidden="true" />
      {open ? `${text('live')} · ` : ''}
      <span className="num">{text('at', { when: when(at, 'clock') })}</span>
    </p>
  );
}
