/** What only the scenarios together can get wrong: whether something other than the facts predicts the truth. */
import { objectives, type Scenario, type Trait, traits } from './schema.ts';

/** A finding about the bank as a whole; it stands in no one file. */
export interface BankFinding {
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
  readonly remedy: string;
}

const controlShare = [0.3, 0.5] as const;
const largestImbalance = 0.25;
/** From here on a bank is judged; below, too few judgments stand on either side of any trait. */
const judgedFrom = 12;

export function bankFindings(scenarios: readonly Scenario[]): BankFinding[] {
  const bank = scenarios.filter((scenario) => scenario.profile !== 'fixture');
  const judgments = judgmentsOf(bank);
  const severity = judgments.length >= judgedFrom ? 'error' : 'warning';
  return [
    ...shareOfControls(judgments).map((finding): BankFinding => ({ ...finding, severity })),
    // One person more or less moves a small bank by more than the limit.
    ...(severity === 'error' ? traits.flatMap((trait) => balanceFinding(judgments, trait)) : []),
    ...(severity === 'error' ? objectiveFindings(bank) : []),
    ...sameMenu(bank),
  ];
}

interface JudgmentCoding {
  readonly isSignal: boolean;
  readonly traits: readonly Trait[];
}

function judgmentsOf(scenarios: readonly Scenario[]): JudgmentCoding[] {
  return scenarios.flatMap((scenario) =>
    Object.values(scenario.judged)
      .filter((judged) => judged.truth !== 'ambiguous')
      .map((judged) => ({ isSignal: judged.truth === 'signal', traits: judged.traits })),
  );
}

/** P(signal | trait) − P(signal | no trait), or null if nobody, or everybody, has the trait. */
export function traitImbalance(judgments: readonly JudgmentCoding[], trait: Trait): number | null {
  const withTrait = judgments.filter((judgment) => judgment.traits.includes(trait));
  const without = judgments.filter((judgment) => !judgment.traits.includes(trait));
  if (withTrait.length === 0 || without.length === 0) return null;
  const share = (list: readonly JudgmentCoding[]) => list.filter((judgment) => judgment.isSignal).length / list.length;
  return share(withTrait) - share(without);
}

function shareOfControls(judgments: readonly JudgmentCoding[]): BankFinding[] {
  if (judgments.length === 0) return [];
  const share = judgments.filter((judgment) => !judgment.isSignal).length / judgments.length;
  if (share >= controlShare[0] && share <= controlShare[1]) return [];
  return [
    {
      severity: 'error',
      code: 'control-share',
      message: `${Math.round(share * 100)}% of ${judgments.length} judgments are controls; 30% to 50% should be.`,
      remedy: share < controlShare[0] ? 'Add a case in which nobody is trafficked.' : 'Add a case with a victim.',
    },
  ];
}

function balanceFinding(judgments: readonly JudgmentCoding[], trait: Trait): BankFinding[] {
  const imbalance = traitImbalance(judgments, trait);
  if (imbalance === null || Math.abs(imbalance) <= largestImbalance) return [];
  return [
    {
      severity: 'error',
      code: 'trait-predicts-truth',
      message: `"${trait}" ${imbalance > 0 ? 'points to' : 'points away from'} a victim by ${Math.abs(imbalance).toFixed(2)}; the limit is ${largestImbalance}.`,
      remedy: 'Give the trait to a case of the other kind.',
    },
  ];
}

function objectiveFindings(scenarios: readonly Scenario[]): BankFinding[] {
  const covered = new Set(scenarios.flatMap((scenario) => scenario.objectives));
  const missing = objectives.filter((objective) => !covered.has(objective));
  return missing.map((objective) => ({
    severity: 'error',
    code: 'objective-not-covered',
    message: `No scenario practices ${objective}.`,
    remedy: 'Add it to a scenario that really does, or write one.',
  }));
}

/** A question menu of its own would tell a case apart before anything has happened. */
function sameMenu(scenarios: readonly Scenario[]): BankFinding[] {
  const menus = new Map<string, string[]>();
  for (const scenario of scenarios) {
    for (const node of scenario.nodes) {
      if (node.kind !== 'hub') continue;
      const menu = [node.budget, ...node.questions.map(({ text, cost }) => `${text} (${cost})`).sort()].join(' · ');
      menus.set(menu, [...(menus.get(menu) ?? []), scenario.id]);
    }
  }
  if (menus.size <= 1) return [];
  const odd = [...menus.values()].sort((a, b) => a.length - b.length)[0] ?? [];
  return [
    {
      severity: 'error',
      code: 'menus-differ',
      message: `The question menu of ${odd.join(', ')} differs from that of the other scenarios.`,
      remedy: 'Use the same questions, costs and budget in every hub.',
    },
  ];
}
