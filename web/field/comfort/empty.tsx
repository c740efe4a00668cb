// What a screen shows when there is nothing to show: never only that, always what to do next.
import type { ComponentChildren } from 'preact';
import type { Refusal } from '../../../core/kernel/result.ts';
import { refusalText } from '../wire.ts';
import { Icon, type IconName } from './icon.tsx';
import { useComfort, useText } from './text.ts';

export const Loading = () => {
  const text = useText();
  return (
    <p class="loading" role="status">
      {text('loading')}
    </p>
  );
};

export const Nothing = ({ icon, line, children }: { icon: IconName; line: string; children?: ComponentChildren }) => (
  <div class="nothing">
    <Icon name={icon} />
    <p>{line}</p>
    {children}
  </div>
);

/** `about`: what was refused, in the words of the screen. */
export const Refused = ({ refusal, about }: { refusal: Refusal; about?: string }) => {
  const { language } = useComfort();
  return (
    <p class="refused" role="alert">
      <Icon name="alert" />
      <span>
        {about === undefined ? null : <strong>{about} </strong>}
        {refusalText(refusal, language)}
      </span>
    </p>
  );
};

export const Failed = ({ refusal, onAgain }: { refusal?: Refusal; onAgain(): void }) => {
  const text = useText();
  return (
    <div class="nothing" role="alert">
      {refusal === undefined ? (
        <>
          <Icon name="alert" />
          <p>{text('unreachable')}</p>
        </>
      ) : (
        <Refused refusal={refusal} />
      )}
      <button type="button" class="secondary" onClick={onAgain}>
        {text('tryAgain')}
      </button>
    </div>
  );
};
