/** The words of FourWays.astro, broken into lines that fit its cells. */
interface Cell {
  readonly name: string;
  readonly right: boolean;
  readonly lines: readonly string[];
}

export interface Row {
  /** What is so, in two lines. */
  readonly so: readonly [string, string];
  /** By decision, in the order of `decisions`. */
  readonly cells: readonly [Cell, Cell];
}

export const decisions = ['You act on it', 'You let it go'];

export const rows: readonly Row[] = [
  {
    so: ['The person', 'is a victim'],
    cells: [
      { name: 'Caught', right: true, lines: ['A safe talk, help,', 'and a case against', 'the exploiter.'] },
      { name: 'Missed', right: false, lines: ['Goes back to it.', 'May not be asked', 'a second time.'] },
    ],
  },
  {
    so: ['The person', 'is not'],
    cells: [
      { name: 'Over-called', right: false, lines: ['Not heard, maybe', 'held. May not call', 'the police again.'] },
      { name: 'Right to leave', right: true, lines: ['Heard, and free to', 'go. May call you', 'one day.'] },
    ],
  },
];
