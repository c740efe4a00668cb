import { expect, test } from 'vitest';
import { EVERYDAY } from '../kernel/id.ts';
import type { Matter } from '../matters/model.ts';
import type { Active } from '../packs/compile.ts';
import { compilePack } from '../packs/compile.ts';
import type { MatterType, Pack } from '../packs/model.ts';
import type { Household } from '../registry/household.ts';
import { ofTheseRounds } from './this-round.ts';

const both = { zh: '一', en: 'one' };
const type = (more: Partial<MatterType> = {}): MatterType => ({
  ...{ title: both, subject: 'household', ...more },
  states: { open: { title: both, initial: true, on: { end: 'shut' } }, shut: { title: both, final: true } },
  moves: { end: { title: both, may: [] } },
});
const pack: Pack = {
  ...{ pack: 'p', version: 1, title: both, mode: 'everyday', basis: both, purpose: 'care' },
  ...{ elements: [], asks: [], reports: [], examples: [] },
  matters: { said: type({ class: 'open' }), ours: type(), sick: type({ class: 'medical' }) },
};
const dictionary = { version: 1, elements: [], codeLists: [], purposes: [] };
const active: Active = {
  compiled: compilePack(pack, dictionary),
  activation: { id: 'a', pack: 'p', version: 1, areaId: 'x', areaPath: 'all', from: 0, basis: '' },
};
const matter = (name: string, from = 'p'): Matter => ({
  ...{ id: name, pack: from, version: 1, type: name, activationId: 'a', subject: { kind: 'household', id: 'h' } },
  ...{ buildingId: 'b', source: 'staff', stays: [{ state: 'open', from: 1 }], open: true, makers: { open: ['u'] } },
  ...{ made: {}, needs: [], passed: {}, affected: ['h'], reopened: 0, lead: 'post', beside: ['other'] },
});
const household: Household = {
  ...{ id: 'h', communityId: 'c', dwellingId: 'd', buildingId: 'b', rows: [], persons: [] },
  matters: [matter('said'), matter('ours'), matter('sick'), matter('said', 'elsewhere')],
};

test('a phone is told of the matters of its rounds that its role may read, never of a medical one', () => {
  const told = (classes: Parameters<typeof ofTheseRounds>[2]) =>
    ofTheseRounds(household, [active], classes).matters!.map(({ id }) => id);
  expect(told(['open', 'personal'])).toEqual(['said', 'ours']);
  expect(told(['open'])).toEqual(['said']);
  expect(told(['open', 'personal', 'identity', 'medical'])).toEqual(['said', 'ours']);
});

test('and of nobody who answers for them or did anything', () => {
  const [one] = ofTheseRounds(household, [active], ['open']).matters!;
  expect(one).not.toHaveProperty('lead');
  expect([one!.makers, one!.beside, one!.affected]).toEqual([{}, [], []]);
  expect(JSON.stringify(one)).not.toContain(EVERYDAY);
});
