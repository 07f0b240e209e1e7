import type { Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

export interface NoteView {
  readonly by: Person;
  /** The member whose record was shown. */
  readonly of: string;
  readonly kind: 'sitting.viewed' | 'result.viewed' | 'certificate.viewed';
  /** What was shown. Ids only. */
  readonly shown: Readonly<Record<string, string>>;
}

/** Every view of somebody else's record stands in the log. One's own is nobody's business. */
export async function noteView(
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
  { by, of, kind, shown }: NoteView,
): Promise<void> {
  if (by.id === of) return;
  const at = clock.now().toISOString();
  await store.log.note([{ agency: by.agency, at, kind, actor: by.id, subject: of, content: shown }]);
}
