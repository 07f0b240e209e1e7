import { describe, expect, test } from 'vitest';
import { deviceWords } from '#domain/people/device-words';
import { passwordFault, pinFault } from '#domain/people/sign-in-rules';

describe('a password', () => {
  test.each(['copper lantern, nine geese', 'tHk29-qqPz-77Lw', 'my dog ate 4 blue lamps'])('may be %s', (password) =>
    expect(passwordFault(password, ['Olive Marsh', 'olive@example.org'])).toBeNull(),
  );
  test.each([
    ['eleven char', 'short'],
    ['x'.repeat(129), 'long'],
    ['aaaaaaaaaaaaaaaa', 'easy'],
    ['password123456', 'easy'],
    ['Qwertyuiop1234', 'easy'],
    ['OliveMarsh2026', 'easy'],
    ['olive@example.org', 'easy'],
    ['Second Look 2026', 'easy'],
  ])('%s is too %s', (password, fault) =>
    expect(passwordFault(password, ['Olive Marsh', 'olive@example.org'])).toBe(fault),
  );
});

describe('a PIN', () => {
  test.each(['802417', '190275', '135792', '112358'])('may be %s', (pin) => expect(pinFault(pin)).toBeNull());
  test.each(['111111', '123456', '654321', '890123', '121212', '123123', '112233', '111222', '000000'])(
    '%s is tried first',
    (pin) => expect(pinFault(pin)).toBe('easy'),
  );
  test.each(['12345', '1234567', '12a456', ''])('%s is no PIN', (pin) => expect(pinFault(pin)).toBe('shape'));
});

describe('a device', () => {
  test.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0',
      'Edge on Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',
      'Safari on an iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      'Chrome on Android',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on a Mac'],
    ['curl/8', 'A device that does not say what it is'],
    [null, 'A device that does not say what it is'],
  ])('%s → %s', (agent, words) => expect(deviceWords(agent)).toBe(words));
});
