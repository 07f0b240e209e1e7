/** The rules for what an item or a card cites. */
import { type Finding, suggestion } from '../scenario/problem.ts';
import type { Register } from './citation.ts';

interface Citing {
  readonly id: string;
  readonly cite: readonly string[];
}

/** @param at - where the item or card stands */
export function unknownSources({ cite }: Citing, at: Finding['at'], register: Register): Finding[] {
  return cite.flatMap((id, index) =>
    register.has(id)
      ? []
      : [
          {
            severity: 'error',
            code: 'unknown-source',
            at: [...at, 'cite', index],
            message: `The register has no source "${id}".`,
            remedy:
              suggestion(id, register.keys()).trim() || 'Add it to content/sources.yaml, or cite one that is there.',
          },
        ],
  );
}

/** What comes from an agency's card is as firm as that card, and no test is the place to find out. */
export function basisFindings({ id, cite }: Citing, at: Finding['at'], register: Register): Finding[] {
  if (cite.some((source) => register.get(source)?.verified && !register.get(source)?.card)) return [];
  return [
    {
      severity: 'error',
      code: 'weak-basis',
      at,
      message: `"${id}" rests only on sources that are not verified, or on a card.`,
      remedy: 'Cite a verified source too.',
    },
  ];
}
