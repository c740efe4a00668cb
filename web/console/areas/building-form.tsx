// Adding a building, in a grid or in none yet.
import { App, AutoComplete, Input, InputNumber, Modal, Select } from 'antd';
import { useId, useState } from 'react';
import type { AreaView } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { newId } from '../../shared/client.ts';
import { Refused, useCommand, useText } from '../frame/index.ts';
import { WORDS } from './words.ts';

type BuildingFormProps = {
  communityId: Id;
  grids: readonly AreaView[];
  buildings: readonly AreaView[];
  gridId: Id | undefined;
  onClose(): void;
};

const MOST_FLOORS = 120;

/** Compounds the community has already: `香榭花园3幢` stands in 香榭花园. */
const compoundsOf = (buildings: readonly AreaView[]): string[] => [
  ...new Set(buildings.map(({ name }) => name.replace(/[0-9A-Za-z]+幢$/, '')).filter(name => name !== '')),
];

export function BuildingForm({ communityId, grids, buildings, gridId, onClose }: BuildingFormProps) {
  const text = useText(WORDS);
  const { message } = App.useApp();
  const [compound, setCompound] = useState('');
  const [building, setBuilding] = useState('');
  const [floors, setFloors] = useState<number | null>(null);
  const [grid, setGrid] = useState<Id | undefined>(gridId);
  const { send, sending, refusal } = useCommand();
  const ids = [useId(), useId(), useId(), useId()] as const;
  const save = async () => {
    const payload = {
      compound: compound.trim(),
      building: building.trim(),
      ...(grid === undefined ? {} : { gridId: grid }),
      ...(floors === null ? {} : { floors }),
    };
    const answer = await send('lay-out-building', { stream: communityId, subject: newId(), payload });
    if (!answer.ok) return;
    void message.success(text('buildingAdded', { name: `${payload.compound}${payload.building}` }));
    onClose();
  };
  return (
    <Modal
      open
      title={text('addBuilding')}
      okText={text('save')}
      cancelText={text('cancel')}
      okButtonProps={{ disabled: building.trim() === '' }}
      confirmLoading={sending}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="form">
        <label htmlFor={ids[0]}>{text('compound')}</label>
        <AutoComplete
          id={ids[0]}
          value={compound}
          onChange={value => setCompound(value ?? '')}
          options={compoundsOf(buildings)
            .filter(name => name.includes(compound.trim()))
            .map(value => ({ value }))}
        />
        <label htmlFor={ids[1]}>{text('building')}</label>
        <Input
          id={ids[1]}
          maxLength={20}
          value={building}
          placeholder={text('buildingHint')}
          onChange={event => setBuilding(event.target.value)}
        />
        <label htmlFor={ids[2]}>{text('floors')}</label>
        <InputNumber id={ids[2]} min={1} max={MOST_FLOORS} precision={0} value={floors} onChange={setFloors} />
        <label htmlFor={ids[3]}>{text('inGrid')}</label>
        <Select
          id={ids[3]}
          value={grid ?? ''}
          onChange={value => setGrid(value === '' ? undefined : value)}
          options={[{ value: '', label: text('noGridYet') }, ...grids.map(one => ({ value: one.id, label: one.name }))]}
        />
        {refusal === undefined ? null : <Refused refusal={refusal} />}
      </div>
    </Modal>
  );
}
