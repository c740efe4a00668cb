// Confirms what a form's columns mean, so that nothing is asked when it comes again.
import { Button } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import type { SheetView } from '../../../core/sheets/contract.ts';
import type { ConfirmSheet } from '../../../core/sheets/mapping-contract.ts';
import { command } from '../../shared/client.ts';
import { Icon, Refused, useMay, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

const LONGEST = 200;

function confirmationOf({ fingerprint, title, subject, columns }: SheetView): ConfirmSheet {
  return {
    ...{ fingerprint, title: title.slice(0, LONGEST), row: subject },
    columns: columns.map(({ header, over, meaning, proposed, by }) => ({
      ...{ header: header.slice(0, LONGEST), means: meaning },
      ...(over === undefined ? {} : { path: [...over.split('/'), header].map(words => words.slice(0, LONGEST)) }),
      // Only what somebody chose against a proposal teaches.
      ...(by === 'choice' && proposed !== undefined ? { proposed } : {}),
    })),
  };
}

export function Remember({ sheet, communityId }: { sheet: SheetView; communityId: Id }) {
  const text = useText(WORDS);
  const may = useMay('confirm-sheet');
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState<string>();
  const [refusal, setRefusal] = useState<Refusal>();
  const now = JSON.stringify(sheet.columns.map(({ meaning }) => meaning));
  if (!may) return null;
  const remember = async () => {
    setBusy(true);
    setRefusal(undefined);
    const draft = { stream: communityId, subject: communityId, payload: confirmationOf(sheet) };
    const answer = await command('confirm-sheet', draft);
    setBusy(false);
    if (answer.ok) setKept(now);
    else setRefusal(answer.refusal);
  };
  return (
    <div className="remember">
      <Button onClick={() => void remember()} loading={busy} disabled={kept === now}>
        {text('remember')}
      </Button>
      <span role="status" className="soft">
        {kept === now ? (
          <>
            <Icon name="check" /> {text('remembered')}
          </>
        ) : (
          text('rememberLead')
        )}
      </span>
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}
