// Moving a building to another grid. The border is dated: from now on, and the past keeps the grid of its time.
import { App, Modal, Radio } from 'antd';
import { useState } from 'react';
import type { AreaView } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { Icon, Refused, useCommand, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

type MoveFormProps = { communityId: Id; grids: readonly AreaView[]; building: AreaView; onClose(): void };

export function MoveForm({ communityId, grids, building, onClose }: MoveFormProps) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const [to, setTo] = useState<Id>();
  const { send, sending, refusal } = useCommand();
  const save = async () => {
    if (to === undefined) return;
    const answer = await send('assign-building', {
      stream: communityId,
      subject: building.id,
      payload: { gridId: to },
    });
    if (!answer.ok) return;
    void message.success(text('moved', { name: grids.find(grid => grid.id === to)?.name ?? '' }));
    onClose();
  };
  return (
    <Modal
      open
      title={text('moveOf', { building: building.name })}
      okText={text('move')}
      cancelText={text('cancel')}
      okButtonProps={{ disabled: to === undefined }}
      confirmLoading={sending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form">
        <p className="told">
          <Icon name="lamp" />
          <span>{text('moveTold')}</span>
        </p>
        <Radio.Group
          aria-label={text('moveTo')}
          className="move-to"
          value={to}
          onChange={event => setTo(event.target.value as Id)}
          options={grids
            .filter(grid => grid.id !== building.gridId)
            .map(grid => ({ value: grid.id, label: grid.name }))}
        />
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </div>
    </Modal>
  );
}
