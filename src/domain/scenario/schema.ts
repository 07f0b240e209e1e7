/**
 * The shape of a scenario file. Every `describe` below is the author's reference: it becomes the
 * hover text in an editor through `scenarios/scenario.schema.json`, and the table in CONTRIBUTING.md
 * points here. Rules that need more than one field to judge stand in check.ts and prove.ts.
 */
import { z } from 'zod';

const slug = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const id = z
  .string()
  .regex(slug, 'use lower-case words joined by hyphens, such as "two-phones"')
  .max(48)
  .describe('A name for the program: lower-case words joined by hyphens. Never change one that has been played.');

/** As the register has it: 8 U.S.C. 1101(a)(15)(T) is written with its capital letter. */
const sourceId = z.string().regex(/^[a-z][a-z0-9]*(-[A-Za-z0-9]+)*$/, 'an id of content/sources.yaml');

const text = z.string().trim().min(1).max(1200);

export const dimensions = ['I', 'T', 'P', 'S'] as const;
export type Dimension = (typeof dimensions)[number];

const weight = z.number().int().min(-2).max(2).optional();

const weights = z
  .strictObject({
    I: weight.describe('Identification: does it help to see whether somebody is a victim?'),
    T: weight.describe('Treatment: is the person treated as a person, not as an offender?'),
    P: weight.describe('Procedure and law: lawful basis, evidence, report.'),
    S: weight.describe('Safety and rapport.'),
  })
  .describe('What the choice is worth, −2 to +2 in each dimension. A dimension left out is 0.');

const lineSchema = z.union([
  text.describe('Narration.'),
  z.strictObject({
    who: id.describe('Who speaks: a key of `people`.'),
    text: text.describe('The words, without quotation marks.'),
    manner: text.optional().describe('A stage direction, set in italics before the words: "looks at the door first."'),
  }),
]);

const lines = z
  .union([lineSchema, z.array(lineSchema).min(1)])
  .transform((value) => (Array.isArray(value) ? value : [value]))
  .describe('One line or a list of lines. A line is narration, or {who, text, manner}.');

export const criticalErrorCodes = ['CE1', 'CE2', 'CE3', 'CE4', 'CE5', 'CE6', 'CE7', 'CE8', 'CE9'] as const;
export type CriticalErrorCode = (typeof criticalErrorCodes)[number];

export type Condition =
  | { has_cue: string }
  | { flag: string }
  | { meter: string; at_least?: number | undefined; at_most?: number | undefined }
  | { and: Condition[] }
  | { or: Condition[] }
  | { not: Condition };

const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ has_cue: id }),
    z.strictObject({ flag: id }),
    z.strictObject({ meter: id, at_least: z.number().optional(), at_most: z.number().optional() }),
    z.strictObject({ and: z.array(condition).min(1) }),
    z.strictObject({ or: z.array(condition).min(1) }),
    z.strictObject({ not: condition }),
  ]),
);

const when = condition
  .optional()
  .describe(
    'Offered only if this holds: {has_cue: x}, {flag: x}, {meter: x, at_least: 1}, {and: […]}, {or: […]}, {not: …}.',
  );

const then = z
  .union([
    id,
    z
      .array(z.strictObject({ when: condition.optional(), go: id }))
      .min(2)
      .describe('Tried from the top; the last has no `when`.'),
  ])
  .transform((value) => (typeof value === 'string' ? [{ go: value, when: undefined }] : value))
  .describe('The node that comes next, or a list of {when, go} tried from the top whose last entry has no `when`.');

const cast = z.record(id, id);

const place = cast.describe(
  'Who stands where: {cole: landing}. A place is a name from plan.places, `away` (neither sees nor hears), or `phone` (on an open line: hears everything, sees nothing).',
);

const doors = z
  .record(id, z.enum(['open', 'closed']))
  .optional()
  .describe('Opens or closes every door of a place: {kitchen: closed}.');

export const dispositions = ['protective', 'neutral', 'punitive'] as const;
export type Disposition = (typeof dispositions)[number];

/** What every choice and every question has. */
const action = {
  id: id.describe('Unique in the file, and says what happens: "split", not "c1".'),
  text: text.max(200).describe('What the trainee reads on the button. Of like length and tone to its neighbours.'),
  w: weights.default({}),
  ce: z
    .enum(criticalErrorCodes)
    .optional()
    .describe('The critical error this is, if any (CE1–CE9). Holds the score at 49.'),
  remedy: text.optional().describe('Required with `ce`: what to do instead.'),
  when,
  once: z.boolean().default(false).describe('Can be taken once only. Questions always are.'),
  sets: z.array(id).default([]).describe('Flags that become true.'),
  clears: z.array(id).default([]).describe('Flags that become false.'),
  effect: z.record(id, z.number().int()).default({}).describe('Adds to meters: {rapport: 1, minutes: 3}.'),
  reveals: z.array(id).default([]).describe('Cues that go into the notebook.'),
  moves: place.default({}).describe(`${place.description} Applied before the line is spoken.`),
  doors,
  asks: z
    .enum(['private', 'urgent', 'ordinary'])
    .default('ordinary')
    .describe(
      '`private`: about harm, control or money; with a controller in sight or hearing it must carry CE2. `urgent`: immediate safety only. `ordinary`: all else.',
    ),
  of: id.optional().describe('Who is asked, if more than one person is judged.'),
  happens: lines.describe('What follows at once, as the trainee sees and hears it. No verdict.'),
  why: text.describe('The reason, two sentences at most: what it meant for the person, what to do.'),
  cite: z.array(sourceId).default([]).describe('Ids from content/sources.yaml. At least one.'),
};

const choiceSchema = z.strictObject({
  ...action,
  then,
  disposition: z
    .record(id, z.enum(dispositions))
    .default({})
    .describe('What this decides for a judged person: {renee: protective}. Punitive anywhere stays; else the last.'),
  escalates: z
    .array(id)
    .default([])
    .describe('Judged people who by this are detained or forced apart without basis, or labeled in the report.'),
});

const questionSchema = z.strictObject({
  ...action,
  cost: z.number().int().min(1).max(15).default(1).describe('Minutes it takes from the budget.'),
});

/** What every node that sets a scene has. */
const stage = {
  id: id.describe('Says what happens here: "arrival".'),
  title: text.max(40).describe('A word or three for the path picture: "Arrival".'),
  clock: text.max(20).optional().describe('Shown time: "11:31 p.m."'),
  at: place.default({}).describe(`${place.description} Those not named stay where they were.`),
  doors,
  see: text.optional().describe('What you see, in a sentence or three.'),
  say: lines.default([]),
  notices: z.array(id).default([]).describe('Cues that anyone here would notice; they go into the notebook.'),
};

const prompt = text
  .max(120)
  .optional()
  .describe('The question over the choices: "What do you do first?" A neutral one is used if none is given.');

const sceneSchema = z.strictObject({
  ...stage,
  kind: z.literal('scene').default('scene'),
  prompt,
  soft_seconds: z
    .number()
    .int()
    .min(10)
    .max(600)
    .optional()
    .describe('A timer, off unless the trainee turns it on. Never scored for speed.'),
  timeout: id.optional().describe('With soft_seconds: the neutral choice (all weights 0) that stands for no answer.'),
  choices: z.array(choiceSchema).min(2).max(6),
});

const hubSchema = z.strictObject({
  ...stage,
  kind: z.literal('hub'),
  budget: z.number().int().min(1).max(30).describe('Minutes there are for questions.'),
  questions: z.array(questionSchema).min(1).max(10),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the authors' word and is never awaited
  then: id.describe('The node that follows the questions. Its choices are shown below them.'),
});

const commitSchema = z.strictObject({
  ...stage,
  kind: z.literal('commit'),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the authors' word and is never awaited
  then: id,
});

const reportSchema = z.strictObject({
  ...stage,
  kind: z.literal('report'),
  prompt,
  choices: z.array(choiceSchema).min(2).max(6),
});

const rankingSchema = z.strictObject({
  ...stage,
  kind: z.literal('ranking'),
  prompt: text.max(160),
  items: z
    .array(
      z.strictObject({
        id,
        text: text.max(200),
        key: z.number().min(1).max(5).describe('The experts’ rating, 1 (last) to 5 (first).'),
      }),
    )
    .min(3)
    .max(5),
  w: weights,
  happens: lines,
  why: text,
  cite: z.array(sourceId).default([]),
  // biome-ignore lint/suspicious/noThenProperty: `then` is the authors' word and is never awaited
  then: id,
});

const endingSchema = z.strictObject({
  ...stage,
  kind: z.literal('ending'),
});

const nodeSchema = z.preprocess(
  (value) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !('kind' in value)
      ? { kind: 'scene', ...value }
      : value,
  z.discriminatedUnion('kind', [sceneSchema, hubSchema, commitSchema, reportSchema, rankingSchema, endingSchema]),
);

export const classCodes = [
  'VICTIM_IDENTIFIED',
  'MISSED',
  'RECOGNIZED_NOT_ACTED',
  'TREATED_AS_OFFENDER',
  'FALSE_ALARM',
  'CORRECT_REJECTION',
] as const;
export type ClassCode = (typeof classCodes)[number];

export const traits = [
  'female',
  'minor',
  'limited-english',
  'hotel',
  'other-speaks',
  'uncooperative',
  'prior-record',
  'injury',
  'cash-or-ads',
] as const;
export type Trait = (typeof traits)[number];

export const objectives = ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8'] as const;

const personSchema = z.strictObject({
  name: text.max(40).describe('As the scene calls the person: "Renee", "Officer Ortiz", "You".'),
  token: z
    .string()
    .regex(/^[A-Z]$/, 'one capital letter')
    .describe('The letter on the plan.'),
  officer: z.boolean().default(false).describe('Officers stand in squares, others in circles.'),
  role: text.max(60).optional().describe('A few neutral words for the list beside the plan: "your partner".'),
  controls: z
    .array(id)
    .default([])
    .describe('People who cannot speak freely while this one sees or hears them. Never shown before the debrief.'),
  loud: z.boolean().default(false).describe('A voice that carries twelve meters instead of six.'),
});

const judgedSchema = z.strictObject({
  truth: z.enum(['signal', 'noise', 'ambiguous']).describe('signal: a victim of sex trafficking. noise: not.'),
  minor: z.boolean().default(false),
  question: text.max(120).describe('"What do you think is going on with Renee?"'),
  traits: z.array(z.enum(traits)).default([]).describe('Surface traits, for the balance of the whole bank.'),
  headlines: z
    .partialRecord(z.enum(classCodes), text.max(90))
    .describe('The debrief’s headline for each way it can end: what happened to the person, not a verdict.'),
});

const cueSchema = z.strictObject({
  text: text.max(200).describe('What the notebook says: an observation or exact words, no conclusion.'),
  sense: z.enum(['saw', 'heard', 'said']).describe('saw, heard, or said (quoted words).'),
  where: text.max(40).describe('"On the counter", "Renee, her words".'),
  meaning: text.describe('For the debrief: what it tells, and how strong it is.'),
  cite: z.array(sourceId).default([]),
});

const meterSchema = z.strictObject({
  start: z.number().int().default(0),
  min: z.number().int(),
  max: z.number().int(),
});

const planSchema = z.strictObject({
  rows: z
    .string()
    .describe(
      'The floor plan, one character a meter. # wall, + closed door, / open door, = window, . floor, space nothing. A capital letter is where a person starts (their token). A digit is an object. A small letter is floor that names a place.',
    ),
  places: z
    .record(z.string().regex(/^[a-z]$/, 'one small letter'), id)
    .describe('Which small letter names which place: {k: kitchen}.'),
  names: z
    .record(id, text.max(40))
    .default({})
    .describe('How a place is called, if not by its id: {living-room: "Living room"}.'),
  objects: z
    .record(z.string().regex(/^[0-9]$/), text.max(24))
    .default({})
    .describe('What each digit is: {1: Stove}.'),
});

const variantRow = z
  .object({
    form: z.literal(2).optional().describe('With this row the second of every `<she|he>` is told.'),
  })
  .catchall(z.string().trim().min(1).max(60))
  .describe('A word of the text → the word told instead: {Dana: Denise, Spanish: Vietnamese}. Whole words only.');

const signOff = z.strictObject({ by: text, on: z.iso.date() }).nullable().default(null);

export const scenarioSchema = z
  .strictObject({
    id: id.describe('The same as the file’s name.'),
    version: z.number().int().min(1),
    profile: z
      .literal('fixture')
      .optional()
      .describe('For test fixtures only: relaxes prose and bank rules. Refused outside tests/ and by --release.'),
    title: text.max(60),
    use: z.enum(['practice', 'form-a', 'form-b']).default('practice'),
    minutes: z.number().int().min(1).max(30).describe('How long it takes to play.'),
    objectives: z.array(z.enum(objectives)).min(1).describe('O1–O8; see CONTRIBUTING.md.'),
    summary: text.max(160).describe('One neutral line for the list of scenarios: the call as dispatched.'),
    place: text.max(60).describe('"Apartment 2B, Larkfield Court"'),
    time: text.max(60).describe('"Tuesday, 11:31 p.m."'),
    note: text.max(400).describe('The content note: what the scene touches, and that one may stop at any line.'),
    people: z.record(id, personSchema).describe('Everyone on the plan or with a line. `you` is the trainee.'),
    judged: z.record(id, judgedSchema).describe('The people the trainee must judge.'),
    plan: planSchema.optional().describe('The place, drawn. Left out only in fixtures.'),
    cues: z.record(id, cueSchema).default({}),
    meters: z.record(id, meterSchema).default({}),
    start: id.describe('The first node.'),
    nodes: z.array(nodeSchema).min(2),
    debrief: z
      .strictObject({
        prompts: z.array(text).length(3).describe('Three questions for the talk afterwards.'),
        next_shift: text.describe('One thing to do on the next shift.'),
        survivor: z
          .strictObject({ text, by: text, on: z.iso.date() })
          .nullable()
          .default(null)
          .describe('A real survivor reviewer’s words. Never invented; empty until there are some.'),
      })
      .optional()
      .describe('Left out only in fixtures.'),
    facilitator: z
      .strictObject({
        notes: z.array(text).min(1),
        misconceptions: z.array(text).default([]),
      })
      .optional()
      .describe('For the instructor’s console. Left out only in fixtures.'),
    variants: z
      .record(id, z.array(variantRow).min(1).max(5))
      .default({})
      .describe(
        'Names, origins and, where the facts allow, gender, drawn for each attempt. A slot is a list of rows of which one is told; the text of the file is one more.',
      ),
    review: z
      .strictObject({ legal: signOff, survivor: signOff, panel: signOff })
      .default({ legal: null, survivor: null, panel: null })
      .describe('Who signed this version off, and when.'),
  })
  .describe('A Second Look scenario.');

export type Scenario = z.output<typeof scenarioSchema>;
export type Node = Scenario['nodes'][number];
export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>;
export type Choice = z.output<typeof choiceSchema>;
export type Question = z.output<typeof questionSchema>;
export type Line = z.output<typeof lineSchema>;
export type Plan = z.output<typeof planSchema>;
export type Judged = z.output<typeof judgedSchema>;
export type Weights = z.output<typeof weights>;
