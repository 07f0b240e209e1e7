/** What certification needs beyond the ports of every use case. */
import type { Item } from '#domain/course/item';
import type { Outline } from '#domain/course/outline';
import type { Forms } from '../ports/forms.ts';
import type { Ports } from '../ports.ts';

export interface CertificationPorts extends Ports {
  readonly forms: Forms;
  readonly outline: Outline;
  /** Of the whole course: the targeted review asks those of lessons. */
  readonly items: readonly Item[];
}
