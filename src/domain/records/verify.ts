/**
 * Reads a chain from its first row to its last and says what is not as it was sealed. Each row is compared with the
 * digest that the row before it holds now, so one altered row is one finding and does not hide the next.
 */
import { parseCanonical } from './canonical.ts';
import { contentDigest, emptyHead, type Hash, type Head, linkDigest, type Sealed } from './chain.ts';
import { erasureKind, namesRow } from './erasure.ts';

/** Where a chain was known to stand: in a certificate, or as somebody wrote it down. */
export interface Anchor extends Head {
  /** What knows it: a certificate's id, or `given`. */
  readonly by: string;
}

export type ChainFinding =
  /** Salt and content do not give the digest. */
  | { readonly is: 'content-altered'; readonly seq: number }
  /** Its place, time, kind, persons or digests are not those that were sealed. */
  | { readonly is: 'row-altered'; readonly seq: number }
  | { readonly is: 'rows-missing'; readonly from: number; readonly to: number }
  /** Salt and content are gone, and no erasure that came later names the row. */
  | { readonly is: 'erased-without-a-row'; readonly seq: number }
  /** The chain ends before a row that was in it. */
  | { readonly is: 'tail-missing'; readonly seq: number; readonly by: string }
  /** A row that was known by its digest has another one. */
  | { readonly is: 'anchor-differs'; readonly seq: number; readonly by: string };

export interface VerifiedChain {
  readonly rows: number;
  readonly head: Head;
  /** Rows without content, and the row that erased them. */
  readonly erased: readonly { readonly seq: number; readonly by: number }[];
  /** In the order of the chain. */
  readonly findings: readonly ChainFinding[];
}

export interface ChainReader {
  /** Rows must come in the order of seq. @returns whether the row is as it was sealed, and not erased */
  add(row: Sealed): boolean;
  end(): VerifiedChain;
}

export function readChain(hash: Hash, anchors: readonly Anchor[]): ChainReader {
  const findings: ChainFinding[] = [];
  const anchorsAt = Map.groupBy(anchors, ({ seq }) => seq);
  const emptied: Sealed[] = [];
  const erasures: Sealed[] = [];
  let head = emptyHead;
  let rows = 0;

  const add = (row: Sealed): boolean => {
    const before = findings.length;
    if (row.seq > head.seq + 1) findings.push({ is: 'rows-missing', from: head.seq + 1, to: row.seq - 1 });
    // After a gap nothing is left that the link could be compared with.
    else if (linkDigest(hash, head.digest, row) !== row.digest) findings.push({ is: 'row-altered', seq: row.seq });
    const isErased = row.salt === null && row.content === null;
    if (isErased) emptied.push(row);
    else if (!holdsContent(hash, row)) findings.push({ is: 'content-altered', seq: row.seq });
    for (const { digest, by } of anchorsAt.get(row.seq) ?? []) {
      if (digest !== row.digest) findings.push({ is: 'anchor-differs', seq: row.seq, by });
    }
    head = { seq: row.seq, digest: row.digest };
    rows += 1;
    const isIntact = findings.length === before;
    if (isIntact && row.kind === erasureKind) erasures.push(row);
    return isIntact && !isErased;
  };

  const end = (): VerifiedChain => {
    const erasedBy = eraserOf(erasures);
    const erased = emptied.map((row) => ({ seq: row.seq, by: erasedBy(row) }));
    const missing = anchors.filter(({ seq }) => seq > head.seq);
    return {
      rows,
      head,
      erased: erased.flatMap(({ seq, by }) => (by === undefined ? [] : [{ seq, by }])),
      findings: [
        ...findings,
        ...erased.flatMap(({ seq, by }) => (by === undefined ? [{ is: 'erased-without-a-row', seq } as const] : [])),
        ...missing.map(({ seq, by }) => ({ is: 'tail-missing', seq, by }) as const),
      ].sort((one, other) => placeOf(one) - placeOf(other)),
    };
  };

  return { add, end };
}

function holdsContent(hash: Hash, { salt, content, contentDigest: digest }: Sealed): boolean {
  if (salt === null || content === null || !parseCanonical(content)) return false;
  return contentDigest(hash, salt, content) === digest;
}

/** An erasure covers the rows that it names, of the one person that it is about, and only rows before its own. */
function eraserOf(erasures: readonly Sealed[]): (row: Sealed) => number | undefined {
  const read = erasures.map(({ seq, subject, content }) => ({ seq, subject, content: JSON.parse(content ?? 'null') }));
  const about = Map.groupBy(read, ({ subject }) => subject);
  return ({ seq, subject }) =>
    about.get(subject)?.find((erasure) => erasure.seq > seq && namesRow(erasure.content, seq))?.seq;
}

function placeOf(finding: ChainFinding): number {
  return finding.is === 'rows-missing' ? finding.from : finding.seq;
}
