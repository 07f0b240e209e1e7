/** A posted form, read to its last field. */
import type { z } from 'zod';

export type Form<Values> =
  | { readonly ok: true; readonly values: Values; readonly given: Given }
  | { readonly ok: false; readonly errors: Readonly<Record<string, string>>; readonly given: Given };

/** What was typed, to be shown again. Of a field sent several times, all of it. Passwords are left out. */
type Given = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads a posted form, urlencoded or multipart. A field named `name[]` is a list. A file is read as text. Control
 * characters, which nobody types and PostgreSQL does not take, are left out of fields.
 *
 * @param shape - its messages go to the person: say what is wrong and how to mend it
 * @returns errors by field, the first of each; `form` is the field of an error that belongs to none
 */
export async function readForm<Values>(request: Request, shape: z.ZodType<Values>): Promise<Form<Values>> {
  const sent = new Map<string, string | string[]>();
  for (const [key, value] of await formDataOf(request)) {
    const text = typeof value === 'string' ? value.replace(/(?![\t\n\r])\p{Cc}/gu, '').trim() : await value.text();
    if (!key.endsWith('[]')) {
      sent.set(key, text);
      continue;
    }
    const name = key.slice(0, -2);
    const list = sent.get(name);
    if (Array.isArray(list)) list.push(text);
    else sent.set(name, [text]);
  }
  const given = Object.fromEntries([...sent].filter(([key]) => !/password|pin|code|token/i.test(key)));
  const parsed = shape.safeParse(Object.fromEntries(sent));
  if (parsed.success) return { ok: true, values: parsed.data, given };
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) errors[String(path[0] ?? 'form')] ??= message;
  return { ok: false, errors, given };
}

async function formDataOf(request: Request): Promise<FormData> {
  try {
    // A copy: a page that has read its own body could not be rewritten to another, such as /403.
    return await request.clone().formData();
  } catch {
    // What no form of ours sends reads as an empty one, and its fields say what they miss.
    return new FormData();
  }
}

/** Only a path of this site: never an address that somebody put into a link. */
export function localPath(next: string | null | undefined, otherwise = '/'): string {
  return next && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : otherwise;
}
