// What a rehearsal found, in words and small tables: who, what is asked, what follows at once, what is missing.
import type { AreaView } from '../../../../core/areas/contract.ts';
import type { ActivationView, PackSummary } from '../../../../core/packs/contract.ts';
import type { RehearsalResult, RehearsalView } from '../../../../core/simulate/contract.ts';
import { FRAME_WORDS, Icon, kindWord, roleWord, useFormats, useText } from '../../frame/index.ts';
import { burdenOf, messageOf, mostFirst } from './findings.ts';
import { type Names, useNames } from './names.ts';
import { Asks, Figures, Grids, Wants } from './tables.tsx';
import { WORDS } from './words.ts';

type Part = { result: RehearsalResult; names: Names };

function Opens({ result: { opens, roles }, names }: Part) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { number } = useFormats();
  const matters = mostFirst(opens);
  if (matters.length === 0) return null;
  return (
    <section>
      <h3>{text('opens')}</h3>
      <ul className="consequences">
        {matters.map(({ key, n }) => (
          <li key={key}>{text('opensN', { matter: names.matter(key), n: number(n) })}</li>
        ))}
        {roles.map(({ role, matters: n, posts }) => (
          <li key={role} className={posts === 0 ? 'lacking' : undefined}>
            {posts === 0 ? (
              <>
                <span className="mark stale">
                  <Icon name="alert" /> {text('missing')}
                </span>
                <span>{text('handedNone', { role: frame(roleWord(role)), n: number(n) })}</span>
              </>
            ) : (
              text('handed', { role: frame(roleWord(role)), n: number(n), posts: number(posts) })
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tells({ result: { tells }, names }: Part) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { number } = useFormats();
  const some = mostFirst(tells);
  if (some.length === 0) return null;
  const whom = (to: string) =>
    to === 'resident' ? text('resident') : to === 'lead' ? text('lead_') : frame(roleWord(to));
  return (
    <section>
      <h3>{text('tells')}</h3>
      <ul className="consequences">
        {some.map(({ key, n }) => {
          const { to, message } = messageOf(key);
          return <li key={key}>{text('told', { role: whom(to), message: names.message(message), n: number(n) })}</li>;
        })}
      </ul>
    </section>
  );
}

type RulesProps = { counts: Record<string, number>; names: Names; title: string; note?: string };

function Rules({ counts, names, title, note }: RulesProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const some = mostFirst(counts);
  if (some.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      {note === undefined ? null : <p className="soft">{note}</p>}
      <ul className="consequences">
        {some.map(({ key, n }) => (
          <li key={key}>{text('ruleN', { rule: names.rule(key), n: number(n) })}</li>
        ))}
      </ul>
    </section>
  );
}

function Power({ power }: { power: NonNullable<RehearsalResult['power']> }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const level = frame(kindWord(power.authority));
  return (
    <section>
      <h3>{text('power')}</h3>
      <p className={power.has ? undefined : 'lacking'}>{text(power.has ? 'powerHas' : 'powerNot', { level })}</p>
    </section>
  );
}

type ResultProps = { view: RehearsalView; pack: PackSummary; area: AreaView; on: ActivationView | undefined };

export default function Result({ view, pack, area, on }: ResultProps) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const names = useNames(pack);
  const { result } = view;
  if (result === undefined) return null;
  const { doors, minutesBefore, minutesAfter } = burdenOf(result);
  const quiet = [result.opens, result.wants, result.tells].every(counts => mostFirst(counts).length === 0);
  return (
    <div className="findings">
      <ul className="headline num">
        <li>{text('who', { households: number(result.households), persons: number(result.persons) })}</li>
        <li>{doors === 0 ? text('noDoors') : text('doors', { n: number(doors) })}</li>
        <li>{text('minutes', { before: number(minutesBefore), after: number(minutesAfter) })}</li>
      </ul>
      {result.power === undefined ? null : <Power power={result.power} />}
      {quiet ? <p className="soft">{text('quiet')}</p> : null}
      <Opens result={result} names={names} />
      <Wants wants={result.wants} area={area} />
      <Tells result={result} names={names} />
      <Grids grids={result.grids} area={area} />
      <div className="findings-pair">
        <Asks asks={result.asks} names={names} />
        <Figures figures={result.figures} pack={pack} names={names} area={area} on={on} />
      </div>
      <Rules counts={result.fires} names={names} title={text('fires')} />
      <Rules counts={result.undecided} names={names} title={text('undecided')} note={text('undecidedWhat')} />
      <Rules counts={result.parked} names={names} title={text('parked')} note={text('parkedWhat')} />
    </div>
  );
}
