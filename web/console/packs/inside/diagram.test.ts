// Where the states and moves of a matter type stand: every state once, none on another, words apart.
import { describe, expect, test } from 'vitest';
import type { MatterType } from '../../../../core/packs/model.ts';
import { diagramOf, layersOf, NODE } from './diagram.ts';

const title = { zh: '', en: '' };
const call: MatterType = {
  ...{ title, subject: 'person' },
  states: {
    to_call: { title, initial: true, on: { answered: 'well', no_answer: 'second_try', note: 'to_call' } },
    second_try: { title, on: { answered: 'well', no_answer: 'knock', later: 'to_call' } },
    knock: { title, on: { answered: 'well', needs_help: 'helped', later: 'to_call' } },
    well: { title, final: true },
    helped: { title, final: true },
  },
};

describe('the drawing of a matter type', () => {
  test('has states in layers by how far they are from the first, and its ends last', () => {
    expect(layersOf(call)).toEqual([['to_call'], ['second_try'], ['knock'], ['well', 'helped']]);
  });

  test('has every state and every move once, inside the paper, and no state on another', () => {
    const { nodes, arrows, width, height } = diagramOf(call);
    expect(nodes.map(node => node.id).sort()).toEqual(Object.keys(call.states).sort());
    expect(arrows).toHaveLength(9);
    for (const a of nodes) {
      expect([a.x >= 0, a.y >= 0, a.x + NODE.width <= width, a.y + NODE.height <= height]).toEqual(Array(4).fill(true));
      for (const b of nodes)
        if (a !== b) expect(Math.abs(a.x - b.x) >= NODE.width || Math.abs(a.y - b.y) >= NODE.height).toBe(true);
    }
  });

  test('has its words apart', () => {
    const labels = diagramOf(call).arrows.map(arrow => arrow.label);
    for (const [i, a] of labels.entries())
      for (const b of labels.slice(i + 1)) expect(Math.abs(a.x - b.x) > 15 || Math.abs(a.y - b.y) >= 17).toBe(true);
  });
});
