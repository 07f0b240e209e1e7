import type { Sources } from '#app/ports';
import { type Register, viewCitation } from '#domain/course/citation';
import type { Jurisdiction } from '#domain/course/jurisdiction';

/**
 * Citations from the source register.
 * @param jurisdiction - the agency's card as it stands at this moment
 */
export function registerSources(register: Register, jurisdiction: () => Jurisdiction): Sources {
  return {
    cite(id, today) {
      const source = register.get(id);
      if (source) return viewCitation(source, today, jurisdiction());
      // An old edition may cite what the register no longer holds: the attempt must still open.
      return {
        id,
        short: id,
        title: 'No longer in the source register',
        says: 'This entry was removed after the scene was played.',
        url: null,
        verified: false,
        card: false,
        checked: today,
        expires: today,
        expired: true,
      };
    },
  };
}
