/**
 * Judgment cards: sixty-second vignettes that ask one thing, whether somebody in them may be a victim
 * of sex trafficking. Files are content/cards/*.yaml. The descriptions below are the author's reference.
 */
import { z } from 'zod';
import { objectives, traits } from '#domain/scenario/schema';

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, such as "storage-unit"');
const text = z.string().trim().min(1);

export const cardUses = ['practice', 'form-a', 'form-b'] as const;
export type CardUse = (typeof cardUses)[number];

/** What meets the eye on a card. None of it may predict the truth, over the bank or in one set. */
export const cardCues = [
  ...traits,
  'male',
  'older-companion',
  'two-phones',
  'away-from-home',
  'substances',
  'no-papers',
  'upset',
  'vehicle',
  'workplace',
  'private-home',
  'online',
] as const;
export type CardCue = (typeof cardCues)[number];

/** One judgment card. */
export const cardSchema = z.strictObject({
  id: slug
    .max(64)
    .describe('A name for the program. It tells nothing about the truth. Never change one that has been judged.'),
  vignette: text
    .max(1200)
    .describe('What an officer sees and hears in a minute: 60 to 160 words, non-graphic, no conclusion.'),
  truth: z
    .enum(['signal', 'noise'])
    .describe('signal: a victim of sex trafficking. noise: not. A card is never ambiguous.'),
  decidingFact: text
    .max(240)
    .describe(
      'The one fact that settles it, in exactly the words of the vignette: it is marked there with the answer.',
    ),
  why: text
    .max(500)
    .describe('The reason, shown with the answer: what the law asks, and how the fact meets it or does not.'),
  cite: z.array(z.string()).min(1).describe('Ids from content/sources.yaml. An unverified source never stands alone.'),
  cues: z.array(z.enum(cardCues)).describe('What meets the eye; the check holds that none of it predicts the truth.'),
  objectives: z.array(z.enum(objectives)).min(1).describe('O1–O8: what it tests.'),
  use: z.enum(cardUses).describe('Form cards are for certification only and are never shown before.'),
});

export type Card = z.output<typeof cardSchema>;

/** A file of content/cards: `cards:` and a list. */
export const cardFileSchema = z.strictObject({ cards: z.array(cardSchema).min(1) });
