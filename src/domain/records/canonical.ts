/**
 * One text for one value, so that equal values have equal digests: keys in the order of their UTF-16 code units,
 * no white space, numbers and strings as JSON.stringify writes them. Keys that hold `undefined` are left out.
 * The form of RFC 8785.
 *
 * @throws TypeError for what JSON cannot hold: NaN, infinity, functions, bigints, undefined in a list
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON cannot hold ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`JSON cannot hold a ${typeof value}`);
  const held = value as Readonly<Record<string, unknown>>;
  const pairs = Object.keys(held)
    .filter((key) => held[key] !== undefined)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(held[key])}`);
  return `{${pairs.join(',')}}`;
}

/** The value of a text in this form; `undefined` for any other text, valid JSON or not. */
export function parseCanonical(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? { value } : undefined;
  } catch {
    return undefined;
  }
}
