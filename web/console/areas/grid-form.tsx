// Adding a grid. The next free code and number are proposed; the code is checked by the rule the server holds.
import { App, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import type { AreaView } from '../../../core/areas/contract.ts';
import { checkGridCode } from '../../../core/areas/decide.ts';
import { newId } from '../../shared/client.ts';
import { Refused, useCommand, useText } from '../frame/index.ts';
import { nextGrid } from './next-grid.ts';
import { WORDS } from './words.ts';

type GridFormProps = { community: AreaView; grids: readonly AreaView[]; onClose(): void };

export function GridForm({ community, grids, onClose }: GridFormProps) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const next = nextGrid(
    community.code,
    grids.map(grid => grid.code),
  );
  const [name, setName] = useState(text('gridNameNext', { number: next.number }));
  const [code, setCode] = useState(next.code);
  const { send, sending, refusal } = useCommand();
  const ids = [useId(), useId()] as const;
  const checked = checkGridCode(community.code, code.trim());
  const save = async () => {
    const given = name.trim();
    const answer = await send('lay-out-grid', {
      stream: community.id,
      subject: newId(),
      payload: { code: code.trim(), name: given },
    });
    if (!answer.ok) return;
    void message.success(text('gridAdded', { name: given }));
    onClose();
  };
  return (
    <Modal
      open
      title={text('addGrid')}
      okText={text('save')}
      cancelText={text('cancel')}
      okButtonProps={{ disabled: name.trim() === '' || !checked.ok }}
      confirmLoading={sending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form">
        <label htmlFor={ids[0]}>{text('gridName')}</label>
        <Input
          id={ids[0]}
          maxLength={60}
          value={name}
          placeholder={text('gridNameHint')}
          onChange={event => setName(event.target.value)}
        />
        <label htmlFor={ids[1]}>{text('gridCode')}</label>
        <Input id={ids[1]} maxLength={40} value={code} onChange={event => setCode(event.target.value)} />
        <p className="soft">{text('gridCodeHint')}</p>
        {checked.ok ? null : <Refused refusal={checked.refusal} />}
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </div>
    </Modal>
  );
}
