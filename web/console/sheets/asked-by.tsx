// By which document an office asks, until when it may keep what it gets, and of whom alone it asks. All may be left out.
import { Input } from 'antd';
import { useId } from 'react';
import { useText } from '../frame/index.ts';
import { WhomAlone } from './whom-alone.tsx';
import { WORDS } from './words.ts';

/** As it is sent with the workbook; what was left out is absent. */
export type Asked = { basis?: string; until?: string; where?: string };
type AskedByProps = { given: Asked; onGive(asked: Asked): void };

const LONGEST = 200;

export function AskedBy({ given, onGive }: AskedByProps) {
  const text = useText(WORDS);
  const give = (name: keyof Asked, value = '') => {
    const { [name]: _, ...others } = given;
    onGive(value.trim() === '' ? others : { ...others, [name]: value });
  };
  const id = useId();
  return (
    <div className="request">
      <div>
        <label htmlFor={`${id}basis`}>{text('document')}</label>
        <Input
          id={`${id}basis`}
          size="large"
          maxLength={LONGEST}
          value={given.basis ?? ''}
          onChange={event => give('basis', event.target.value)}
        />
        <p className="soft">{text('documentHint')}</p>
      </div>
      <div>
        <label htmlFor={`${id}until`}>{text('until')}</label>
        <Input
          id={`${id}until`}
          size="large"
          type="date"
          value={given.until ?? ''}
          onChange={event => give('until', event.target.value)}
        />
        <p className="soft">{text('untilHint')}</p>
      </div>
      <WhomAlone where={given.where} onChange={where => give('where', where)} />
    </div>
  );
}
