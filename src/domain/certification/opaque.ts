/** Names on the wire that mean nothing: numbered in the order shown. */

export interface Opaque<T> {
  /** `o1`, `o2` … */
  readonly id: string;
  readonly thing: T;
}

/** @param shown - everything that may ever be shown at this place, in its seeded order, so that ids stay put */
export function opaque<T>(shown: readonly T[], letter: 'o' | 'r' | 'p'): Opaque<T>[] {
  return shown.map((thing, index) => ({ id: `${letter}${index + 1}`, thing }));
}

/** The things behind some ids, or null if one of them is unknown here. */
export function behind<T>(list: readonly Opaque<T>[], ids: readonly string[]): T[] | null {
  const found = ids.flatMap((id) => list.filter((each) => each.id === id).map(({ thing }) => thing));
  return found.length === ids.length ? found : null;
}
