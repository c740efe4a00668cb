// The frame's door: what rooms of the console stand on.
export { type Address, To, useAddress } from './address.tsx';
export { type Chosen, isAboveCommunities, useArea } from './area.ts';
export { AreaPicker } from './area-picker.tsx';
export { type Asked, type Pages, refresh, useCommand, usePages, useQueryOf } from './asking.ts';
export { ChooseCommunity, OneCommunity } from './choose-community.tsx';
export { type Countdown, countdownOf } from './countdown.ts';
export { useCodeTitle, useDictionary, useElementTitle } from './dictionary.ts';
export { durationText, useDuration } from './duration.ts';
export { Icon, type IconName } from './icon.tsx';
export { hasBegun, useNow } from './now.ts';
export { useOnce } from './once.ts';
export { Empty, Loading, Page, Panel, Refused } from './page.tsx';
export type { Query } from './query.ts';
export type { Entry, Room } from './room.ts';
export { fillsSheets, listsPersons, reads, useMay, useSession } from './session.ts';
export { type Formats, useElder, useFormats, useLanguage, useText, useTitle } from './text.ts';
export { Trail } from './trail.tsx';
export { kindWord, roleWord, WORDS as FRAME_WORDS } from './words.ts';
