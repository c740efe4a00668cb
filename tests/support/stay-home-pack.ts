// A small pack that restricts people, with all it owes them for it: for tests of who may switch it on, and of its end.

/** The YAML: whoever met a case stays at home, is brought meals, and may appeal. */
export const STAY_HOME = `pack: stay_home
version: 1
title: { zh: 居家等候, en: Staying at home }
mode: emergency
basis: { zh: 依据疫情防控指挥部的决定，仅用于测试。, en: "Under a decision of the epidemic command, for tests alone." }
purpose: epidemic_screening
sunset: P14D
retention: P28D
restricts: { kind: stay_home, authority: street, instrument: required, matter: staying }
owes:
  - { service: meals, title: { zh: 送餐, en: Meals }, matter: meals }
appeal: { to: doctor, within: PT24H }
elements:
  - { use: person.contact_with_case, fresh: P3D }
asks:
  - { element: person.contact_with_case, rank: 1 }
matters:
  staying:
    title: { zh: 居家等候, en: Staying at home }
    subject: person
    open: { may: [doctor, community_staff], by: [staff, phone] }
    assign: { role: community_staff }
    states:
      at_home: { title: { zh: 在家, en: At home }, initial: true, due: P7D, on: { release: released } }
      released: { title: { zh: 已解除, en: Released }, final: true }
    moves:
      release: { title: { zh: 解除, en: Release }, may: [doctor, community_staff] }
  meals:
    title: { zh: 送餐, en: Meals }
    subject: household
    assign: { role: community_staff }
    states:
      wanted: { title: { zh: 待送, en: To be brought }, initial: true, due: PT6H, on: { bring: brought } }
      brought: { title: { zh: 已送到, en: Brought }, final: true }
    moves:
      bring: { title: { zh: 已送到, en: Brought }, may: [community_staff, volunteer, grid_worker] }
rules:
  - id: met_a_case
    why: { zh: 与病例有接触，需要居家等候核实。, en: "Somebody who met a case waits at home until it is looked into." }
    on: fact(person.contact_with_case)
    when: facts.person.contact_with_case
    then: [{ open: staying }]
  - id: meals_are_owed
    why: { zh: 居家等候的人由社区送餐。, en: The community brings meals to whoever waits at home. }
    on: opened("staying")
    then: [{ open: meals, of: household }]
reports:
  - { id: people, role: base, count: person, title: { zh: 现住人数, en: People living here } }
  - id: at_home
    role: need
    count: person
    of: people
    title: { zh: 居家等候（需送餐）, en: Staying at home (to be brought meals) }
    where: open("staying")
examples:
  - title: 接触过病例的人居家等候，并有人送餐
    given: { household: [{ age: 40 }, { age: 12 }] }
    when: [{ answer: { person.contact_with_case: true }, of: 0 }]
    then:
      states: { staying of 0: at_home, staying of 1: none, meals: wanted }
      figures: { people: 2, at_home: 1 }
  - title: 没有接触过的不受影响
    given: { household: [{ age: 40 }] }
    when: [{ answer: { person.contact_with_case: false }, of: 0 }]
    then: { states: { staying of 0: none, meals: none }, figures: { at_home: 0 } }
`;
