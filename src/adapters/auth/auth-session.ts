import type { Identity } from '#domain/people/person';

/** A session as the library reads it. */
export interface AuthSession {
  readonly id: string;
  readonly userId: string;
  /** Unset: a password, and a second factor where there is one. */
  readonly identity?: Identity | null;
  readonly userAgent?: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}
