/** What the use cases of certificates need besides the store. */

import type { Syllabus } from '#app/work/work-ports';
import type { Outline } from '#domain/course/outline';
import type { Hash } from '#domain/records/chain';
import type { Limits } from '../ports/accounts.ts';
import type { Pdf } from '../ports/pdf.ts';
import type { Ports } from '../ports.ts';

export interface CertificatePorts extends Ports {
  readonly hash: Hash;
  /** The course as taught today. */
  readonly outline: Pick<Outline, 'title' | 'version' | 'law_date'>;
  readonly syllabus: Syllabus;
  /** The state whose card is in force, or null. */
  readonly findCard: () => string | null;
  readonly pdf: Pdf;
  readonly limits: Limits;
}
