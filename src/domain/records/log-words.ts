/** A row of the log in words. Kinds are permanent codes; one that is not here is shown as it is. */
import { decisionKind } from './decision-entry.ts';

const acts: Readonly<Record<string, string>> = {
  'account.password-changed': 'changed their password',
  'account.pin-changed': 'changed their PIN',
  'account.second-factor-dropped': 'turned off their second step',
  'account.second-factor-set': 'set up a second step',
  'account.sessions-ended': 'ended sessions',
  'agency.changed': 'changed the agency’s settings',
  'agency.created': 'set up the agency',
  'assignment.changed': 'changed an assignment',
  'assignment.withdrawn': 'withdrew an assignment',
  'attempt.submitted': 'submitted an attempt of their own practice',
  'certificate.issued': 'was issued a certificate',
  'certificate.revoked': 'revoked a certificate of',
  'certificate.viewed': 'looked at a certificate of',
  'clicks.purged': 'removed timings past their days',
  'cohort.changed': 'changed a cohort',
  'cohort.created': 'created a cohort',
  'cohort.member-added': 'added to a cohort:',
  'cohort.member-removed': 'removed from a cohort:',
  'cohort.results-viewed': 'looked at the results of a cohort',
  decision: 'decided',
  'hold.lifted': 'lifted a legal hold',
  'hold.set': 'set a legal hold',
  'invitation.made': 'made an invitation',
  'invitation.revoked': 'revoked an invitation',
  'invitation.used': 'took up an invitation',
  'join.asked': 'asked to join a cohort',
  'join.claimed': 'took up their place on a roster with a new PIN',
  'join.settled': 'settled who asked to join',
  'lesson.completed': 'completed a lesson',
  'log.viewed': 'looked at this log',
  'log.verified': 'verified this log',
  'member.added': 'added',
  'member.changed': 'changed the details of',
  'member.ended': 'ended the access of',
  'member.restored': 'gave access again to',
  'pin.reset': 'reset the PIN of',
  'record.erased': 'erased a record',
  'record.exported': 'exported the record of',
  'result.rescored': 'scored anew, under a corrected key, work of',
  'result.viewed': 'looked at results of',
  'review.finished': 'finished a review',
  'roster.exported': 'exported a roster',
  'roster.imported': 'imported a roster',
  'second-factor.removed': 'removed the second step of',
  'sitting.begun': 'began a sitting',
  'sitting.confirmed': 'confirmed in the room the identity of',
  'sitting.identity-changed': 'went on with a PIN in a sitting',
  'sitting.ended': 'finished a sitting',
  'sitting.viewed': 'looked at a sitting of',
  'work.assigned': 'assigned work',
};

/** Where somebody did it to themselves and the words above would want a name. */
const ownActs: Readonly<Record<string, string>> = {
  'certificate.viewed': 'looked at their own certificate',
  'cohort.member-added': 'joined a cohort',
  'cohort.member-removed': 'left a cohort',
  'member.added': 'joined the agency',
  'member.changed': 'changed their own details',
  'record.exported': 'exported their own record',
};

/** What was done: "changed the details of", to be followed by whom it concerns, if that is somebody else. */
export function actWords(kind: string, { isOwn = false }: { readonly isOwn?: boolean } = {}): string {
  return (isOwn ? ownActs[kind] : undefined) ?? acts[kind] ?? kind.replaceAll(/[.-]/g, ' ');
}

/** A kind in a list to choose from: "Cohort changed". */
export function kindWords(kind: string): string {
  const words = kind.replaceAll(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A value that changed, or one that the row tells. */
export type LogDetail =
  | { readonly label: string; readonly before: string; readonly after: string }
  | { readonly label: string; readonly value: string };

/** Digests and marks for programs: in the row and in every export, and no help to a reader. */
const unread = new Set(['edition', 'fingerprint', 'formHash', 'head', 'id', 'keys', 'own']);

/** What a row holds, in short: changes first. Ids of things are left in, since another row may name them. */
export function logDetails(kind: string, content: unknown): LogDetail[] {
  if (!isRecord(content)) return [];
  if (kind === decisionKind) return decisionDetails(content);
  const { before, after, ...rest } = content;
  const told = Object.entries(rest)
    .filter(([key]) => !unread.has(key))
    .map(([key, value]) => ({ label: label(key), value: valueWords(value) }));
  return [...changes(before, after), ...told];
}

/** Where a decision belongs, and not what it was: the answers of somebody who passed a form are its key. */
function decisionDetails({ attempt, sitting, seq }: Readonly<Record<string, unknown>>) {
  return [
    { label: 'Decision', value: String(seq) },
    attempt ? { label: 'Attempt', value: String(attempt) } : { label: 'Sitting', value: String(sitting) },
  ];
}

function changes(before: unknown, after: unknown): LogDetail[] {
  if (before === undefined && after === undefined) return [];
  if (!isRecord(before) && !isRecord(after)) {
    return [{ label: 'Value', before: valueWords(before), after: valueWords(after) }];
  }
  const [was, is] = [isRecord(before) ? before : {}, isRecord(after) ? after : {}];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])]
    .map((key) => ({ label: label(key), before: valueWords(was[key]), after: valueWords(is[key]) }))
    .filter((change) => change.before !== change.after);
}

/** Keys that would not read as what the rest of the site calls them. */
const labels: Readonly<Record<string, string>> = {
  email: 'E-mail address',
  postId: 'POST number',
  requireSecondFactor: 'Second step required',
};

/** `retentionYears` becomes "Retention years". */
function label(key: string): string {
  const known = labels[key];
  if (known) return known;
  const words = key.replaceAll(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`).trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'none';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(valueWords).join('; ') || 'none';
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([key, each]) => `${label(key).toLowerCase()} ${valueWords(each)}`)
      .join(', ');
  }
  return String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
