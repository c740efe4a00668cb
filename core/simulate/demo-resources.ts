// What the demo's communities have at hand, and two weeks of it coming and going. All of it is invented.
import { localDate, startOfDay } from '../facts/local-time.ts';
import { type Id, idAt } from '../kernel/id.ts';
import { DAY_MS, HOUR_MS } from '../kernel/time.ts';
import type { AddResource } from '../resources/contract.ts';
import type { Chance } from './chance.ts';
import type { DemoStep, Give } from './demo.ts';
import type { CommunityStaff } from './demo-staff.ts';
import type { SimulatedCommunity } from './model.ts';
import { TIME_ZONE } from './street.ts';

type Item = Omit<AddResource, 'areaId'>;
type Done = { type: string; days: number; payload: Record<string, unknown> };

/** Days before the demo's present, what was done, how much and why. */
const did = (days: number, type: string, quantity: number, reason?: string): Done => ({
  ...{ type, days, payload: reason === undefined ? { quantity } : { quantity, reason } },
});

const STORE: [Item, ...Done[]][] = [
  [
    { kind: 'stock', name: '融雪盐（25 千克袋）', unit: 'bag', supply: 'salt_bag', quantity: 40 },
    did(12, 'receive-resource', 80, '街道防汛防冻物资库'),
    did(6, 'take-resource', 14, '坡道和单元门口撒盐'),
    did(5, 'use-resource', 11),
    did(5, 'return-resource', 3),
  ],
  [
    { kind: 'stock', name: '一次性口罩（50 只盒）', unit: 'box', supply: 'mask_box', quantity: 260 },
    did(9, 'take-resource', 24, '入户排查'),
    did(2, 'use-resource', 20),
  ],
  [
    { kind: 'stock', name: '盒饭', unit: 'portion', supply: 'meal', quantity: 0 },
    did(1, 'receive-resource', 60, '听澜渡社区食堂'),
    did(1, 'take-resource', 42, '送餐上门'),
    did(1, 'use-resource', 42),
  ],
  [
    { kind: 'stock', name: '折叠轮椅', unit: 'piece', supply: 'wheelchair', quantity: 6 },
    did(8, 'take-resource', 2, '借给居民，两周内归还'),
    did(3, 'return-resource', 1, '完好'),
  ],
  [{ kind: 'vehicle', name: '面包车（七座）', unit: 'vehicle', supply: 'van', quantity: 1 }],
  [{ kind: 'bed', name: '活动中心临时床位', unit: 'bed', supply: 'bed', quantity: 12 }],
  [{ kind: 'room', name: '一楼议事厅', unit: 'room', supply: 'meeting_room', quantity: 1 }],
];

const BOX: Item = { kind: 'stock', name: '网格物资箱：防滑手套', unit: 'pair', supply: 'gloves', quantity: 30 };

/** The store as staff keep it, and a box in each of the first two grids, from which their workers take. */
export function resourcesOf(
  { id: stream, grids }: SimulatedCommunity,
  { staffPost, workers }: Pick<CommunityStaff, 'staffPost' | 'workers'>,
  give: Give,
  ids: Chance,
  at: number,
): DemoStep[] {
  const began = at - 14 * DAY_MS;
  const newId = (): Id => idAt(began, ids.bytes(10));
  const add = (subject: Id, areaId: Id, item: Item) =>
    give('add-resource', stream, subject, began, { ...item, areaId } satisfies AddResource);
  const move = (subject: Id, { type, days, payload }: Done) =>
    give(type, stream, subject, at - days * DAY_MS + HOUR_MS, payload);
  // Far enough ahead to hold wherever a seeding that was broken off is taken up again.
  const clinic = startOfDay(localDate(at + 30 * DAY_MS, TIME_ZONE), TIME_ZONE);
  const slot: Item = {
    ...{ kind: 'slot', name: '义诊号（上午）', unit: 'place', supply: 'clinic_slot', quantity: 20 },
    window: { from: clinic + 9 * HOUR_MS, until: clinic + 11 * HOUR_MS },
  };
  const until = at + 30 * DAY_MS;
  const store = STORE.map(([item, ...done], n) => {
    const subject = newId();
    const kept =
      n === 0
        ? [
            give('reserve-resource', stream, subject, at - DAY_MS, {
              reservation: newId(),
              quantity: 30,
              reason: '寒潮预案',
              until,
            }),
          ]
        : [];
    return [add(subject, stream, item), ...done.map(one => move(subject, one)), ...kept];
  });
  const boxes = grids.slice(0, 2).map(grid => ({ grid, subject: newId() }));
  return [
    {
      by: staffPost,
      commands: [
        ...store.flat(),
        add(newId(), stream, slot),
        ...boxes.map(({ grid, subject }) => add(subject, grid.id, BOX)),
      ],
    },
    ...boxes.map(
      ({ grid, subject }): DemoStep => ({
        by: workers.get(grid.id)!,
        commands: [move(subject, did(4, 'take-resource', 4, '扫雪'))],
      }),
    ),
  ];
}
