import type { SittingView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import { findSitting, loadSitting, type NotThere, passedOf } from './load-sitting.ts';
import type { CertificationPorts } from './ports.ts';
import { viewSitting } from './view-sitting.ts';

export interface ReadSitting {
  readonly by: Person;
  readonly sitting: string;
}

/** A sitting as its owner goes on with it; for members of staff how far it is, without its questions. */
export async function readSitting(
  ports: CertificationPorts,
  command: ReadSitting,
): Promise<{ readonly ok: true; readonly view: SittingView } | NotThere> {
  const found = await findSitting(ports, command, 'sitting.read');
  if (!found.ok) return found;
  const { sitting } = found;
  const view = viewSitting(await loadSitting(ports, sitting), await passedOf(ports, sitting));
  if (sitting.member === command.by.id) return { ok: true, view };
  await noteView(ports, command.by, sitting, 'sitting.viewed');
  return { ok: true, view: { ...view, happened: null, ask: null } };
}

/** Somebody looked at another person's record. */
export async function noteView(
  { store, clock }: Pick<CertificationPorts, 'store' | 'clock'>,
  by: Person,
  { id, agency, member }: { readonly id: string; readonly agency: string; readonly member: string },
  kind: 'sitting.viewed' | 'result.viewed',
): Promise<void> {
  const at = clock.now().toISOString();
  await store.log.note([{ agency, at, kind, actor: by.id, subject: member, content: { sitting: id } }]);
}
