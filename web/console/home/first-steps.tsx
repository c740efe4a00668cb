// Shown until doors are being visited: the five steps, which are done, and the link to the next.
import { Icon, Panel, To, useMay, useText } from '../frame/index.ts';
import { nextStep, type Step } from './steps.ts';
import { WORDS } from './words.ts';

type Way = { step: Step; path: string; may: boolean; who: keyof typeof WORDS };

export function FirstSteps({ done }: { done: ReadonlySet<Step> }) {
  const text = useText(WORDS);
  const mayLayOut = useMay('lay-out-areas');
  const mayImport = useMay('confirm-import');
  const maySwitch = useMay('activate-pack');
  const mayVisit = useMay('record-visit');
  const ways: Way[] = [
    { step: 1, path: '/areas', may: mayLayOut, who: 'whoAdministrator' },
    { step: 2, path: '/registry/import', may: mayImport, who: 'whoStaff' },
    { step: 3, path: '/packs', may: maySwitch, who: 'whoSwitch' },
    { step: 4, path: '/field/', may: mayVisit, who: 'whoVisit' },
    { step: 5, path: '/sheets', may: true, who: 'whoStaff' },
  ];
  const next = nextStep(done);
  return (
    <Panel title={text('start')}>
      <p className="soft">{text('startWhat')}</p>
      <ol className="steps">
        {ways.map(({ step, path, may, who }) => {
          const isDone = done.has(step);
          const name = text(`step${step}`);
          return (
            <li key={step} className={isDone ? 'done' : step === next ? 'next' : ''}>
              <span className="step-mark num" aria-hidden="true">
                {isDone ? <Icon name="check" /> : step}
              </span>
              <span>
                {may ? (
                  path === '/field/' ? (
                    <a href={path}>{name}</a>
                  ) : (
                    <To path={path}>{name}</To>
                  )
                ) : (
                  <strong>{name}</strong>
                )}
                {isDone ? <span className="unseen"> {text('done')}</span> : null}
                <span className="soft small">
                  {text(`step${step}What`)}
                  {may || isDone ? '' : ` ${text('others', { who: text(who) })}`}
                </span>
              </span>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
