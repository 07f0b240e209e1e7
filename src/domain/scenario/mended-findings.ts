/** Which findings of a mended copy are true of the file itself, and where in the file they stand. */
import type { Mended } from './mend.ts';
import type { Finding } from './problem.ts';
import type { Path } from './shape-faults.ts';

/**
 * What a finding rests on besides the place that it names. If one of these was mended, the finding may be
 * about the mending. `steps`: how much of the way must be shared, 4 for the same option, 2 for the same node.
 */
const grounds: readonly { readonly on: readonly string[]; readonly reads: RegExp; readonly steps?: number }[] = [
  { on: ['unknown-cue'], reads: /^cues(\/[^/]+)?$/ },
  {
    on: ['cue-never-found'],
    reads: /^cues(\/[^/]+)?$|\/(notices|reveals)(\/|$)|^nodes(\/\d+(\/kind)?)?$|\/(choices|questions)(\/\d+)?$/,
  },
  { on: ['unknown-flag'], reads: /\/sets(\/|$)|^nodes(\/\d+(\/kind)?)?$|\/(choices|questions)(\/\d+)?$/ },
  { on: ['flag-never-read'], reads: /\/(when|then)(\/|$)|^nodes(\/\d+(\/kind)?)?$|\/(choices|questions)(\/\d+)?$/ },
  { on: ['unknown-meter', 'meter-out-of-range'], reads: /^meters(\/|$)/ },
  { on: ['unknown-person', 'unknown-judged', 'no-you', 'nobody-judged'], reads: /^(people|judged)(\/[^/]+)?$/ },
  { on: ['same-token'], reads: /^people(\/[^/]+(\/token)?)?$/ },
  { on: ['unknown-target', 'no-ending'], reads: /^nodes(\/\d+(\/(id|kind))?)?$/ },
  {
    on: ['unknown-choice', 'timeout-not-neutral', 'half-timer'],
    reads: /^nodes\/\d+\/(choices|timeout|soft_seconds)/,
    steps: 2,
  },
  { on: ['unplaced-person'], reads: /^start$|^people|^plan|^nodes(\/\d+(\/(id|at)(\/|$)|$))/ },
  { on: ['unknown-place', 'no-plan', 'missing-plan'], reads: /^plan(\/|$)/ },
  { on: ['missing-debrief'], reads: /^debrief$/ },
  { on: ['missing-facilitator'], reads: /^facilitator$/ },
  { on: ['missing-headline'], reads: /^judged\/.*\/(truth|headlines)(\/|$)/ },
  { on: ['not-reviewed'], reads: /^review/ },
  { on: ['asks-whom'], reads: /^judged(\/[^/]+)?$/ },
  { on: ['asks-whom'], reads: /\/(of|asks)$/, steps: 4 },
  { on: ['no-remedy', 'remedy-without-error'], reads: /\/(ce|remedy)$/, steps: 4 },
  { on: ['no-source', 'weak-basis', 'critical-error-basis'], reads: /\/(ce|cite|w)(\/|$)/, steps: 4 },
  { on: ['open-branch', 'empty-condition'], reads: /\/(when|then)(\/|$)/, steps: 4 },
  { on: ['length-gives-away'], reads: /\/(choices|text|w|kind)(\/|$)/, steps: 2 },
  { on: ['longest-is-best', 'tone-gives-away'], reads: /\/(choices|text|w|kind)(\/|$)|^nodes$/ },
];

/** Findings that would be there whatever stood in place of what was mended, each at its place in the file. */
export function trueFindings(findings: readonly Finding[], mended: Mended): Finding[] {
  return findings.flatMap((finding) => {
    const at = resolved(mended.value, finding.at);
    return speaksOfMending(finding, mended) || restsOnMending(finding.code, at, mended.touched)
      ? []
      : [{ ...finding, at: asInFile(at, mended) }];
  });
}

function speaksOfMending({ code, message }: Finding, { placeholders, made }: Mended): boolean {
  const names = [...message.matchAll(/"([^"]*)"/g)].map(([, name = '']) => name);
  return names.some((name) => placeholders.has(name) || (code.startsWith('unknown-') && made.has(name)));
}

function restsOnMending(code: string, at: Path, touched: readonly Path[]): boolean {
  if (touched.some((path) => startsWith(at, path))) return true;
  // A plan is read as a whole, against the letters of the people.
  if (code.startsWith('plan-')) return touched.some(([field]) => field === 'plan' || field === 'people');
  return grounds.some(
    ({ on, reads, steps = 0 }) =>
      on.includes(code) && touched.some((path) => reads.test(path.join('/')) && startsWith(path, at.slice(0, steps))),
  );
}

function startsWith(path: Path, beginning: Path): boolean {
  return beginning.every((step, index) => step === path[index]);
}

/** The way by indexes, where a finding names an option by its id and leaves the list out. */
function resolved(value: unknown, at: Path): Path {
  const path: (string | number)[] = [];
  let here = value;
  for (const [depth, step] of at.entries()) {
    const next = below(here, step);
    if (!next) return [...path, ...at.slice(depth)];
    path.push(...next);
    for (const key of next) here = (here as Record<string | number, unknown>)[key];
  }
  return path;
}

function below(here: unknown, step: string | number): Path | null {
  if (Array.isArray(here)) {
    const index = typeof step === 'number' ? step : here.findIndex((each) => each?.id === step);
    return index >= 0 && index < here.length ? [index] : null;
  }
  if (here === null || typeof here !== 'object') return null;
  if (Object.hasOwn(here, step)) return [step];
  for (const [key, list] of Object.entries(here)) {
    const index = Array.isArray(list) ? list.findIndex((each) => each?.id === step) : -1;
    if (index >= 0) return [key, index];
  }
  return null;
}

function asInFile(at: Path, { renamed }: Mended): Path {
  const path = [...at];
  for (const { at: copy, from } of renamed) if (startsWith(at, copy)) path[copy.length - 1] = from;
  return path;
}
