// When a matter is due: a shape and words beside the colour, so that a late one is seen in black and white too.
import type { MatterRow } from '../../../core/matters/contract-reads.ts';
import { countdownOf, FRAME_WORDS, Icon, useFormats, useNow, useText } from '../frame/index.ts';
import { urgencyOf } from './due.ts';
import { WORDS } from './words.ts';

export function DueMark({ row }: { row: Pick<MatterRow, 'open' | 'late' | 'dueAt' | 'movedAt'> }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { until, when } = useFormats();
  const now = useNow();
  const urgency = urgencyOf(row, now);
  const away = (ms: number): string => {
    const { word, values } = countdownOf(ms);
    return frame(word, values);
  };
  const { dueAt } = row;
  if (urgency === 'closed') return <span className="soft num">{text('closedAt', { when: when(row.movedAt) })}</span>;
  if (urgency === 'open') return <span className="soft">{text('noDue')}</span>;
  if (urgency === 'due') return <span className="num">{until(dueAt!)}</span>;
  const words =
    urgency === 'soon'
      ? text('dueIn', { left: away(dueAt! - now) })
      : dueAt !== undefined && dueAt <= now
        ? text('lateBy', { left: away(now - dueAt) })
        : text('late');
  return (
    <span className={`mark stale due-${urgency}`} title={dueAt === undefined ? undefined : until(dueAt)}>
      <Icon name={urgency === 'late' ? 'alert' : 'clock'} />
      <span className="num">{words}</span>
    </span>
  );
}
