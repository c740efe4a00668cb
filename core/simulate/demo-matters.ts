// What residents of the demo's communities asked for in the last days, and how far it has come: some of it is done, some
// waits, some is late. All of it is invented.
import { type Id, idAt } from '../kernel/id.ts';
import { HOUR_MS } from '../kernel/time.ts';
import type { MoveMatter, OpenMatter } from '../matters/contract.ts';
import type { Chance } from './chance.ts';
import type { DemoStep, Give } from './demo.ts';
import type { CommunityStaff } from './demo-staff.ts';
import type { SimulatedBuilding, SimulatedCommunity, SimulatedHousehold } from './model.ts';

export const SERVICES = 'life_service';

/** Hours before the demo's present, and what was done. */
type Act = [hours: number, transition: string, more?: Omit<MoveMatter, 'transition'>];
type Story = {
  type: string;
  hours: number;
  words: string;
  source?: OpenMatter['source'];
  acts?: Act[];
};

const FOR_RESIDENT = { forResident: true } as const;

const STORIES: readonly Story[] = [
  {
    ...{ type: 'repair', hours: 76, words: '厨房下水管漏水，楼下天花板也湿了。' },
    acts: [
      [72, 'accept'],
      [49, 'wait_for_parts', { reason: '弯头要订货，后天到' }],
    ],
  },
  { type: 'repair', hours: 100, words: '阳台门关不上，夜里漏风。' },
  { type: 'repair', hours: 5, words: '楼道灯和门铃都不亮。', source: 'resident', acts: [[3, 'accept']] },
  {
    ...{ type: 'repair', hours: 90, words: '马桶一直流水。' },
    acts: [
      [88, 'accept'],
      [60, 'mend'],
      [40, 'confirm', FOR_RESIDENT],
    ],
  },
  { type: 'groceries', hours: 2, words: '米和青菜，腿脚不便。' },
  { type: 'groceries', hours: 9, words: '鸡蛋、牛奶、降糖饼干。' },
  { type: 'groceries', hours: 20, words: '一家三口两天的菜。', acts: [[18, 'take']] },
  {
    ...{ type: 'groceries', hours: 30, words: '面粉和油。' },
    acts: [
      [28, 'take'],
      [24, 'deliver'],
    ],
  },
  {
    ...{ type: 'groceries', hours: 52, words: '奶粉一罐。' },
    acts: [
      [50, 'take'],
      [47, 'deliver'],
      [45, 'confirm', FOR_RESIDENT],
    ],
  },
  { type: 'medicine_refill', hours: 14, words: '药还有三天，老药方在家里。' },
  {
    ...{ type: 'medicine_refill', hours: 26, words: '要续一个月的药。' },
    acts: [[22, 'prescribe']],
  },
  { type: 'rubbish', hours: 6, words: '旧沙发搬不下楼。', source: 'resident' },
  { type: 'rubbish', hours: 44, words: '装修垃圾两袋。', acts: [[30, 'collect']] },
];

/** Each story of another household of the community. */
export function mattersOf(
  { id: stream }: SimulatedCommunity,
  buildings: readonly SimulatedBuilding[],
  { staffPost }: Pick<CommunityStaff, 'staffPost'>,
  give: Give,
  chance: Chance,
  at: number,
): DemoStep[] {
  const homes = buildings.flatMap(one => one.households).filter(one => one.payload.persons.length > 0);
  const told = STORIES.flatMap(story => {
    const home = homes.length === 0 ? undefined : chance.pick(homes);
    return home === undefined ? [] : tell(story, home, stream, give, chance, at);
  });
  return [{ by: staffPost, commands: told.sort((a, b) => a.observedAt - b.observedAt) }];
}

function tell(
  { type, hours, words, source = 'phone', acts = [] }: Story,
  { householdId, payload }: SimulatedHousehold,
  stream: Id,
  give: Give,
  chance: Chance,
  at: number,
): ReturnType<Give>[] {
  const opened = at - hours * HOUR_MS;
  const subject = idAt(opened, chance.bytes(10));
  const about =
    type === 'repair'
      ? ({ kind: 'dwelling', id: payload.dwellingId } as const)
      : ({ kind: 'household', id: householdId } as const);
  const open: OpenMatter = { pack: SERVICES, type, about, source, words };
  return [
    give('open-matter', stream, subject, opened, open),
    ...acts.map(([ago, transition, more]) =>
      give('move-matter', stream, subject, at - ago * HOUR_MS, { transition, ...more } satisfies MoveMatter),
    ),
  ];
}
