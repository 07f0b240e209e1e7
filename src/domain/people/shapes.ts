/** What people type about people, read. The messages go to the person who typed it. */
import { z } from 'zod';
import { badgeKey } from './person.ts';

export const personName = z
  .string()
  .trim()
  .min(2, 'Enter the first and last name.')
  .max(100, 'Shorten the name to 100 characters.')
  .regex(/\p{L}/u, 'Enter the first and last name, in letters.');

const number = (what: string) =>
  z
    .string()
    .trim()
    .max(30, `Shorten the ${what} to 30 characters.`)
    .refine((typed) => badgeKey(typed) !== '', `Enter the ${what} as it stands on the card.`);

/** A badge or POST number, whichever it is. */
export const someNumber = number('number');
export const badgeNumber = number('badge number');
export const postNumber = number('POST number');

export const email = z
  .email('Enter an e-mail address such as name@agency.gov.')
  .max(200, 'Shorten the address to 200 characters.')
  .transform((typed) => typed.toLowerCase());

export const day = z.iso.date('Enter the date as year-month-day, such as 2027-01-31.');

/** An empty field, read as null. */
export function orNothing<Value>(shape: z.ZodType<Value, string>) {
  return z
    .string()
    .optional()
    .transform((typed) => (typed === undefined || typed.trim() === '' ? null : typed))
    .pipe(z.union([z.null(), shape]));
}

export const cohortName = z
  .string()
  .trim()
  .min(2, 'Give the cohort a name that its instructors will know it by.')
  .max(80, 'Shorten the name to 80 characters.');

export const agencyName = z
  .string()
  .trim()
  .min(2, 'Enter the name of the agency.')
  .max(120, 'Shorten the name to 120 characters.');

const between = (least: number, most: number, unit: string) => {
  const message = `Enter a whole number of ${unit} from ${least} to ${most}.`;
  return z.coerce.number(message).int(message).min(least, message).max(most, message);
};

export const retentionYears = between(1, 50, 'years');
export const clicksDays = between(1, 3650, 'days');
export const certificateMonths = between(1, 60, 'months');

/** "End on or after the start": null where either is open. */
export function endsBeforeStart(startsOn: string | null, endsOn: string | null): boolean {
  return startsOn !== null && endsOn !== null && endsOn < startsOn;
}
