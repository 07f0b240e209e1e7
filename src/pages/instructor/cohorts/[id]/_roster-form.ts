/** The forms of the import, read: a file or pasted text first, then the list again with its columns. */
import { type Matching, rosterFields } from '#domain/people/roster-columns';

export interface RosterForm {
  /** Null: neither a file nor text came with it. */
  readonly list: Uint8Array | string | null;
  /** Of the second form. */
  readonly columns: { readonly matching: Matching; readonly hasHeader: boolean } | null;
  readonly wantsImport: boolean;
  readonly leaveOutErrors: boolean;
  readonly digest: string;
}

/** @returns null if the form cannot be read: it is too large, or broke off */
export async function readRosterForm(request: Request): Promise<RosterForm | null> {
  const form = await request.formData().catch(() => null);
  if (form === null) return null;
  const text = (name: string) => String(form.get(name) ?? '');
  const file = form.get('file');
  const pasted = text('text');
  return {
    list: file instanceof File && file.size > 0 ? await file.bytes() : pasted.trim() === '' ? null : pasted,
    columns: form.has('columns[]')
      ? {
          matching: form.getAll('columns[]').map((value) => rosterFields.find((field) => field === value) ?? null),
          hasHeader: form.get('header') === 'yes',
        }
      : null,
    wantsImport: form.get('act') === 'import',
    leaveOutErrors: form.get('leave-out') === 'yes',
    digest: text('digest'),
  };
}

/** What is wrong with a list as a whole, and how to mend it. */
export function listTrouble({ reason, line }: { readonly reason: string; readonly line?: number | undefined }): string {
  switch (reason) {
    case 'workbook':
      return 'This is an Excel workbook. In Excel choose File, Save as, “CSV UTF-8”, and choose the file that it makes.';
    case 'not-text':
      return 'This is no text file. Choose a list saved as CSV.';
    case 'too-many':
      return 'A list can have 2,000 people. Split it, and import the parts one after another.';
    case 'quotes':
      return `From line ${line} on, a quotation mark opens and is never closed. Close it, or take it out.`;
    case 'too-large':
      return 'The list is larger than 500 kB. Split it, or leave out columns that are not needed.';
    default:
      return 'Choose a file, or paste the rows.';
  }
}
