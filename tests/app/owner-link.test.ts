import { beforeEach, describe, expect, test } from 'vitest';
import { findPerson } from '#app/accounts/find-person';
import { needsSecondFactor } from '#app/accounts/must-set-up-second-factor';
import { findSetUpLink, firstOwnerLink, makeOwnerLink } from '#app/accounts/owner-link';
import { setUp } from '#app/accounts/set-up';
import { signIn } from '#app/accounts/sign-in';
import type { Role } from '#domain/access/may';
import { defaultSettings, type Identity } from '#domain/people/person';
import { aBrowser, anAuth } from '../build/accounts.ts';
import { anAgency } from '../build/agency.ts';
import { engines } from '../build/engines.ts';

const olive = {
  agency: 'Larkfield Police Department',
  name: 'Olive Marsh',
  email: 'Olive@example.org',
  password: 'copper lantern, nine geese',
};

describe.each(engines)('the first owner on $name', ({ open }) => {
  let auth: Awaited<ReturnType<typeof anAuth>>;

  beforeEach(async () => {
    auth = await anAuth(await open());
  });

  const printed = async () => {
    const link = await firstOwnerLink(auth.ports);
    return link?.path.match(/^\/setup\?token=([\w-]{22})$/)?.[1] as string;
  };
  const come = (token: string, with_: Partial<typeof olive> = {}, browser = aBrowser()) =>
    setUp(auth.ports, { ...olive, ...with_, token, caller: browser.caller() });

  test('comes by a printed link, which makes the agency, its owner and an account, and signs in', async () => {
    const browser = aBrowser();
    const done = await come(await printed(), {}, browser);
    if (done.ok) browser.keep(done.cookies);
    const { person } = await findPerson(auth.ports, browser.caller());
    expect(person).toMatchObject({
      role: 'owner',
      name: 'Olive Marsh',
      email: 'olive@example.org',
      identity: 'password',
    });
    expect(await auth.store.people.findAgency(person?.agency ?? '')).toMatchObject({ name: olive.agency });
    const again = await signIn(auth.ports, {
      email: 'olive@example.org',
      password: olive.password,
      caller: aBrowser().caller(),
    });
    expect(again).toMatchObject({ ok: true, status: 'signed-in' });
  });

  test('comes once by one link, even if it is opened twice at the same moment', async () => {
    const token = await printed();
    const both = await Promise.all([come(token), come(token, { email: 'other@example.org' })]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'used' });
    expect(await auth.store.people.listAgencies()).toHaveLength(1);
    expect(await come(token)).toEqual({ ok: false, reason: 'used' });
  });

  test('finds the link of an earlier start closed, and none printed once there is an owner', async () => {
    const earlier = await printed();
    const token = await printed();
    expect(await findSetUpLink(auth.ports, { token: earlier })).toEqual({ ok: false, reason: 'expired' });
    expect(await come(token)).toMatchObject({ ok: true });
    expect(await firstOwnerLink(auth.ports)).toBeUndefined();
  });

  test('finds the link closed after seven days', async () => {
    const token = await printed();
    auth.clock.goOn(7 * 86_400);
    expect(await come(token)).toEqual({ ok: false, reason: 'expired' });
  });

  test('is not made by a made-up link or with an easy password, and the link stays good', async () => {
    expect(await come('made-up')).toEqual({ ok: false, reason: 'unknown' });
    const token = await printed();
    expect(await come(token, { password: 'Olive Marsh 2026' })).toEqual({ ok: false, reason: 'fault', fault: 'easy' });
    expect(await come(token)).toMatchObject({ ok: true });
  });

  test('leaves no token in the database', async () => {
    const token = await printed();
    const kept = JSON.stringify(await auth.db.selectFrom('invitations').selectAll().execute());
    expect(kept).not.toContain(token);
  });

  test('a further owner joins an agency by an invitation from the command line', async () => {
    await anAgency(auth.store);
    expect(await makeOwnerLink(auth.ports, { agency: 'nowhere', email: null })).toMatchObject({
      reason: 'unknown-agency',
    });
    const refused = { agency: 'larkfield', email: 'coordinator@example.org' };
    expect(await makeOwnerLink(auth.ports, refused)).toMatchObject({ reason: 'not-an-owner' });
    expect(await makeOwnerLink(auth.ports, { agency: 'larkfield', email: null })).toMatchObject({
      ok: true,
      link: { path: expect.stringMatching(/^\/invitation\/[\w-]{22}$/) },
    });
    await makeOwnerLink(auth.ports, { agency: 'larkfield', email: 'owner@example.org' });
    const open = await auth.store.invitations.listOpen('larkfield', auth.clock.now().toISOString());
    expect(open).toMatchObject([{ role: 'owner', member: 'owner', createdBy: null }]);
  });
});

describe('a second factor that the agency wants', () => {
  const needs = (role: Role, identity: Identity, hasSecondFactor: boolean, requireSecondFactor: boolean) =>
    needsSecondFactor({ role, identity, hasSecondFactor }, { settings: { ...defaultSettings, requireSecondFactor } });

  test.each<[Role, Identity, boolean, boolean, boolean]>([
    ['instructor', 'password', false, true, true],
    ['coordinator', 'password', false, true, true],
    ['owner', 'password', false, true, true],
    ['instructor', 'password', true, true, false],
    ['instructor', 'password', false, false, false],
    ['instructor', 'sso', false, true, false],
    ['trainee', 'password', false, true, false],
    ['trainee', 'pin', false, true, false],
  ])('%s with %s, set up: %s, wanted: %s → must set it up: %s', (role, identity, has, wanted, must) => {
    expect(needs(role, identity, has, wanted)).toBe(must);
  });
});
