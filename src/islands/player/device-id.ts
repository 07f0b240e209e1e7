/** A fresh id for an event, 32 hex digits. `crypto.randomUUID` is missing on a plain-HTTP address of a classroom's network. */
export function makeEventId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
