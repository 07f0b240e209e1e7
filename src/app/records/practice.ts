/** Self-chosen practice: its owner's alone, until its owner submits it. */
import { may } from '#domain/access/may';
import type { Person } from '#domain/people/person';
import type { Attempt, Ports } from '../ports.ts';

export interface PracticeRow {
  readonly attempt: string;
  readonly scenario: string;
  readonly title: string;
  readonly begunAt: string;
  readonly finishedAt: string;
  /** Provisional, as every score. */
  readonly score: number;
  readonly submittedAt: string | null;
}

const most = 200;

/** One's own finished attempts that nobody assigned, the latest first. */
export async function listOwnPractice(
  { store, library }: Ports,
  { by }: { readonly by: Person },
): Promise<PracticeRow[]> {
  const own = await store.listByOwner({ device: null, by }, most);
  const rows: PracticeRow[] = [];
  for (const { attempt } of own) {
    const stored = isPractice(attempt) ? await store.findResult(attempt) : undefined;
    if (!stored) continue;
    const { scenario } = await library.getEdition(attempt.edition);
    rows.push({
      attempt: attempt.id,
      scenario: attempt.scenario,
      title: scenario.title,
      begunAt: attempt.begunAt,
      finishedAt: stored.at,
      score: stored.result.score,
      submittedAt: attempt.sharedAt,
    });
  }
  return rows;
}

export type Submitted =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'unknown-attempt' | 'forbidden' | 'not-finished' | 'submitted-before' };

/** Puts an attempt on the agency's record, with its decisions and its result. It cannot be taken back. */
export async function submitAttempt(
  { store, clock }: Ports,
  { by, attempt: id }: { readonly by: Person; readonly attempt: string },
): Promise<Submitted> {
  const attempt = await store.findAttempt(id);
  if (!attempt || attempt.member !== by.id || !isPractice(attempt)) return { ok: false, reason: 'unknown-attempt' };
  if (!may(by, 'attempt.submit', { agency: attempt.agency, person: by.id })) return { ok: false, reason: 'forbidden' };
  if (!(await store.findResult(attempt))) return { ok: false, reason: 'not-finished' };
  const at = clock.now().toISOString();
  return store.within(async (within) => {
    if (!(await within.results.submit(attempt, at))) return { ok: false, reason: 'submitted-before' };
    const content = { attempt: id, scenario: attempt.scenario };
    await within.log.note([
      { agency: by.agency, at, kind: 'attempt.submitted', actor: by.id, subject: by.id, content },
    ]);
    return { ok: true };
  });
}

function isPractice({ kind, assignment, sitting, member }: Attempt): boolean {
  return kind === 'practice' && assignment === null && sitting === null && member !== null;
}
