/** After too many wrong tries. Says nothing of whether there is such an account. */
export function waitWords(seconds: number): string {
  const minutes = Math.ceil(seconds / 60);
  const time = seconds <= 90 ? `${seconds} seconds` : `${minutes} minutes`;
  return `Too many wrong tries in a row. Wait ${time}, then try again: what is right still works then.`;
}
