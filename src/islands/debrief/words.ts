/** The debrief's sentences: what happened, in plain words, without praise or blame. */
import type { DebriefView, DecisionView, PersonView, RepairView } from '#domain/attempt/debrief';
import type { Mark } from '#domain/attempt/marks';
import { numberWord } from '#domain/course/number-word';
import type { ClassCode, CriticalErrorCode, Dimension } from '#domain/scenario/schema';

export const classNames: Readonly<Record<ClassCode, string>> = {
  VICTIM_IDENTIFIED: 'Identified',
  MISSED: 'Missed',
  RECOGNIZED_NOT_ACTED: 'Missed: recognized, not acted on',
  TREATED_AS_OFFENDER: 'Treated as offender',
  FALSE_ALARM: 'Over-called',
  CORRECT_REJECTION: 'Right to leave',
};

export const markNames: Readonly<Record<Mark, string>> = {
  best: 'Best',
  partial: 'Partial',
  poor: 'Poor',
  critical: 'Critical error',
};

export const dimensionNames: readonly (readonly [Dimension, string])[] = [
  ['I', 'Identification'],
  ['T', 'Treatment'],
  ['P', 'Procedure and law'],
  ['S', 'Safety and rapport'],
];

export const criticalErrorNames: Readonly<Record<CriticalErrorCode, string>> = {
  CE1: 'A minor arrested or cited for prostitution',
  CE2: 'Private matters raised or passed on within reach of the person who may be in control',
  CE3: 'The person who may be in control, somebody with them, or a child as interpreter',
  CE4: 'Somebody handed back to the person who may be exploiting them',
  CE5: 'An arrest for what somebody was made to do, with no supervisor or prosecutor asked',
  CE6: 'Arrest or deportation threatened to get cooperation',
  CE7: 'A seizure, search, detention or forced separation without a legal basis',
  CE8: 'Immunity or a visa promised',
  CE9: 'A report refused',
};

/** As it stands inside a sentence. */
export function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** "one decision", "nine decisions". */
export function countOf(count: number, noun: string): string {
  return `${numberWord(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** "Arrival, Opener and Exit". */
export function list(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}

/** A quotation, whatever quotation marks or full stop the text brings along. `stop` ends the sentence inside, as Americans do. */
export function quoted(text: string, stop = ''): string {
  const inner = text.replaceAll('“', '‘').replaceAll('”', '’').replace(/\.$/, '');
  return `“${inner}${/[?!]$/.test(inner) ? '' : stop}”`;
}

function quotedList(texts: readonly string[], stop = ''): string {
  return list(texts.map((text, index) => quoted(text, index === texts.length - 1 ? stop : '')));
}

/** A score as shown; it is kept in full. */
export function shown(score: number): string {
  return String(Math.round(score));
}

export function judgedSentence({ name, victim, confidence, truth }: PersonView): string {
  const judged = `You judged that ${name} was ${victim ? '' : 'not '}a potential victim of sex trafficking, ${confidence}% sure`;
  if (truth === 'ambiguous') return `${judged}. What there was to learn does not settle it.`;
  return victim === (truth === 'signal') ? `${judged}, and you were right.` : `${judged}. It was otherwise.`;
}

export function truthSentence({ name, truth, minor }: PersonView): string {
  if (truth === 'ambiguous') return `What there was to learn about ${name} fits either judgment.`;
  if (truth === 'noise') return `In this scene ${name} was not a victim of sex trafficking.`;
  return `In this scene ${name}${minor ? ', a minor,' : ''} was a victim of sex trafficking.`;
}

/** A decision's name inside a sentence. */
export function titled(title: string): string {
  return title.startsWith('“') ? title : `“${title}”`;
}

/** What was done about it, in the words of the choice itself. */
export function actedSentence({ decided, code, victim, disposition }: PersonView): string {
  if (!decided) return '';
  const acted = `At ${titled(decided.title)} you chose ${quoted(decided.text, '.')}`;
  return code === 'MISSED' && !victim && disposition === 'protective'
    ? `${acted} The help was there; your judgment went on record without it.`
    : acted;
}

/** Why the score is lower than what the choices add up to; null if nothing holds it. */
export function capSentence({ result }: DebriefView): string | null {
  const [cap] = result.caps;
  if (!cap) return null;
  const codes = Object.values(result.class ?? {});
  const reason = () => {
    if (cap.because === 'critical-error') return 'A path with a critical error';
    if (cap.at === 49) return 'A victim treated as an offender';
    if (cap.at === 69)
      return codes.includes('RECOGNIZED_NOT_ACTED')
        ? 'A recognized victim left without protection'
        : 'An over-call in judgment alone';
    return codes.includes('MISSED') ? 'A missed victim' : 'An over-call that was acted on';
  };
  return `Your choices add up to ${shown(result.raw)}. ${reason()} is held at ${cap.at}.`;
}

/** How many decisions a repair takes: at a hub, each question asked or left out is one. */
export function repairCount(repair: RepairView): number {
  return repair.changes.reduce((sum, { instead, without }) => sum + Math.max(1, instead.length, without.length), 0);
}

/** What to do otherwise, as a line of the panel. */
export function changeWords(change: RepairView['changes'][number], people: readonly PersonView[]): string {
  if (change.kind === 'commit') {
    const wrong = people.filter(({ truth, victim }) => truth !== 'ambiguous' && victim !== (truth === 'signal'));
    return wrong
      .map(({ name, victim }) => `Judge that ${name} is ${victim ? 'not ' : ''}a potential victim.`)
      .join(' ');
  }
  if (change.kind !== 'hub') return `${change.instead.join('; ')}.`;
  if (change.instead.length === 0) return `Leave out ${quotedList(change.without, '.')}`;
  if (change.without.length === 0) return `Ask ${quotedList(change.instead, '.')}`;
  return `Ask ${quotedList(change.instead)} in place of ${quotedList(change.without, '.')}`;
}

/** What stands where no repair does. A critical error is named in the same breath: it never passes for what held. */
export function heldSentence({ people, decisions }: DebriefView): string {
  const codes = people.flatMap(({ code }) => code ?? []);
  const errors = decisions.filter(({ yours }) => yours === 'critical').length;
  if (errors === 0) {
    const classes = list(codes.map((code) => lower(classNames[code])));
    return `${classes ? `The ending: ${classes}.` : 'The ending.'} No decision had to change for it.`;
  }
  const made = countOf(errors, 'decision');
  const isRight = codes.every((code) => code === 'VICTIM_IDENTIFIED' || code === 'CORRECT_REJECTION');
  return [
    isRight ? 'The ending was right.' : 'For the ending no decision had to change.',
    `${made.charAt(0).toUpperCase()}${made.slice(1)} on the way ${errors === 1 ? 'was a critical error' : 'were critical errors'}.`,
  ].join(' ');
}

/** "Missed becomes identified", per person whose class changes. */
export function classChanges({ people, repair }: DebriefView): { readonly before: string; readonly after: string }[] {
  return people.flatMap(({ id, name, code }) => {
    const after = repair?.class?.[id];
    if (!code || !after || after === code) return [];
    const who = people.length > 1 ? `${name}: ` : '';
    const before = classNames[code];
    return [{ before: who + (who ? lower(before) : before), after: lower(classNames[after]) }];
  });
}

/** The finding of the path picture, and its name for those who do not see it. */
export function pathFinding(view: DebriefView): string {
  const lanes = (Object.keys(markNames) as Mark[]).flatMap((mark) => {
    const titles = view.decisions.filter(({ yours }) => yours === mark).map(({ title }) => title);
    return titles.length > 0 ? [`${lower(markNames[mark])} at ${list(titles)}`] : [];
  });
  const repair = view.repair
    ? ` The smallest repair is at ${list(view.repair.changes.map(({ title }) => title))}.`
    : '';
  return `Your path: ${lanes.join('; ')}.${repair}`;
}

export interface Drop {
  readonly decision: DecisionView;
  readonly from: number;
  readonly to: number;
}

/** The decisions after which less was within reach than before, in the order made. */
export function drops(decisions: readonly DecisionView[]): Drop[] {
  let from = 100;
  return walked(decisions).flatMap((decision) => {
    const to = decision.ceiling ?? from;
    const drop = { decision, from, to };
    from = to;
    return drop.from - drop.to > 0.5 ? [drop] : [];
  });
}

export function largest(all: readonly Drop[]): Drop | undefined {
  return [...all].sort((a, b) => b.from - b.to - (a.from - a.to))[0];
}

/** The trainee's own decisions, in the order made. */
export function walked(decisions: readonly DecisionView[]): DecisionView[] {
  return decisions.filter(({ yours }) => yours !== null).sort((a, b) => (a.replayFrom ?? 0) - (b.replayFrom ?? 0));
}

export function ceilingSentence(decisions: readonly DecisionView[]): string {
  const all = drops(decisions);
  const [first] = all;
  const most = largest(all);
  if (!first || !most) return 'The whole scale stayed within reach to the end.';
  const opening = `After ${first.decision.title} the most you could reach was ${shown(first.to)}.`;
  return most === first
    ? opening
    : `${opening} ${most.decision.title} took the most: from ${shown(most.from)} to ${shown(most.to)}.`;
}
