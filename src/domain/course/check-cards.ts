/** What can be wrong with judgment cards of the right shape: one by one, and all of them together. */
import { readingGrade } from '../scenario/craft.ts';
import type { Finding } from '../scenario/problem.ts';
import { type Card, type CardCue, type CardUse, cardCues, cardUses } from './card.ts';
import { basisFindings, unknownSources } from './check-cited.ts';
import { unfitWords } from './check-lesson.ts';
import type { Register } from './citation.ts';
import { type FoundIn, findInEach } from './found-in.ts';
import type { Language } from './language.ts';

export interface CardFile {
  /** Its path, as an author is told of it: "content/cards/practice.yaml". */
  readonly file: string;
  readonly cards: readonly Card[];
}

/** Words that can be read in about a minute, with time left to decide. */
const fewestWords = 60;
const mostWords = 160;
const highestGrade = 10;
/** How far a cue may point to one side, over the bank, and in a set, where one card moves it further. */
const largestImbalance = { bank: 0.25, set: 0.35 } as const;
/** A cue on fewer cards of a set says nothing that could be learned from it. */
const fewestWithCue = 3;

/** What no page could live with: ids that stand twice, sources that do not exist, a fact that cannot be marked. */
export function cardFaults(files: readonly CardFile[], register: Register): FoundIn[] {
  const first = new Map<string, string>();
  return findInEach(files, 'cards', (card, at, file) => {
    const found: Finding[] = [];
    const earlier = first.get(card.id);
    if (earlier === undefined) first.set(card.id, file);
    else {
      found.push(
        error(
          'duplicate-card',
          [...at, 'id'],
          `There is another card called "${card.id}", in ${earlier}.`,
          'Ids are unique over all files of cards: give one of the two another.',
        ),
      );
    }
    found.push(...unknownSources(card, at, register));
    if (!card.vignette.includes(card.decidingFact)) {
      found.push(
        error(
          'fact-not-in-vignette',
          [...at, 'decidingFact'],
          'The deciding fact does not stand in the vignette in these words.',
          'Copy it from the vignette: it is marked there once the card has been judged.',
        ),
      );
    }
    return found;
  });
}

/** What an author should mend before others judge them. */
export function cardFindings(files: readonly CardFile[], register: Register, language: Language): FoundIn[] {
  const single = findInEach(files, 'cards', (card, at, file) => [
    ...basisFindings(card, at, register),
    ...prose(card, at, language),
    ...(file.endsWith(`/${card.use}.yaml`)
      ? []
      : [
          error(
            'misplaced-card',
            [...at, 'use'],
            `"${card.id}" is for ${card.use}.`,
            'Move it into the file of that name, or mend `use`.',
          ),
        ]),
  ]);
  const whole = setFindings(files.flatMap(({ cards }) => cards));
  return [...single, ...(files[0] ? whole.map((finding) => ({ file: fileOf(files, finding.use), finding })) : [])];
}

function error(code: string, at: Finding['at'], message: string, remedy: string): Finding {
  return { severity: 'error', code, at, message, remedy };
}

function prose(card: Card, at: Finding['at'], language: Language): Finding[] {
  const count = card.vignette.split(/\s+/).length;
  const grade = readingGrade([card.vignette, card.why]);
  const fields = ['vignette', 'why'] as const;
  return [
    ...(count < fewestWords || count > mostWords
      ? [
          error(
            'card-length',
            [...at, 'vignette'],
            `The vignette has ${count} words; a minute is ${fewestWords} to ${mostWords}.`,
            count < fewestWords ? 'Say more of what is seen and heard.' : 'Leave out what nobody needs.',
          ),
        ]
      : []),
    ...(grade > highestGrade
      ? [
          error(
            'hard-to-read',
            [...at, 'vignette'],
            `The card reads at grade ${grade.toFixed(1)}; the most is ${highestGrade}.`,
            'Shorten sentences and use plainer words.',
          ),
        ]
      : []),
    ...fields.flatMap((field) =>
      unfitWords(card[field], language).map(({ word, instead }) =>
        error('listed-word', [...at, field], `"${word}" is a word that the course does not use.`, `Write: ${instead}.`),
      ),
    ),
  ];
}

type SetFinding = Finding & { readonly use: CardUse | null };

/** Half of each set is of either kind, and no cue gives the kind away. */
function setFindings(cards: readonly Card[]): SetFinding[] {
  const inSets = cardUses.flatMap((use): SetFinding[] => {
    const set = cards.filter((card) => card.use === use);
    const signals = set.filter(({ truth }) => truth === 'signal').length;
    const share: Finding[] =
      signals * 2 === set.length
        ? []
        : [
            error(
              'cards-unbalanced',
              ['cards'],
              `Of the ${set.length} cards for ${use}, ${signals} have a victim; half should.`,
              'Add a card of the other kind, or take one out.',
            ),
          ];
    return [...share, ...cueFindings(set, use, largestImbalance.set)].map((each) => ({ ...each, use }));
  });
  return [...inSets, ...cueFindings(cards, 'all sets', largestImbalance.bank).map((each) => ({ ...each, use: null }))];
}

function cueFindings(cards: readonly Card[], where: string, limit: number): Finding[] {
  return cardCues.flatMap((cue) => {
    const imbalance = cueImbalance(cards, cue);
    if (imbalance === null || Math.abs(imbalance) <= limit) return [];
    return [
      error(
        'cue-predicts-truth',
        ['cards'],
        `In ${where}, "${cue}" ${imbalance > 0 ? 'points to' : 'points away from'} a victim by ${Math.abs(imbalance).toFixed(2)}; the limit is ${limit}.`,
        'Give the cue to a card of the other kind.',
      ),
    ];
  });
}

/** P(signal | cue) − P(signal | no cue), or null if too few cards have the cue, or all do. */
export function cueImbalance(cards: readonly Pick<Card, 'cues' | 'truth'>[], cue: CardCue): number | null {
  const withCue = cards.filter(({ cues }) => cues.includes(cue));
  const without = cards.filter(({ cues }) => !cues.includes(cue));
  if (withCue.length < fewestWithCue || without.length === 0) return null;
  const share = (list: typeof withCue) => list.filter(({ truth }) => truth === 'signal').length / list.length;
  return share(withCue) - share(without);
}

function fileOf(files: readonly CardFile[], use: CardUse | null): string {
  return (files.find(({ file }) => file.endsWith(`/${use}.yaml`)) ?? (files[0] as CardFile)).file;
}
