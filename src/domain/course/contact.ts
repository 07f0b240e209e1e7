import type { ContactLine } from './citation.ts';

const keypad = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];

/** Where a contact's number leads when tapped: `tel:`, `sms:` or `https:`; null for one that the agency must supply. */
export function contactHref({ number, how }: Pick<ContactLine, 'number' | 'how'>): string | null {
  if (number === null) return null;
  if (!/^[\dA-Z-]+$/.test(number)) return `https://${number}`;
  const digits = number.replaceAll('-', '').replace(/[A-Z]/g, digitOf);
  return how?.startsWith('text') ? `sms:${digits}` : `tel:${digits}`;
}

/** The key of a phone that carries a letter. */
function digitOf(letter: string): string {
  return String(keypad.findIndex((letters) => letters.includes(letter)) + 2);
}
