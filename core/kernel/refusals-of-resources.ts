// Refusals of the ledger of resources: what is not there cannot be promised, taken or given back.
export const REFUSALS_OF_RESOURCES = {
  'unknown-resource': {
    zh: '找不到这项资源，可能不属于这个社区。请刷新列表。',
    en: 'This item is not here; it may be another community’s. Refresh the list.',
  },
  'resource-known': {
    zh: '这项资源已经登记过了，没有重复登记。请刷新列表。',
    en: 'This item is there already; none was made twice. Refresh the list.',
  },
  'resource-retired': {
    zh: '这项资源已停用，不再收发。要继续用，请重新登记一项。',
    en: 'This item was retired and is no longer moved. Add a new one to go on.',
  },
  'resource-place': {
    zh: '存放地点要选本社区，或其中的网格、楼栋。请重新选择。',
    en: 'Its place is this community, or a grid or building of it. Choose again.',
  },
  'resource-unit': {
    zh: '车辆按辆、床位按张、房间按间、时段按名额计。请改用对应的单位。',
    en: 'Vehicles, beds, rooms and places of a slot are counted in themselves. Choose that unit.',
  },
  'resource-none': {
    zh: '车辆、床位、房间和时段至少要有 1 个。请填数量。',
    en: 'Of vehicles, beds, rooms and places there is at least one. Enter how many.',
  },
  'resource-too-much': {
    zh: '一项资源最多记 {most}。请换更大的单位，或分成几项。',
    en: 'One item holds {most} at most. Choose a larger unit, or make it several items.',
  },
  'slot-window': {
    zh: '时段要写明从几时到几时，先后不能颠倒；其他种类不写。请核对。',
    en: 'A slot says from when until when, in that order; nothing else does. Check both times.',
  },
  'slot-over': {
    zh: '这个时段已经过去。请另选一个时段。',
    en: 'This slot is over. Choose another one.',
  },
  'resource-for-what': {
    zh: '请写明用在哪件事上，或写一句用途。',
    en: 'Say which matter it is for, or what it is for in a few words.',
  },
  'resource-short': {
    zh: '要 {wanted}，可用的只有 {free}。请减少数量，或先入库、取消别的预留。',
    en: '{wanted} were asked for and {free} are free. Take fewer, receive more, or release a reservation first.',
  },
  'resource-not-out': {
    zh: '要登记 {wanted}，领出在外的只有 {out}。请核对数量。',
    en: '{wanted} cannot come back or be used; {out} are out. Check the quantity.',
  },
  'resource-in-use': {
    zh: '还有 {reserved} 被预留、{out} 领出在外，不能停用。请先收回和取消预留。',
    en: '{reserved} are reserved and {out} are out, so it cannot be retired. Take back and release them first.',
  },
  'count-below-reserved': {
    zh: '盘到 {counted}，比已预留的 {reserved} 还少。请先取消一部分预留，再登记盘点。',
    en: '{counted} were counted, fewer than the {reserved} reserved. Release some of them first, then record the count.',
  },
  'unknown-reservation': {
    zh: '找不到这项预留。请刷新页面。',
    en: 'This reservation is not here. Refresh the page.',
  },
  'reservation-known': {
    zh: '这项预留已经有了，没有重复预留。请刷新页面。',
    en: 'This reservation is there already; none was made twice. Refresh the page.',
  },
  'reservation-over': {
    zh: '这项预留已领完、取消或到期。请重新预留，或直接领用。',
    en: 'This reservation was taken, released or is over. Reserve anew, or take directly.',
  },
  'reservation-short': {
    zh: '要领 {wanted}，这项预留只剩 {held}。请减少数量，多出的另行领用。',
    en: '{wanted} were asked for and this reservation holds {held}. Take fewer, and the rest directly.',
  },
  'reservation-too-long': {
    zh: '预留最长 180 天，时段的预留到时段结束为止。请选更早的时间。',
    en: 'Nothing is reserved for more than 180 days, nor beyond the end of its slot. Choose an earlier time.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;
