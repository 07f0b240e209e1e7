import type { ReminderKind } from '#domain/people/reminder';

export interface Reminder {
  readonly assignment: string;
  readonly member: string;
  readonly kind: ReminderKind;
}

export interface Reminders {
  /**
   * Takes a reminder on oneself, before it is sent.
   * @returns false if this or another process has taken it: nobody is reminded twice
   */
  claim(reminder: Reminder, at: string): Promise<boolean>;
  /** Gives back what could not be sent, for the next round. */
  release(reminder: Reminder): Promise<void>;
}
