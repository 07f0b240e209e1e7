import type { Assignment } from '../ports/assignments.ts';
import type { Syllabus, Work } from './work-ports.ts';

type Asked = Pick<Assignment, 'kind' | 'ref'>;

export function findWork({ works }: Syllabus, { kind, ref }: Asked): Work | undefined {
  return works.find((work) => work.kind === kind && work.ref === ref);
}

/** What is no longer taught goes by its name in the address. */
export function titleOf(syllabus: Syllabus, asked: Asked): string {
  return findWork(syllabus, asked)?.title ?? asked.ref;
}

export function hrefOf({ id, kind, ref }: Assignment): string {
  switch (kind) {
    case 'lesson':
      return `/lessons/${ref}`;
    case 'scenario':
      return `/scenarios/${ref}?assignment=${id}`;
    case 'pre-test':
    case 'post-test':
    case 'certification':
      return `/certify?assignment=${id}`;
  }
}
