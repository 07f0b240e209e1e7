/** Which form, or which set of test items, somebody gets. */
import { seededRandom } from '../attempt/shuffle.ts';

/**
 * The one that was begun less often in the agency, so that both are used evenly; of equals the seed decides, as a
 * coin would.
 */
export function chooseForm<Id extends string>(
  [one, other]: readonly [Id, Id],
  begun: Readonly<Record<Id, number>>,
  seed: string,
): Id {
  if (begun[one] !== begun[other]) return begun[one] < begun[other] ? one : other;
  return seededRandom(`${seed}/form`)() < 0.5 ? one : other;
}
