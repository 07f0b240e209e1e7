/** Is a scenario written so that only the facts give the answer away, and so that it can be read? */
import readability from 'text-readability';
import { contribution } from '../attempt/weigh.ts';
import { findListed, findWords, type Language } from '../course/language.ts';
import { actionsOf } from './liveness.ts';
import type { Finding } from './problem.ts';
import type { Choice, Line, NodeOf, Scenario } from './schema.ts';

const highestGrade = 10;
const lengthRange = [0.8, 1.25] as const;
/** How much oftener than chance the best option may be the longest, and how much oftener polite or harsh. */
const longestMargin = 0.15;
const toneMargin = 0.3;

type Decision = NodeOf<'scene'> | NodeOf<'report'>;

export function craftFindings(scenario: Scenario, language: Language): Finding[] {
  const texts = [...textsOf(scenario)];
  return [
    ...(scenario.profile === 'fixture'
      ? []
      : [...lengths(scenario), ...tone(scenario, language), ...grade(texts), ...missingParts(scenario)]),
    ...absolutes(scenario, language),
    ...words([...texts, ...labelsOf(scenario)], language),
  ];
}

/** Everything in a scenario that somebody reads, with its place. */
export function* textsOf(scenario: Scenario): Generator<{ text: string; at: Finding['at'] }> {
  const line = (each: Line) => (typeof each === 'string' ? each : [each.manner, each.text].filter(Boolean).join(' '));
  for (const field of ['title', 'summary', 'place', 'note'] as const) yield { text: scenario[field], at: [field] };
  for (const [id, judged] of Object.entries(scenario.judged)) {
    yield { text: judged.question, at: ['judged', id, 'question'] };
    for (const [code, text] of Object.entries(judged.headlines)) yield { text, at: ['judged', id, 'headlines', code] };
  }
  for (const [id, cue] of Object.entries(scenario.cues)) {
    yield { text: cue.text, at: ['cues', id, 'text'] };
    yield { text: cue.meaning, at: ['cues', id, 'meaning'] };
  }
  for (const [index, node] of scenario.nodes.entries()) {
    const at = (...keys: (string | number)[]) => ['nodes', index, ...keys];
    yield { text: node.title, at: at('title') };
    if (node.see) yield { text: node.see, at: at('see') };
    if ('prompt' in node && node.prompt) yield { text: node.prompt, at: at('prompt') };
    for (const each of node.say) yield { text: line(each), at: at('say') };
    if (node.kind === 'ranking') {
      yield { text: node.why, at: at('why') };
      for (const item of node.items) yield { text: item.text, at: at(item.id, 'text') };
      for (const each of node.happens) yield { text: line(each), at: at('happens') };
    }
    for (const action of actionsOf(node)) {
      yield { text: action.text, at: at(action.id, 'text') };
      for (const each of action.happens) yield { text: line(each), at: at(action.id, 'happens') };
      yield { text: action.why, at: at(action.id, 'why') };
      if (action.remedy) yield { text: action.remedy, at: at(action.id, 'remedy') };
    }
  }
  if (scenario.debrief) {
    for (const text of scenario.debrief.prompts) yield { text, at: ['debrief', 'prompts'] };
    yield { text: scenario.debrief.next_shift, at: ['debrief', 'next_shift'] };
  }
  for (const text of scenario.facilitator?.notes ?? []) yield { text, at: ['facilitator', 'notes'] };
  for (const text of scenario.facilitator?.misconceptions ?? []) yield { text, at: ['facilitator', 'misconceptions'] };
}

/** Names and labels: read for their words, but no sentences that a reading grade could be taken of. */
function* labelsOf(scenario: Scenario): Generator<{ text: string; at: Finding['at'] }> {
  for (const [id, person] of Object.entries(scenario.people)) {
    for (const text of [person.name, person.role]) if (text) yield { text, at: ['people', id] };
  }
  for (const [id, cue] of Object.entries(scenario.cues)) yield { text: cue.where, at: ['cues', id, 'where'] };
  for (const field of ['names', 'objects'] as const) {
    for (const [key, text] of Object.entries(scenario.plan?.[field] ?? {})) yield { text, at: ['plan', field, key] };
  }
}

/** Flesch–Kincaid grade from counts: 120 words, 8 sentences and 180 syllables give 7.96. */
export function gradeOf(words: number, sentences: number, syllables: number): number {
  return 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59;
}

/** The reading grade of a scenario's texts together. Headings and options that end without a stop count as sentences. */
export function readingGrade(texts: Iterable<string>): number {
  let words = 0;
  let sentences = 0;
  let syllables = 0;
  for (const text of texts) {
    words += readability.lexiconCount(text, true);
    syllables += readability.syllableCount(text);
    sentences += Math.max(1, text.split(/[.!?]+["”’]?(?:\s|$)/).filter((part) => /\p{L}/u.test(part)).length);
  }
  return words === 0 ? 0 : gradeOf(words, sentences, syllables);
}

function grade(texts: readonly { text: string }[]): Finding[] {
  const found = readingGrade(texts.map(({ text }) => text));
  if (found <= highestGrade) return [];
  return [
    {
      severity: 'error',
      code: 'hard-to-read',
      at: ['nodes'],
      message: `The text reads at grade ${found.toFixed(1)}; the most is ${highestGrade}.`,
      remedy: 'Shorten sentences and use plainer words.',
    },
  ];
}

function decisionsOf(scenario: Scenario): { node: Decision; index: number }[] {
  return scenario.nodes.flatMap((node, index) => ('choices' in node ? [{ node, index }] : []));
}

/** The choice worth most at a node. */
export function bestOf(choices: readonly Choice[]): Choice {
  return [...choices].sort((a, b) => contribution(b.w) - contribution(a.w))[0] as Choice;
}

function lengths(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  let longest = 0;
  let chance = 0;
  const decisions = decisionsOf(scenario);
  for (const { node, index } of decisions) {
    const best = bestOf(node.choices);
    const others = node.choices.filter((choice) => choice !== best);
    const mean = others.reduce((sum, choice) => sum + choice.text.length, 0) / others.length;
    const ratio = best.text.length / mean;
    if (ratio < lengthRange[0] || ratio > lengthRange[1]) {
      found.push({
        severity: 'error',
        code: 'length-gives-away',
        at: ['nodes', index, best.id, 'text'],
        message: `"${best.id}" is ${best.text.length} characters and its neighbors ${mean.toFixed(0)} on average (ratio ${ratio.toFixed(2)}).`,
        remedy: `Bring it to between ${Math.ceil(mean * lengthRange[0])} and ${Math.floor(mean * lengthRange[1])} characters, or change its neighbors.`,
      });
    }
    if (others.every((choice) => choice.text.length < best.text.length)) longest += 1;
    chance += 1 / node.choices.length;
  }
  // Too few decisions to tell a habit from luck.
  if (decisions.length >= 5 && longest / decisions.length > chance / decisions.length + longestMargin) {
    found.push({
      severity: 'error',
      code: 'longest-is-best',
      at: ['nodes'],
      message: `The best option is the longest at ${longest} of ${decisions.length} decisions; by chance it would be ${chance.toFixed(1)}.`,
      remedy: 'Shorten some best options or lengthen their neighbors.',
    });
  }
  return found;
}

function tone(scenario: Scenario, language: Language): Finding[] {
  const decisions = decisionsOf(scenario);
  const best = decisions.map(({ node }) => bestOf(node.choices).text);
  const others = decisions.flatMap(({ node }) =>
    node.choices.filter((choice) => choice !== bestOf(node.choices)).map(({ text }) => text),
  );
  const share = (texts: readonly string[], list: readonly string[]) =>
    texts.filter((text) => findWords(text, list).length > 0).length / Math.max(1, texts.length);
  return (['polite', 'harsh'] as const).flatMap((kind): Finding[] => {
    const gap = share(best, language.tone[kind]) - share(others, language.tone[kind]);
    if (Math.abs(gap) <= toneMargin) return [];
    return [
      {
        severity: 'error',
        code: 'tone-gives-away',
        at: ['nodes'],
        message: `${kind === 'polite' ? 'Polite' : 'Harsh'} words stand ${Math.round(Math.abs(gap) * 100)} points ${gap > 0 ? 'more' : 'less'} often in the best options than in the others.`,
        remedy: 'Let good and bad options sound alike: what differs is what they do.',
      },
    ];
  });
}

function absolutes(scenario: Scenario, language: Language): Finding[] {
  const list = [...language.absolutes, 'all of the above', 'none of the above'];
  return decisionsOf(scenario).flatMap(({ node, index }) =>
    node.choices.flatMap((choice) =>
      findWords(choice.text, list).map(
        ({ word }): Finding => ({
          severity: 'error',
          code: 'absolute-word',
          at: ['nodes', index, choice.id, 'text'],
          message: `"${word}" in an option gives it away.`,
          remedy: 'Say what is done, without the absolute.',
        }),
      ),
    ),
  );
}

function words(texts: readonly { text: string; at: Finding['at'] }[], language: Language): Finding[] {
  return texts.flatMap(({ text, at }) => [
    ...findListed(text, language).map(
      ({ word, instead }): Finding => ({
        severity: 'error',
        code: 'listed-word',
        at,
        message: `"${word}" is a word that the course does not use.`,
        remedy: `Write: ${instead}.`,
      }),
    ),
    ...findWords(text, language.graphic).map(
      ({ word }): Finding => ({
        severity: 'error',
        code: 'graphic-word',
        at,
        message: `"${word}" is too graphic for the course.`,
        remedy: 'Tell harm through choices, fear and paperwork.',
      }),
    ),
    ...contactsIn(text).map(
      (contact): Finding => ({
        severity: 'error',
        code: 'real-contact',
        at,
        message: `"${contact}" looks like a real number or address.`,
        remedy: 'Scenarios are fictional: leave it out.',
      }),
    ),
  ]);
}

function contactsIn(text: string): string[] {
  return (
    text.match(/\b(?:\d{3}[-. ]\d{3}[-. ]\d{4}|\d{3}-\d{4})\b|\b\S+@\S+\.\w+\b|\bhttps?:\/\/\S+|\bwww\.\S+/g) ?? []
  );
}

function missingParts(scenario: Scenario): Finding[] {
  const missing = (code: string, at: Finding['at'], message: string, remedy: string): Finding => ({
    severity: 'error',
    code,
    at,
    message,
    remedy,
  });
  const found: Finding[] = [];
  if (!scenario.plan)
    found.push(missing('missing-plan', ['nodes'], 'The scene has no plan.', 'Draw one under `plan`.'));
  if (!scenario.debrief)
    found.push(
      missing(
        'missing-debrief',
        ['nodes'],
        'There is no debrief.',
        'Add `debrief` with three prompts and `next_shift`.',
      ),
    );
  if (!scenario.facilitator)
    found.push(missing('missing-facilitator', ['nodes'], 'There are no facilitator notes.', 'Add `facilitator`.'));
  const wanted = {
    signal: ['VICTIM_IDENTIFIED', 'MISSED', 'RECOGNIZED_NOT_ACTED', 'TREATED_AS_OFFENDER'],
    noise: ['FALSE_ALARM', 'CORRECT_REJECTION'],
    ambiguous: [],
  } as const;
  for (const [id, judged] of Object.entries(scenario.judged)) {
    for (const code of wanted[judged.truth]) {
      if (!judged.headlines[code]) {
        found.push(
          missing(
            'missing-headline',
            ['judged', id, 'headlines'],
            `"${id}" has no headline for ${code}.`,
            'Say what happened to the person when it ends so.',
          ),
        );
      }
    }
  }
  return found;
}
