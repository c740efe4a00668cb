// The checklist of an activation's exit: each step in words with how far it is, and when its facts are gone at the latest.
import type { ActivationView, ExitStep } from '../../../../core/packs/contract.ts';
import { Icon, useFormats, useText } from '../../frame/index.ts';
import './modes.css';
import { WORDS } from './words.ts';

export const isStepDone = ({ done, total }: Pick<ExitStep, 'done' | 'total'>): boolean =>
  total !== null && done >= total;

function Step({ step }: { step: ExitStep }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const { done, total } = step;
  const over = isStepDone(step);
  return (
    <li className={over ? 'over' : undefined}>
      <Icon name={over ? 'check' : 'clock'} />
      <span>{text(`step_${step.step}`)}</span>
      {total === null || total === 0 || over ? null : (
        <progress value={done} max={total} aria-label={text(`step_${step.step}`)} />
      )}
      <span className="soft num">
        {total === null
          ? text('stepWaiting')
          : total === 0
            ? text('stepNone')
            : text('stepOf', { done: number(done), total: number(total) })}
      </span>
    </li>
  );
}

export function ExitSteps({ activation: { exit = [], deleteAt } }: { activation: ActivationView }) {
  const text = useText(WORDS);
  const { until } = useFormats();
  if (exit.length === 0 && deleteAt === undefined) return null;
  return (
    <section className="exit" aria-label={text('exit')}>
      {exit.length === 0 ? null : <h4>{text(exit.every(isStepDone) ? 'exitDone' : 'exit')}</h4>}
      {exit.length === 0 ? null : (
        <ul>
          {exit.map(one => (
            <Step key={one.step} step={one} />
          ))}
        </ul>
      )}
      {deleteAt === undefined ? null : <p className="soft num">{text('deleteAt', { when: until(deleteAt) })}</p>}
    </section>
  );
}
