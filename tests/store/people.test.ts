import { describe, expect, test } from 'vitest';
import type { Invitation } from '#domain/people/invitation';
import { aCohort, aMember, anAgency, anotherAgency } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';

const later = '2026-11-23T12:00:00.000Z';

describe.each(engines)('on $name', ({ open: opened }) => {
  const open = async () => {
    const { store } = await opened();
    return { store, ...(await anAgency(store)) };
  };

  describe('people', () => {
    test('an agency comes back as it was added, and as it was changed', async () => {
      const { store, agency } = await open();
      expect(await store.people.findAgency('larkfield')).toEqual(agency);
      const changed = { ...agency, name: 'Larkfield PD', settings: { ...agency.settings, retentionYears: 7 } };
      await store.people.changeAgency(changed);
      expect(await store.people.listAgencies()).toEqual([changed]);
    });

    test('a member comes back as added, whatever it is found by', async () => {
      const { store } = await open();
      const member = aMember({ id: 'new', email: 'Kim@Example.org', badge: 'AB 12-7', postId: 'P-99 1' });
      const kept = { ...member, email: 'kim@example.org' };
      expect(await store.people.addMember(member)).toBe(true);
      expect(await store.people.findMember('new')).toEqual(kept);
      expect(await store.people.findByEmail('KIM@example.org')).toEqual(kept);
      expect(await store.people.findByBadge('larkfield', 'ab127')).toEqual(kept);
      expect(await store.people.findByNumber('larkfield', 'p991')).toEqual(kept);
      expect(await store.people.findByBadge('larkfield', 'p991')).toBeUndefined();
      expect(await store.people.findByBadge('weir', 'ab127')).toBeUndefined();
    });

    test('a badge or a POST number is had by one person of an agency, an e-mail address by one person of all', async () => {
      const { store } = await open();
      await anotherAgency(store);
      await store.people.addMember(aMember({ id: 'has-post', postId: 'P1' }));
      expect(await store.people.addMember(aMember({ id: 'x', badge: '44-71' }))).toBe(false);
      expect(await store.people.addMember(aMember({ id: 'x', postId: 'p 1' }))).toBe(false);
      expect(await store.people.addMember(aMember({ id: 'x', agency: 'weir', email: 'owner@example.org' }))).toBe(
        false,
      );
      expect(await store.people.findMember('x')).toBeUndefined();
      expect(await store.people.addMember(aMember({ id: 'x', agency: 'weir', badge: '4472' }))).toBe(true);
    });

    test('a change that would take the badge of somebody else changes nothing', async () => {
      const { store } = await open();
      const ben = await store.people.findMember('trainee-2');
      if (!ben) throw new Error('no Ben');
      expect(await store.people.changeMember({ ...ben, name: 'Benjamin Cole', badge: '4471' })).toBe(false);
      expect(await store.people.findMember('trainee-2')).toEqual(ben);
      const changed = { ...ben, name: 'Benjamin Cole', badge: '4480', endedAt: later };
      expect(await store.people.changeMember(changed)).toBe(true);
      expect(await store.people.findMember('trainee-2')).toEqual(changed);
    });

    test('two people without badge, POST number and e-mail do not stand in each other’s way', async () => {
      const { store } = await open();
      expect(await store.people.addMember(aMember({ id: 'one' }))).toBe(true);
      expect(await store.people.addMember(aMember({ id: 'two' }))).toBe(true);
      expect(await store.people.changeMember(aMember({ id: 'two', name: 'Two' }))).toBe(true);
    });

    test('members of an agency come by name, and nobody of another', async () => {
      const { store } = await open();
      await anotherAgency(store);
      await store.people.addMember(aMember({ id: 'lower', name: 'bea de Vries' }));
      const names = (await store.people.listMembers('larkfield')).map(({ name: is }) => is);
      expect(names.slice(0, 4)).toEqual(['Ana Ortiz', 'bea de Vries', 'Ben Cole', 'Cleo Hart']);
      expect(names).toHaveLength(11);
    });

    test('those who teach somebody are the present instructors of the cohorts that they are present in', async () => {
      const { store } = await open();
      expect(await store.people.staffOf('trainee-1')).toEqual(['instructor']);
      await store.cohorts.addMember('night', 'trainee-1', 'trainee', noon);
      expect(await store.people.staffOf('trainee-1')).toEqual(['instructor', 'other-instructor']);
      await store.cohorts.removeMember('spring', 'trainee-1', later);
      await store.cohorts.removeMember('night', 'other-instructor', later);
      expect(await store.people.staffOf('trainee-1')).toEqual([]);
      expect(await store.people.staffOf('instructor')).toEqual([]);
    });
  });

  describe('cohorts', () => {
    test('a cohort comes back as added and as changed, by id and by code', async () => {
      const { store, cohort, otherCohort } = await open();
      expect(await store.cohorts.findByCode('SPRNG234')).toEqual(cohort);
      expect(await store.cohorts.findByCode('NONESUCH')).toBeUndefined();
      const changed = { ...cohort, name: 'Spring', joinCode: 'ABCD2345', isJoinOpen: false, archivedAt: later };
      await store.cohorts.change(changed);
      expect(await store.cohorts.find('spring')).toEqual(changed);
      expect(await store.cohorts.list('larkfield')).toEqual([changed, otherCohort]);
    });

    test('two cohorts cannot have one code', async () => {
      const { store } = await open();
      await expect(store.cohorts.add(aCohort({ id: 'third', joinCode: 'SPRNG234' }))).rejects.toThrow();
    });

    test('somebody who was removed is no member, and comes back when added again', async () => {
      const { store, cohort, trainees } = await open();
      const ids = async () => (await store.cohorts.members('spring')).map(({ member }) => member.id);
      expect(await ids()).toEqual(['trainee-1', 'trainee-2', 'trainee-3', 'instructor']);
      expect(await store.cohorts.removeMember('spring', 'trainee-2', later)).toBe(true);
      expect(await store.cohorts.removeMember('spring', 'trainee-2', later)).toBe(false);
      expect(await ids()).toEqual(['trainee-1', 'trainee-3', 'instructor']);
      expect(await store.cohorts.listOf(trainees[1].id, 'trainee')).toEqual([]);
      await store.cohorts.addMember('spring', 'trainee-2', 'trainee', later);
      expect(await store.cohorts.listOf(trainees[1].id, 'trainee')).toEqual([cohort]);
      expect((await store.cohorts.members('spring')).find(({ member }) => member.id === 'trainee-2')?.addedAt).toBe(
        later,
      );
    });

    test('a cohort counts its trainees and names its staff', async () => {
      const { store } = await open();
      await store.cohorts.add(aCohort({ id: 'empty' }));
      const counts = await store.cohorts.countTrainees(['spring', 'empty']);
      expect([counts.get('spring'), counts.get('empty')]).toEqual([3, undefined]);
      expect(await store.cohorts.countTrainees([])).toEqual(new Map());
      expect(await store.cohorts.staff('spring')).toEqual(['instructor']);
      expect((await store.cohorts.listOf('instructor', 'instructor')).map(({ id }) => id)).toEqual(['spring']);
    });
  });

  describe('invitations', () => {
    const invitation: Invitation = {
      id: 'invited',
      agency: 'larkfield',
      cohort: 'spring',
      member: null,
      role: 'instructor',
      name: 'Kim Doe',
      email: 'kim@example.org',
      badge: '77',
      postId: 'P7',
      tokenHash: 'hash-one',
      createdAt: noon,
      createdBy: 'owner',
      expiresAt: '2026-12-06T12:00:00.000Z',
      usedAt: null,
      usedBy: null,
      revokedAt: null,
    };

    test('an invitation is found by the hash of its token and is used once', async () => {
      const { store } = await open();
      await store.invitations.add(invitation);
      expect(await store.invitations.findByToken('hash-one')).toEqual(invitation);
      expect(await store.invitations.findByToken('another')).toBeUndefined();
      expect(await store.invitations.use('invited', 'somebody', later)).toBe(true);
      expect(await store.invitations.use('invited', 'else', later)).toBe(false);
      expect(await store.invitations.revoke('invited', later)).toBe(false);
      expect(await store.invitations.find('invited')).toEqual({ ...invitation, usedAt: later, usedBy: 'somebody' });
    });

    test('open are those of the agency that were neither used nor revoked nor have run out', async () => {
      const { store } = await open();
      const also = (id: string, with_: Partial<Invitation> = {}) =>
        store.invitations.add({ ...invitation, id, tokenHash: id, ...with_ });
      await also('open');
      await also('over', { expiresAt: noon });
      await also('revoked');
      await also('first-owner', { agency: null, cohort: null, createdBy: null });
      await store.invitations.revoke('revoked', later);
      expect((await store.invitations.listOpen('larkfield', later)).map(({ id }) => id)).toEqual(['open']);
      expect((await store.invitations.listOpen(null, later)).map(({ id }) => id)).toEqual(['first-owner']);
    });
  });

  describe('join requests', () => {
    test('a request is open until it is settled, which happens once and forgets the PIN', async () => {
      const { store } = await open();
      const request = { id: 'asked', cohort: 'spring', name: 'Sam Lee', number: '44 71', numberKind: 'badge' } as const;
      const whole = { ...request, member: 'trainee-1', askedAt: noon, pinHash: 'secret-hash' };
      await store.joinRequests.add(whole);
      const { pinHash: _, ...shown } = whole;
      expect(await store.joinRequests.listOpen('spring')).toEqual([shown]);
      expect(await store.joinRequests.find('asked')).toEqual(whole);
      expect(await store.joinRequests.settle('asked', 'refused', 'instructor', later)).toBe(true);
      expect(await store.joinRequests.settle('asked', 'same-person', 'instructor', later)).toBe(false);
      expect(await store.joinRequests.listOpen('spring')).toEqual([]);
      expect(await store.joinRequests.find('asked')).toBeUndefined();
    });
  });
});
