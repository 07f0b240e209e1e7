/** What a roster says of each person's work, tests and certification. */

interface Seen {
  readonly sitting: string;
  readonly member: string;
  readonly purpose: 'certification' | 'pre-test' | 'post-test';
  readonly endedAt: string | null;
  readonly passed: boolean | null;
  readonly knowledge: number | null;
  readonly needsConfirmation: boolean;
}

interface Progress {
  readonly of: number;
  readonly members: ReadonlyMap<string, { readonly done: number; readonly late: number }>;
}

interface Column {
  readonly heading: string;
  readonly of: (member: string) => string;
  readonly href?: (member: string) => string | undefined;
}

/** Those columns that have something to say. @param sittings - the latest begun first */
export function cohortColumns(sittings: readonly Seen[], progress: Progress): readonly Column[] {
  const latest = (member: string, purposes: readonly Seen['purpose'][]) =>
    sittings.find((each) => each.member === member && purposes.includes(each.purpose));
  const hrefOf = (each: Seen | undefined) => each && `/instructor/sittings/${each.sitting}`;
  const has = (purposes: readonly Seen['purpose'][]) => sittings.some(({ purpose }) => purposes.includes(purpose));
  const columns: Column[] = [];
  if (progress.of > 0) columns.push({ heading: 'Assigned work', of: (member) => workWords(progress, member) });
  if (has(tests)) {
    columns.push({
      heading: 'Pre-test, post-test',
      of: (member) => capital(tests.flatMap((test) => testWords(latest(member, [test]))).join(', then ')),
      href: (member) => hrefOf(latest(member, tests)),
    });
  }
  if (has(['certification'])) {
    columns.push({
      heading: 'Certification',
      of: (member) => certificationWords(latest(member, ['certification'])),
      href: (member) => hrefOf(latest(member, ['certification'])),
    });
  }
  return columns;
}

const tests = ['pre-test', 'post-test'] as const;

function workWords({ of, members }: Progress, member: string): string {
  const { done, late } = members.get(member) ?? { done: 0, late: 0 };
  return `${done} of ${of} done${late > 0 ? `, ${late} late` : ''}`;
}

function testWords(test: Seen | undefined): string[] {
  if (!test) return [];
  return [test.knowledge === null ? 'under way' : `${Math.round(test.knowledge)}%`];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function certificationWords(sat: Seen | undefined): string {
  if (!sat) return '';
  if (sat.endedAt === null) return 'Under way';
  if (!sat.passed) return 'Not yet';
  return sat.needsConfirmation ? 'Passed: confirm who sat' : 'Passed';
}
