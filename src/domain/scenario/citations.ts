/** Are the sources of a scenario known, checked in time and strong enough to score somebody on? */
import { isExpired, type Register } from '../course/citation.ts';
import { actionsOf } from './liveness.ts';
import { type Finding, suggestion } from './problem.ts';
import type { CriticalErrorCode, Scenario } from './schema.ts';

/** The sources that carry each critical error; a choice marked with it cites at least one of them. */
const basis: Readonly<Record<CriticalErrorCode, readonly string[]>> = {
  CE1: ['usc-22-7102', 'usc-42-5106g'],
  CE2: ['iacp-2007', 'ovc-eguide'],
  CE3: ['usc-42-2000d', 'cfr-28-35-160'],
  CE4: ['usc-42-5106g', 'usc-22-7101'],
  CE5: ['usc-22-7101'],
  CE6: ['usc-22-7105-b1H', 'cp'],
  CE7: ['terry', 'florida-v-jl', 'consent-cases', 'usc-34-11133'],
  // The form carries a promised visa, the finding of Congress a promised immunity.
  CE8: ['form-i-914b', 'usc-22-7101'],
  CE9: ['agency-standard'],
};

/** @param today - ISO day that expiry is measured against */
export function citationFindings(scenario: Scenario, register: Register, today: string): Finding[] {
  const found: Finding[] = [];
  const reported = new Set<string>();
  const look = (id: string, at: Finding['at']) => {
    const source = register.get(id);
    if (!source) {
      found.push({
        severity: 'error',
        code: 'unknown-source',
        at,
        message: `The register has no source "${id}".`,
        remedy: suggestion(id, register.keys()).trim() || 'Add it to content/sources.yaml, or cite one that is there.',
      });
      return;
    }
    // Once a file and source: forty places that cite one stale entry need one mending.
    if (reported.has(id)) return;
    reported.add(id);
    if (isExpired(source, today)) {
      found.push({
        severity: 'warning',
        code: 'source-expired',
        at,
        message: `"${id}" was due to be checked by ${source.expires}.`,
        remedy: 'Read the source again and renew `checked` and `expires` in content/sources.yaml.',
      });
    }
    if (!source.verified) {
      found.push({
        severity: 'warning',
        code: 'source-unverified',
        at,
        message: `"${id}" is not yet verified at its source.`,
        remedy: 'Read the source itself, then set `verified` in content/sources.yaml.',
      });
    }
  };
  for (const [id, cue] of Object.entries(scenario.cues))
    for (const cited of cue.cite) look(cited, ['cues', id, 'cite']);
  for (const [index, node] of scenario.nodes.entries()) {
    if (node.kind === 'ranking') for (const cited of node.cite) look(cited, ['nodes', index, 'cite']);
    for (const action of actionsOf(node)) {
      const at = ['nodes', index, action.id, 'cite'];
      for (const cited of action.cite) look(cited, at);
      if (scenario.profile === 'fixture') continue;
      if (action.cite.length === 0) {
        found.push({
          severity: 'error',
          code: 'no-source',
          at: ['nodes', index, action.id],
          message: `"${action.id}" cites nothing.`,
          remedy: 'Add `cite` with an id of content/sources.yaml.',
        });
      } else if (
        action.cite.every((cited) => register.has(cited)) &&
        !action.cite.some((cited) => register.get(cited)?.verified)
      ) {
        found.push({
          severity: 'error',
          code: 'weak-basis',
          at,
          message: `"${action.id}" rests only on sources that are not verified, or on a jurisdiction card.`,
          remedy: 'Cite a verified source too, or take the weights away.',
        });
      }
      if (action.ce && !action.cite.some((cited) => basis[action.ce as CriticalErrorCode].includes(cited))) {
        found.push({
          severity: 'error',
          code: 'critical-error-basis',
          at,
          message: `"${action.id}" is marked ${action.ce} without a source that carries it.`,
          remedy: `Cite ${basis[action.ce].join(' or ')}.`,
        });
      }
    }
  }
  return found;
}
