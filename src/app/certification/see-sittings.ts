import type { Marks } from '#domain/certification/form';
import type { Purpose, SittingHead } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { CertificationPorts } from './certification-ports.ts';
import { headOf, loadSitting } from './load-sitting.ts';
import { findPassed } from './own-result.ts';
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
  /** How much a form of the certification asks; null where the course runs without forms. */
  readonly size: { readonly items: number; readonly cards: number; readonly scenes: number } | null;
}> {
  const own = await ports.store.sittings.listOfMember(by.id);
  const sittings: SittingHead[] = [];
  for (const sitting of own) {
    const { sat } = await loadSitting(ports, sitting);
    sittings.push(headOf(sitting, sat, await findPassed(ports.store, sitting)));
  }
  const assignments = await ports.store.assignments.listOfMember(by.id);
  const purposes: Standing[] = [];
  for (const purpose of ['pre-test', 'certification', 'post-test'] as const) {
    const open = sittings.find((sitting) => sitting.purpose === purpose && sitting.endedAt === null) ?? null;
    const assigned = assignments.find(({ kind }) => kind === purpose);
    purposes.push({
      purpose,
      isOffered: ports.forms.find(purpose === 'certification' ? 'form-a' : 'pre-1') !== undefined,
      open,
      refused: open ? null : await whyNotNow(ports, { by, purpose, own }),
      assigned: assigned ? { dueOn: assigned.dueOn } : null,
    });
  }
  const form = ports.forms.find('form-a');
  return {
    purposes,
    sittings,
    marks: form?.marks ?? null,
    size: form ? { items: form.items.length, cards: form.cards.length, scenes: form.scenarios.length } : null,
  };
}
