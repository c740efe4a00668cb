// The pack's own examples, run at a press by the same decisions that hold in earnest. Pure, so the page runs them itself.
import { Button } from 'antd';
import { useState } from 'react';
import type { Dictionary } from '../../../../core/facts/model.ts';
import { compilePack } from '../../../../core/packs/compile.ts';
import type { Pack } from '../../../../core/packs/model.ts';
import { type ExampleFailure, runExample } from '../../../../core/visits/examples/run.ts';
import { Icon, Panel, useLanguage, useText } from '../../frame/index.ts';
import { WORDS } from './words.ts';

/** By the number of the example: what differs; empty where it holds. */
type Ran = ReadonlyMap<number, Pick<ExampleFailure, 'zh' | 'en'>[]>;

/** Yields to the page between examples, so that it stays quick. */
const rest = (): Promise<void> => new Promise(resolve => setTimeout(resolve));

export function TryExamples({ pack, dictionary }: { pack: Pack; dictionary: Dictionary }) {
  const text = useText(WORDS);
  const language = useLanguage();
  const [ran, setRan] = useState<Ran>(new Map());
  const [running, setRunning] = useState(false);
  const { examples } = pack;
  const run = async () => {
    setRunning(true);
    const compiled = compilePack(pack, dictionary);
    const done = new Map<number, Pick<ExampleFailure, 'zh' | 'en'>[]>();
    setRan(new Map());
    for (const [i, example] of examples.entries()) {
      await rest();
      const differences: Pick<ExampleFailure, 'zh' | 'en'>[] = [];
      runExample(compiled, dictionary, example, (_path, zh, en) => differences.push({ zh, en }));
      done.set(i, differences);
      setRan(new Map(done));
    }
    setRunning(false);
  };
  const failed = [...ran.values()].flat().length;
  const passed = [...ran.values()].filter(one => one.length === 0).length;
  const all = ran.size === examples.length;
  return (
    <Panel
      title={text('examples')}
      side={
        <span role="status" className="soft num">
          {running
            ? text('running')
            : !all
              ? null
              : failed === 0
                ? text('passed', { n: passed })
                : text('passedOf', { passed, failed })}
        </span>
      }
    >
      <p className="soft small">{text('examplesWhat')}</p>
      <p className="try">
        <Button type="primary" loading={running} onClick={() => void run()}>
          {text(ran.size === 0 ? 'run' : 'runAgain')}
        </Button>
      </p>
      <ol className="examples">
        {examples.map((example, i) => {
          const differences = ran.get(i);
          const name = example.title ?? text('exampleN', { n: i + 1 });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an example is known by its place in the file.
            <li key={i}>
              <span>{name}</span>
              <span className={`mark ${differences === undefined ? '' : differences.length === 0 ? 'fresh' : 'stale'}`}>
                <Icon name={differences === undefined ? 'clock' : differences.length === 0 ? 'check' : 'alert'} />
                {text(differences === undefined ? 'notRun' : differences.length === 0 ? 'holds' : 'differs')}
              </span>
              {differences === undefined || differences.length === 0 ? null : (
                <ul className="differences">
                  {differences.map(one => (
                    <li key={one.en}>{one[language]}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
