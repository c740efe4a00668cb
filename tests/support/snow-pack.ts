// A small pack of a community's own, in as many versions as a test needs. What each asks shows in what it lets through.

/** Yes-or-no questions to a household, by id, with their titles. */
const QUESTIONS = {
  'household.snow_shovel_wanted': ['需要借雪铲', 'Wants to borrow a snow shovel'],
  'household.snow_path_blocked': ['门前积雪难行', 'Snow blocks the way to the door'],
  'household.snow_grit_wanted': ['需要融雪剂', 'Wants grit'],
  'household.snow_on_roof': ['屋顶有积雪', 'Snow on the roof'],
} as const;
export type SnowQuestion = keyof typeof QUESTIONS;
export const [SHOVEL, PATH, GRIT, ROOF] = Object.keys(QUESTIONS) as [
  SnowQuestion,
  SnowQuestion,
  SnowQuestion,
  SnowQuestion,
];

export type SnowPack = {
  pack?: string;
  version?: number;
  purpose?: string;
  asks?: readonly SnowQuestion[];
  /** Lines put under `elements` and `asks`. */
  elements?: string;
  moreAsks?: string;
};

/** The YAML of one version; with one example, which holds. */
export function snowPack(given: SnowPack = {}): string {
  const { pack = 'snow_watch', version = 1, purpose = 'care', asks = [SHOVEL], elements = '', moreAsks = '' } = given;
  const own = asks.map(
    id => `  - id: ${id}
    title: { zh: ${QUESTIONS[id][0]}, en: ${QUESTIONS[id][1]} }
    type: boolean
    class: open
    seconds: 4`,
  );
  return `pack: ${pack}
version: ${version}
title: { zh: 雪天照看, en: Snow watch }
mode: everyday
basis: { zh: 社区除雪互助。, en: Neighbours help with the snow. }
purpose: ${purpose}
elements:
${own.join('\n')}
${elements}
asks:
${asks.map((id, i) => `  - { element: ${id}, rank: ${i + 1} }`).join('\n')}
${moreAsks}
reports:
  - { id: doors, role: base, count: household, title: { zh: 应走访户, en: Doors to call at } }
  - id: wanting
    role: need
    count: household
    of: doors
    title: { zh: 需要帮忙户, en: Doors that need a hand }
    where: facts.household.${asks[0]!.slice('household.'.length)}
examples:
  - title: 说了需要，就算一户
    given: { household: [{ age: 50 }] }
    when:
      - { answer: { ${asks[0]}: true } }
    then:
      figures: { doors: 1, wanting: 1 }
`;
}
