// What can be wrong with matters, rules and restrictions, and what to do about it.
// `{name}` quotes a value of the problem's detail.

export const MATTER_WORDS = {
  'matter-appeal': {
    zh: '写了 appeal 的场景包已有名为 appeal 的事项。请给这个类型换个名称。',
    en: 'A pack with an appeal has a matter named "appeal" already. Give this type another name.',
  },
  'matter-never-opened': {
    zh: '事项“{matter}”没有人能开，也没有规则会开。请写明 open.may，或加一条规则。',
    en: 'Nobody may open "{matter}" and no rule does. Say who may under open.may, or add a rule.',
  },
  'matter-class': {
    zh: '事项“{matter}”不能是 open：有没有这件事，会透露“{element}”。请改为 personal 或更高。',
    en: 'Matter "{matter}" may not be of class open: that it is there tells of "{element}". Make it personal or higher.',
  },
  'state-initial': {
    zh: '事项“{matter}”应当正好有一个起始状态（initial: true）。',
    en: 'Matter "{matter}" begins in exactly one state: mark it initial: true.',
  },
  'state-final': {
    zh: '事项“{matter}”没有结束状态。请给至少一个状态写上 final: true。',
    en: 'Matter "{matter}" can never end. Mark at least one state final: true.',
  },
  'state-ends-at-once': {
    zh: '状态“{state}”不能既是起始又是结束。请分成两个状态。',
    en: 'State "{state}" cannot be the first and a last one. Make it two states.',
  },
  'state-final-goes-on': {
    zh: '结束状态“{state}”不能再有 on 或 due。请删去，或去掉 final。',
    en: 'The final state "{state}" has no on and no due. Remove them, or it is not final.',
  },
  'state-unreachable': {
    zh: '没有办法走到状态“{state}”。请在别的状态的 on 里通到它，或删去。',
    en: 'No way leads to state "{state}". Let a move of another state lead to it, or remove it.',
  },
  'state-stuck': {
    zh: '从状态“{state}”走不到任何结束状态。请加一条出路。',
    en: 'From state "{state}" no end can be reached. Add a way out.',
  },
  'move-undeclared': {
    zh: '推进方式“{move}”没有写在 moves 里。{hint}请写明它的名称和由谁来做。',
    en: 'Move "{move}" is not under moves. {hint}Give it a title there, and say who may make it.',
  },
  'move-idle': {
    zh: '没有状态用到推进方式“{move}”。请在某个状态的 on 里写上，或删去。',
    en: 'No state has the move "{move}". Put it under "on" of a state, or remove it.',
  },
  'move-nobody': {
    zh: '推进方式“{move}”没有人能做，也没有规则会做。请写明 may，或加一条规则。',
    en: 'Nobody may make the move "{move}" and no rule does. Say who may, or add a rule.',
  },
  'move-own-word': {
    zh: '“{move}”是系统自己的词，不能作推进方式的名称。请换个名称。',
    en: '"{move}" is a word of the platform itself. Give the move another name.',
  },
  'unknown-role': {
    zh: '没有角色“{role}”。{hint}可用：{known}。',
    en: 'There is no role "{role}" here. {hint}Known: {known}.',
  },
  'clock-twice': {
    zh: '时限“{clock}”出现了两次；写了 due 的状态，其时限就叫状态的名称。请换个名称。',
    en: 'Clock "{clock}" stands here twice; the clock of a state with "due" has the state\'s name. Give it another.',
  },
  'clock-in-end': {
    zh: '时限“{clock}”不能在结束状态“{state}”里走或停。请删去这个状态。',
    en: 'Clock "{clock}" can neither run nor pause in the final state "{state}". Remove that state.',
  },
  'clock-pauses': {
    zh: '时限在状态“{state}”里不能又走又停。请只留一处。',
    en: 'A clock cannot both run and pause in state "{state}". Keep one.',
  },
  'clock-appointed': {
    zh: '“appointed”要等人选定时间，但没有一个推进方式写了 time。请给约时间的推进方式写上 time。',
    en: '"appointed" waits for a chosen time, and no move asks for one. Give the move that books a "time".',
  },
  'bad-within': {
    zh: '“{duration}”不是时限。写作 PT2H（小时）、P14D（天）、WD3（工作日）。',
    en: '"{duration}" is no promise. Write PT2H (hours), P14D (days) or WD3 (working days).',
  },
  'unknown-clock': {
    zh: '没有时限“{clock}”。{hint}请改正写法，或在事项的 clocks 里定义它。',
    en: 'There is no clock "{clock}". {hint}Correct it, or define it under clocks of the matter.',
  },
  'unknown-calendar': {
    zh: '没有工作日历“{calendar}”。{hint}请改正写法，或删去以用通用日历。',
    en: 'There is no calendar "{calendar}". {hint}Correct it, or leave it out to use the common one.',
  },
  'merge-place': {
    zh: '关于{subject}的事项不能这样合并：人的事项不合并，楼栋的只能按楼栋。请改 same，或删去 merge。',
    en: 'Matters about a {subject} cannot be merged so: never those of people, a building\'s by building alone. Change "same" or remove merge.',
  },
  'reopen-to-end': {
    zh: '重新打开不能回到结束状态“{state}”。请写一个办理中的状态。',
    en: 'A matter cannot be reopened into the final state "{state}". Name one in which it is open.',
  },
  'exit-no-end': {
    zh: '推进方式“{move}”不通到结束状态，不能作 exit。请换一个能了结的。',
    en: 'The move "{move}" leads to no final state, so it cannot be the exit. Name one that does.',
  },
  'rule-twice': { zh: '规则“{rule}”出现了两次。请换个名称。', en: 'Rule "{rule}" stands here twice. Rename one.' },
  'rule-trigger': {
    zh: '看不懂起因“{trigger}”。写作 fact(person.x)、opened("…")、moved("…", "…")、clock("…", "…")、schedule("P1D", "08:00")、switched("on")。',
    en: '"{trigger}" is no trigger. Write fact(person.x), opened("…"), moved("…", "…"), clock("…", "…"), schedule("P1D", "08:00") or switched("on").',
  },
  'rule-each': {
    zh: 'each 只用于 schedule 和 switched 的规则；别的规则只看起因所关的人或户。请删去。',
    en: 'Only rules on schedule or switched have "each"; any other looks at whom its cause is about. Remove it.',
  },
  'rule-circle': {
    zh: '这些规则会互相引发、没有尽头：{circle}。请断开其中一环。',
    en: 'These rules set each other off without end: {circle}. Break the circle.',
  },
  'unknown-rule': {
    zh: '没有这样的规则“{rule}”。{hint}请改正写法。',
    en: 'There is no such rule "{rule}". {hint}Correct it.',
  },
  'effect-subject': {
    zh: '这条规则的起因够不着所指的对象（{of}）。请用 of 写明是谁，例如 of: household.members。',
    en: 'What this concerns ({of}) cannot be reached from the rule\'s cause so. Say whom by "of", as in of: household.members.',
  },
  'effect-no-matter': {
    zh: '这里没有事项可用。请让规则由事项引起，或在它之前写 open。',
    en: 'There is no matter to do this on. Let a matter set the rule off, or open one before it.',
  },
  'draw-schedule': {
    zh: '抽签只能按时间表进行，好让人人都能事先知道。请把起因改为 schedule("…", "…")。',
    en: 'A draw is held on a schedule alone, so that everybody can know of it. Make the trigger schedule("…", "…").',
  },
  'unknown-message': {
    zh: '没有消息“{message}”。{hint}请在 messages 里写上它的 zh 和 en。',
    en: 'There is no message "{message}". {hint}Write it under messages, in zh and en.',
  },
  'message-idle': {
    zh: '没有规则用到消息“{message}”，上门时也不显示。请删去，或改用这些名称：{known}。',
    en: 'No rule sends the message "{message}", and no door shows it. Remove it, or use one of these names: {known}.',
  },
  'codes-twice': {
    zh: '代码表“{codes}”已经有了。请换个名称，或直接使用已有的。',
    en: 'There is a code list "{codes}" already. Rename this one, or use the other.',
  },
  'codes-idle': {
    zh: '本场景包的信息项没有用到代码表“{codes}”。请删去，或在信息项里写 codes: {codes}。',
    en: 'No element of this pack uses the code list "{codes}". Remove it, or write codes: {codes} in an element.',
  },
  'code-twice': { zh: '代码“{code}”出现了两次。请删去一处。', en: 'Code "{code}" stands here twice. Remove one.' },
  'cadence-of-nothing': {
    zh: '没有可以放慢的节奏：走访要写 visits.fresh，规则要由 schedule 引起。',
    en: 'There is no rhythm to slow here: visits need visits.fresh, a rule needs to be on a schedule.',
  },
  'cadence-faster': {
    zh: '放慢的限度“{duration}”比原来的“{usual}”还快。请写得更长。',
    en: 'The slowest allowed, "{duration}", is faster than the usual "{usual}". Make it longer.',
  },
  'restricts-mode': {
    zh: '只有应急场景可以限制人。请删去 restricts，或把 mode 改为 emergency。',
    en: 'Only an emergency pack may restrict anybody. Remove restricts, or make its mode emergency.',
  },
  'restricts-level': {
    zh: '“{level}”这一级无权设限。authority 应为 street、district、city 或 province。',
    en: 'The level "{level}" may not restrict anybody. Let the authority be street, district, city or province.',
  },
  'restricts-appeal': {
    zh: '设限必须能申诉。请写明 appeal: 向谁、多久答复。',
    en: 'A restriction can be appealed. Say to whom and how soon under appeal.',
  },
  'restricts-owes': {
    zh: '设限必须写明应尽服务 owes：被限制的人由谁、在多长时间内得到什么。',
    en: 'A restriction owes services. List them under owes, each with its matter.',
  },
  'restricts-whom': {
    zh: '限制的对象是人或户，事项“{matter}”却不是。请改用关于人或户的事项。',
    en: 'People or households are restricted, and "{matter}" is about neither. Name a matter about them.',
  },
  'restricts-absence': {
    zh: '不能因为不知道、没回答、没见到人就限制任何人。请改为以已知的事实为准。',
    en: 'Nobody may be restricted because something is not known or nobody answered. Go by a fact that is known.',
  },
  'owed-twice': {
    zh: '应尽服务“{service}”出现了两次。请删去一处。',
    en: 'Service "{service}" is owed twice. Remove one.',
  },
  'owed-owner': {
    zh: '应尽服务“{service}”没有负责的人。请在事项“{matter}”里写 assign。',
    en: 'Nobody answers for the owed service "{service}". Give matter "{matter}" an assign.',
  },
  'owed-clock': {
    zh: '应尽服务“{service}”没有时限。请给事项“{matter}”的状态写 due，或写 clocks。',
    en: 'The owed service "{service}" has no clock. Give a state of "{matter}" a due, or add clocks.',
  },
  'owed-not-opened': {
    zh: '应尽服务“{service}”不会自己开始。请加一条规则：on: opened("{restricting}")，then 里写 open: {matter}。',
    en: 'The owed service "{service}" never begins by itself. Add a rule on: opened("{restricting}") with open: {matter}.',
  },
  'legal-guard': {
    zh: '“{word}”是法规不许这类应用设置的（积分排名、打卡、已读、点赞转发、时长）。请删去。',
    en: '"{word}" is kept out of such an application by law (points, rankings, check-ins, read receipts, likes, time spent). Remove it.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
