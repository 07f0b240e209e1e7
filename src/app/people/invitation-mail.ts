import type { Invitation } from '#domain/people/invitation';
import type { Mail } from '../ports/mailer.ts';

/** The letter that carries an invitation's link. */
export function invitationMail(
  { name, member }: Invitation,
  agency: string,
  link: string,
): Pick<Mail, 'subject' | 'text'> {
  const why =
    member === null
      ? `${agency} invites you to Second Look, a course on recognizing victims of sex trafficking.`
      : `Somebody at ${agency} made this link for you, so that you can set a password for Second Look.`;
  return {
    subject: member === null ? `Your invitation to Second Look, ${agency}` : 'Set your password for Second Look',
    text: [
      name === null ? 'Good day,' : `${name},`,
      '',
      why,
      '',
      'Open this link to choose a password and sign in:',
      link,
      '',
      'It works once, and for 14 days. Keep it to yourself: whoever opens it first signs in as you.',
      'If you did not expect this, leave it; nothing happens.',
    ].join('\n'),
  };
}
