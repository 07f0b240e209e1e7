/** What a password and a PIN must be. */

/** Without a second factor length is what counts; no rule on kinds of characters, which only makes passwords alike. */
export const passwordLength = { least: 12, most: 128 } as const;

export type PasswordFault = 'short' | 'long' | 'easy';

/** @param about - name, e-mail address, agency: a password made of them is the first that is tried */
export function passwordFault(password: string, about: readonly (string | null)[] = []): PasswordFault | null {
  if ([...password].length < passwordLength.least) return 'short';
  if (password.length > passwordLength.most) return 'long';
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5) return 'easy';
  // What is left of the password once everything guessable is taken out of it.
  const known = [...about.flatMap((words) => words?.toLowerCase().split(/[^\p{L}\p{N}]+/u) ?? []), ...common]
    .filter((word) => word.length >= 3)
    .toSorted((a, b) => b.length - a.length);
  const rest = known.reduce((text, word) => text.replaceAll(word, ''), plain);
  return rest.replace(/(.)\1+/g, '$1').length < 5 ? 'easy' : null;
}

export const passwordWords: Readonly<Record<PasswordFault, string>> = {
  short: `Use at least ${passwordLength.least} characters. Three or four words that do not belong together are easy to remember.`,
  long: `Use at most ${passwordLength.most} characters.`,
  easy: 'Choose another password: this one is made of words that are tried first, such as your name or a row of keys.',
};

const common = [
  'password',
  'passwort',
  'letmein',
  'welcome',
  'qwertyuiop',
  'qwerty',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'administrator',
  'admin',
  'police',
  'officer',
  'sheriff',
  'trooper',
  'secondlook',
  'second',
  'look',
  'training',
  'academy',
  'spring',
  'summer',
  'autumn',
  'winter',
  '1234567890',
  '0987654321',
  '123456',
  '654321',
  '1234',
  '4321',
  'abcdef',
  'abc',
  '123',
  '321',
  ...Array.from({ length: 60 }, (_, year) => String(1970 + year)),
];

export type PinFault = 'shape' | 'easy';

/** Six digits; no single digit, row or repeated pattern. */
export function pinFault(pin: string): PinFault | null {
  if (!/^\d{6}$/.test(pin)) return 'shape';
  const steps = new Set([...pin].slice(1).map((digit, at) => (Number(digit) - Number(pin[at]) + 10) % 10));
  const isRow = steps.size === 1 && [0, 1, 9].includes([...steps][0] as number);
  return isRow || /^(\d{2,3})\1+$/.test(pin) || /^(\d)\1{2}(\d)\2{2}$/.test(pin) || /^(\d)\1(\d)\2(\d)\3$/.test(pin)
    ? 'easy'
    : null;
}

export const pinWords: Readonly<Record<PinFault, string>> = {
  shape: 'Enter six digits.',
  easy: 'Choose another PIN: rows, pairs and repeated digits such as 123456 are tried first.',
};
