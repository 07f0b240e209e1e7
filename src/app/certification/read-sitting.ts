import type { SittingView } from '#domain/certification/wire';
import type { Person } from '#domain/people/person';
import { noteView } from '../records/note-view.ts';
import type { CertificationPorts } from './certification-ports.ts';
import { findSitting, loadSitting, type NotThere } from './load-sitting.ts';
import { findPassed } from './own-result.ts';
import { viewSitting } from './view-sitting.ts';

export interface ReadSitting {
  readonly by: Person;
  readonly sitting: string;
  /** On whose page: by default also on that of staff; `sitting.take`, on that of the person who sits alone. */
  readonly as?: 'sitting.read' | 'sitting.take';
}

/** A sitting as its owner goes on with it; for members of staff how far it is, without its questions. */
export async function readSitting(
  ports: CertificationPorts,
  command: ReadSitting,
): Promise<{ readonly ok: true; readonly view: SittingView } | NotThere> {
  const found = await findSitting(ports, command, command.as ?? 'sitting.read');
  if (!found.ok) return found;
  const { sitting } = found;
  const view = viewSitting(await loadSitting(ports, sitting), await findPassed(ports.store, sitting));
  if (sitting.member === command.by.id) return { ok: true, view };
  await noteView(ports, {
    by: command.by,
    of: sitting.member,
    kind: 'sitting.viewed',
    shown: { sitting: sitting.id },
  });
  return { ok: true, view: { ...view, happened: null, ask: null } };
}
