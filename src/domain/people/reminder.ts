/** When somebody is reminded of what is due: a week and a day ahead, and once when it is three days late. */

export const reminderKinds = ['week-before', 'day-before', 'late'] as const;
export type ReminderKind = (typeof reminderKinds)[number];

/** Whole days from one ISO day to another; negative if the other is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** ISO day. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The days whose reminders are looked for on a day. Those missed while the program stood still are made up for. */
export const reminderReach = { behind: 9, ahead: 7 } as const;

/**
 * The reminder that an assignment calls for on a day, or null. What was assigned less than a day before its
 * reminder would be due needs none: the trainee has only just been told.
 *
 * @param asked.createdAt - ISO instant
 */
export function reminderFor(
  asked: { readonly dueOn: string; readonly createdAt: string },
  today: string,
): ReminderKind | null {
  const left = daysBetween(today, asked.dueOn);
  const kind = kindAt(left);
  if (kind === null) return null;
  return asked.createdAt.slice(0, 10) < addDays(asked.dueOn, -firstDay[kind]) ? kind : null;
}

/** How many days before the due date each begins to be called for. */
const firstDay: Readonly<Record<ReminderKind, number>> = { 'week-before': 7, 'day-before': 1, late: -3 };

function kindAt(left: number): ReminderKind | null {
  if (left > reminderReach.ahead || left < -reminderReach.behind) return null;
  if (left > 1) return 'week-before';
  if (left >= 0) return 'day-before';
  return left <= -3 ? 'late' : null;
}
