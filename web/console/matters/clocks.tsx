// The promises on a matter: what is left of each, ticking; which stand still and why; which were kept or passed.
import type { ClockView, MatterWhole } from '../../../core/matters/contract-reads.ts';
import { Icon, type IconName, Panel, useFormats, useNow, useText, useTitle } from '../frame/index.ts';
import { spanOf } from './span.ts';
import { WORDS } from './words.ts';

const MARKS: Record<ClockView['status'], { icon: IconName; look: string }> = {
  idle: { icon: 'clock', look: '' },
  running: { icon: 'clock', look: 'fresh' },
  paused: { icon: 'pause', look: '' },
  met: { icon: 'check', look: 'fresh' },
  late: { icon: 'alert', look: 'stale' },
};
const TICK_MS = 1000;
const STILL_MS = 60_000;

function Clock({ clock, state }: { clock: ClockView; state: string }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { until } = useFormats();
  const { status, dueAt, remainingMs, elapsedMs, pausedMs } = clock;
  const runs = dueAt !== undefined && (status === 'running' || status === 'late');
  const now = useNow(runs ? TICK_MS : STILL_MS);
  const span = (ms: number): string => {
    const { word, values } = spanOf(ms);
    return text(word, values);
  };
  // What was running when it was asked about may have passed since.
  const passed = status === 'late' || (status === 'running' && dueAt !== undefined && dueAt <= now);
  const shown = passed ? 'late' : status;
  const words =
    passed && dueAt !== undefined
      ? text('lateBy', { left: span(now - dueAt) })
      : status === 'running' && dueAt !== undefined
        ? text('leftOf', { left: span(dueAt - now) })
        : status === 'paused' && remainingMs !== undefined
          ? text('leftStill', { left: span(remainingMs) })
          : text(`clock_${shown}`);
  const { icon, look } = MARKS[shown];
  return (
    <li className={`clock ${shown}`}>
      <p className="clock-head">
        <strong>{title(clock.title)}</strong>
        <span className={`mark ${look}`}>
          <Icon name={icon} />
          {text(`clock_${shown}`)}
        </span>
      </p>
      <p className="clock-left num" role="timer">
        {words}
      </p>
      <p className="soft small num">
        {[
          runs ? text('dueAt', { when: until(dueAt) }) : undefined,
          status === 'paused' ? text('pausedWhy', { state }) : undefined,
          elapsedMs >= STILL_MS ? text('elapsed', { span: span(elapsedMs) }) : undefined,
          pausedMs >= STILL_MS ? text('pausedFor', { span: span(pausedMs) }) : undefined,
          clock.undated === true ? text('undated') : undefined,
        ]
          .filter(part => part !== undefined)
          .join(' · ')}
      </p>
    </li>
  );
}

export function Clocks({ whole: { clocks, matter } }: { whole: MatterWhole }) {
  const text = useText(WORDS);
  const title = useTitle();
  if (clocks.length === 0) return null;
  const begun = clocks.filter(clock => clock.status !== 'idle');
  const idle = clocks.filter(clock => clock.status === 'idle');
  return (
    <Panel title={text('clocks')}>
      <ul className="clocks">
        {begun.map(clock => (
          <Clock key={clock.id} clock={clock} state={title(matter.stateTitle)} />
        ))}
      </ul>
      {idle.length === 0 ? null : (
        <p className="soft small">
          {text('clocksIdle', { clocks: idle.map(clock => title(clock.title)).join(' · ') })}
        </p>
      )}
    </Panel>
  );
}
