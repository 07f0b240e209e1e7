/** Documents for paper, tagged for screen readers. */

/** A document in Typst's language. It is code: nothing that a person typed may stand in it, only in `inputs`. */
export interface PdfJob {
  readonly source: string;
  /** Plain JSON; the source reads it with `json(bytes(sys.inputs.data))`. */
  readonly data: unknown;
}

export interface Pdf {
  /** @throws PdfBroken if the source is at fault */
  compile(job: PdfJob): Promise<Uint8Array>;
  /** Has the typeface a letter for everything in this text? */
  canSet(text: string): Promise<boolean>;
}
