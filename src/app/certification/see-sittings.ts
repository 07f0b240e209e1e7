import type { Marks } from '#domain/certification/form';
import type { Purpose, SittingHead } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import { listSittings } from './list-sittings.ts';
import type { CertificationPorts } from './ports.ts';
import { type Refused, whyNotNow } from './when-to-sit.ts';

/** What somebody can begin, go on with, or has behind them. */
export interface Standing {
  readonly purpose: Purpose;
  /** False where the course runs without forms, or has no test items. */
  readonly isOffered: boolean;
  /** The one to go on with. */
  readonly open: SittingHead | null;
  /** Why a new one cannot begin now; null if it can, or if one is open. */
  readonly refused: Refused | null;
  /** Assigned to the person: ISO day by which it is due, or null. */
  readonly assigned: { readonly dueOn: string | null } | null;
}

/** One's own sittings, what may be begun now, and what passing takes; `marks` is null where the course runs without forms. */
export async function seeSittings(
  ports: CertificationPorts,
  { by }: { readonly by: Person },
): Promise<{
  readonly purposes: readonly Standing[];
  readonly sittings: readonly SittingHead[];
  readonly marks: Marks | null;
}> {
  const listed = await listSittings(ports, { by });
  const sittings = listed.ok ? listed.sittings : [];
  const assignments = await ports.store.assignments.listOfMember(by.id);
  const purposes: Standing[] = [];
  for (const purpose of ['pre-test', 'certification', 'post-test'] as const) {
    const open = sittings.find((sitting) => sitting.purpose === purpose && sitting.endedAt === null) ?? null;
    const assigned = assignments.find(({ kind }) => kind === purpose);
    purposes.push({
      purpose,
      isOffered: ports.forms.find(purpose === 'certification' ? 'form-a' : 'pre-1') !== undefined,
      open,
      refused: open ? null : await whyNotNow(ports, by, purpose),
      assigned: assigned ? { dueOn: assigned.dueOn } : null,
    });
  }
  return { purposes, sittings, marks: ports.forms.find('form-a')?.marks ?? null };
}
