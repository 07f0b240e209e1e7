/**
 * The jurisdiction card: what differs by state, tribe and agency. The course states the federal baseline and takes
 * everything else from the card that an agency has signed. The descriptions below are the author's reference to
 * content/jurisdictions/blank.yaml. Days are ISO days ("2026-11-22").
 */
import { z } from 'zod';

const text = z.string().trim().min(1);
const statute = text
  .max(160)
  .optional()
  .describe('Where it stands: the section of the code, or the number of the policy.');
const age = z.number().int().min(10).max(25);
const yes = z.boolean();
const named = text.max(200);
const offenses = z.array(text.max(120)).min(1);

/** A line of the card: the rule in plain words, where it stands, and the parts that must not be misread. */
function line<Parts extends z.ZodRawShape>(about: string, parts: Parts) {
  return z
    .strictObject({
      rule: text.max(700).describe('What applies here, in one to three plain sentences.'),
      statute,
      ...parts,
    })
    .nullable()
    .default(null)
    .describe(about);
}

const immunity = z
  .strictObject({
    rule: text.max(700).describe('What applies here, in one to three plain sentences.'),
    statute,
    applies: yes.describe('true: a minor is immune from these charges. false: a minor can be charged.'),
    under: age.optional().describe('The age below which a person is immune: 18 for "under 18".'),
    offenses: offenses.optional().describe('The offenses that the immunity covers, as the statute names them.'),
  })
  .superRefine(({ applies, under, offenses }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (applies && under === undefined) refuse('under', 'write the age below which a person is immune, such as 18');
    if (applies && offenses === undefined) refuse('offenses', 'list the offenses that the immunity covers');
  });

const rulesSchema = z.strictObject({
  'trafficking-statute': line('The state law that makes sex trafficking a crime.', {}),
  'age-rule': line('The age below which the state’s own law sees a child victim.', {
    under: age.describe('18 for "under 18".'),
  }),
  'minor-means': line('Whether the state’s law asks for force, fraud or coercion where the person is a minor.', {
    needed: yes,
  }),
  'minor-immunity': immunity
    .nullable()
    .default(null)
    .describe('Whether a minor is immune from prostitution charges: yes or no, to what age, for which offenses.'),
  diversion: line('Whether there is diversion or referral where there is no immunity.', { applies: yes }),
  'affirmative-defense': line('The defense of a person who was made to commit an offense.', {
    applies: yes,
    offenses: offenses.optional().describe('The offenses to which it can be raised.'),
    burden: named.optional().describe('Who must prove what, and how far.'),
  }),
  'adult-reporting-immunity': line('Whether an adult who reports a crime is immune from some charges.', {
    applies: yes,
  }),
  vacatur: line('How a person can clear a record that trafficking caused.', {
    clinic: named.optional().describe('Who helps with it, and how to reach them.'),
  }),
  'custody-power': line('The power to take a child into protective custody.', {
    who: named.describe('Who may do it.'),
    hours: z.number().positive().max(240).optional().describe('For how many hours at most.'),
  }),
  'mandated-report': line('The duty to report child abuse.', {
    hotline: named.describe('Where to report.'),
    within: named.describe('How fast, by phone and in writing.'),
    who: named.describe('Who must report.'),
  }),
  placement: line('Who finds a safe place for a child, day and night.', { contact: named }),
  'child-advocacy-center': line('The center that interviews children.', {
    contact: named,
    team: named.optional().describe('The multidisciplinary team: who is on it, and who calls it.'),
  }),
  'missing-child': line('What is done for a child who is missing, and for one who is found.', {}),
  interpreter: line('How to reach a qualified interpreter, and under which contract.', { contact: named }),
  'advocate-privilege': line('What an advocate may keep private, and whether a victim may have one present.', {
    right: yes.describe('Has the victim a right to an advocate at interviews?'),
  }),
  certifier: line('Who signs the Supplement B forms (I-914B, I-918B).', {
    who: named.describe('By name or by role.'),
    deadline: named.optional().describe('The time limit, if state law or policy sets one.'),
  }),
  'immigration-contact': line(
    'When an officer may, must or must not contact immigration officers, and any state limit.',
    {},
  ),
  'body-camera': line('The rule for filming a victim.', {}),
  'phone-consent': line('How consent to search a phone is taken.', { form: named.describe('The form used.') }),
  condoms: line('Whether condoms may be used as evidence of prostitution.', { banned: yes }),
  'training-hours': line('The training that officers must have.', {
    hours: z.number().positive().max(400).describe('Hours required.'),
  }),
  'lethality-tool': line('The risk tool for domestic violence.', { tool: named.describe('Its name.') }),
  'report-policy': line('Whether every report of a crime is taken, and what if an officer refuses.', {}),
  'protective-order': line(
    'Domestic violence: what must follow a call, who can ask for a protective order, and how that works at night.',
    {},
  ),
  'victim-names': line('How victims’ names are kept out of public records.', {}),
});

const contactSchema = z
  .strictObject({
    name: text.max(120),
    number: text.max(60).describe('As a person would dial or type it.'),
    how: text.max(160).optional().describe('What to know before calling: hours, whom to ask for.'),
  })
  .nullable()
  .default(null);

const contactsSchema = z.strictObject({
  provider: contactSchema.describe('The local provider of services to people who were trafficked.'),
  tribal: contactSchema.describe('The advocate or liaison for Native people.'),
  'task-force': contactSchema.describe('The trafficking task force.'),
  prosecutor: contactSchema.describe('The prosecutor on call.'),
  hsi: contactSchema.describe('The local office of Homeland Security Investigations.'),
  fbi: contactSchema.describe('The local field office of the FBI.'),
});

const nothing = null;
const maybe = (about: string, limit = 120) => text.max(limit).nullable().default(nothing).describe(about);
const day = (about: string) => z.iso.date().nullable().default(nothing).describe(about);

/** A jurisdiction card. What is left out or empty is not known here. */
export const jurisdictionSchema = z.strictObject({
  fictional: z
    .boolean()
    .default(false)
    .describe('true only for a made-up example: every page that shows it then says that it is no real place.'),
  jurisdiction: z
    .strictObject({
      state: maybe('The state or territory.'),
      tribe: maybe('The tribe, where the agency is a tribe’s or works on its land.'),
      agency: maybe('The agency whose card this is.'),
    })
    .prefault({}),
  counsel: z
    .strictObject({
      name: maybe('The lawyer who read the law for this card.'),
      verified: day('The day on which they last read it.'),
      expires: day('The last day the card is good for: at most six months after `verified`.'),
    })
    .prefault({}),
  signed: z
    .strictObject({
      name: maybe('Who signs for the agency, with rank or title.'),
      day: day('The day of the signature, on or after `verified`.'),
    })
    .prefault({}),
  rules: rulesSchema.prefault({}),
  contacts: contactsSchema.prefault({}),
});

export type Jurisdiction = z.output<typeof jurisdictionSchema>;
export type RuleField = keyof Jurisdiction['rules'];
export type ContactField = keyof Jurisdiction['contacts'];
/** What a lesson may ask the card for. */
export type CardField = RuleField | ContactField;

/** The card of an agency that has not filled one in. */
export const blankJurisdiction: Jurisdiction = jurisdictionSchema.parse({});

export const ruleFields = Object.keys(rulesSchema.shape) as RuleField[];
export const contactFields = Object.keys(contactsSchema.shape) as ContactField[];

export function isContactField(field: CardField): field is ContactField {
  return Object.hasOwn(contactsSchema.shape, field);
}

export function isCardField(name: string): name is CardField {
  return Object.hasOwn(rulesSchema.shape, name) || Object.hasOwn(contactsSchema.shape, name);
}

/** The last day that a card verified on this day can be good for: six months on, or the last day of that month. */
export function latestExpiry(verified: string): string {
  const [year = 0, month = 1, date = 1] = verified.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month + 6, 0));
  lastOfMonth.setUTCDate(Math.min(date, lastOfMonth.getUTCDate()));
  return lastOfMonth.toISOString().slice(0, 10);
}
