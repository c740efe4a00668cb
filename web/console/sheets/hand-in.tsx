// A department's blank form handed in: dropped or chosen, sent with its progress, recognised or refused in words.
import { Button } from 'antd';
import { useState } from 'react';
import type { Id } from '../../../core/kernel/id.ts';
import type { Refusal } from '../../../core/kernel/result.ts';
import { type SheetView, uploadSheet } from '../../../core/sheets/contract.ts';
import { type Sent, sendFile } from '../../shared/upload.ts';
import { FileDrop } from '../files/file-drop.tsx';
import { Work } from '../files/work.tsx';
import { Icon, Refused, useFormats, useText } from '../frame/index.ts';
import type { Asked } from './asked-by.tsx';
import { ENDINGS } from './endings.ts';
import { WORDS } from './words.ts';

type HandInProps = { area: Id; purpose: string | undefined; asked: Asked; onSheet(sheet: SheetView): void };

/** Takes nothing before a purpose is chosen. */
export function HandIn({ area, purpose, asked, onSheet }: HandInProps) {
  const text = useText(WORDS);
  const { share: shareText } = useFormats();
  const [sending, setSending] = useState<{ name: string; share: number; sent: Sent<SheetView> }>();
  const [refusal, setRefusal] = useState<Refusal>();
  const [wrong, setWrong] = useState<string>();
  const begin = async (file: File, fits: boolean) => {
    if (purpose === undefined) return;
    setRefusal(undefined);
    setWrong(fits ? undefined : file.name);
    if (!fits) return;
    const sent = sendFile(uploadSheet, { area, purpose, ...asked }, file, share =>
      setSending(before => (before === undefined ? before : { ...before, share })),
    );
    setSending({ name: file.name, share: 0, sent });
    const answer = await sent.answer;
    setSending(undefined);
    if (answer === 'stopped') return;
    if (answer.ok) onSheet(answer.value);
    else setRefusal(answer.refusal);
  };
  return (
    <div className="stack tight">
      {sending === undefined ? (
        <FileDrop
          label={text('fileOf')}
          title={text(purpose === undefined ? 'dropAfter' : 'drop')}
          hint={text('dropKinds')}
          endings={ENDINGS}
          disabled={purpose === undefined}
          onFile={(file, fits) => void begin(file, fits)}
        />
      ) : (
        <Work
          title={sending.name}
          share={sending.share === 1 ? undefined : sending.share}
          words={sending.share === 1 ? text('reading') : shareText(sending.share)}
          stop={<Button onClick={sending.sent.stop}>{text('stop')}</Button>}
        />
      )}
      {wrong === undefined ? null : (
        <p className="told amber" role="alert">
          <Icon name="alert" />
          {text('notAFile', { name: wrong })}
        </p>
      )}
      {refusal === undefined ? null : <Refused refusal={refusal} />}
    </div>
  );
}
