// Raising a demand without a sheet: for what, then what of the dictionary is needed, then the same form and the same price.
import { Select } from 'antd';
import { useId, useState } from 'react';
import { subjectOf } from '../../../core/facts/model.ts';
import type { Id } from '../../../core/kernel/id.ts';
import {
  Loading,
  OneCommunity,
  Page,
  Panel,
  Refused,
  To,
  useArea,
  useDictionary,
  useText,
  useTitle,
} from '../frame/index.ts';
import { AskForm } from './ask-form.tsx';
import { useDemandArea } from './demand-area.ts';
import './demands.css';
import { WORDS } from './words.ts';

const AT_DOORS: ReadonlySet<string> = new Set(['person', 'household', 'dwelling']);

export default function NewDemandPage() {
  const text = useText(WORDS);
  const { area } = useArea();
  return (
    <Page
      title={text('newTitle')}
      lead={text('newLead')}
      over={area?.name}
      actions={
        <To className="button-link" path="/demands">
          {text('back')}
        </To>
      }
    >
      <OneCommunity>{communityId => <NewDemand communityId={communityId} />}</OneCommunity>
    </Page>
  );
}

function NewDemand({ communityId }: { communityId: Id }) {
  const text = useText(WORDS);
  const title = useTitle();
  const area = useDemandArea();
  const { value: dictionary, refusal, again } = useDictionary();
  const [purpose, setPurpose] = useState<string>();
  const [elements, setElements] = useState<string[]>([]);
  const id = useId();
  if (dictionary === undefined || area === undefined)
    return refusal === undefined ? <Loading /> : <Refused refusal={refusal} onAgain={again} />;
  const chosen = dictionary.purposes.find(one => one.id === purpose);
  const group = (mode: 'everyday' | 'emergency') => ({
    label: text(mode),
    options: dictionary.purposes
      .filter(one => one.mode === mode)
      .map(one => ({ value: one.id, label: title(one.title) })),
  });
  const mayBe = dictionary.elements.filter(
    one =>
      one.derived === undefined &&
      AT_DOORS.has(subjectOf(one.id)) &&
      purpose !== undefined &&
      one.purposes.includes(purpose),
  );
  return (
    <Panel>
      <div className="stack">
        <div className="demand-field">
          <label htmlFor={`${id}purpose`}>{text('purpose')}</label>
          <Select
            id={`${id}purpose`}
            placeholder={text('purposeHint')}
            value={purpose}
            onChange={(next: string) => {
              setPurpose(next);
              setElements([]);
            }}
            showSearch={{ optionFilterProp: 'label' }}
            virtual={false}
            listHeight={420}
            options={[group('everyday'), group('emergency')]}
          />
          <p className="soft">
            {chosen === undefined ? text('purposeFirst') : text('purposeBasis', { basis: title(chosen.basis) })}
          </p>
        </div>
        {purpose === undefined ? null : (
          <div className="demand-field">
            <label htmlFor={`${id}elements`}>{text('elements')}</label>
            <Select
              id={`${id}elements`}
              mode="multiple"
              placeholder={text('elementsHint')}
              value={elements}
              onChange={setElements}
              showSearch={{ optionFilterProp: 'label' }}
              options={mayBe.map(one => ({ value: one.id, label: title(one.title) }))}
            />
          </div>
        )}
        {purpose === undefined || elements.length === 0 ? null : (
          <AskForm key={`${area.id} ${purpose}`} {...{ communityId, area, purpose, elements }} />
        )}
      </div>
    </Panel>
  );
}
