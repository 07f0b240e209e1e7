import { describe, expect, it } from 'vitest';
import { type Calibration, calibration, type TestedJudgment } from '#domain/judgment/calibration';

const judged = (
  truth: TestedJudgment['truth'],
  victim: boolean,
  confidence: TestedJudgment['confidence'] = 75,
): TestedJudgment => ({
  truth,
  victim,
  confidence,
});

/** The worked example of the scoring model. */
const five = [
  judged('signal', true, 85),
  judged('signal', false, 65),
  judged('noise', false, 95),
  judged('signal', true, 55),
  judged('noise', true, 75),
];
const of = (judgments: readonly TestedJudgment[]) => calibration(judgments) as Calibration;

describe('the calibration of five judgments', () => {
  it.each([
    ['brier', 0.2425],
    ['reference', 0.24],
    ['skill', -0.0104],
    ['accuracy', 0.6],
    ['overconfidence', 0.15],
  ] as const)('has %s %d', (figure, value) => expect(of(five)[figure]).toBeCloseTo(value, 4));

  it('is too little to show', () => expect(of(five)).toMatchObject({ count: 5, isShown: false }));
});

describe('calibration', () => {
  it('is shown from twenty judgments on', () => {
    const many = Array.from({ length: 20 }, () => judged('signal', true));
    expect([of(many.slice(1)).isShown, of(many).isShown]).toEqual([false, true]);
  });
  it('leaves a person whose truth is ambiguous out', () =>
    expect(calibration([...five, judged('ambiguous', true, 95)])).toEqual(calibration(five)));
  it('is undefined without a judgment of known truth', () =>
    expect(calibration([judged('ambiguous', true)])).toBeNull());
  it('has no skill to speak of where all cases are of one kind', () =>
    expect(of([judged('signal', true), judged('signal', false)]).skill).toBeNull());
});
