// The rules of a pack as sentences: when, and if, then; with the reason that is shown to those it touches.
import type { Dictionary } from '../../../../core/facts/model.ts';
import type { Pack } from '../../../../core/packs/model.ts';
import { FRAME_WORDS, Panel, useDuration, useText, useTitle } from '../../frame/index.ts';
import { causeOf, effectOf, type Speaking } from './rule-words.ts';
import { WORDS } from './words.ts';

export function Rules({ pack, dictionary }: { pack: Pack; dictionary: Dictionary }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const duration = useDuration();
  const rules = pack.rules ?? [];
  if (rules.length === 0) return null;
  const speak: Speaking = { title, role: frame, duration, mover: text };
  return (
    <Panel title={text('rules')} side={<span className="soft num">{text('rulesN', { n: rules.length })}</span>}>
      <ol className="rules-list">
        {rules.map(rule => {
          const cause = causeOf(rule, pack, dictionary, speak);
          return (
            <li key={rule.id}>
              <p>
                <strong>{title(rule.why)}</strong>
              </p>
              <dl>
                <dt>{text('ruleWhen')}</dt>
                <dd>{text(cause.word, cause.values)}</dd>
                {rule.when === undefined ? null : (
                  <>
                    <dt>{text('ruleIf')}</dt>
                    <dd>
                      <code>{rule.when}</code>
                    </dd>
                  </>
                )}
                <dt>{text('ruleThen')}</dt>
                <dd>
                  <ul>
                    {rule.then.map(effect => {
                      const said = effectOf(effect, pack, dictionary, speak);
                      return <li key={JSON.stringify(effect)}>{text(said.word, said.values)}</li>;
                    })}
                  </ul>
                </dd>
              </dl>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
