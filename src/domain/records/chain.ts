/**
 * The chain of an agency's log. A row holds the digest of its salt and content, and a digest of everything else
 * together with that and with the digest of the row before. So an erasure can remove salt and content, and the
 * chain still proves that the row stood there, when, of what kind and about whom.
 */
import { canonical } from './canonical.ts';

/** SHA-256 of a text's UTF-8 bytes, hexadecimal. */
export type Hash = (text: string) => string;

/** Where a chain ends. `seq` 0 with an empty digest: it has no row yet. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}

export const emptyHead: Head = { seq: 0, digest: '' };

/** What joins the chain. */
export interface Unsealed {
  readonly agency: string;
  /** ISO instant. */
  readonly at: string;
  readonly kind: string;
  readonly actor: string | null;
  readonly subject: string | null;
  /** Canonical JSON. */
  readonly content: string;
}

/** A row as it is stored. Salt and content are null once it has been erased. */
export interface Sealed extends Omit<Unsealed, 'content'> {
  readonly seq: number;
  readonly salt: string | null;
  readonly content: string | null;
  readonly contentDigest: string;
  readonly digest: string;
}

/** The next row of a chain. @param salt - random, so that nobody can guess an erased content from its digest */
export function link(hash: Hash, head: Head, row: Unsealed, salt: string): Sealed {
  const linked = { ...row, seq: head.seq + 1, salt, contentDigest: contentDigest(hash, salt, row.content) };
  return { ...linked, digest: linkDigest(hash, head.digest, linked) };
}

/** @param content - canonical JSON */
export function contentDigest(hash: Hash, salt: string, content: string): string {
  return hash(`{"content":${content},"salt":${JSON.stringify(salt)}}`);
}

export function linkDigest(hash: Hash, previous: string, row: Omit<Sealed, 'salt' | 'content' | 'digest'>): string {
  const { agency, seq, at, kind, actor, subject, contentDigest: content } = row;
  return hash(canonical({ agency, seq, at, kind, actor, subject, content, previous }));
}
