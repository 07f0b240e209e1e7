/** What Zod finds wrong with a value, with each union followed into the form that the author must have meant. */
import type { z } from 'zod';

export type Path = readonly (string | number)[];
export type Issue = z.core.$ZodIssue;

export interface ShapeFault {
  readonly at: Path;
  readonly issue: Issue;
}

/** @param above - the way to the value that the issues speak of */
export function shapeFaults(issues: readonly Issue[], above: Path = []): ShapeFault[] {
  return issues.flatMap((issue): ShapeFault[] => {
    const at = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
    if (issue.code !== 'invalid_union' || issue.input === undefined || formsOf(issue).length > 0) {
      return [{ at, issue }];
    }
    const branches = issue.errors.filter((branch) => !missesType(branch));
    const strange = keysStrangeTo(branches);
    if (branches.length > 1 && strange.length > 0) {
      const keys: Issue = { code: 'unrecognized_keys', keys: strange, path: [], message: '' };
      return [{ at, issue: keys }];
    }
    const meant =
      branches.find((branch) => keysStrangeTo([branch]).length === 0) ??
      (branches.length === 1 ? branches[0] : undefined);
    return meant ? shapeFaults(meant, at) : [{ at, issue }];
  });
}

/** The values that tell the forms of a discriminated union apart; empty if it is none, or the value is fine. */
export function formsOf(issue: z.core.$ZodIssueInvalidUnion): string[] {
  return 'options' in issue && Array.isArray(issue.options)
    ? issue.options.filter((option) => typeof option === 'string')
    : [];
}

/** True for a form that is another kind of value altogether, such as a list where the author wrote a text. */
function missesType(branch: readonly Issue[]): boolean {
  return branch.some(
    (issue) =>
      issue.path.length === 0 &&
      (issue.code === 'invalid_type' ||
        (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.errors.every(missesType))),
  );
}

/** Keys of the value that none of these forms knows. */
function keysStrangeTo(branches: readonly (readonly Issue[])[]): string[] {
  const perBranch = branches.map((branch) =>
    branch.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [])),
  );
  return (perBranch[0] ?? []).filter((key) => perBranch.every((keys) => keys.includes(key)));
}
