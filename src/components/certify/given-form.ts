/** A posted form as fields, in the order sent. What is no form reads as an empty one. */
import type { Given } from './given.ts';

export async function readGiven(request: Request): Promise<Given> {
  const given = new Map<string, string[]>();
  const form = await request.formData().catch(() => new FormData());
  for (const [field, value] of form) {
    if (typeof value === 'string') given.set(field, [...(given.get(field) ?? []), value]);
  }
  return given;
}
