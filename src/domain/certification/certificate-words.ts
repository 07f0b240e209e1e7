/** What a certificate says, in words: the same on the page and on paper. */
import { showDay } from '../course/show-day.ts';
import type { Certificate, CertificateContent, SettledIdentity } from './certificate.ts';
import type { Standing } from './certificate-standing.ts';
import type { PartOfRule } from './wire.ts';

export interface CertificateFact {
  readonly term: string;
  readonly figure: string;
  /** What was needed, or what it is made of. */
  readonly note: string;
}

const long = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });

/** An ISO day in full: "November 20, 2026". */
export function longDay(day: string): string {
  return long.format(new Date(`${day}T00:00:00Z`));
}

/** The sentence under the name. */
export function certificateSentence({ holder, form, passedOn }: CertificateContent): string {
  const ids = [
    holder.badge === null ? [] : [`officer ID ${holder.badge}`],
    holder.postId === null ? [] : [`POST number ${holder.postId}`],
  ].flat();
  const passed = `passed certification ${form.title} of the course on recognizing victims of sex trafficking on ${longDay(passedOn)}.`;
  return capital(ids.length === 0 ? passed : `${ids.join(', ')}, ${passed}`);
}

/** Eight facts, in two rows of four. */
export function certificateFacts(content: CertificateContent): readonly CertificateFact[] {
  const { hours, objectives, law, expiresOn, months, rule } = content;
  const met = objectives.filter((objective) => objective.met).length;
  return [
    { term: 'Training hours', figure: hours.hours.toFixed(1), note: 'By planned time' },
    { term: 'Objectives met', figure: `${met} of ${objectives.length}`, note: objectivesNote(content) },
    {
      term: 'Law as of',
      figure: showDay(law.date),
      note: law.card === null ? 'Federal law, no state card' : `Federal law and ${law.card} card`,
    },
    { term: 'Valid until', figure: showDay(expiresOn), note: `${months} months` },
    counted('Victims identified', find(rule, 'sensitivity')),
    counted('Right to leave', find(rule, 'specificity')),
    scenesAndKnowledge(rule),
    criticalErrors(find(rule, 'critical-errors')),
  ];
}

/** How it was settled who sat the certification: a headline, and what stands below its line. */
export function identityLine({ identity, confirmed, passedOn }: CertificateContent): {
  readonly name: string;
  readonly note: string;
} {
  if (confirmed) return { name: confirmed.by, note: `Confirmed in the room · ${showDay(confirmed.on)}` };
  return { name: identityWords[identity], note: `How the officer was identified · ${showDay(passedOn)}` };
}

const identityWords: Readonly<Record<SettledIdentity, string>> = {
  password: 'Signed in with a password',
  sso: 'Signed in through the agency',
  'in-person': 'Known to staff in the room',
};

/** Course and form, each with the version that it names, and what the hours are made of. */
export function formLine({ course, form, hours }: CertificateContent): string {
  const kind = form.kind === 'reference' ? 'open reference form' : 'agency form';
  return `${course.title} ${course.version} · ${form.title}, ${kind} · Form content ${grouped(form.hash.slice(0, 12))} · Hours: ${hours.basis}`;
}

/** Who has reviewed the pass marks. */
export function reviewLine({ review }: CertificateContent): string {
  return review === null
    ? 'Provisional: the pass marks await an expert panel that includes survivors.'
    : `Pass marks reviewed by ${review.by} on ${showDay(review.on)}, version ${review.version}.`;
}

/** The course line in words. */
export function lineWords({ lessons, form }: CertificateContent): string {
  return `${lessons.done} of ${lessons.of} lessons done, then certification ${form.title} passed`;
}

/** What stands on a certificate that does not hold today; null on one that does. */
export function standingNotice({ content, revoked }: Certificate, standing: Standing): string | null {
  switch (standing) {
    case 'altered':
      return 'Not valid: it does not match its log.';
    case 'revoked':
      return `Not valid: revoked${revoked ? ` on ${showDay(revoked.at.slice(0, 10))}` : ''}.`;
    case 'expired':
      return `No longer valid: expired after ${showDay(content.expiresOn)}.`;
    case 'replaced':
    case 'valid':
      return null;
  }
}

/** The beginning of a fingerprint, in groups that can be read out. */
export function shortFingerprint(fingerprint: string): string {
  return grouped(fingerprint.slice(0, 12));
}

/** A digest in groups of four. */
export function grouped(digest: string): string {
  return digest.replace(/.{4}(?=.)/g, '$& ');
}

function objectivesNote({ objectives }: CertificateContent): string {
  const missed = objectives.filter(({ met }) => !met).map(({ id }) => id);
  if (missed.length > 0) return `Not yet ${missed.join(', ')}`;
  return `${objectives[0]?.id ?? ''} to ${objectives.at(-1)?.id ?? ''}`;
}

function counted(term: string, part: PartOfRule): CertificateFact {
  const { count } = part;
  if (count === null) return { term, figure: percent(part.figure), note: `${percent(part.needed)} needed` };
  return { term, figure: `${count.right} of ${count.of}`, note: `${count.needed} needed` };
}

function scenesAndKnowledge(rule: readonly PartOfRule[]): CertificateFact {
  const [mean, each, knowledge] = [find(rule, 'mean'), find(rule, 'each-scenario'), find(rule, 'knowledge')];
  return {
    term: 'Scenes and knowledge',
    figure: `${Math.round(mean.figure)} · ${percent(knowledge.figure)}`,
    note: `${Math.round(mean.needed)} and ${percent(knowledge.needed)} needed; lowest scene ${Math.round(each.figure)}, ${Math.round(each.needed)} needed`,
  };
}

function criticalErrors({ figure }: PartOfRule): CertificateFact {
  return { term: 'Critical errors', figure: figure === 0 ? 'None' : String(figure), note: 'None may be made' };
}

function find(rule: readonly PartOfRule[], wanted: PartOfRule['id']): PartOfRule {
  const part = rule.find(({ id }) => id === wanted);
  if (!part) throw new Error(`The result names no ${wanted}`);
  return part;
}

function percent(share: number): string {
  return `${Math.round(share)}%`;
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
