// The elements of one person or home as fields, each named by the dictionary, each told what is wrong with it in the
// catalogue's own sentence.
import { Input, Select } from 'antd';
import { useId } from 'react';
import type { Dictionary, Element } from '../../../../core/facts/model.ts';
import type { Id } from '../../../../core/kernel/id.ts';
import type { Refusal } from '../../../../core/kernel/result.ts';
import { RESIDENCE_KINDS, type ResidenceKind } from '../../../../core/registry/model.ts';
import { refusalText } from '../../../shared/client.ts';
import { useLanguage, useText, useTitle } from '../../frame/index.ts';
import { WORDS as REGISTRY } from '../words.ts';
import { type Fields, fieldKey } from './draft.ts';
import { WORDS } from './words.ts';

type FieldListProps = {
  subjectId: Id;
  elements: readonly string[];
  fields: Fields;
  /** On record, not shown. */
  sealed: readonly string[];
  dictionary: Dictionary;
  problems: ReadonlyMap<string, Refusal>;
  onChange(fields: Fields): void;
  residence?: ResidenceKind;
  onResidence?: (residence: ResidenceKind) => void;
};

export function FieldList(props: FieldListProps) {
  const { subjectId, elements, fields, sealed, dictionary, problems, onChange, residence, onResidence } = props;
  return (
    <div className="fields">
      {elements.map(id => {
        const element = dictionary.elements.find(one => one.id === id);
        if (element === undefined) return null;
        return (
          <Field
            key={id}
            element={element}
            dictionary={dictionary}
            typed={fields[id] ?? ''}
            sealed={sealed.includes(id)}
            problem={problems.get(fieldKey(subjectId, id))}
            onType={typed => onChange({ ...fields, [id]: typed })}
          />
        );
      })}
      {residence === undefined || onResidence === undefined ? null : (
        <ResidenceField residence={residence} onChange={onResidence} />
      )}
    </div>
  );
}

type FieldProps = {
  element: Element;
  dictionary: Dictionary;
  typed: string;
  sealed: boolean;
  problem: Refusal | undefined;
  onType(typed: string): void;
};

function Field({ element, dictionary, typed, sealed, problem, onType }: FieldProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const language = useLanguage();
  const id = useId();
  const list = dictionary.codeLists.find(one => one.id === element.codes);
  const hint = sealed ? text('keepSealed') : element.type === 'date' ? text('dateHint') : undefined;
  const status = problem === undefined ? undefined : 'warning';
  return (
    <div className="field">
      <label htmlFor={id}>{title(element.title)}</label>
      {list === undefined ? (
        <Input
          id={id}
          autoComplete="off"
          inputMode={element.type === 'phone' ? 'tel' : undefined}
          placeholder={hint}
          status={status}
          aria-describedby={problem === undefined ? undefined : `${id}-problem`}
          value={typed}
          onChange={event => onType(event.target.value)}
        />
      ) : (
        <Select
          id={id}
          status={status}
          value={typed}
          onChange={onType}
          showSearch={{ optionFilterProp: 'label' }}
          options={[
            { value: '', label: text('notSaid') },
            ...list.codes.map(code => ({ value: code.code, label: title(code.title) })),
          ]}
        />
      )}
      {problem === undefined ? null : (
        <p id={`${id}-problem`} className="field-problem">
          {refusalText(problem, language)}
        </p>
      )}
    </div>
  );
}

function ResidenceField({ residence, onChange }: { residence: ResidenceKind; onChange(kind: ResidenceKind): void }) {
  const text = useText(WORDS);
  const registry = useText(REGISTRY);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{text('residence')}</label>
      <Select
        id={id}
        value={residence}
        onChange={onChange}
        options={RESIDENCE_KINDS.map(kind => ({ value: kind, label: registry(`residence_${kind}`) }))}
      />
    </div>
  );
}
