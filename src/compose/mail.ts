import { smtpMailer } from '#adapters/mail/smtp-mailer';
import type { Mailer } from '#app/ports/mailer';
import { StartRefused } from '#app/start-refused';

/**
 * What sends e-mail, or null where nobody has set it up.
 *
 * @param env - `SMTP_URL`, `MAIL_FROM` and `PUBLIC_URL`, all three or, to send nothing, no `SMTP_URL`
 * @throws StartRefused, in a sentence, if one is missing or wrong
 */
export function chosenMailer(env: NodeJS.ProcessEnv): Mailer | null {
  const [url, from] = [env['SMTP_URL'], env['MAIL_FROM']];
  if (!url) return null;
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol))
    throw new StartRefused('SMTP_URL is no address of a mail server. Write it as smtps://user:password@host:465');
  if (!from?.includes('@'))
    throw new StartRefused('SMTP_URL is set, and MAIL_FROM is not. Set the sender: MAIL_FROM=training@agency.gov');
  if (chosenPublicUrl(env) === null)
    throw new StartRefused(
      'SMTP_URL is set, and PUBLIC_URL is not. Mails carry a link: PUBLIC_URL=https://training.agency.gov',
    );
  return smtpMailer({ url, from });
}

/** Where people reach this site, without a slash at the end, or null. @throws StartRefused if it is no address */
export function chosenPublicUrl(env: NodeJS.ProcessEnv): string | null {
  const chosen = env['PUBLIC_URL'];
  if (!chosen) return null;
  if (!URL.canParse(chosen) || !/^https?:$/.test(new URL(chosen).protocol))
    throw new StartRefused(`PUBLIC_URL is "${chosen}", which is no address. Write it as https://training.agency.gov`);
  return chosen.replace(/\/+$/, '');
}
