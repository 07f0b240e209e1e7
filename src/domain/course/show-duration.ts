import { numberWord } from './number-word.ts';

const quarters = ['', 'a quarter', 'a half', 'three quarters'];

/** How long something takes, in words, from an hour on to the nearest quarter of one: "an hour and a half". */
export function showDuration(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 53) return `${numberWord(whole)} ${whole === 1 ? 'minute' : 'minutes'}`;
  const rounded = Math.round(whole / 15);
  const [hours, part] = [Math.floor(rounded / 4), quarters[rounded % 4]];
  if (hours === 1) return part ? `an hour and ${part}` : 'an hour';
  const count = numberWord(hours);
  return part ? `${count} and ${part} hours` : `${count} hours`;
}
