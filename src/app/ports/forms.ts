import type { Form } from '#domain/certification/form';

/** Today's forms and test sets. */
export interface Forms {
  /** Form A and Form B, then the test sets; none where the course runs without its certification. */
  list(): readonly Form[];
  find(id: Form['id']): Form | undefined;
  /** Also editions that no file holds any more. @throws if no sitting ever began with it */
  getEdition(hash: string): Promise<Form>;
}
