import { type FormId, formIds } from '#domain/certification/form';
import type { CertificationPorts } from './certification-ports.ts';

/** Mean scores of the agency's first sittings on each of today's two forms: what equating rests on. */
export async function firstMeans(
  { store, forms }: CertificationPorts,
  agency: string,
): Promise<Record<FormId, number[]>> {
  const hashes = formIds.flatMap((id) => forms.find(id)?.hash ?? []);
  const first = await store.sittings.listFirstMeans(agency, hashes);
  const of = (id: FormId) => first.filter(({ form }) => form === id).map(({ mean }) => mean);
  return { 'form-a': of('form-a'), 'form-b': of('form-b') };
}
