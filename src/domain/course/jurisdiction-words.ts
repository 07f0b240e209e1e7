/** How the lines of the jurisdiction card are named on screen and on paper, and in which order they stand. */
import type { CardField } from './jurisdiction.ts';

interface Words {
  readonly name: string;
  /** What the line answers: what to ask a supervisor or prosecutor where it is not known. */
  readonly asks: string;
}

export const cardWords: Readonly<Record<CardField, Words>> = {
  'trafficking-statute': {
    name: 'Trafficking statute',
    asks: 'Which state law makes sex trafficking a crime?',
  },
  'age-rule': { name: 'Age rule', asks: 'Under which age does that law see a child victim?' },
  'minor-means': {
    name: 'Minors: force, fraud or coercion',
    asks: 'Does state law ask for force, fraud or coercion when the person is a minor?',
  },
  'minor-immunity': {
    name: 'Minors and prostitution charges',
    asks: 'Can a minor be arrested or charged with prostitution? To what age is a minor immune, and for what?',
  },
  diversion: { name: 'Diversion', asks: 'Is there diversion or referral in place of a charge?' },
  'affirmative-defense': {
    name: 'Defense',
    asks: 'What defense has a person who was made to commit an offense, and who must prove it?',
  },
  'adult-reporting-immunity': {
    name: 'Adults who report',
    asks: 'Is an adult who reports a crime immune from a prostitution charge?',
  },
  vacatur: { name: 'Clearing a record', asks: 'How can a person clear a record that trafficking caused?' },
  'custody-power': {
    name: 'Protective custody of a child',
    asks: 'Who may take a child into protective custody, and for how long?',
  },
  'mandated-report': {
    name: 'Child-abuse report',
    asks: 'Where is child abuse reported, how fast, and who must report?',
  },
  placement: { name: 'Placement', asks: 'Who finds a safe place for a child tonight?' },
  'child-advocacy-center': {
    name: 'Children’s advocacy center',
    asks: 'Which center interviews children, and which team works with it?',
  },
  'missing-child': {
    name: 'Missing child',
    asks: 'What is done for a child who is missing, and for one who is found?',
  },
  interpreter: { name: 'Interpreter', asks: 'How do you reach a qualified interpreter?' },
  'advocate-privilege': {
    name: 'Advocate',
    asks: 'May a victim have an advocate present, and what may the advocate keep private?',
  },
  certifier: { name: 'Supplement B', asks: 'Who signs I-914B and I-918B, and how fast?' },
  'immigration-contact': {
    name: 'Contact with immigration officers',
    asks: 'When may you contact immigration officers, when must you, and when must you not?',
  },
  'body-camera': { name: 'Body camera', asks: 'What is the rule for filming a victim?' },
  'phone-consent': { name: 'Consent to search a phone', asks: 'How is consent taken, and on which form?' },
  condoms: { name: 'Condoms', asks: 'May condoms be used as evidence of prostitution?' },
  'training-hours': { name: 'Training', asks: 'How much training is required, and by which law?' },
  'lethality-tool': { name: 'Domestic-violence risk tool', asks: 'Which tool does the agency use?' },
  'report-policy': { name: 'Taking reports', asks: 'Is every report of a crime taken?' },
  'protective-order': {
    name: 'Domestic violence and protective orders',
    asks: 'What must follow a call about violence at home? Who can ask for a protective order, also at night?',
  },
  'victim-names': { name: 'Victims’ names', asks: 'How are victims’ names kept out of public records?' },
  provider: { name: 'Trafficking services', asks: 'Who provides services here?' },
  tribal: { name: 'Tribal contact', asks: 'Who is the advocate or liaison for Native people?' },
  'task-force': { name: 'Task force', asks: 'How do you reach the trafficking task force?' },
  prosecutor: { name: 'Prosecutor', asks: 'Who is the prosecutor on call?' },
  hsi: { name: 'HSI', asks: 'Which local office, and whom do you ask for?' },
  fbi: { name: 'FBI', asks: 'Which local office, and whom do you ask for?' },
};

/** The card from top to bottom, in the order in which a shift needs it. */
export const cardGroups: readonly { readonly title: string; readonly fields: readonly CardField[] }[] = [
  { title: 'The crime', fields: ['trafficking-statute', 'age-rule', 'minor-means'] },
  {
    title: 'Before a charge against a potential victim',
    fields: ['minor-immunity', 'diversion', 'affirmative-defense', 'adult-reporting-immunity', 'condoms', 'vacatur'],
  },
  {
    title: 'A child',
    fields: ['mandated-report', 'custody-power', 'placement', 'child-advocacy-center', 'missing-child'],
  },
  {
    title: 'The talk, the evidence and the report',
    fields: ['interpreter', 'advocate-privilege', 'phone-consent', 'body-camera', 'victim-names', 'report-policy'],
  },
  { title: 'Violence at home', fields: ['protective-order', 'lethality-tool'] },
  { title: 'Immigration', fields: ['certifier', 'immigration-contact'] },
  { title: 'Training', fields: ['training-hours'] },
  { title: 'Whom to call', fields: ['prosecutor', 'provider', 'task-force', 'tribal', 'hsi', 'fbi'] },
];

/** Names of the parts of a rule; what is true or false reads as yes or no. */
export const partNames: Readonly<Record<string, string>> = {
  applies: 'Applies',
  needed: 'Needed',
  banned: 'Not to be used',
  right: 'Right to an advocate at interviews',
  under: 'Under age',
  offenses: 'Offenses',
  burden: 'Burden of proof',
  who: 'Who',
  hours: 'Hours',
  hotline: 'Report to',
  within: 'Time limit',
  contact: 'Contact',
  clinic: 'Who helps',
  team: 'Team',
  deadline: 'Deadline',
  form: 'Form',
  tool: 'Tool',
};
