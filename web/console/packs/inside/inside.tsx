// The inside of a published pack, read from its own text: matters drawn, rules in words, examples that run, its form.
import { Loading, Refused } from '../../frame/index.ts';
import './inside.css';
import { Matters } from './matter-drawing.tsx';
import { Phone } from './phone.tsx';
import { Rules } from './rules.tsx';
import { usePack } from './source.ts';
import { TryExamples } from './try-examples.tsx';

export default function Inside({ name, version }: { name: string; version: number }) {
  const { pack, dictionary, refusal } = usePack(name, version);
  if (refusal !== undefined) return <Refused refusal={refusal} />;
  if (pack === undefined || dictionary === undefined) return <Loading lines={6} />;
  return (
    <>
      <Matters pack={pack} />
      <Rules pack={pack} dictionary={dictionary} />
      <Phone pack={pack} dictionary={dictionary} />
      <TryExamples pack={pack} dictionary={dictionary} />
    </>
  );
}
