// What it comes to, in one sentence and six figures; each figure leads to the list behind it.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Icon, Panel, useFormats, useText } from '../../frame/index.ts';
import type { Analysis } from './analysis.ts';
import { WORDS } from './words.ts';

type FigureProps = { to: string; label: string; value: number; under: ReactNode };

function Figure({ to, label, value, under }: FigureProps) {
  const { number } = useFormats();
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value === 0 ? number(value) : <a href={`#${to}`}>{number(value)}</a>}
        <small>{under}</small>
      </dd>
    </div>
  );
}

export function Figures({ found: { forms, runs, facts, total, merged } }: { found: Analysis }) {
  const text = useText(WORDS);
  const { share } = useFormats();
  const known = total.register + total.door + total.itself;
  const idle = total.never_held + total.unknown;
  const twice = facts.filter(({ asks }) => asks.length > 1).length;
  const { asking, after } = total;
  const values = { forms: forms.length, columns: total.columns, asking, facts: facts.length };
  return (
    <Panel className="register-says">
      <div className="register-head">
        <p className="register-sentence" role="status">
          {text(forms.length === 1 ? 'saysOne' : 'says', values)}
        </p>
        <Button className="no-print" icon={<Icon name="print" />} onClick={() => window.print()}>
          {text('print')}
        </Button>
      </div>
      <p className="soft">{text('saysKnown', { ...total, known })}</p>
      <dl className="counts">
        <Figure
          to="register-merged"
          label={text('formsFig')}
          value={forms.length}
          under={merged.length === 0 ? text('formsSame') : text('formsNow', { n: runs.length })}
        />
        <Figure
          to="register-forms"
          label={text('columnsFig')}
          value={total.columns}
          under={text('columnsNow', { asking, after })}
        />
        <Figure
          to="register-forms"
          label={text('knownFig')}
          value={known}
          under={text('ofColumns', { share: share(total.columns === 0 ? 0 : known / total.columns) })}
        />
        <Figure
          to="register-matrix"
          label={text('twiceFig')}
          value={total.elsewhere}
          under={text('twiceNow', { n: twice })}
        />
        <Figure
          to="register-idle"
          label={text('idleFig')}
          value={idle}
          under={text('idleNow', { never: total.never_held, unknown: total.unknown })}
        />
        {total.glance === 0 ? null : (
          <Figure to="register-glance" label={text('glanceFig')} value={total.glance} under={text('glanceNow')} />
        )}
      </dl>
    </Panel>
  );
}
