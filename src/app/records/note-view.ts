import type { Person } from '#domain/people/person';
import type { Ports } from '../ports.ts';

export interface NoteView {
  readonly by: Person;
  /** The member whose results were shown. */
  readonly of: string;
  /** What was shown: `{ sitting }`, `{ attempt }`, `{ cohort }`. Ids only. */
  readonly shown: Readonly<Record<string, string>>;
}

/** Every view of somebody else's results is on the record. One's own is nobody's business. */
export async function noteView({ store, clock }: Pick<Ports, 'store' | 'clock'>, { by, of, shown }: NoteView) {
  if (by.id === of) return;
  const at = clock.now().toISOString();
  await store.log.note([{ agency: by.agency, at, kind: 'result.viewed', actor: by.id, subject: of, content: shown }]);
}
