// A small pack that gives out a few places by lot: for tests of draws.

/** The YAML: households put themselves down, and each evening two of them are drawn. */
export const SLOTS = `pack: slots
version: 1
title: { zh: 摇号名额, en: Places by lot }
mode: everyday
basis: { zh: 本人报名，仅用于测试。, en: "By one's own wish, for tests alone." }
purpose: care
elements: []
asks: []
matters:
  place:
    title: { zh: 名额登记, en: A place }
    subject: household
    open: { may: [community_staff, resident], by: [staff, phone, resident] }
    merge: { same: household }
    states:
      waiting:
        title: { zh: 等待摇号, en: In the draw }
        initial: true
        on: { offer: offered, stay: waiting, withdraw: withdrawn }
      offered: { title: { zh: 待确认, en: Offered }, due: P3D, on: { accept: taken, withdraw: withdrawn } }
      taken: { title: { zh: 已确认, en: Taken }, final: true }
      withdrawn: { title: { zh: 已取消, en: Withdrawn }, final: true }
    moves:
      offer: { title: { zh: 中签, en: Drawn }, may: [] }
      stay: { title: { zh: 未中签，参加下一次, en: Stays in }, may: [] }
      accept: { title: { zh: 确认, en: Accept }, may: [resident, community_staff] }
      withdraw: { title: { zh: 取消, en: Withdraw }, may: [resident] }
rules:
  - id: evening_draw
    why: { zh: 每天十七点摇号，名额有限，人人机会相同。, en: Places are few and drawn every day at five; everybody has the same chance. }
    on: schedule("P1D", "17:00")
    then: [{ draw: place, in: waiting, places: 2, won: offer, lost: stay, first: matter.made.stay >= 2 }]
reports:
  - { id: doors, role: base, count: household, title: { zh: 户数, en: Homes } }
  - { id: waiting, role: need, count: household, of: doors, title: { zh: 等待摇号户（每天摇一次）, en: Homes in the draw (every day) }, where: 'open("place", "waiting")' }
examples:
  - title: 一户登记，名额够就中签
    given: { household: [{ age: 40 }] }
    when: [{ open: place, as: resident, by: resident }, { schedule: evening_draw }]
    then: { states: { place: offered }, figures: { waiting: 0 } }
`;
