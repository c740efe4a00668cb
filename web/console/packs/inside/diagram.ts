// Where the states and moves of a matter type stand on paper: states in layers by how many moves they are from the first,
// ends in the last; moves as curves that pass no state, those that lead back below. Pure; sizes in px of the drawing.
import type { Title } from '../../../../core/facts/model.ts';
import type { MatterType } from '../../../../core/packs/model.ts';

export type Node = { id: string; title: Title; x: number; y: number; kind: 'first' | 'between' | 'end' };
export type Arrow = { move: string; from: string; to: string; path: string; label: { x: number; y: number } };
export type Diagram = { nodes: Node[]; arrows: Arrow[]; width: number; height: number };

export const NODE = { width: 150, height: 62 } as const;
/** From one state to the one below it, and the room a passing arrow takes. */
const ROW = 88;
const LANE = 34;
const EDGE = 14;
/** Each arrow back has its own level below. */
const BACK = 30;
const LABEL = 18;

type Step = { move: string; from: string; to: string };
/** A state, or where arrows to a state further on pass through a layer. */
type Slot = { id: string; passesTo?: string };

const stepsOf = ({ states }: MatterType): Step[] =>
  Object.entries(states).flatMap(([from, { on }]) =>
    Object.entries(on ?? {}).map(([move, to]) => ({ move, from, to })),
  );

/** How many moves each state is from the first, the ends all last. A state only a reopening leads to stands in the first. */
export function layersOf(type: MatterType): string[][] {
  const ids = Object.keys(type.states);
  const steps = stepsOf(type);
  const away = new Map<string, number>();
  const first = ids.find(id => type.states[id]!.initial === true) ?? ids[0]!;
  const queue = [first];
  away.set(first, 0);
  for (let id = queue.shift(); id !== undefined; id = queue.shift())
    for (const { from, to } of steps)
      if (from === id && !away.has(to)) {
        away.set(to, away.get(id)! + 1);
        queue.push(to);
      }
  const open = ids.filter(id => type.states[id]!.final !== true);
  const last = Math.max(...open.map(id => away.get(id) ?? 0)) + 1;
  const layers: string[][] = [];
  for (const id of ids) {
    const at = type.states[id]!.final === true ? last : (away.get(id) ?? 0);
    layers[at] = [...(layers[at] ?? []), id];
  }
  return [...layers].map(layer => layer ?? []).filter(layer => layer.length > 0);
}

/** Layers with a slot for each state further on that arrows pass to, in an order that keeps arrows from crossing. */
function slotsOf(layers: readonly string[][], steps: readonly Step[]): Slot[][] {
  const layerOf = new Map(layers.flatMap((layer, x) => layer.map(id => [id, x] as const)));
  const slots: Slot[][] = layers.map(layer => layer.map(id => ({ id })));
  for (const { from, to } of steps)
    for (let x = layerOf.get(from)! + 1; x < layerOf.get(to)!; x++)
      if (!slots[x]!.some(slot => slot.passesTo === to)) slots[x]!.push({ id: `${x} ${to}`, passesTo: to });
  // From the ends back: each slot stands where what comes after it stands, on average.
  for (let x = slots.length - 2; x >= 0; x--) {
    const after = slots[x + 1]!;
    const placeOf = (state: string): number => {
      const i = after.findIndex(slot => slot.id === state || slot.passesTo === state);
      return i < 0 ? 0.5 : (i + 0.5) / after.length;
    };
    const meant = (slot: Slot): number => {
      const next =
        slot.passesTo === undefined
          ? steps.filter(step => step.from === slot.id && layerOf.get(step.to)! > x).map(step => step.to)
          : [slot.passesTo];
      return next.length === 0 ? 0.5 : next.reduce((sum, to) => sum + placeOf(to), 0) / next.length;
    };
    slots[x] = slots[x]!.map(slot => ({ slot, at: meant(slot) }))
      .sort((a, b) => a.at - b.at)
      .map(({ slot }) => slot);
  }
  return slots;
}

/** Moves words apart that would stand on one another, up and down alike. */
function spread(arrows: readonly Arrow[]): void {
  for (const column of Map.groupBy(arrows, arrow => Math.round(arrow.label.x / 40)).values()) {
    const inOrder = [...column].sort((a, b) => a.label.y - b.label.y);
    for (let turn = 0; turn < 40; turn++)
      for (const [i, arrow] of inOrder.entries()) {
        const above = inOrder[i - 1];
        const missing = above === undefined ? 0 : LABEL - (arrow.label.y - above.label.y);
        if (above === undefined || missing <= 0) continue;
        above.label.y -= missing / 2;
        arrow.label.y += missing / 2;
      }
  }
}

/** `widest`: the longest title of a move, px. */
export function diagramOf(type: MatterType, widest = 90): Diagram {
  const steps = stepsOf(type);
  const slots = slotsOf(layersOf(type), steps);
  const gap = Math.max(80, widest + 36);
  const tall = (layer: readonly Slot[]) =>
    layer.reduce((sum, slot) => sum + (slot.passesTo === undefined ? ROW : LANE), 0);
  const highest = Math.max(...slots.map(tall));
  const nodes: Node[] = [];
  /** The middle of each slot. */
  const middle = new Map<string, number>();
  for (const [x, layer] of slots.entries()) {
    let y = EDGE + LABEL + (highest - tall(layer)) / 2;
    for (const slot of layer) {
      const height = slot.passesTo === undefined ? ROW : LANE;
      middle.set(slot.id, y + height / 2);
      if (slot.passesTo === undefined) {
        const { title, initial, final } = type.states[slot.id]!;
        nodes.push({
          ...{ id: slot.id, title, x: EDGE + x * (NODE.width + gap), y: y + (ROW - NODE.height) / 2 },
          kind: initial === true ? 'first' : final === true ? 'end' : 'between',
        });
      }
      y += height;
    }
  }
  const at = new Map(nodes.map(node => [node.id, node]));
  const floor = EDGE + LABEL + highest;
  let back = 0;
  const arrows = steps.map((step): Arrow => {
    const [from, to] = [at.get(step.from)!, at.get(step.to)!];
    if (from === to) {
      const x = from.x + NODE.width / 2;
      return {
        ...step,
        path: `M${x - 22} ${from.y} C${x - 30} ${from.y - 30} ${x + 30} ${from.y - 30} ${x + 22} ${from.y}`,
        label: { x, y: from.y - 24 },
      };
    }
    if (to.x > from.x) {
      let x = from.x + NODE.width;
      let y = middle.get(from.id)!;
      let path = `M${x} ${y}`;
      let label: Arrow['label'] | undefined;
      for (let layer = Math.round((from.x - EDGE) / (NODE.width + gap)) + 1; x < to.x; layer++) {
        const next = x + gap;
        const passes = middle.get(next >= to.x ? to.id : `${layer} ${to.id}`)!;
        label ??= { x: x + gap / 2, y: (y + passes) / 2 - 4 };
        path += ` C${x + gap / 2} ${y} ${next - gap / 2} ${passes} ${next} ${passes}`;
        if (next < to.x) path += ` L${next + NODE.width} ${passes}`;
        [x, y] = [next + (next < to.x ? NODE.width : 0), passes];
      }
      return { ...step, path, label: label! };
    }
    if (to.x === from.x) {
      const [y1, y2] = to.y > from.y ? [from.y + NODE.height, to.y] : [from.y, to.y + NODE.height];
      const x = from.x + NODE.width / 2 + (to.y > from.y ? 24 : -24);
      return { ...step, path: `M${x} ${y1} L${x} ${y2}`, label: { x, y: (y1 + y2) / 2 + 4 } };
    }
    back += 1;
    const y = floor + back * BACK;
    const [x1, x2] = [from.x + NODE.width / 2 + 16, to.x + NODE.width / 2 - 16];
    return {
      ...step,
      path: `M${x1} ${from.y + NODE.height} C${x1} ${y} ${x1 - 20} ${y} ${x1 - 40} ${y} L${x2 + 40} ${y} C${x2 + 20} ${y} ${x2} ${y} ${x2} ${to.y + NODE.height}`,
      label: { x: (x1 + x2) / 2, y: y - 5 },
    };
  });
  spread(arrows);
  return {
    nodes,
    arrows,
    width: EDGE * 2 + slots.length * NODE.width + (slots.length - 1) * gap,
    height: floor + (back === 0 ? EDGE : (back + 1) * BACK),
  };
}
