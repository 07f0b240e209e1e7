import { expiryOf } from './certificate.ts';

/** Renewing opens this long before a certificate runs out. */
const monthsBefore = 3;

/**
 * The ISO day from which somebody who has passed may be certified again.
 * @param endedAt - ISO instant at which the certification was passed
 * @param certificateMonths - how long a certificate holds
 */
export function renewalOpensOn(endedAt: string, certificateMonths: number): string {
  return expiryOf(endedAt.slice(0, 10), Math.max(0, certificateMonths - monthsBefore));
}
