/**
 * What a trainee did, as stored, sent and replayed. These are the machine's own events, so that
 * nothing is translated between browser, server and log.
 */
export const confidences = [55, 65, 75, 85, 95] as const;
export type Confidence = (typeof confidences)[number];

/** A committed judgment of one person: is this a potential victim of sex trafficking, and how sure, in percent. */
export interface Judgment {
  readonly victim: boolean;
  readonly confidence: Confidence;
}

export type AttemptEvent =
  /** A choice of the present node, or (implying `go`) of the node that a hub leads to. */
  | { readonly type: `choose.${string}` }
  /** A question of the present hub. */
  | { readonly type: `ask.${string}` }
  /** Ends a hub's questions. */
  | { readonly type: 'go' }
  /** One judgment for every judged person, by id. */
  | { readonly type: 'commit'; readonly judgments: Readonly<Record<string, Judgment>> }
  /** All items of a ranking node, first to last. */
  | { readonly type: 'rank'; readonly order: readonly string[] }
  /** The trainee's own timer ran out: the node's named neutral choice is taken. */
  | { readonly type: 'timeout' };

/** What a decision led to, as the server tells a browser that does not know the rules of the scene. */
export interface Told {
  readonly node: string;
  /** Which of the options at hand are open, under the ids of playable.ts. */
  readonly flags: readonly string[];
  readonly spent: number;
  readonly at: Readonly<Record<string, string>>;
  readonly doors: Readonly<Record<string, 'open' | 'closed'>>;
}

/** An event as the machine takes it: bare on the full scenario, with its outcome on a playable. */
export type ToldEvent = AttemptEvent & { readonly told?: Told };
