/** How an attempt ended for one judged person. Source: src/README.md, scoring. */
import type { Choice, ClassCode, Disposition, Judged, Scenario } from '../scenario/schema.ts';

/** What was done to a judged person by the end, whatever was thought. */
export interface Conduct {
  readonly disposition: Disposition | null;
  readonly escalated: boolean;
}

export const noConduct: Conduct = { disposition: null, escalated: false };

/** Adds one choice: punitive anywhere stays, otherwise the later disposition stands. */
export function conductAfter(
  conduct: Conduct,
  person: string,
  choice: Pick<Choice, 'disposition' | 'escalates'>,
): Conduct {
  const next = choice.disposition[person];
  return {
    disposition: conduct.disposition === 'punitive' ? 'punitive' : (next ?? conduct.disposition),
    escalated: conduct.escalated || choice.escalates.includes(person),
  };
}

/** The conduct towards each judged person after a set of choices, given by id in the order taken. */
export function conductOf(scenario: Scenario, used: readonly string[]): Record<string, Conduct> {
  const choices = new Map(
    scenario.nodes.flatMap((node) =>
      'choices' in node ? node.choices.map((choice) => [choice.id, choice] as const) : [],
    ),
  );
  return Object.fromEntries(
    Object.keys(scenario.judged).map((person) => [
      person,
      used.reduce((conduct, id) => {
        const choice = choices.get(id);
        return choice ? conductAfter(conduct, person, choice) : conduct;
      }, noConduct),
    ]),
  );
}

/**
 * The class of an ended attempt for one person, or null where the truth is ambiguous.
 * @param judgedVictim - the committed judgment
 */
export function classify(judged: Pick<Judged, 'truth'>, judgedVictim: boolean, conduct: Conduct): ClassCode | null {
  if (judged.truth === 'ambiguous') return null;
  if (judged.truth === 'noise') return judgedVictim || conduct.escalated ? 'FALSE_ALARM' : 'CORRECT_REJECTION';
  if (conduct.disposition === 'punitive') return 'TREATED_AS_OFFENDER';
  if (judgedVictim && conduct.disposition === 'protective') return 'VICTIM_IDENTIFIED';
  return judgedVictim ? 'RECOGNIZED_NOT_ACTED' : 'MISSED';
}

/** The most a score may be for a class, 0 to 100; null if the class sets no cap. */
export function classCap(code: ClassCode | null, conduct: Conduct): number | null {
  switch (code) {
    case 'TREATED_AS_OFFENDER':
      return 49;
    case 'MISSED':
      return 59;
    case 'FALSE_ALARM':
      return conduct.escalated ? 59 : 69;
    case 'RECOGNIZED_NOT_ACTED':
      return 69;
    default:
      return null;
  }
}

/** The judgment that fits the truth. An ambiguous person fits either; "victim" stands for it. */
export function rightJudgment(judged: Pick<Judged, 'truth'>): boolean {
  return judged.truth !== 'noise';
}
