/**
 * The claims of the article from which the course was commissioned, each with what is right today and
 * where the course teaches, asks and practices it. The descriptions below are the author's reference to
 * content/claims.yaml.
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const names = z.array(z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

export const claimSchema = z.strictObject({
  id: z.string().regex(/^A\d+$/, 'the letter A and a number, such as "A4"'),
  claimed: text.max(200).describe('What the article said in 2018, in our own words.'),
  verdict: z.enum(['right', 'incomplete', 'misleading', 'unsupported', 'wrong']),
  today: text.max(400).describe('What is right today.'),
  cite: z.array(z.string()).min(1).describe('Ids from content/sources.yaml.'),
  taught: z
    .array(
      z.string().regex(/^[a-z0-9-]+#[a-z0-9-]+$/, 'a lesson and a section of it, such as "help#what-never-to-promise"'),
    )
    .min(1)
    .describe('Sections of lessons: the lesson’s name, #, and the heading as its address has it.'),
  asked: names.min(1).describe('Ids of items.'),
  practiced: names.describe(
    'Ids of scenarios and cards. Empty only for a claim about history or counts, which no scene could practice.',
  ),
  scene: z.boolean().default(true).describe('false: no scene could practice it.'),
});

export type Claim = z.output<typeof claimSchema>;
