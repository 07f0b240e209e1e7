const format = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' });

/** An ISO day as readers see it: "2026-11-22" becomes "Nov 22, 2026". */
export function showDay(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`));
}
