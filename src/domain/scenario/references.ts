/** Does every name in a scenario mean something? Each rule reports all it finds. */
import { actionsOf } from './liveness.ts';
import { parsePlan } from './plan.ts';
import { type Finding, suggestion } from './problem.ts';
import type { Choice, Condition, Line, Node, Question, Scenario } from './schema.ts';
import { variantFindings } from './variant-findings.ts';

/** Everything that another rule could stumble over: a scenario with none of these compiles and can be proved. */
export function referenceFindings(scenario: Scenario): Finding[] {
  return [
    ...duplicates(scenario),
    ...reservedIds(scenario),
    ...nodeTargets(scenario),
    ...people(scenario),
    ...plan(scenario),
    ...actions(scenario),
    ...meterRanges(scenario),
    ...unusedNames(scenario),
    ...variantFindings(scenario),
  ];
}

function error(code: string, at: Finding['at'], message: string, remedy: string): Finding {
  return { severity: 'error', code, at, message, remedy };
}

function warning(code: string, at: Finding['at'], message: string, remedy: string): Finding {
  return { severity: 'warning', code, at, message, remedy };
}

function unknown(code: string, at: Finding['at'], what: string, name: string, known: Iterable<string>): Finding {
  const near = suggestion(name, known);
  return error(
    code,
    at,
    `No ${what} is called "${name}".`,
    near ? near.trim() : `Add it, or use a ${what} that exists.`,
  );
}

function duplicates(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  const nodes = new Set<string>();
  const taken = new Map<string, string>();
  for (const [index, node] of scenario.nodes.entries()) {
    if (nodes.has(node.id)) {
      found.push(
        error('duplicate-id', ['nodes', index, 'id'], `Two nodes are called "${node.id}".`, 'Rename one of them.'),
      );
    }
    nodes.add(node.id);
    const list =
      'choices' in node ? 'choices' : node.kind === 'hub' ? 'questions' : node.kind === 'ranking' ? 'items' : null;
    const ids = list === 'items' && node.kind === 'ranking' ? node.items : actionsOf(node);
    for (const [position, action] of ids.entries()) {
      const other = taken.get(action.id);
      if (other !== undefined) {
        found.push(
          error(
            'duplicate-id',
            ['nodes', index, list ?? '', position, 'id'],
            `"${action.id}" is already the id of an option of "${other}".`,
            'Ids are unique in the whole file: say what this one does.',
          ),
        );
      }
      taken.set(action.id, node.id);
    }
  }
  return found;
}

/** `go` moves on from a hub, in the log as on the command line. */
function reservedIds(scenario: Scenario): Finding[] {
  return allActions(scenario)
    .filter(({ action }) => action.id === 'go')
    .map(({ action, index }) =>
      error(
        'reserved-id',
        ['nodes', index, action.id, 'id'],
        '"go" is the word for leaving the questions, so no option can be called so.',
        'Say what this one does, such as "leave".',
      ),
    );
}

function nodeTargets(scenario: Scenario): Finding[] {
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  const found: Finding[] = [];
  const mustExist = (target: string, at: Finding['at']) => {
    if (!nodes.has(target)) found.push(unknown('unknown-target', at, 'node', target, nodes.keys()));
  };
  mustExist(scenario.start, ['start']);
  if (!scenario.nodes.some((node) => node.kind === 'ending')) {
    found.push(error('no-ending', ['nodes'], 'No node is an ending.', 'Add a node with `kind: ending`.'));
  }
  for (const [index, node] of scenario.nodes.entries()) {
    if ('choices' in node) {
      for (const [position, choice] of node.choices.entries()) {
        const at = ['nodes', index, 'choices', position, 'then'];
        for (const branch of choice.then) mustExist(branch.go, at);
        const last = choice.then.at(-1);
        if (last?.when)
          found.push(
            error(
              'open-branch',
              at,
              `The last entry of \`then\` of "${choice.id}" has a condition.`,
              'Let the last entry have `go` only.',
            ),
          );
        for (const branch of choice.then.slice(0, -1)) {
          if (!branch.when)
            found.push(
              error(
                'open-branch',
                at,
                `An entry of \`then\` of "${choice.id}" without \`when\` hides those below it.`,
                'Give it a condition, or move it to the end.',
              ),
            );
        }
      }
    } else if ('then' in node) {
      mustExist(node.then, ['nodes', index, 'then']);
    }
    if (node.kind === 'scene' && (node.timeout !== undefined) !== (node.soft_seconds !== undefined)) {
      found.push(
        error(
          'half-timer',
          ['nodes', index],
          `"${node.id}" needs both \`soft_seconds\` and \`timeout\`, or neither.`,
          'Add the other one.',
        ),
      );
    }
    if (node.kind === 'scene' && node.timeout !== undefined) {
      const neutral = node.choices.find((choice) => choice.id === node.timeout);
      const at = ['nodes', index, 'timeout'];
      if (!neutral)
        found.push(
          unknown(
            'unknown-choice',
            at,
            'choice of this node',
            node.timeout,
            node.choices.map(({ id }) => id),
          ),
        );
      else if (Object.values(neutral.w).some((weight) => weight !== 0) || neutral.ce || neutral.when) {
        found.push(
          error(
            'timeout-not-neutral',
            at,
            `"${node.timeout}" stands for no answer, yet it is weighted, critical or conditional.`,
            'Give it no weights, no `ce` and no `when`: slowness is never scored.',
          ),
        );
      }
    }
  }
  return found;
}

function people(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  const known = Object.keys(scenario.people);
  const mustExist = (id: string, at: Finding['at']) => {
    if (!known.includes(id)) found.push(unknown('unknown-person', at, 'person', id, known));
  };
  if (!known.includes('you')) {
    found.push(
      error('no-you', ['people'], 'The trainee is missing.', 'Add `you: {name: You, token: Y, officer: true}`.'),
    );
  }
  if (Object.keys(scenario.judged).length === 0) {
    found.push(error('nobody-judged', ['judged'], 'Nobody is to be judged.', 'Name at least one person.'));
  }
  const tokens = new Map<string, string>();
  for (const [id, person] of Object.entries(scenario.people)) {
    const other = tokens.get(person.token);
    if (other)
      found.push(
        error(
          'same-token',
          ['people', id, 'token'],
          `"${other}" has the letter ${person.token} too.`,
          'Use another letter.',
        ),
      );
    tokens.set(person.token, id);
    for (const controlled of person.controls) mustExist(controlled, ['people', id, 'controls']);
  }
  for (const id of Object.keys(scenario.judged)) mustExist(id, ['judged', id]);
  for (const [index, node] of scenario.nodes.entries()) {
    for (const [line, where] of linesOf(node, index)) {
      if (typeof line !== 'string') mustExist(line.who, where);
    }
  }
  return found;
}

function* linesOf(node: Node, index: number): Generator<[Line, Finding['at']]> {
  for (const line of node.say) yield [line, ['nodes', index, 'say']];
  if (node.kind === 'ranking') for (const line of node.happens) yield [line, ['nodes', index, 'happens']];
  for (const action of actionsOf(node))
    for (const line of action.happens) yield [line, ['nodes', index, action.id, 'happens']];
}

function plan(scenario: Scenario): Finding[] {
  const used = placesUsed(scenario);
  if (!scenario.plan) {
    return used
      .filter(({ place }) => place !== 'away' && place !== 'phone')
      .map(({ place, at }) =>
        error('no-plan', at, `"${place}" is a place, but the scenario has no plan.`, 'Draw one under `plan`.'),
      );
  }
  const parsed = parsePlan(scenario.plan, scenario.people);
  if (!parsed.ok) {
    // Two people of one letter are reported for the people already.
    return parsed.problems
      .filter(({ code }) => code !== 'plan-token-shared')
      .map(({ code, field, row, column, message, remedy }) => {
        const inGrid = field.at(-1) === 'rows';
        return error(
          code,
          inGrid ? [...field, row, column] : field,
          `${capital(message)}${inGrid ? ` (row ${row}, column ${column} of the plan)` : ''}.`,
          remedy,
        );
      });
  }
  const places = [...Object.keys(parsed.floor.places), 'away', 'phone'];
  const bad = used
    .filter(({ place }) => !places.includes(place))
    .map(({ place, at }) => unknown('unknown-place', at, 'place', place, places));
  const start = scenario.nodes.find((node) => node.id === scenario.start);
  const unplaced = Object.keys(scenario.people)
    .filter((id) => !(id in parsed.floor.starts) && !(start && id in start.at))
    .map((id) =>
      error(
        'unplaced-person',
        ['people', id],
        `"${id}" stands nowhere when the scene begins.`,
        'Put the letter on the plan, or add the person to `at` of the first node.',
      ),
    );
  return [...bad, ...unplaced];
}

function placesUsed(scenario: Scenario): { place: string; at: Finding['at'] }[] {
  return scenario.nodes.flatMap((node, index) => [
    ...Object.entries(node.at).map(([person, place]) => ({ place, at: ['nodes', index, 'at', person] })),
    ...Object.keys(node.doors ?? {}).map((place) => ({ place, at: ['nodes', index, 'doors', place] })),
    ...actionsOf(node).flatMap((action) => [
      ...Object.entries(action.moves).map(([person, place]) => ({
        place,
        at: ['nodes', index, action.id, 'moves', person],
      })),
      ...Object.keys(action.doors ?? {}).map((place) => ({ place, at: ['nodes', index, action.id, 'doors', place] })),
    ]),
  ]);
}

function actions(scenario: Scenario): Finding[] {
  const found: Finding[] = [];
  const cues = Object.keys(scenario.cues);
  const known = Object.keys(scenario.people);
  const judged = Object.keys(scenario.judged);
  const flags = allActions(scenario).flatMap(({ action }) => action.sets);
  const meters = Object.keys(scenario.meters);
  const each = (ids: readonly string[], list: readonly string[], code: string, what: string, at: Finding['at']) => {
    for (const id of ids) if (!list.includes(id)) found.push(unknown(code, at, what, id, list));
  };
  for (const [index, node] of scenario.nodes.entries()) {
    each(node.notices, cues, 'unknown-cue', 'cue', ['nodes', index, 'notices']);
    each(Object.keys(node.at), known, 'unknown-person', 'person', ['nodes', index, 'at']);
    for (const action of actionsOf(node)) {
      const at = (field: string) => ['nodes', index, action.id, field];
      each(action.reveals, cues, 'unknown-cue', 'cue', at('reveals'));
      each(Object.keys(action.effect), meters, 'unknown-meter', 'meter', at('effect'));
      each(Object.keys(action.moves), known, 'unknown-person', 'person', at('moves'));
      each(action.clears, flags, 'unknown-flag', 'flag', at('clears'));
      if (action.of) each([action.of], known, 'unknown-person', 'person', at('of'));
      if (action.asks === 'private' && !action.of && judged.length > 1) {
        found.push(
          error(
            'asks-whom',
            ['nodes', index, action.id],
            `"${action.id}" asks something private, and more than one person is judged.`,
            'Say who is asked: `of: renee`.',
          ),
        );
      }
      if ('disposition' in action) {
        each(Object.keys(action.disposition), judged, 'unknown-judged', 'judged person', at('disposition'));
        each(action.escalates, judged, 'unknown-judged', 'judged person', at('escalates'));
        for (const branch of action.then)
          if (branch.when) found.push(...conditionFindings(branch.when, at('then'), { cues, flags, meters }));
      }
      if (action.when) found.push(...conditionFindings(action.when, at('when'), { cues, flags, meters }));
      if (action.ce && !action.remedy)
        found.push(
          error(
            'no-remedy',
            ['nodes', index, action.id],
            `"${action.id}" is a critical error and does not say what to do instead.`,
            'Add `remedy`.',
          ),
        );
      if (!action.ce && action.remedy)
        found.push(
          error(
            'remedy-without-error',
            at('remedy'),
            `"${action.id}" has a remedy but is no critical error.`,
            'Add `ce`, or put the advice into `why`.',
          ),
        );
    }
  }
  return found;
}

function meterRanges(scenario: Scenario): Finding[] {
  return Object.entries(scenario.meters)
    .filter(([, { start, min, max }]) => start < min || start > max)
    .map(([id, { start, min, max }]) =>
      error(
        'meter-out-of-range',
        ['meters', id],
        `"${id}" starts at ${start}, outside of ${min} to ${max}.`,
        'Let `start` lie between `min` and `max`.',
      ),
    );
}

function conditionFindings(
  condition: Condition,
  at: Finding['at'],
  known: { cues: readonly string[]; flags: readonly string[]; meters: readonly string[] },
): Finding[] {
  if ('has_cue' in condition)
    return known.cues.includes(condition.has_cue)
      ? []
      : [unknown('unknown-cue', at, 'cue', condition.has_cue, known.cues)];
  if ('flag' in condition)
    return known.flags.includes(condition.flag)
      ? []
      : [unknown('unknown-flag', at, 'flag', condition.flag, known.flags)];
  if ('meter' in condition) {
    const findings = known.meters.includes(condition.meter)
      ? []
      : [unknown('unknown-meter', at, 'meter', condition.meter, known.meters)];
    return condition.at_least === undefined && condition.at_most === undefined
      ? [
          ...findings,
          error(
            'empty-condition',
            at,
            `The condition on "${condition.meter}" says no number.`,
            'Add `at_least` or `at_most`.',
          ),
        ]
      : findings;
  }
  if ('not' in condition) return conditionFindings(condition.not, at, known);
  return ('and' in condition ? condition.and : condition.or).flatMap((part) => conditionFindings(part, at, known));
}

function unusedNames(scenario: Scenario): Finding[] {
  const all = allActions(scenario);
  const revealed = new Set([
    ...scenario.nodes.flatMap((node) => node.notices),
    ...all.flatMap(({ action }) => action.reveals),
  ]);
  const read = new Set(
    all
      .flatMap(({ action }) => [action.when, ...('then' in action ? action.then.map((branch) => branch.when) : [])])
      .flatMap(flagsIn),
  );
  return [
    ...Object.keys(scenario.cues)
      .filter((id) => !revealed.has(id))
      .map((id) =>
        error(
          'cue-never-found',
          ['cues', id],
          `Nothing reveals the cue "${id}".`,
          'Add it to `notices` or `reveals`, or remove it.',
        ),
      ),
    ...all.flatMap(({ action, index }) =>
      action.sets
        .filter((flag) => !read.has(flag))
        .map((flag) =>
          warning(
            'flag-never-read',
            ['nodes', index, action.id, 'sets'],
            `No condition reads the flag "${flag}".`,
            'Use it in a `when`, or remove it.',
          ),
        ),
    ),
  ];
}

function flagsIn(condition: Condition | undefined): string[] {
  if (!condition || 'has_cue' in condition || 'meter' in condition) return [];
  if ('flag' in condition) return [condition.flag];
  if ('not' in condition) return flagsIn(condition.not);
  return ('and' in condition ? condition.and : condition.or).flatMap(flagsIn);
}

function allActions(scenario: Scenario): { action: Choice | Question; index: number }[] {
  return scenario.nodes.flatMap((node, index) => actionsOf(node).map((action) => ({ action, index })));
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
