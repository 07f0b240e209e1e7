/** A cohort's roster as rows of words, whichever file they go into. */
import { type AssignmentKind, type Deed, kindWords, standingOf } from '#domain/people/assigned-work';
import type { Member } from '#domain/people/person';

export interface RosterContent {
  /** Name of the cohort. */
  readonly cohort: string;
  readonly trainees: readonly { readonly member: Member; readonly addedAt: string }[];
  readonly assignments: readonly {
    readonly id: string;
    readonly kind: AssignmentKind;
    readonly ref: string;
    readonly title: string;
    readonly dueOn: string | null;
    readonly createdAt: string;
  }[];
  /** Of any of the trainees. */
  readonly deeds: readonly Deed[];
  /** The earliest first. */
  readonly results: readonly { readonly member: string; readonly endedAt: string; readonly passed: boolean }[];
  readonly certificates: readonly {
    readonly member: string;
    readonly code: string;
    readonly issuedAt: string;
    readonly expiresOn: string;
    readonly isRevoked: boolean;
  }[];
  /** ISO day. */
  readonly today: string;
}

export interface RosterSheet {
  readonly header: readonly string[];
  readonly rows: Iterable<readonly string[]>;
}

/** Days are ISO days, so that they sort. An empty cell: nothing is known. */
export function rosterSheet(content: RosterContent): RosterSheet {
  const { assignments } = content;
  return {
    header: [
      ...['Name', 'Badge', 'POST number', 'E-mail', 'Cohort', 'Joined'],
      ...assignments.map(({ kind, title }) =>
        kind === 'lesson' || kind === 'scenario' ? `${kindWords[kind]}: ${title}` : kindWords[kind],
      ),
      ...['Certification result (provisional)', 'Result on', 'Certificate', 'Issued on', 'Valid until'],
    ],
    rows: rowsOf(content),
  };
}

function* rowsOf(content: RosterContent): Generator<readonly string[]> {
  const { cohort, trainees, assignments, today } = content;
  const deeds = Map.groupBy(content.deeds, ({ member }) => member);
  // Of several, the latest.
  const results = new Map(content.results.map((result) => [result.member, result]));
  const certificates = new Map(content.certificates.map((certificate) => [certificate.member, certificate]));
  for (const { member, addedAt } of trainees) {
    const result = results.get(member.id);
    const certificate = certificates.get(member.id);
    yield [
      member.name,
      member.badge ?? '',
      member.postId ?? '',
      member.email ?? '',
      cohort,
      addedAt.slice(0, 10),
      ...assignments.map((assignment) => standingWords(assignment, deeds.get(member.id) ?? [], today)),
      result ? (result.passed ? 'Passed' : 'Not passed') : '',
      result?.endedAt.slice(0, 10) ?? '',
      certificate?.code ?? '',
      certificate?.issuedAt.slice(0, 10) ?? '',
      certificate ? (certificate.isRevoked ? 'Revoked' : certificate.expiresOn) : '',
    ];
  }
}

function standingWords(
  assignment: RosterContent['assignments'][number],
  deeds: readonly Deed[],
  today: string,
): string {
  const { state, doneAt } = standingOf(assignment, deeds, today);
  return state === 'done' && doneAt !== null ? doneAt.slice(0, 10) : state === 'late' ? 'Late' : 'Not yet';
}
