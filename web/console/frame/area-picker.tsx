// Chooses the area a page speaks of: by a few letters, or down the tree. Everything works from the keyboard.
import { Input, type InputRef, Modal, Tree, type TreeDataNode } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { type AreaView, listAreas } from '../../../core/areas/contract.ts';
import type { Id } from '../../../core/kernel/id.ts';
import { call } from '../../shared/client.ts';
import { useArea } from './area.ts';
import { useQueryOf } from './asking.ts';
import { Icon } from './icon.tsx';
import { Loading, Refused } from './page.tsx';
import { useSession } from './session.ts';
import { useFormats, useText } from './text.ts';
import { kindWord, WORDS } from './words.ts';

/** Opens the picker from anywhere: `/` on a page without a search of its own. */
export const OPEN_PICKER = 'doorstep:choose-area';

type PickProps = { onChoose(id: Id): void };

function Found({ under, sought, onChoose }: PickProps & { under: Id; sought: string }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const asked = useQueryOf(listAreas, { under, q: sought }, { keep: true });
  const [at, setAt] = useState(0);
  const areas = asked.value?.areas ?? [];
  useEffect(() => setAt(0), []);
  if (asked.refusal !== undefined) return <Refused refusal={asked.refusal} onAgain={asked.again} />;
  if (asked.loading) return <Loading />;
  if (areas.length === 0) return <p className="soft">{text('findAreaNone')}</p>;
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = Math.min(areas.length - 1, Math.max(0, at + step));
    setAt(next);
    event.currentTarget.querySelectorAll('button')[next]?.focus();
  };
  return (
    <ul className="found-areas" onKeyDown={move}>
      {areas.map(one => (
        <li key={one.id}>
          <button type="button" onClick={() => onChoose(one.id)}>
            <span>
              <strong>{one.name}</strong> <span className="soft">{text(kindWord(one.kind))}</span>
            </span>
            <span className="soft num">{text('households', { n: number(one.households) })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

const nodeOf = (area: AreaView, words: string): TreeDataNode => ({
  key: area.id,
  title: (
    <span className="tree-row">
      <span>{area.name}</span> <span className="soft num">{words}</span>
    </span>
  ),
  isLeaf: area.parts === 0 || area.kind === 'building',
});

function grown(nodes: TreeDataNode[], key: Id, children: TreeDataNode[]): TreeDataNode[] {
  return nodes.map(node =>
    node.key === key
      ? { ...node, children }
      : node.children === undefined
        ? node
        : { ...node, children: grown(node.children, key, children) },
  );
}

function AreaTree({ root, chosen, onChoose }: PickProps & { root: Id; chosen: Id | undefined }) {
  const text = useText(WORDS);
  const { number } = useFormats();
  const asked = useQueryOf(listAreas, { under: root });
  const [nodes, setNodes] = useState<TreeDataNode[]>();
  const line = (area: AreaView) =>
    area.households === 0 ? text(kindWord(area.kind)) : text('households', { n: number(area.households) });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tree is planted once; branches grow where it is opened.
  useEffect(() => {
    if (asked.value === undefined || nodes !== undefined) return;
    const { area, areas } = asked.value;
    setNodes([{ ...nodeOf(area, line(area)), children: areas.map(one => nodeOf(one, line(one))) }]);
  }, [asked.value]);
  if (asked.refusal !== undefined && nodes === undefined)
    return <Refused refusal={asked.refusal} onAgain={asked.again} />;
  if (nodes === undefined) return <Loading />;
  const grow = async ({ key, children }: TreeDataNode) => {
    if (children !== undefined) return;
    const found = await call(listAreas, { query: { under: String(key) } });
    if (found.ok)
      setNodes(before =>
        grown(
          before ?? [],
          String(key),
          found.value.areas.map(one => nodeOf(one, line(one))),
        ),
      );
  };
  return (
    <Tree
      aria-label={text('areaTree')}
      blockNode
      defaultExpandedKeys={[root]}
      loadData={grow}
      onSelect={(_keys, { node }) => onChoose(String(node.key))}
      selectedKeys={chosen === undefined ? [] : [chosen]}
      treeData={nodes}
    />
  );
}

export function AreaPicker() {
  const text = useText(WORDS);
  const { post } = useSession();
  const { id, area, trail, choose } = useArea();
  const [open, setOpen] = useState(false);
  const [sought, setSought] = useState('');
  const input = useRef<InputRef>(null);
  useEffect(() => {
    const show = () => setOpen(true);
    window.addEventListener(OPEN_PICKER, show);
    return () => window.removeEventListener(OPEN_PICKER, show);
  }, []);
  const last = trail.at(-1)?.name ?? area?.name ?? post?.area.name ?? '';
  const above = trail
    .slice(-3, -1)
    .map(one => `${one.name} / `)
    .join('');
  const take = (chosen: Id) => {
    setOpen(false);
    setSought('');
    choose(chosen);
  };
  if (post === undefined) return null;
  return (
    <>
      <button
        type="button"
        className="area-button"
        aria-haspopup="dialog"
        aria-label={text('areaNow', { name: last })}
        onClick={() => setOpen(true)}
      >
        <Icon name="areas" />
        <span className="area-name">
          <span className="area-above">{above}</span>
          {last}
        </span>
        <Icon name="down" />
      </button>
      <Modal
        title={text('chooseArea')}
        open={open}
        footer={null}
        onCancel={() => setOpen(false)}
        afterOpenChange={shown => shown && input.current?.focus()}
        destroyOnHidden
      >
        <Input
          ref={input}
          allowClear
          aria-label={text('findArea')}
          placeholder={text('findArea')}
          prefix={<Icon name="search" />}
          value={sought}
          onChange={event => setSought(event.target.value)}
        />
        <div className="picker-body">
          {sought.trim() === '' ? (
            <AreaTree root={post.area.id} chosen={id} onChoose={take} />
          ) : (
            <Found under={post.area.id} sought={sought.trim()} onChoose={take} />
          )}
        </div>
      </Modal>
    </>
  );
}
