import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DataUnusable } from '#adapters/data-unusable';
import { deviceSecrets, openDevices } from '#adapters/devices';
import { randomIds } from '#adapters/system';
import { aFolder } from '../build/folder.ts';

const device = randomIds.make();
const [oldSecret, newSecret] = ['o'.repeat(43), 'n'.repeat(43)];
const pairOf = (setCookie: string) => setCookie.split(';')[0] ?? '';

test('a device is known again by the cookie it was given, among others', () => {
  const devices = openDevices([oldSecret]);
  const pair = pairOf(devices.cookieFor(device, { secure: false }));
  expect(devices.read(pair)).toBe(device);
  expect(devices.read(`theme=dark; ${pair}; other=1`)).toBe(device);
  expect(devices.read(null)).toBeNull();
});

test('the cookie is out of reach of scripts and other sites, and bound to https where there is https', () => {
  const devices = openDevices([oldSecret]);
  expect(devices.cookieFor(device, { secure: false })).toMatch(/; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
  expect(devices.cookieFor(device, { secure: true })).toMatch(/; Secure$/);
});

test('a cookie with any character changed names no device', () => {
  const devices = openDevices([oldSecret]);
  const pair = pairOf(devices.cookieFor(device, { secure: false }));
  const start = pair.indexOf('=') + 1;
  fc.assert(
    fc.property(
      fc.integer({ min: start, max: pair.length - 1 }),
      fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 3 }),
      (at, put) => {
        const changed = pair.slice(0, at) + put + pair.slice(at + 1);
        fc.pre(changed.trim() !== pair && !changed.includes(';'));
        expect(devices.read(changed)).toBeNull();
      },
    ),
  );
});

test('any header at all is read without an exception', () => {
  const devices = openDevices([oldSecret]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (header) => devices.read(`second-look-device=${header}`) === null),
  );
});

test('after a new secret is put on top, old cookies still count and new ones are signed with it', () => {
  const before = openDevices([oldSecret]);
  const between = openDevices([newSecret, oldSecret]);
  const after = openDevices([newSecret]);
  const [oldPair, newPair] = [before, between].map((devices) => pairOf(devices.cookieFor(device, { secure: false })));
  expect(between.read(oldPair ?? '')).toBe(device);
  expect(after.read(newPair ?? '')).toBe(device);
  expect(after.read(oldPair ?? '')).toBeNull();
});

test('the secret is made once, for its owner only, even by two starts at the same time', async () => {
  const folder = aFolder();
  const made = await Promise.all([1, 2, 3].map(() => deviceSecrets(folder)));
  expect(new Set(made.map(([secret]) => secret)).size).toBe(1);
  expect(await deviceSecrets(folder)).toEqual(made[0]);
  expect(statSync(join(folder, 'device-secret')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'device-secret'), 'utf8')).toMatch(/^[\w-]{43}\n$/);
});

test.each([
  ['nothing', ''],
  ['something too short', 'short\n'],
  ['noise', Buffer.from(Array.from({ length: 200 }, (_, index) => (index * 73) % 256))],
  ['a damaged secret above a sound one', `\0\0\0\n${oldSecret}\n`],
])('a secret file that holds %s is refused with a sentence', async (_, content) => {
  const folder = aFolder();
  writeFileSync(join(folder, 'device-secret'), content);
  const refused = deviceSecrets(folder);
  await expect(refused).rejects.toBeInstanceOf(DataUnusable);
  await expect(refused).rejects.toThrow('holds no secret');
});
