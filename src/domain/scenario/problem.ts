/** A mistake in a file, as its author is told of it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Permanent: never reused for another meaning. */
  readonly code: string;
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** How to mend it. */
  readonly remedy: string;
  /** Choice and question ids that lead to it. */
  readonly path?: readonly string[];
}

/** A mistake before it is known where in the file it stands. `at`: keys into the file, list items by id or index. */
export interface Finding extends Omit<Problem, 'file' | 'line' | 'column'> {
  readonly at: readonly (string | number)[];
}

/** `bus-bay.yaml:31:9 error what is wrong. How to mend it. [code]` */
export function problemText(problem: Problem): string {
  const place = `${problem.file}:${problem.line}:${problem.column}`;
  const path = problem.path?.length ? `\n    by way of: ${problem.path.join(', ')}` : '';
  return `${place} ${problem.severity} ${problem.message} ${problem.remedy} [${problem.code}]${path}`;
}

/** The first so many, and how many more there are. */
export function capped(problems: readonly Problem[], most: number): readonly Problem[] {
  const shown = problems.slice(0, most);
  const last = shown.at(-1);
  const more = problems.length - shown.length;
  if (!last || more === 0) return shown;
  return [
    ...shown,
    {
      ...last,
      code: 'more-problems',
      message: `There ${more === 1 ? 'is 1 more problem' : `are ${more} more problems`} of this kind in the file.`,
      remedy: 'Mend those named first, then check again.',
    },
  ];
}

/** The known name nearest to a mistyped one, if it is near enough to be what was meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  // A name of one letter is near every other one, so nothing is near enough.
  let least = Math.min(Math.max(2, Math.floor(name.length / 3)), name.length - 1) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate, least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing. */
export function suggestion(name: string, known: Iterable<string>): string {
  const near = nearest(name, known);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** Levenshtein distance, given up once it must reach `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? limit;
}
