import { daysBetween } from './reminder.ts';

const format = new Intl.DateTimeFormat('en-US', { weekday: 'long', month: 'long', day: 'numeric', timeZone: 'UTC' });

/** "Friday, December 4"; of another year with the year. */
export function dayInWords(day: string, today: string): string {
  const words = format.format(new Date(`${day}T00:00:00Z`));
  return day.slice(0, 4) === today.slice(0, 4) ? words : `${words}, ${day.slice(0, 4)}`;
}

/** "Due Friday, December 4", "1 day late"; null without a date. */
export function dueInWords(dueOn: string | null, today: string): string | null {
  if (dueOn === null) return null;
  const late = daysBetween(dueOn, today);
  if (late > 0) return `${late} ${late === 1 ? 'day' : 'days'} late`;
  return `Due ${dayInWords(dueOn, today)}`;
}

/**
 * The day that due dates are measured against: the one that is still going on in the western-most U.S. territory
 * (UTC−11). Nobody is late while it is the due day where they are.
 */
export function dueDayAt(now: Date): string {
  return new Date(now.getTime() - 11 * 3_600_000).toISOString().slice(0, 10);
}
