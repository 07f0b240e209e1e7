import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refuseChange, rolesToGive } from '#domain/people/change-rules';
import { isOpen } from '#domain/people/invitation';
import { joinCodeFrom, readJoinCode, showJoinCode } from '#domain/people/join-code';
import { isSameName } from '#domain/people/match-name';
import { hashToken } from '#domain/people/token';
import { aMember } from '../build/agency.ts';

describe('join codes', () => {
  const id = fc.string({ unit: fc.constantFrom(...'ABCdef0189_-'), minLength: 22, maxLength: 22 });

  test('a code is eight signs, and none of them looks like another', () => {
    fc.assert(fc.property(id, (random) => /^[2-9A-HJKMNP-Z]{8}$/.test(joinCodeFrom(random))));
  });

  test('what is shown, in any case and with any spacing, reads as the code', () => {
    fc.assert(
      fc.property(id, (random) => {
        const code = joinCodeFrom(random);
        expect(readJoinCode(` ${showJoinCode(code).toLowerCase()} `)).toBe(code);
        expect(readJoinCode(`${code.slice(0, 4)}-${code.slice(4)}`)).toBe(code);
      }),
    );
  });

  test('each sign takes every value about equally often', () => {
    const seen = new Map<string, number>();
    for (let at = 0; at < 3100; at++) {
      const code = joinCodeFrom(
        String.fromCharCode(...crypto.getRandomValues(new Uint8Array(22)).map((n) => 64 + (n % 64))),
      );
      seen.set(code[7] ?? '', (seen.get(code[7] ?? '') ?? 0) + 1);
    }
    expect(seen.size).toBe(31);
    // 100 each are expected; 40 would be six standard deviations off.
    expect(Math.min(...seen.values())).toBeGreaterThan(40);
  });

  test.each(['', 'ABCD234', 'ABCD23456', 'ABCD234O', 'ABCD2340', 'ABCD234I', 'ÄBCD2345'])(
    '“%s” can be no code',
    (typed) => {
      expect(readJoinCode(typed)).toBeNull();
    },
  );
});

describe('names', () => {
  test.each([
    ['Ana Ortiz', 'Ortiz, Ana'],
    ['Ana Ortiz', 'ana ORTIZ'],
    ['José Núñez', 'Jose Nunez'],
    ['Søren Łukasz', 'Soren Lukasz'],
    ['Ana Ortiz', 'Ana María Ortiz'],
    ['Pat O’Brien', "Pat O'Brien"],
    ['Gail Moreno-Whitfield', 'Gail Moreno Whitfield'],
    ['Cher', 'cher'],
  ])('“%s” and “%s” are one person', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
    expect(isSameName(other, one)).toBe(true);
  });

  test.each([
    ['Ana Ortiz', 'Ana'],
    ['Ana Ortiz', 'Ana Diaz'],
    ['Ana Ortiz', 'Ben Ortiz'],
    ['Ana Ana', 'Ana Ortiz'],
    ['Ana Ortiz', ''],
    ['', ''],
  ])('“%s” and “%s” are not', (one, other) => {
    expect(isSameName(one, other)).toBe(false);
    expect(isSameName(other, one)).toBe(false);
  });
});

describe('what nobody may change', () => {
  const owner = aMember({ id: 'owner', role: 'owner' });
  const coordinator = aMember({ id: 'coordinator', role: 'coordinator' });
  const trainee = aMember({ id: 'trainee' });
  const ended = '2026-11-23T12:00:00.000Z';

  test('a coordinator makes no owner and changes none', () => {
    const made = { by: coordinator, before: trainee, after: { ...trainee, role: 'owner' as const }, owners: 2 };
    expect(refuseChange(made)).toBe('owner-only');
    expect(refuseChange({ by: coordinator, before: owner, after: { ...owner, name: 'X Y' }, owners: 2 })).toBe(
      'owner-only',
    );
    expect(refuseChange({ ...made, by: owner })).toBeNull();
  });

  test('nobody changes their own role or ends their own access', () => {
    const raised = { ...coordinator, role: 'instructor' as const };
    expect(refuseChange({ by: coordinator, before: coordinator, after: raised, owners: 1 })).toBe('own-role');
    expect(refuseChange({ by: owner, before: owner, after: { ...owner, endedAt: ended }, owners: 2 })).toBe(
      'own-access',
    );
    expect(refuseChange({ by: owner, before: owner, after: { ...owner, name: 'New Name' }, owners: 1 })).toBeNull();
  });

  test('the last owner with access stays one', () => {
    const other = aMember({ id: 'other', role: 'owner' });
    const lowered = { by: owner, before: other, after: { ...other, role: 'coordinator' as const } };
    expect(refuseChange({ ...lowered, owners: 1 })).toBe('last-owner');
    expect(refuseChange({ ...lowered, owners: 2 })).toBeNull();
    expect(refuseChange({ by: owner, before: other, after: { ...other, endedAt: ended }, owners: 1 })).toBe(
      'last-owner',
    );
  });

  test('each role gives roles up to its own, and instructors only that of trainees', () => {
    expect(rolesToGive('trainee')).toEqual([]);
    expect(rolesToGive('instructor')).toEqual(['trainee']);
    expect(rolesToGive('coordinator')).not.toContain('owner');
    expect(rolesToGive('owner')).toContain('owner');
  });
});

test('an invitation is open until the instant at which it ends', () => {
  const invitation = { usedAt: null, revokedAt: null, expiresAt: '2026-12-06T12:00:00.000Z' } as Parameters<
    typeof isOpen
  >[0];
  expect(isOpen(invitation, '2026-12-06T11:59:59.999Z')).toBe(true);
  expect(isOpen(invitation, '2026-12-06T12:00:00.000Z')).toBe(false);
  expect(isOpen({ ...invitation, usedAt: 'x' }, '2026-11-23T12:00:00.000Z')).toBe(false);
  expect(isOpen({ ...invitation, revokedAt: 'x' }, '2026-11-23T12:00:00.000Z')).toBe(false);
});

test('of a token its SHA-256 is kept', async () => {
  expect(await hashToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
