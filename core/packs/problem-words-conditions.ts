// What can be wrong with a condition, and what to do about it.
// `{name}` quotes a value of the problem's detail.

export const CONDITION_WORDS = {
  'condition-too-long': {
    zh: '条件超过 {limit} 个字符。请拆成两条。',
    en: 'The condition exceeds {limit} characters. Split it.',
  },
  'condition-deep': {
    zh: '条件嵌套太深，或部分、列表太长。请拆成两条。',
    en: 'The condition is nested too deep, or has too many parts or too long a list. Split it.',
  },
  'condition-syntax': { zh: '条件写法有误：{what}。', en: 'The condition cannot be read: {what}.' },
  'condition-type': {
    zh: '条件“{near}”的类型不对：{what}。',
    en: 'Types do not fit in "{near}": {what}.',
  },
  'condition-not-boolean': {
    zh: '条件的结果应为真或假，现在是 {type}。',
    en: 'A condition must be true or false; this one gives {type}.',
  },
  'condition-forbidden': {
    zh: '条件中不能使用“{word}”。可用：比较、&&、||、!、in、known、open、had、size、exists、all、contains、startsWith、endsWith。',
    en: '"{word}" may not be used in a condition. Use comparisons, &&, ||, !, in, known, open, had, size, exists, all, contains, startsWith, endsWith.',
  },
  'condition-nested': {
    zh: 'exists 或 all 里面不能再套 exists 或 all。',
    en: 'exists and all may not stand inside one another.',
  },
  'known-name': {
    zh: 'known 里要写信息项编号，例如 known("person.temperature")，并单独成立。',
    en: 'known takes an element\'s id, as in known("person.temperature"), and stands by itself.',
  },
  'wrong-subject': {
    zh: '“{word}”不属于这个条件的对象（{subject}）。人的信息要用 members.exists(p, …) 逐人看，或换成关于这个对象的信息。',
    en: '"{word}" is not about the subject of this condition ({subject}). Look at each person by members.exists(p, …), or use what is about the subject.',
  },
  'open-form': {
    zh: 'open 和 had 里要写本场景包的事项类型，例如 open("visit") 或 open("visit", "state")，并单独成立。',
    en: 'open and had take a matter type of this pack, as in open("visit") or open("visit", "state"), and stand by themselves.',
  },
  'unknown-matter': {
    zh: '没有事项类型“{matter}”。{hint}请改正写法，或在 matters 中定义它。',
    en: 'There is no matter type "{matter}". {hint}Correct it, or define it under matters.',
  },
  'unknown-state': {
    zh: '事项“{matter}”没有这样的办理中状态“{state}”。{hint}请改正写法。',
    en: 'Matter "{matter}" has no state "{state}" in which it is open. {hint}Correct it.',
  },
  'unknown-move': {
    zh: '没有推进方式“{move}”。{hint}请改正写法，或在事项的 moves 中定义它。',
    en: 'There is no move "{move}". {hint}Correct it, or define it under moves of the matter.',
  },
  'no-matter-here': {
    zh: '“{word}”在这里没有所指：手头没有事项。只有推进事项的条件、由事项引起的规则可以读 matter。请改用 open("…")。',
    en: '"{word}" means nothing here: no matter is at hand. Only guards of moves and rules set off by a matter read it. Use open("…") instead.',
  },
  'members-form': {
    zh: '逐人、逐户的条件写作 members.exists(p, …)、members.all(p, …)、stairwell.exists(h, …)、stairwell.all(h, …)，并单独成立。',
    en: 'Write members.exists(p, …), members.all(p, …), stairwell.exists(h, …) or stairwell.all(h, …), standing by itself.',
  },
  'members-bare': {
    zh: '“{word}”没有说是谁的。请写作 {instead}，或移到括号外面。',
    en: '"{word}" does not say whose. Write {instead}, or move it out of the brackets.',
  },
  'members-variable': {
    zh: '“{variable}”代表一个人或一户，只能写作 {variable}.facts.…、{variable}.days_to.…、{variable}.age、{variable}.residence、{variable}.visit.…、{variable}.known("…")、{variable}.open("…")。',
    en: '"{variable}" stands for one person or door: write {variable}.facts.…, {variable}.days_to.…, {variable}.age, {variable}.residence, {variable}.visit.…, {variable}.known("…") or {variable}.open("…").',
  },
  'stairwell-not-here': {
    zh: '这里看不到同单元的其他户。stairwell 只能用在规则和推进事项的条件里。',
    en: 'The other doors of the stairwell cannot be seen here. Use stairwell in rules and in guards of moves only.',
  },
  'condition-cost': {
    zh: '条件要算的步数过多（{cost}，最多 {limit}）。请拆成两条，或缩短逐户的部分。',
    en: 'The condition takes too many steps ({cost}, at most {limit}). Split it, or ask less of each door.',
  },
  'refusal-filter': {
    zh: '不能按“拒绝”筛选或统计。没有走访到的户就是“尚未走访”。',
    en: 'Nobody may be filtered or counted by having declined. A door not reached is simply not yet covered.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
