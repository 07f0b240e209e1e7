import { may } from '#domain/access/may';
import { equatedScore } from '#domain/certification/equate';
import type { FormExposure } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import type { CertificationPorts } from './certification-ports.ts';
import { firstMeans } from './first-means.ts';

/**
 * How often each form was begun in the agency: today's forms first, then earlier editions. `equating`: why scores on
 * the two forms cannot be set on one scale; null if they can.
 */
export async function formExposure(
  ports: CertificationPorts,
  { by }: { readonly by: Person },
): Promise<
  | { readonly ok: true; readonly forms: readonly FormExposure[]; readonly equating: string | null }
  | { readonly ok: false; readonly reason: 'forbidden' }
> {
  const { store, forms } = ports;
  if (!may(by, 'forms.read', { agency: by.agency })) return { ok: false, reason: 'forbidden' };
  const counts = await store.sittings.countByForm(by.agency);
  const current = forms.list();
  const earlier = counts.filter(({ formHash }) => !current.some(({ hash }) => hash === formHash));
  const all = [...current, ...(await Promise.all(earlier.map(({ formHash }) => forms.getEdition(formHash))))];
  return {
    ok: true,
    // Any score will do: whether it can be equated depends on the first sittings alone.
    equating: equatedScore(0, 'form-a', await firstMeans(ports, by.agency)).why,
    forms: all.map(({ title, kind, hash, marks }) => {
      const count = counts.find(({ formHash }) => formHash === hash);
      return {
        title,
        kind,
        hash,
        isCurrent: current.some((form) => form.hash === hash),
        begun: count?.begun ?? 0,
        finished: count?.finished ?? 0,
        review: marks.review,
      };
    }),
  };
}
