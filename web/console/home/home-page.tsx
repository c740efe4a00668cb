// What needs doing now in the chosen area; each number is a link to its list. Until doors are being visited, the way there.
import { listAreas } from '../../../core/areas/contract.ts';
import { type FigureView, getDesk } from '../../../core/board/contract.ts';
import { listDemands } from '../../../core/demands/contract.ts';
import { listActivations } from '../../../core/packs/contract.ts';
import { listImports } from '../../../core/registry/contract.ts';
import { groupsOf, shareOf } from '../board/figures.ts';
import { Bar, Figure } from '../board/number.tsx';
import { useBoard } from '../board/use-board.ts';
import '../board/board.css';
import {
  Empty,
  FRAME_WORDS,
  Icon,
  Loading,
  Page,
  Panel,
  Refused,
  roleWord,
  To,
  useArea,
  useFormats,
  useMay,
  useQueryOf,
  useSession,
  useText,
  useTitle,
} from '../frame/index.ts';
import { WorkCounts } from '../matters/work-counts.tsx';
import { FirstSteps } from './first-steps.tsx';
import './home.css';
import { Recent } from './recent.tsx';
import { stepsDone } from './steps.ts';
import { todoOf } from './todo.ts';
import { WORDS } from './words.ts';

type Waiting = { word: 'imports' | 'demands' | 'callbacks' | 'duplicates'; path: string; n: number | undefined };
type RoundProps = { figures: readonly FigureView[]; round: string | undefined };

function Todo({ figures, round, title: name }: RoundProps & { title: string }) {
  const text = useText(WORDS);
  const title = useTitle();
  const { communityId } = useArea();
  const mayConfirm = useMay('confirm-import');
  const imports = useQueryOf(
    listImports,
    mayConfirm && communityId !== undefined ? { community: communityId } : undefined,
  );
  const mayRing = useMay('answer-callback');
  const maySettle = useMay('settle-duplicate');
  const hasDesk = communityId !== undefined && (mayRing || maySettle);
  const desk = useQueryOf(getDesk, hasDesk ? { community: communityId } : undefined);
  const mayAdmit = useMay('admit-demand');
  const demands = useQueryOf(listDemands, mayAdmit && communityId !== undefined ? { area: communityId } : undefined);
  const waiting: Waiting[] = [
    {
      word: 'imports',
      path: '/registry/import',
      n: imports.value?.items.filter(one => one.state === 'checked').length,
    },
    { word: 'demands', path: '/demands', n: demands.value?.demands.filter(one => one.state === 'raised').length },
    { word: 'callbacks', path: '/visits/callbacks', n: desk.value?.callbacks },
    { word: 'duplicates', path: '/registry/duplicates', n: desk.value?.duplicates },
  ];
  const work = waiting.filter(({ n = 0 }) => n > 0);
  const todo = todoOf(figures);
  return (
    <Panel title={text('todo')} side={<span className="soft">{name}</span>}>
      {todo.length === 0 && work.length === 0 ? (
        <Empty icon="check" title={text('nothing')}>
          {text('nothingWhat')}
        </Empty>
      ) : null}
      <ul className="todo">
        {work.map(({ word, path, n }) => (
          <li key={word}>
            <span className="todo-kind gap">{text('work')}</span>
            <span className="todo-title">{text(word)}</span>
            <To className="figure" path={path} aria-label={`${text(word)} ${n}`}>
              <span className="num">{n}</span>
            </To>
          </li>
        ))}
        {todo.map(one => (
          <li key={one.series}>
            <span className={`todo-kind ${one.role}`}>{text(one.role as 'gap' | 'finding' | 'need')}</span>
            <span className="todo-title">{title(one.title)}</span>
            <Figure figure={one} n={one.n} round={round} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Progress({ figures, round }: RoundProps) {
  const text = useText(WORDS);
  const title = useTitle();
  const { share } = useFormats();
  const { coverage } = groupsOf(figures);
  if (coverage.length === 0) return null;
  return (
    <Panel
      title={text('progress')}
      side={
        <To path="/board" query={{ round }}>
          {text('toBoard')}
        </To>
      }
    >
      <ul className="home-progress">
        {coverage.map(({ figure }) => {
          const part = shareOf(figure);
          return (
            <li key={figure.series}>
              <p>
                <span>{title(figure.title)}</span>
                <strong className="num">{part === undefined ? '–' : share(part)}</strong>
              </p>
              <Bar share={part} />
              <p className="soft small">
                <Figure figure={figure} n={figure.n} round={round} />
                {figure.of === undefined ? null : (
                  <span>
                    {' / '}
                    <Figure figure={figure.of} n={figure.of.n} round={round} /> {title(figure.of.title)}
                  </span>
                )}
              </p>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

function ToTheDoors() {
  const text = useText(WORDS);
  if (!useMay('record-visit')) return null;
  return (
    <a className="panel to-the-doors" href="/field/">
      <Icon name="visits" />
      <span>
        <strong>{text('field')}</strong>
        <span className="soft small">{text('fieldWhat')}</span>
      </span>
      <Icon name="next" />
    </a>
  );
}

export default function HomePage() {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const { user, post } = useSession();
  const { chosen, activation, board } = useBoard();
  const { id, area } = chosen;
  const lately = useQueryOf(listActivations, id === undefined ? undefined : { area: id, ended: true });
  const above = area !== undefined && area.communityId === undefined;
  const communities = useQueryOf(listAreas, above ? { under: area.id, kinds: 'community' } : undefined);
  const figures = board.value?.figures ?? [];
  const covered = groupsOf(figures).coverage[0]?.figure.n ?? 0;
  const done = stepsDone({
    areas: above ? (communities.value?.areas.length ?? 0) : 1,
    households: area?.households ?? 0,
    on: activation === undefined ? 0 : 1,
    covered,
  });
  const known = board.value !== undefined && area !== undefined && (!above || communities.value !== undefined);
  return (
    <Page
      over={area?.name}
      title={text('title')}
      lead={
        user === undefined || post === undefined
          ? undefined
          : `${user.name} · ${frame(roleWord(post.role))} · ${post.organisation}`
      }
    >
      {board.refusal === undefined ? null : <Refused refusal={board.refusal} onAgain={board.again} />}
      {!known ? (
        board.refusal === undefined && <Loading lines={10} />
      ) : (
        <div className="home">
          <div className="home-main">
            {done.has(4) ? null : <FirstSteps done={done} />}
            <WorkCounts />
            {activation === undefined ? null : (
              <Todo figures={figures} round={activation.id} title={title(activation.title)} />
            )}
          </div>
          <div className="home-side">
            <Progress figures={figures} round={activation?.id} />
            <ToTheDoors />
            <Recent activations={lately.value?.activations ?? []} />
          </div>
        </div>
      )}
    </Page>
  );
}
