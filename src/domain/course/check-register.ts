/** What can be wrong with the register and the glossary as a whole, entry by entry being of the right shape. */
import { type Finding, suggestion } from '#domain/scenario/problem';
import { isExpired, type Register, type Source } from './citation.ts';
import { anchorOf, type Term } from './glossary.ts';

/** Entries that share an id. */
export function duplicateSources(sources: readonly Source[]): Finding[] {
  return sources.flatMap(({ id }, index) =>
    sources.findIndex((other) => other.id === id) === index
      ? []
      : [
          {
            severity: 'error',
            code: 'duplicate-source',
            at: [index, 'id'],
            message: `There are two sources called "${id}".`,
            remedy: 'Merge them, or give this one an id of its own.',
          },
        ],
  );
}

/** Terms explained twice, and citations that the register does not hold. */
export function glossaryFindings(terms: readonly Term[], register: Register): Finding[] {
  return terms.flatMap(({ term, cite }, index) => {
    const findings: Finding[] = cite.flatMap((id, place) =>
      register.has(id)
        ? []
        : [
            {
              severity: 'error',
              code: 'unknown-source',
              at: [index, 'cite', place],
              message: `No source is called "${id}".`,
              remedy: `Add it to content/sources.yaml, or cite another.${suggestion(id, register.keys())}`,
            },
          ],
    );
    if (terms.findIndex((other) => anchorOf(other.term) === anchorOf(term)) !== index) {
      findings.push({
        severity: 'error',
        code: 'duplicate-term',
        at: [index, 'term'],
        message: `"${term}" is explained twice.`,
        remedy: 'Keep one of the two.',
      });
    }
    return findings;
  });
}

/**
 * Entries that are due for a new check, or that nobody has read at their source. Warnings: neither
 * stops a start. Card entries are verified, and expire, on the signed card and not here.
 *
 * @param today - ISO day
 */
export function agingFindings(sources: readonly Source[], today: string): Finding[] {
  return sources.flatMap((source, index) => {
    const findings: Finding[] = [];
    if (isExpired(source, today)) {
      findings.push({
        severity: 'warning',
        code: 'source-expired',
        at: [index, 'expires'],
        message: `"${source.id}" was last checked on ${source.checked}, good through ${source.expires}.`,
        remedy: 'Read the source again, mend what changed, and set `checked` and `expires`.',
      });
    }
    if (!source.verified && !source.card) {
      findings.push({
        severity: 'warning',
        code: 'source-unverified',
        at: [index, 'verified'],
        message: `"${source.id}" has not been verified at its source (${source.status}).`,
        remedy: 'Read the source itself; then set `status` and `verified`.',
      });
    }
    return findings;
  });
}
