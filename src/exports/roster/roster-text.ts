/** A file as text, whatever wrote it. */

export type RosterText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: 'workbook' | 'not-text' };

/** UTF-8 and UTF-16 as spreadsheets save them; what is neither is read as Windows-1252, as older ones save. */
export function rosterText(bytes: Uint8Array): RosterText {
  // Both kinds of Excel workbook begin with a mark of their own: zip, and the older compound file.
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return { ok: false, reason: 'workbook' };
  const text = decoded(bytes);
  return text.includes('\0') ? { ok: false, reason: 'not-text' } : { ok: true, text };
}

function decoded(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return new TextDecoder('utf-16le').decode(bytes);
  if (startsWith(bytes, [0xfe, 0xff])) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
