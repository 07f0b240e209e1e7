/** What somebody has filled in, by field, as a form sends it; empty before that. */
export type Given = ReadonlyMap<string, readonly string[]>;

export const nothingGiven: Given = new Map();

/** Was this box ticked, or this button chosen? */
export function isGiven(given: Given, field: string, value: string): boolean {
  return given.get(field)?.includes(value) ?? false;
}

export function textGiven(given: Given, field: string): string {
  return given.get(field)?.[0] ?? '';
}

/** A field for each of several things: its group, and the id of the thing. */
export const fieldOf = (group: string, id: string) => `${group}.${id}`;
