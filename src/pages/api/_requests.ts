/** The shapes that requests must have, to the last key. */
import { z } from 'zod';
import { confidences, type Judgment } from '#domain/attempt/event';
import type { BeginRequest, RecordRequest } from '#domain/attempt/wire';
import type { ItemAnswer } from '#domain/course/item-answer';

const word = z.string().regex(/^[a-z][a-z0-9-]{0,47}$/);
const attemptId = z.string().regex(/^[\w-]{1,64}$/);
const seq = z.int().min(1).max(10_000);

const judgment = z.strictObject({ victim: z.boolean(), confidence: z.literal(confidences) });

const event = z.union([
  z.strictObject({ type: z.templateLiteral(['choose.', word]) }),
  z.strictObject({ type: z.templateLiteral(['ask.', word]) }),
  z.strictObject({ type: z.literal(['go', 'timeout']) }),
  z.strictObject({
    type: z.literal('commit'),
    judgments: z.record(word, judgment),
  }),
  z.strictObject({ type: z.literal('rank'), order: z.array(word).max(5) }),
]);

export const beginRequest: z.ZodType<BeginRequest> = z.strictObject({
  scenario: word,
  draw: z
    .string()
    .regex(/^[\w-]{1,32}$/)
    .exactOptional(),
  assignment: attemptId.exactOptional(),
  from: z.strictObject({ attempt: attemptId, seq: z.int().min(0).max(10_000) }).exactOptional(),
});

export const recordRequest: z.ZodType<RecordRequest> = z.strictObject({
  seq,
  id: z.string().regex(/^[\w-]{8,64}$/),
  event,
  seconds: z.number().min(0).max(86_400).exactOptional(),
});

/** POST /api/cards/<id>/answer */
export const judgmentRequest: z.ZodType<Judgment> = judgment;

const itemIds = z.array(z.string().max(64)).max(10);
const rating = z.literal([0, 1, 2, 3, 4]);

export const itemAnswerRequest: z.ZodType<ItemAnswer> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(['single', 'multi', 'order']), chosen: itemIds }),
  z.strictObject({ type: z.literal(['hotspot', 'spot']), chosen: itemIds }),
  z.strictObject({ type: z.literal('match'), pairs: z.record(z.string().max(64), z.string().max(240)) }),
  z.strictObject({
    type: z.literal('report'),
    ratings: z
      .strictObject({ facts: rating, neutral: rating, elements: rating, evidence: rating, safety: rating })
      .nullable(),
  }),
]);
