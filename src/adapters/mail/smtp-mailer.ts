import { createTransport } from 'nodemailer';
import type { Mailer } from '#app/ports/mailer';

/** How long the mail server may take to answer, in milliseconds. */
const patienceMs = 20_000;

/**
 * Sends through a mail server, one mail at a time.
 *
 * @param url - `smtps://user:password@host:port`, or `smtp://` for a server that needs no encryption or offers it itself
 * @param from - the sender's address, with or without a name
 */
export function smtpMailer({ url, from }: { readonly url: string; readonly from: string }): Mailer {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 1,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // A mail is the text that it is given: nothing in it may read a file or fetch a page.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ to, subject, text }) {
      try {
        // Kept away from vacation replies and mailing lists.
        const headers = { 'Auto-Submitted': 'auto-generated' };
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, headers });
      } catch (error) {
        throw new Error(`the mail server did not take it (${reasonOf(error)})`);
      }
    },
    close: () => transport.close(),
  };
}

/** Codes alone: what servers write beside them repeats the address. */
function reasonOf(error: unknown): string {
  const { code, responseCode } = error as { readonly code?: unknown; readonly responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'no reason given';
}
