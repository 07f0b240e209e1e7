/** The five standings in words, for whoever looks at a certificate. */
import type { Mismatch, Standing } from '#domain/certification/certificate-standing';
import { showDay } from '#domain/course/show-day';
import type { IconName } from '../../islands/icon-paths.ts';

export interface StandingWords {
  readonly name: string;
  readonly icon: IconName;
  /** `stop` where it does not hold, `note` where it once did. */
  readonly tone: 'accent' | 'note' | 'stop';
  readonly says: string;
}

export interface StandingFacts {
  readonly standing: Standing;
  readonly expiresOn: string;
  /** Since when it has been revoked or replaced. */
  readonly endedOn: string | null;
}

export function standingWords({ standing, expiresOn, endedOn }: StandingFacts): StandingWords {
  const on = endedOn === null ? '' : ` on ${showDay(endedOn)}`;
  switch (standing) {
    case 'valid':
      return { name: 'Valid', icon: 'check', tone: 'accent', says: `Valid until ${showDay(expiresOn)}.` };
    case 'replaced':
      return {
        name: 'Replaced',
        icon: 'arrow',
        tone: 'note',
        says: `A newer certificate was issued to the same person${on}. Ask for that one.`,
      };
    case 'expired':
      return { name: 'Expired', icon: 'clock', tone: 'note', says: `It was valid until ${showDay(expiresOn)}.` };
    case 'revoked':
      return { name: 'Revoked', icon: 'close', tone: 'stop', says: `The agency revoked it${on}. It is not valid.` };
    case 'altered':
      return {
        name: 'Does not match its log',
        icon: 'close',
        tone: 'stop',
        says: 'What the certificate shows and what the agency’s record holds are not the same. It is not valid.',
      };
  }
}

export const mismatchWords: Readonly<Record<Mismatch, string>> = {
  content: 'Its content is not what was issued.',
  answers: 'Scored again from the answers on file, the result is another.',
  result: 'The result on file is not the one that it shows.',
  log: 'The log no longer holds the entry that it was issued on.',
  identity: 'The log tells otherwise how it was known who sat.',
  revocation: 'The log holds that it was revoked.',
};
