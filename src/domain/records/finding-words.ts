import type { DecisionFinding } from './compare.ts';
import type { ChainFinding } from './verify.ts';

/** What is wrong, as somebody reads it who has to answer for the log. */
export function findingWords(finding: ChainFinding | DecisionFinding): string {
  switch (finding.is) {
    case 'content-altered':
      return `Row ${finding.seq} is altered: what it holds is not what was sealed.`;
    case 'row-altered':
      return `Row ${finding.seq} is altered: its place, time, kind, persons or digests are not those that were sealed.`;
    case 'rows-missing':
      return finding.from === finding.to
        ? `Row ${finding.from} is missing.`
        : `Rows ${finding.from} to ${finding.to} are missing.`;
    case 'erased-without-a-row':
      return `Row ${finding.seq} was emptied, and no later row records an erasure of it.`;
    case 'tail-missing':
      return `The log ends before row ${finding.seq}, which ${anchorWords(finding.by)}.`;
    case 'anchor-differs':
      return `Row ${finding.seq} is another row than the one that ${anchorWords(finding.by)}.`;
    case 'decision-altered':
      return `Decision ${finding.seq} of ${finding.record} is not as row ${finding.row} has it.`;
    case 'decision-missing':
      return `Decision ${finding.seq} of ${finding.record}, which row ${finding.row} has, is missing.`;
    case 'decision-added':
      return `Decision ${finding.seq} of ${finding.record} stands in no intact row of the log.`;
  }
}

function anchorWords(by: string): string {
  return by === 'given' ? 'was written down elsewhere' : `certificate ${by} rests on`;
}
