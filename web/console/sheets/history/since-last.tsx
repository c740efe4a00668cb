// Below a sheet that was just filled: what changed since the last time, and the way to every time before.
import type { Id } from '../../../../core/kernel/id.ts';
import { listFills } from '../../../../core/sheets/fills-contract.ts';
import { To, useMay, useOnce, useText } from '../../frame/index.ts';
import { ChangeCounts } from './change-counts.tsx';
import './history.css';
import { WORDS } from './words.ts';

type SinceLastProps = {
  communityId: Id;
  form: string;
  /** Another once the sheet has been filled anew. */
  filled: string | undefined;
};

export function SinceLast({ communityId, form, filled }: SinceLastProps) {
  const text = useText(WORDS);
  const may = useMay('confirm-sheet');
  const { value } = useOnce(listFills, may ? { area: communityId, form, limit: 1 } : undefined, filled);
  const last = value?.items[0];
  if (last === undefined) return null;
  return (
    <p className="since-last">
      {filled === undefined ? null : (
        <span>
          {text('sinceIs')}
          <ChangeCounts fill={last} />
        </span>
      )}
      <To className="quiet-link" path="/sheets/history" query={{ form }}>
        {text('history')}
      </To>
    </p>
  );
}
