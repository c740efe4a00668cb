import { describe, expect, test } from 'vitest';
import { assigneeFor, type Candidate, decideAssign, decideReturn, lead, owe } from './assign.ts';
import type { Matter } from './model.ts';

const at = (id: string, areaPath: string, more: Partial<Candidate> = {}): Candidate => ({
  ...{ id, role: 'grid_worker', areaId: areaPath, areaPath, leads: 0, givenAt: 0 },
  ...more,
});
const place = { communityPath: 'all.street.community', gridId: 'all.street.community.g1' };
const near = at('near', 'all.street.community.g1', { leads: 9, givenAt: 9 });
const wide = at('wide', 'all.street.community', { leads: 3, givenAt: 5 });
const high = at('high', 'all.street', { leads: 1, givenAt: 7 });
const elsewhere = at('elsewhere', 'all.street.community.g2');
const other = at('other', 'all.street.community.g1', { role: 'doctor' });
const all = [high, elsewhere, wide, other, near];
const matter = { open: true, beside: ['b'], lead: undefined } as unknown as Matter;
const doer = { role: 'grid_worker', userId: 'u', postId: 'near' } as const;

describe('who gets a matter', () => {
  test.each([
    ['area', undefined, 'near'],
    ['least_loaded', undefined, 'high'],
    ['round_robin', undefined, 'wide'],
    ['keep', 'wide', 'wide'],
    ['keep', 'gone', 'near'],
    ['keep', undefined, 'near'],
  ] as const)('by %s, after %s: %s', (how, lastLead, expected) => {
    expect(assigneeFor(all, place, { role: 'grid_worker', how, lastLead })?.id).toBe(expected);
    expect(assigneeFor([...all].reverse(), place, { role: 'grid_worker', how, lastLead })?.id).toBe(expected);
  });

  test('nobody, where none of the role reaches it; without a grid only the wider ones do', () => {
    expect(assigneeFor(all, place, { role: 'volunteer', how: 'area' })).toBeUndefined();
    expect(assigneeFor(all, { communityPath: place.communityPath }, { role: 'grid_worker', how: 'area' })?.id).toBe(
      'wide',
    );
  });
});

describe('handing on', () => {
  const given = (to: Candidate | undefined, beside = false) => ({ to, beside });
  test('the first takes it, whoever was beside stays, and nobody is both', () => {
    expect(decideAssign(matter, doer, given(near), place)).toMatchObject({ value: { lead: 'near', beside: ['b'] } });
    expect(lead({ ...matter, beside: ['near', 'b'] }, 'near').beside).toEqual(['b']);
    expect(lead(owe(matter, 'volunteer'), 'near')).not.toHaveProperty('owedBy');
  });

  test.each([
    ['a closed one', { ...matter, open: false }, near, false, 'matter-closed'],
    ['one somebody has taken', { ...matter, lead: 'wide' }, near, false, 'already-taken'],
    ['to somebody else, who does not lead it', matter, wide, false, 'not-yours-to-assign'],
    ['to whoever does not reach it', { ...matter, lead: 'near' }, elsewhere, false, 'unknown-post'],
    ['to nobody known', { ...matter, lead: 'near' }, undefined, false, 'unknown-post'],
  ] as const)('refuses %s', (_, of, to, beside, code) => {
    expect(decideAssign(of as Matter, doer, given(to as Candidate | undefined, beside), place)).toMatchObject({
      refusal: { code },
    });
  });

  test('only its lead gives it back', () => {
    expect(decideReturn({ ...matter, lead: 'wide' }, doer, 'volunteer')).toMatchObject({
      refusal: { code: 'not-yours-to-return' },
    });
    expect(decideReturn({ ...matter, lead: 'near' }, doer, 'volunteer')).toMatchObject({
      value: { owedBy: 'volunteer', beside: ['b'] },
    });
  });
});
