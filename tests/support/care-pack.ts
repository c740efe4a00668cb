// A pack with matters and rules for tests of the engine: a look-in for whoever lives alone, groceries with two people's
// eyes, a medical check-up, and a lift that everybody in the building misses. Everything in it is invented.

export const ALONE = 'person.lives_alone';
export const HEALTH = 'person.general_health';
export const HELP = 'household.help_needed';

/** `rules`: lines added under `rules`; `look`: what is promised for a look-in. */
export const carePack = ({
  pack = 'care_round',
  version = 1,
  rules = '',
  look = 'PT24H',
}: {
  pack?: string;
  version?: number;
  rules?: string;
  look?: string;
} = {}): string => `pack: ${pack}
version: ${version}
title: { zh: 关照走访, en: Care round }
mode: everyday
basis: { zh: 社区关照独居居民。, en: The community looks in on whoever lives alone. }
purpose: care
elements:
  - use: ${ALONE}
  - use: ${HEALTH}
  - use: ${HELP}
  - use: person.birth_date
asks:
  - { element: ${ALONE}, rank: 3 }
  - { element: ${HEALTH}, rank: 4 }
  - { element: ${HELP}, rank: 5 }
  - { element: person.birth_date, rank: 9 }
reports:
  - { id: doors, role: base, count: household, title: { zh: 户, en: Doors } }
  - { id: people, role: base, count: person, title: { zh: 人, en: People } }
  - id: looked_in
    role: need
    count: person
    of: people
    title: { zh: 正在关照, en: Looked in on }
    where: open("look_in")
  - id: waiting
    role: need
    count: household
    of: doors
    title: { zh: 等买菜, en: Waiting for groceries }
    where: open("groceries")
matters:
  look_in:
    title: { zh: 上门看望, en: Look in }
    subject: person
    assign: { role: grid_worker, how: area }
    open: { may: [grid_worker, volunteer, community_staff, resident] }
    states:
      waiting: { title: { zh: 待看望, en: To be looked in on }, initial: true, due: ${look}, on: { see: seen, hand_up: raised, decline: closed } }
      raised: { title: { zh: 已上报, en: Raised }, on: { see: seen, settle: closed } }
      seen: { title: { zh: 已看望, en: Seen }, due: P7D, on: { settle: closed, again: waiting } }
      closed: { title: { zh: 办结, en: Closed }, final: true }
    moves:
      see: { title: { zh: 看过了, en: Looked in }, may: [lead, volunteer] }
      hand_up: { title: { zh: 上报, en: Raise it }, may: [lead, street_officer], reason: required }
      settle: { title: { zh: 办结, en: Settle }, may: [community_staff], other_than: [see] }
      again: { title: { zh: 再去一次, en: Go again }, may: [lead, community_staff] }
      decline: { title: { zh: 本人谢绝, en: Declined }, may: [resident] }
    reopen: { to: waiting, within: P7D, may: [resident, community_staff] }
  groceries:
    title: { zh: 代买, en: Groceries }
    subject: household
    assign: { role: volunteer, how: least_loaded }
    open: { may: [resident, community_staff, grid_worker] }
    states:
      asked: { title: { zh: 已提出, en: Asked }, initial: true, due: PT4H, on: { bring: brought, cancel: cancelled } }
      brought: { title: { zh: 已送到, en: Brought }, on: { thank: done } }
      done: { title: { zh: 完成, en: Done }, final: true }
      cancelled: { title: { zh: 已取消, en: Cancelled }, final: true }
    moves:
      bring: { title: { zh: 送到, en: Bring }, may: [lead] }
      thank: { title: { zh: 确认收到, en: Confirm }, may: [resident] }
      cancel: { title: { zh: 取消, en: Cancel }, may: [resident, community_staff], reason: required }
    merge: { same: household }
  checkup:
    title: { zh: 健康随访, en: Check-up }
    subject: person
    class: medical
    assign: { role: doctor }
    open: { may: [doctor] }
    states:
      due: { title: { zh: 待随访, en: Due }, initial: true, due: WD3, on: { done: done } }
      done: { title: { zh: 已随访, en: Done }, final: true }
    moves:
      done: { title: { zh: 随访完成, en: Done }, may: [doctor] }
  lift:
    title: { zh: 电梯故障, en: Lift out of order }
    subject: building
    open: { may: [grid_worker, community_staff, resident] }
    states:
      broken: { title: { zh: 故障, en: Out of order }, initial: true, due: P1D, on: { fix: fixed } }
      fixed: { title: { zh: 已修好, en: Repaired }, final: true }
    moves:
      fix: { title: { zh: 修好, en: Repaired }, may: [lead, community_staff] }
    merge: { same: building, within: P3D }
rules:
  - id: alone
    why: { zh: 独居要有人看望, en: Whoever lives alone is looked in on }
    on: fact(${ALONE})
    when: facts.person.lives_alone
    then: [{ open: look_in }, { notify: grid_worker, message: new_look_in }]
  - id: not_alone
    why: { zh: 不再独居就办结, en: Nobody alone needs it }
    on: fact(${ALONE})
    when: facts.person.lives_alone == false
    then: [{ send: settle }]
  - id: ask_others
    why: { zh: 问问家里还需要什么, en: Ask what the home needs }
    on: opened("look_in")
    then: [{ ask: ${HELP}, of: household }]
  - id: unwell
    why: { zh: 身体不好要随访, en: Whoever is unwell is checked on }
    on: fact(${HEALTH})
    when: facts.person.general_health == "poor"
    then: [{ open: checkup }, { notify: community_staff, message: new_checkup }, { notify: doctor, message: new_checkup }]
  - id: late
    why: { zh: 没按时看望要告诉社区, en: The staff are told when nobody came }
    on: clock("look_in", "waiting")
    then: [{ send: hand_up }, { notify: community_staff, message: late_look_in }]
  - id: old_and_alone
    why: { zh: 每天早上看名单, en: Every morning }
    on: schedule("P1D", "08:00")
    each: person
    when: age >= 60 && facts.person.lives_alone && !open("look_in")
    then: [{ open: look_in }]
${rules}
messages:
  new_look_in: { zh: 有一户要看望。, en: Somebody is to be looked in on. }
  late_look_in: { zh: 一次看望逾期了。, en: A look-in is late. }
  new_checkup: { zh: 有一次随访要安排。, en: A check-up is to be arranged. }
examples:
  - title: 独居就看望
    given: { household: [{ age: 70 }] }
    when: [{ answer: { ${ALONE}: true }, of: 0 }]
    then: { states: { look_in of 0: waiting }, fired: [alone] }
`;
