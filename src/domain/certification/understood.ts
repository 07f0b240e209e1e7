/** An answer of the wire, told in the course's own ids; or why it is none. */
export type Understood<T> =
  | { readonly ok: true; readonly value: T }
  /** Not an answer to this question, or it names something that is not offered. */
  | { readonly ok: false; readonly reason: 'not-offered' }
  /** Of the right kind, but it says too little or too much. `needed`: so many exactly; null: at least something. */
  | { readonly ok: false; readonly reason: 'incomplete'; readonly needed: number | null };

export const notOffered = { ok: false, reason: 'not-offered' } as const;

export function incomplete(needed: number | null): Understood<never> {
  return { ok: false, reason: 'incomplete', needed };
}
