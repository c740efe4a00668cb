// What each role may do and read. One table: the pipeline checks it, and the pages show what may be done from it.
import type { Post, Role } from '../kernel/actor.ts';
import type { SensitivityClass } from '../kernel/event.ts';

/** On what is to be settled; which of it, the packs say. `read-notice`: of the post's own inbox. */
const ON_MATTERS = [
  'open-matter',
  'move-matter',
  'reopen-matter',
  'assign-matter',
  'return-matter',
  'affect-household',
  'note-matter',
  'read-notice',
];

const OF_OFFICERS = ['move-matter', 'assign-matter', 'return-matter', 'note-matter', 'read-notice'];

/** What is in force where. Who may restrict, the packs say, and it takes two (core/packs/authorise.ts). */
const ON_MODES = [
  'activate-pack',
  'extend-activation',
  'sign-activation',
  'decline-activation',
  'end-activation',
  'upgrade-activation',
  'rehearse-pack',
  'cancel-rehearsal',
];

/** What is remembered of offices' sheets, and those that fill themselves. */
const ON_SHEETS = [
  'confirm-sheet',
  'forget-sheet',
  'unteach-header',
  'schedule-sheet',
  'unschedule-sheet',
  'pause-sheet',
  'resume-sheet',
];

const ON_LAYOUT = ['lay-out-grid', 'lay-out-building', 'assign-building'];

/** What whoever has a thing in hand does with it. */
const IN_HAND = ['take-resource', 'return-resource', 'use-resource'];

const COMMANDS: Record<Role, readonly string[]> = {
  grid_worker: ['record-visit', 'correct-visit', ...IN_HAND, ...ON_MATTERS],
  volunteer: ['record-visit', ...ON_MATTERS],
  community_staff: [
    ...[...ON_MATTERS, 'join-matters'],
    ...['record-visit', 'correct-visit', 'answer-callback'],
    ...['register-household', 'settle-duplicate', 'open-value', 'confirm-import', 'cancel-import'],
    ...ON_LAYOUT,
    ...[...ON_MODES, 'publish-pack'],
    ...ON_SHEETS,
    ...['raise-demand', 'admit-demand', 'decline-demand', 'put-back-demand'],
    ...IN_HAND,
    ...['add-resource', 'receive-resource', 'reserve-resource', 'release-reservation'],
    ...['count-resource', 'retire-resource'],
  ],
  doctor: [...ON_MATTERS, 'join-matters', 'open-value', ...ON_SHEETS, 'raise-demand'],
  street_officer: [...OF_OFFICERS, ...ON_MODES, 'raise-demand'],
  district_officer: [...OF_OFFICERS, ...ON_MODES, 'publish-pack', 'lay-out-areas', 'raise-demand'],
  // A company or a department that packs hand matters to; of others it sees none.
  department_officer: [...OF_OFFICERS, 'raise-demand'],
  administrator: ['lay-out-areas', ...ON_LAYOUT, ...ON_MODES, 'publish-pack'],
  system: [
    ...['lay-out-areas', ...ON_LAYOUT],
    ...['register-household', 'cancel-import', 'finish-import'],
    ...['seal-access', 'draw-visits', 'run-sheet'],
    ...['activate-pack', 'end-activation', 'publish-pack', 'upgrade-activation'],
    ...['reserve-resource', 'release-reservation', 'expire-reservation'],
    ...['open-matter', 'move-matter', 'pass-clock', 'exit-matter', 'draw-lots', 'run-rules'],
  ],
};

/** The commands a role may give at all; where, is for `reaches`. */
export const mayGive = (role: Role): readonly string[] => COMMANDS[role];

const READS: Record<Role, readonly SensitivityClass[]> = {
  grid_worker: ['open', 'personal'],
  volunteer: ['open'],
  community_staff: ['open', 'personal'],
  doctor: ['open', 'personal', 'medical'],
  street_officer: ['open'],
  district_officer: ['open'],
  department_officer: ['open'],
  administrator: ['open'],
  system: ['open', 'personal', 'identity', 'medical'],
};

/** The classes a role reads in its pages. Identity values are opened one at a time, by a command. */
export const mayRead = (role: Role): readonly SensitivityClass[] => READS[role];

const FILLS: Partial<Record<Role, readonly SensitivityClass[]>> = {
  community_staff: ['open', 'personal', 'identity'],
  doctor: ['open', 'personal', 'identity', 'medical'],
};

/**
 * The classes a role may put in a department's sheet, as far as the sheet's purpose allows: what it reads, and identity
 * values, whose opening is logged with the sheet. Empty: it fills no sheets; departments and wider posts get counts.
 */
export const mayFillWith = (role: Role): readonly SensitivityClass[] => FILLS[role] ?? [];

/** Whether a role keeps what is remembered of a community's sheets: whoever confirms a layout also forgets it. */
export const mayKeepSheets = (role: Role): boolean => mayGive(role).includes('confirm-sheet');

/** Whether a role lays departments' forms beside one another. Headers are read for it, nobody's data. */
export const mayCompareForms = (role: Role): boolean =>
  mayKeepSheets(role) || role === 'street_officer' || role === 'district_officer';

/** Whether a role's pages show rows about persons. Departments get counts; whom they must reach, they reach through a demand. */
export const mayListPersons = (role: Role): boolean => role !== 'department_officer';

/** Whether a post's area holds, or lies in, the area of a path: codes joined by dots. */
export const overlaps = (post: Post, path: string): boolean =>
  within(path, post.areaPath) || within(post.areaPath, path);

/** Whether `path` is `of` or lies below it. */
export const within = (path: string, of: string): boolean => path === of || path.startsWith(`${of}.`);

/** Whether a post holds at an instant (ms). */
export const isInPost = (post: Post, at: number): boolean =>
  at >= post.from && (post.until === undefined || at < post.until);

/** Whether a post reaches a household of a community, given the path of its grid (or of the community without one). */
export const reaches = (post: Post, path: string): boolean => within(path, post.areaPath);
