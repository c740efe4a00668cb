// A dialog that asks for a word before something is done: what follows from it, why, and the refusal if it was refused.
import { Input, Modal } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Refusal } from '../../../core/kernel/result.ts';
import { Refused } from './page.tsx';
import { useReturnFocus } from './return-focus.ts';
import { useText } from './text.ts';
import { WORDS } from './words.ts';

type ReasonProps = {
  title: string;
  /** The button that does it. */
  ok: string;
  cancel?: string;
  danger?: boolean;
  /** What the words are, e.g. `Why`; absent: no words are asked for. */
  label?: string;
  hint?: string;
  /** Fewer characters than this and it cannot be done; 0: the words may be left out. */
  shortest?: number;
  longest?: number;
  /** Something else is still missing. */
  notYet?: boolean;
  sending: boolean;
  refusal: Refusal | undefined;
  /** What was refused, in the words of the page. */
  about: string;
  onGive(reason: string): void;
  onClose(): void;
  /** What follows, and what else is asked. */
  children?: ReactNode;
};

export function ReasonDialog({
  title,
  ok,
  cancel,
  danger = false,
  label,
  hint,
  shortest = 1,
  longest = 500,
  notYet = false,
  sending,
  refusal,
  about,
  onGive,
  onClose,
  children,
}: ReasonProps) {
  const text = useText(WORDS);
  const id = useId();
  const [reason, setReason] = useState('');
  useReturnFocus();
  const said = reason.trim();
  return (
    <Modal
      open
      title={title}
      okText={ok}
      cancelText={cancel ?? text('cancel')}
      okButtonProps={{ danger, disabled: notYet || (label !== undefined && said.length < shortest) }}
      confirmLoading={sending}
      onOk={() => onGive(said)}
      onCancel={onClose}
    >
      <div className="reason">
        {children}
        {label === undefined ? null : (
          <label htmlFor={id}>
            <span>{label}</span>
            <Input.TextArea
              id={id}
              autoFocus
              autoSize={{ minRows: 2 }}
              maxLength={longest}
              placeholder={hint}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          </label>
        )}
        {refusal === undefined ? null : <Refused refusal={refusal} about={about} />}
      </div>
    </Modal>
  );
}
