/**
 * A copy of a value with its faults of shape mended as far as that goes, so that names, sources and prose
 * can be looked at in the same run. The copy is for looking only: nobody plays or saves it.
 */
import { keysOf } from './load.ts';
import { nearest } from './problem.ts';
import { type Scenario, scenarioSchema } from './schema.ts';
import { formsOf, type Issue, type Path, type ShapeFault, shapeFaults } from './shape-faults.ts';

export interface Mended {
  readonly scenario: Scenario;
  /** The mended value before it was parsed; its lists have the order of the file. */
  readonly value: unknown;
  /** Where something was dropped or put in place of what was there. */
  readonly touched: readonly Path[];
  /** Names put in where there was none. */
  readonly placeholders: ReadonlySet<string>;
  /** Names in a spelling that the file does not have. */
  readonly made: ReadonlySet<string>;
  /** Names that stand in the copy in another spelling: where in the copy, and the key in the file. */
  readonly renamed: readonly { readonly at: Path; readonly from: string }[];
}

/** Mending one thing can bring the next to light: a node put in needs choices, and these need texts. */
const rounds = 12;

/** @returns null if the value is beyond mending */
export function mendScenario(value: unknown): Mended | null {
  // By way of JSON, so that what an alias repeats is mended in each place by itself.
  const work = new Workbench(JSON.parse(JSON.stringify(value)));
  for (let round = 0; round < rounds; round++) {
    const result = scenarioSchema.safeParse(work.value, { reportInput: true });
    if (result.success) {
      const { value: copy, touched, placeholders, made, renamed } = work;
      return { scenario: result.data, value: copy, touched, placeholders, made, renamed };
    }
    const faults = shapeFaults(result.error.issues);
    if (faults.some(({ at, issue }) => at.length === 0 && issue.code !== 'unrecognized_keys')) return null;
    // Misspelled fields first: one of them may be what another fault misses.
    const isKey = ({ issue }: ShapeFault) => issue.code === 'unrecognized_keys';
    for (const fault of faults.filter(isKey)) work.mend(fault, faults);
    for (const fault of faults.filter((each) => !isKey(each))) work.mend(fault, faults);
  }
  return null;
}

type Fields = Record<string | number, unknown>;

class Workbench {
  readonly value: unknown;
  readonly touched: Path[] = [];
  readonly renamed: { at: Path; from: string }[] = [];
  readonly placeholders = new Set<string>();
  readonly made = new Set<string>();
  private count = 0;

  constructor(value: unknown) {
    this.value = value;
  }

  mend({ at, issue }: ShapeFault, all: readonly ShapeFault[]): void {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) this.mendKey(at, key, all);
      return;
    }
    const parent = fieldsAt(this.value, at.slice(0, -1));
    const key = at.at(-1);
    if (!parent || key === undefined) return;
    const given = parent[key];
    if (given !== undefined && isMissing(issue)) return;
    switch (issue.code) {
      case 'invalid_key':
        this.rename(at, slug(String(key)));
        return;
      case 'invalid_value': {
        const values = issue.values.map(String);
        const near = typeof given === 'string' ? nearest(given, values) : undefined;
        const mustStand = given === undefined || Array.isArray(parent);
        if (near ?? mustStand) this.put(at, issue.values[near ? values.indexOf(near) : 0]);
        else this.drop(at);
        return;
      }
      case 'invalid_type':
        if (given === undefined) this.put(at, this.empty(issue.expected));
        else if (issue.expected === 'string' && typeof given === 'number') this.put(at, String(given));
        else if (issue.expected === 'array' && typeof given === 'string') parent[key] = [given];
        else if (issue.expected === 'int' && typeof given === 'number') this.put(at, Math.round(given));
        else if (Array.isArray(parent)) this.put(at, this.empty(issue.expected));
        else this.drop(at);
        return;
      case 'too_small':
        if (Array.isArray(given)) this.lengthen(at, given);
        else this.put(at, typeof given === 'number' ? Number(issue.minimum) : this.text());
        return;
      case 'too_big':
        if (typeof given === 'number') this.put(at, Number(issue.maximum));
        else if (typeof given === 'string') this.put(at, given.trim().slice(0, Number(issue.maximum)));
        else if (Array.isArray(given)) {
          this.touched.push(at);
          given.length = Number(issue.maximum);
        } else this.drop(at);
        return;
      case 'invalid_format':
        this.put(at, this.rewritten(key, String(given), 'format' in issue ? issue.format : ''));
        return;
      case 'invalid_union':
        if (formsOf(issue).length > 0) this.put(at, kindFor(given, formsOf(issue), parent));
        else if (typeof given === 'number') this.put(at, String(given));
        else if (given === undefined || Array.isArray(parent)) this.put(at, this.form(at));
        else this.drop(at);
        return;
      default:
        if (Array.isArray(parent)) this.put(at, this.text());
        else this.drop(at);
    }
  }

  /** A misspelled field is taken for the one that is missing, or for one of a like name; else it goes. */
  private mendKey(at: Path, key: string, all: readonly ShapeFault[]): void {
    const fields = fieldsAt(this.value, at);
    if (!fields || !Object.hasOwn(fields, key)) return;
    const wasRenamed = this.renamed.findIndex((each) => isSame(each.at, [...at, key]));
    const missing = all
      .filter((fault) => isMissing(fault.issue))
      .filter((fault) => fault.at.length === at.length + 1 && isSame(fault.at.slice(0, -1), at))
      .map((fault) => String(fault.at.at(-1)));
    const free = [...keysOf(scenarioSchema)].filter((each) => !Object.hasOwn(fields, each));
    const meant = wasRenamed < 0 ? (nearest(key, missing) ?? nearest(key, free)) : undefined;
    if (meant === undefined) {
      delete fields[key];
      this.touched.push([...at, key]);
      return;
    }
    fields[meant] = fields[key];
    delete fields[key];
    this.renamed.push({ at: [...at, meant], from: key });
  }

  private rename(at: Path, to: string): void {
    const fields = fieldsAt(this.value, at.slice(0, -1));
    const from = String(at.at(-1));
    if (!fields) return;
    if (to !== '' && !Object.hasOwn(fields, to)) {
      fields[to] = fields[from];
      this.made.add(to);
      this.renamed.push({ at: [...at.slice(0, -1), to], from });
    }
    delete fields[from];
    this.touched.push(at);
  }

  private put(at: Path, value: unknown): void {
    const parent = fieldsAt(this.value, at.slice(0, -1));
    const key = at.at(-1);
    if (!parent || key === undefined || key === '__proto__') return;
    parent[key] = value;
    this.touched.push(at);
  }

  private drop(at: Path): void {
    const parent = fieldsAt(this.value, at.slice(0, -1));
    if (parent) delete parent[at.at(-1) as string];
    this.touched.push(at);
  }

  private lengthen(at: Path, list: unknown[]): void {
    const holdsFields =
      list.length > 0 ? fieldsAt(list, [0]) !== null : /^(choices|questions|items|nodes)$/.test(String(at.at(-1)));
    list.push(holdsFields ? {} : this.text());
    this.touched.push([...at, list.length - 1]);
  }

  private text(): string {
    this.count += 1;
    const name = `zz-${this.count}`;
    this.placeholders.add(name);
    return name;
  }

  private empty(expected: string): unknown {
    switch (expected) {
      case 'number':
      case 'int':
        return 1;
      case 'boolean':
        return false;
      case 'array':
        return [];
      case 'object':
      case 'record':
        return {};
      default:
        return this.text();
    }
  }

  private form(at: Path): unknown {
    const isCondition = at.slice(-2).some((step) => step === 'not' || step === 'and' || step === 'or');
    return isCondition ? { has_cue: this.text() } : this.text();
  }

  private rewritten(key: string | number, given: string, format: string): string {
    if (format === 'date') return '2000-01-01';
    if (key === 'token') return this.freeLetter();
    const better = slug(given);
    if (better === '' || better === given) return this.text();
    this.made.add(better);
    return better;
  }

  private freeLetter(): string {
    const people = Object.values(fieldsAt(this.value, ['people']) ?? {});
    const taken = people.map((person) => fieldsAt(person, [])?.token);
    return [...'ZXQJKVWUYABCDEFGHILMNOPRST'].find((letter) => !taken.includes(letter)) ?? 'Z';
  }
}

/** A fault of nothing standing where something must. */
function isMissing(issue: Issue): boolean {
  return /^invalid_(type|value|union)$/.test(issue.code ?? '') && issue.input === undefined;
}

function kindFor(given: unknown, forms: readonly string[], fields: Fields): string {
  const near = typeof given === 'string' ? nearest(given, forms) : undefined;
  if (near) return near;
  return 'choices' in fields ? 'scene' : 'questions' in fields ? 'hub' : 'items' in fields ? 'ranking' : 'ending';
}

function fieldsAt(value: unknown, path: Path): Fields | null {
  let here = value;
  for (const step of path) {
    if (here === null || typeof here !== 'object' || !Object.hasOwn(here, step)) return null;
    here = (here as Fields)[step];
  }
  return here !== null && typeof here === 'object' ? (here as Fields) : null;
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 48);
}

function isSame(a: Path, b: Path): boolean {
  return a.length === b.length && a.every((step, index) => step === b[index]);
}
