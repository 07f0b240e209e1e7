/** Plain text, to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  /** Lines joined by line feeds. */
  readonly text: string;
}

export interface Mailer {
  /**
   * Resolves once the mail server has taken it.
   * @throws Error without an address in its message
   */
  send(mail: Mail): Promise<void>;
  close(): void;
}
