import { expect, test } from 'vitest';
import { canonical, parseCanonical } from '#domain/records/canonical';

test('keys stand in the order of their code units, however the value was made', () => {
  expect(canonical({ b: 1, a: { d: [], c: null } })).toBe('{"a":{"c":null,"d":[]},"b":1}');
  // As UTF-16 orders them: the surrogates of an emoji come before U+FB33.
  expect(canonical({ '\uFB33': 1, '😀': 2, é: 3, Z: 4, '10': 5, '9': 6 })).toBe(
    '{"10":5,"9":6,"Z":4,"é":3,"😀":2,"\uFB33":1}',
  );
});

test('numbers are written one way', () => {
  expect(canonical([1.0, -0, 1e21, 1e-7, 0.1 + 0.2, 100])).toBe('[1,0,1e+21,1e-7,0.30000000000000004,100]');
  expect(() => canonical(Number.NaN)).toThrow('NaN');
  expect(() => canonical([Number.POSITIVE_INFINITY])).toThrow('Infinity');
});

test('strings keep every letter, and escape what cannot stand alone', () => {
  expect(canonical('“né”\u0000\n\u2028\\"')).toBe('"“né”\\u0000\\n\u2028\\\\\\""');
  expect(canonical('\ud83d')).toBe('"\\ud83d"');
});

test('the same letter written in two ways is two values', () => {
  expect(canonical('\u00e9')).not.toBe(canonical('e\u0301'));
});

test('what is undefined in a record is left out, and anywhere else refused', () => {
  expect(canonical({ a: undefined, b: 1 })).toBe('{"b":1}');
  expect(() => canonical([undefined])).toThrow('undefined');
  expect(() => canonical(() => 1)).toThrow('function');
  expect(() => canonical(1n)).toThrow('bigint');
});

test.each(['{"a":1}', '[]', '"é"', 'null', '{"a":[1,{"b":"c"}]}'])('%s is read back', (text) => {
  expect(parseCanonical(text)).toEqual({ value: JSON.parse(text) });
});

test.each(['{ "a":1}', '{"b":1,"a":2}', '1.0', '{"a":1,"a":2}', '"\\u00e9"', 'nothing', '', '{"a":1}\n'])(
  '%j is no canonical text',
  (text) => expect(parseCanonical(text)).toBeUndefined(),
);
