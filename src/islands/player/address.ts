/** Where in a scenario's page one is: `?attempt=<id>` opens an attempt, `#debrief` its debrief. */
export interface Address {
  readonly attempt: string | null;
  readonly isDebrief: boolean;
  /** Begin was pressed before any script ran. */
  readonly isBegun: boolean;
}

export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  return { attempt: query.get('attempt'), isDebrief: location.hash === '#debrief', isBegun: query.has('begin') };
}

export function addressOf(attempt: string | null, isDebrief = false): string {
  const query = attempt === null ? '' : `?attempt=${encodeURIComponent(attempt)}`;
  return `${location.pathname}${query}${isDebrief ? '#debrief' : ''}`;
}
