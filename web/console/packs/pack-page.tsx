// One pack laid open: on what basis, what it asks, what it counts, who does what; and switching it on.
import { lazy, Suspense } from 'react';
import type { AreaKind } from '../../../core/areas/model.ts';
import { reachesLevel } from '../../../core/packs/authorise.ts';
import { listActivations, listPacks, type PackSummary } from '../../../core/packs/contract.ts';
import {
  Empty,
  FRAME_WORDS,
  hasBegun,
  kindWord,
  Loading,
  Page,
  Panel,
  Refused,
  roleWord,
  To,
  useAddress,
  useArea,
  useDictionary,
  useDuration,
  useElementTitle,
  useFormats,
  useMay,
  useNow,
  useQueryOf,
  useSession,
  useText,
  useTitle,
} from '../frame/index.ts';
import { Mode } from './mode.tsx';
import './packs.css';
import { Rehearsal } from './rehearsal/rehearsal.tsx';
import { SwitchOn } from './switch-on.tsx';
import { WORDS } from './words.ts';

// Reads the pack's own text and runs its examples: more than the rest of the page together.
const Inside = lazy(() => import('./inside/inside.tsx'));

function About({ pack }: { pack: PackSummary }) {
  const text = useText(WORDS);
  const title = useTitle();
  const duration = useDuration();
  const purpose = useDictionary().value?.purposes.find(one => one.id === pack.purpose);
  return (
    <Panel title={text('what')}>
      <dl className="facts">
        <dt>{text('mode')}</dt>
        <dd>
          <Mode mode={pack.mode} />
        </dd>
        <dt>{text('basis')}</dt>
        <dd>{title(pack.basis)}</dd>
        <dt>{text('purpose')}</dt>
        <dd>{purpose === undefined ? pack.purpose : title(purpose.title)}</dd>
        <dt>{text('sunset')}</dt>
        <dd>{pack.sunset === undefined ? text('noSunset') : duration(pack.sunset)}</dd>
        <dt>{text('retention')}</dt>
        <dd>{pack.retention === undefined ? text('noRetention') : duration(pack.retention)}</dd>
      </dl>
    </Panel>
  );
}

const RANKS = [
  { word: 'rankFirst', from: 1, to: 2 },
  { word: 'rankThen', from: 3, to: 5 },
  { word: 'rankLast', from: 6, to: 9 },
] as const;

function Asks({ pack }: { pack: PackSummary }) {
  const text = useText(WORDS);
  const titleOf = useElementTitle();
  const elements = new Map((useDictionary().value?.elements ?? []).map(one => [one.id, one]));
  return (
    <Panel title={text('asks')} side={<span className="soft num">{text('asksN', { n: pack.asks.length })}</span>}>
      <p className="soft">{text('asksLead')}</p>
      {RANKS.map(({ word, from, to }) => {
        const some = pack.asks.filter(one => one.rank >= from && one.rank <= to);
        if (some.length === 0) return null;
        return (
          <div key={word} className="asks">
            <h3>{text(word)}</h3>
            <ul>
              {some.map(({ element }) => {
                const known = elements.get(element);
                return (
                  <li key={element}>
                    <span>{titleOf(element)}</span>
                    {known === undefined ? null : (
                      <span className="soft small num">
                        {text(`class_${known.class}`)} · {text('seconds', { n: known.seconds })}
                      </span>
                    )}
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </Panel>
  );
}

const ROLES = ['coverage', 'gap', 'finding', 'need', 'base'] as const;

function Figures({ pack }: { pack: PackSummary }) {
  const text = useText(WORDS);
  const title = useTitle();
  return (
    <Panel
      title={text('figures')}
      side={<span className="soft num">{text('figuresN', { n: pack.reports.length })}</span>}
    >
      <dl className="facts">
        {ROLES.map(role => {
          const some = pack.reports.filter(one => one.role === role);
          if (some.length === 0) return null;
          return [
            <dt key={role}>{text(`role_${role}`)}</dt>,
            <dd key={`${role} figures`}>
              <ul className="plain-list">
                {some.map(one => (
                  <li key={one.id}>{title(one.title)}</li>
                ))}
              </ul>
            </dd>,
          ];
        })}
      </dl>
    </Panel>
  );
}

function Roles({ pack }: { pack: PackSummary }) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const title = useTitle();
  const roles = Object.entries(pack.roles);
  if (roles.length === 0) return null;
  return (
    <Panel title={text('roles')}>
      <dl className="facts">
        {roles.map(([role, words]) => [
          <dt key={role}>{frame(roleWord(role))}</dt>,
          <dd key={`${role} words`}>{title(words)}</dd>,
        ])}
      </dl>
    </Panel>
  );
}

/** What is on of this pack here, whatever its version. */
function useOn(pack: PackSummary | undefined) {
  const { area, trail, id } = useArea();
  const now = useNow();
  const asked = useQueryOf(listActivations, id === undefined ? undefined : { area: id });
  const over = new Set([...trail.map(one => one.id), id]);
  const on = asked.value?.activations.find(
    one => one.pack === pack?.pack && over.has(one.areaId) && hasBegun(one.from, now),
  );
  return { area, on, known: asked.value !== undefined };
}

type SwitchProps = { pack: PackSummary; newest: PackSummary } & ReturnType<typeof useOn>;

function Switch({ pack, newest, area, on, known }: SwitchProps) {
  const text = useText(WORDS);
  const frame = useText(FRAME_WORDS);
  const { when } = useFormats();
  const may = useMay('activate-pack');
  const { post } = useSession();
  if (on !== undefined)
    return (
      <Panel className="switch-on">
        <p>{text('already', { area: on.areaName, when: when(on.from) })}</p>
        <p className="activation-actions">
          <To className="button-like" path="/board" query={{ round: on.id }}>
            {text('toBoard')}
          </To>
          <To className="button-like" path="/packs">
            {text('packBack')}
          </To>
        </p>
      </Panel>
    );
  if (!may)
    return (
      <Panel className="switch-on">
        <p className="soft">{text('mayNot')}</p>
      </Panel>
    );
  if (area === undefined || !known) return <Loading />;
  if (newest.version !== pack.version)
    return (
      <Panel className="switch-on">
        <p>{text('olderVersion', { n: newest.version })}</p>
        <p className="activation-actions">
          <To className="button-like" path="/packs/pack" query={{ pack: pack.pack, version: String(newest.version) }}>
            {text('toVersion', { n: newest.version })}
          </To>
        </p>
      </Panel>
    );
  const authority = pack.restricts?.authority as AreaKind | undefined;
  if (authority !== undefined && !reachesLevel(post?.area.kind as AreaKind, authority))
    return (
      <Panel className="switch-on" title={text('restrictsTitle')}>
        <p>{text('notInPower', { level: frame(kindWord(authority)) })}</p>
      </Panel>
    );
  return <SwitchOn key={area.id} pack={pack} area={area} />;
}

export default function PackPage() {
  const text = useText(WORDS);
  const title = useTitle();
  const { query } = useAddress();
  const { id } = useArea();
  const asked = useQueryOf(listPacks, id === undefined ? undefined : { area: id, all: true }, { still: true });
  const versions = (asked.value?.packs ?? []).filter(one => one.pack === query.pack);
  const newest = versions.reduce<PackSummary | undefined>(
    (a, b) => (a !== undefined && a.version > b.version ? a : b),
    undefined,
  );
  const pack = versions.find(one => String(one.version) === query.version) ?? newest;
  const here = useOn(pack);
  return (
    <Page
      over={<To path="/packs">{text('packBack')}</To>}
      title={pack === undefined ? text('title') : title(pack.title)}
      lead={pack === undefined ? undefined : text('version', { n: pack.version })}
    >
      {asked.refusal === undefined ? null : <Refused refusal={asked.refusal} onAgain={asked.again} />}
      {asked.loading ? <Loading lines={10} /> : null}
      {asked.value !== undefined && pack === undefined ? (
        <Panel>
          <Empty icon="pack" title={text('unknownPack')} action={<To path="/packs">{text('packBack')}</To>}>
            {text('unknownPackWhat')}
          </Empty>
        </Panel>
      ) : null}
      {pack === undefined ? null : (
        <div className="pack-page">
          <div className="pack-main">
            <About pack={pack} />
            {here.area === undefined || here.area.kind === 'building' ? null : (
              <Rehearsal key={`rehearsal ${here.area.id} ${pack.version}`} pack={pack} area={here.area} on={here.on} />
            )}
            <Asks pack={pack} />
            <Figures pack={pack} />
            <Roles pack={pack} />
            <Suspense fallback={<Loading lines={6} />}>
              <Inside key={`${pack.pack} ${pack.version}`} name={pack.pack} version={pack.version} />
            </Suspense>
          </div>
          <div className="pack-side">
            <Switch pack={pack} newest={newest ?? pack} {...here} />
          </div>
        </div>
      )}
    </Page>
  );
}
