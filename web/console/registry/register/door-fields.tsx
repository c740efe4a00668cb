// Which door: the building from those laid out, stairwell and room as they stand on it.
import { Input, Select } from 'antd';
import { useId } from 'react';
import type { AreaView } from '../../../../core/areas/contract.ts';
import { useText } from '../../frame/index.ts';
import type { HomeDraft } from './draft.ts';
import { WORDS } from './words.ts';

type DoorFieldsProps = {
  buildings: readonly AreaView[];
  draft: HomeDraft;
  onChange(changed: Partial<HomeDraft>): void;
};

export function DoorFields({ buildings, draft, onChange }: DoorFieldsProps) {
  const text = useText(WORDS);
  const ids = [useId(), useId(), useId()] as const;
  const { door } = draft;
  const chooseBuilding = (id: string) => {
    const spelling = buildings.find(one => one.id === id)?.building;
    if (spelling !== undefined) onChange({ buildingId: id, door: { ...door, ...spelling } });
  };
  return (
    <div className="fields">
      <div className="field">
        <label htmlFor={ids[0]}>{text('building')}</label>
        <Select
          id={ids[0]}
          placeholder={text('chooseBuilding')}
          value={draft.buildingId}
          onChange={chooseBuilding}
          showSearch={{ optionFilterProp: 'label' }}
          options={buildings.map(one => ({ value: one.id, label: one.name }))}
        />
      </div>
      <div className="field">
        <label htmlFor={ids[1]}>{text('stairwell')}</label>
        <Input
          id={ids[1]}
          maxLength={20}
          value={door.stairwell}
          onChange={event => onChange({ door: { ...door, stairwell: event.target.value } })}
        />
      </div>
      <div className="field">
        <label htmlFor={ids[2]}>{text('room')}</label>
        <Input
          id={ids[2]}
          maxLength={20}
          value={door.room}
          onChange={event => onChange({ door: { ...door, room: event.target.value } })}
        />
      </div>
    </div>
  );
}
