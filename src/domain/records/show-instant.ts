const format = new Intl.DateTimeFormat('en-US', {
  dateStyle: 'medium',
  timeStyle: 'short',
  hourCycle: 'h23',
  timeZone: 'UTC',
});

/** An ISO instant as readers see it: "Nov 22, 2026, 14:05". In UTC, which the page must say. */
export function showInstant(instant: string): string {
  return format.format(new Date(instant));
}
