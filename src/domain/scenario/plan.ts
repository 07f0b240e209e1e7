/** Tells an author everything that is wrong with a plan, each fault with its cell and remedy. */
import { type Floor, isDoor, isFloor, type PlanPeople, readFloor, splitRows } from './plan-grid.ts';
import type { Plan } from './schema.ts';

export interface PlanProblem {
  /** Permanent: never renamed, never given to another fault. */
  readonly code: string;
  /** From the top of the scenario file: ['plan', 'places', 'k']. */
  readonly field: readonly string[];
  /** Within `rows`, from 1. Both are 1 where `field` is not ['plan', 'rows']. */
  readonly row: number;
  readonly column: number;
  readonly message: string;
  readonly remedy: string;
}

export type ParsedPlan =
  | { readonly ok: true; readonly floor: Floor }
  | { readonly ok: false; readonly problems: readonly PlanProblem[] };

const maxColumns = 60;
const maxRows = 40;

/** Reads a plan, or reports every fault in it, in reading order of the grid and then of the keys. */
export function parsePlan(plan: Plan, people: PlanPeople): ParsedPlan {
  const rows = splitRows(plan.rows);
  const fromSize = sizeProblems(rows);
  if (fromSize.length) return { ok: false, problems: fromSize };
  const floor = readFloor(plan, people);
  const problems = [...cellProblems(rows, { plan, people, floor }), ...keyProblems(rows.join(''), plan, people)];
  return problems.length ? { ok: false, problems } : { ok: true, floor };
}

function sizeProblems(rows: readonly string[]): PlanProblem[] {
  if (rows.every((row) => row === ''))
    return [
      {
        ...atCell(1, 1, 'plan-empty'),
        message: 'the plan has no cell',
        remedy: 'Draw it with # for walls and . for floor, one character a meter.',
      },
    ];
  const columns = Math.max(...rows.map((row) => row.length));
  if (rows.length <= maxRows && columns <= maxColumns) return [];
  return [
    {
      ...atCell(1, 1, 'plan-too-large'),
      message: `the plan is ${columns} columns by ${rows.length} rows`,
      remedy: `Keep it within ${maxColumns} by ${maxRows}: draw only the part where people stand.`,
    },
  ];
}

interface Reading {
  readonly plan: Plan;
  readonly people: PlanPeople;
  readonly floor: Floor;
}

function cellProblems(rows: readonly string[], reading: Reading): PlanProblem[] {
  const seen = new Set<string>();
  return rows.flatMap((row, y) =>
    Array.from(row.split(''), (char, x) => {
      const fault = cellFault(char, (y + 1) * reading.floor.width + x + 1, { ...reading, isRepeated: seen.has(char) });
      seen.add(char);
      return fault ? [{ ...atCell(y + 1, x + 1, fault.code), message: fault.message, remedy: fault.remedy }] : [];
    }).flat(),
  );
}

type Fault = Pick<PlanProblem, 'code' | 'message' | 'remedy'>;

function cellFault(char: string, cell: number, reading: Reading & { readonly isRepeated: boolean }): Fault | undefined {
  if (/[A-Z]/.test(char)) return startFault(char, cell, reading);
  if (/[a-z]/.test(char)) return anchorFault(char, reading);
  if (/[0-9]/.test(char)) return objectFault(char, reading);
  if (/[+/=]/.test(char)) return openingFault(char, cell, reading.floor);
  // The second half of a character that takes two: the first has been reported.
  if (/[#. \udc00-\udfff]/.test(char)) return undefined;
  if (char === '\t')
    return {
      code: 'plan-unknown-character',
      message: 'a tab stands in the plan',
      remedy: 'Use spaces: a tab is as wide as the editor likes.',
    };
  return {
    code: 'plan-unknown-character',
    message: `${/[!-~]/.test(char) ? `"${char}"` : 'a character that is not on every keyboard'} means nothing in a plan`,
    remedy: 'Use # wall, + closed door, / open door, = window, . floor, a letter, a digit, or a space for nothing.',
  };
}

function startFault(
  token: string,
  cell: number,
  { plan, people, floor, isRepeated }: Reading & { isRepeated: boolean },
): Fault | undefined {
  const person = Object.entries(people).find(([, { token: other }]) => other === token);
  if (!person) {
    const tokens = Object.entries(people).map(([id, other]) => `${other.token} (${id})`);
    const asPlace = plan.places[token.toLowerCase()];
    return {
      code: 'plan-unknown-person',
      message: `"${token}" is no person's letter`,
      remedy: `Use one of ${tokens.join(', ')}${asPlace ? `, or a small "${token.toLowerCase()}" for ${asPlace}` : ''}.`,
    };
  }
  if (isRepeated)
    return {
      code: 'plan-person-twice',
      message: `${person[0]} ("${token}") starts in two cells`,
      remedy: 'Keep one and make the other a dot.',
    };
  if (floor.placeAt[cell] === undefined)
    return {
      code: 'plan-start-nowhere',
      message: `${person[0]} ("${token}") starts on floor that belongs to no place`,
      remedy: 'Put a small letter on that floor and name it under `places`.',
    };
  return undefined;
}

function anchorFault(letter: string, { plan, isRepeated }: Reading & { isRepeated: boolean }): Fault | undefined {
  const place = plan.places[letter];
  if (!place)
    return {
      code: 'plan-place-unnamed',
      message: `"${letter}" is not named under \`places\``,
      remedy: `Add "${letter}: some-name" to \`places\`, or make the cell a dot.`,
    };
  if (isRepeated)
    return {
      code: 'plan-place-twice',
      message: `"${letter}" (${place}) is drawn twice`,
      remedy:
        'Keep one: the letter marks where people stand, and the floor around it belongs to it. Dots for the rest.',
    };
  return undefined;
}

function objectFault(digit: string, { plan }: Reading): Fault | undefined {
  if (plan.objects[digit]) return undefined;
  return {
    code: 'plan-object-unlabeled',
    message: `"${digit}" is not labeled under \`objects\``,
    remedy: `Add "${digit}: Table" (or what it is) to \`objects\`, or make the cell a dot.`,
  };
}

/** An opening lies in a wall: floor on one side, and floor or the open on the other. */
function openingFault(char: string, cell: number, { cells, width }: Floor): Fault | undefined {
  const joins = (a: number, b: number) =>
    [a, b].some((side) => isFloor(cells[side])) && [a, b].every((side) => isFloor(cells[side]) || cells[side] === ' ');
  if (joins(cell - 1, cell + 1) || joins(cell - width, cell + width)) return undefined;
  if (!isDoor(char))
    return {
      code: 'plan-window-joins-nothing',
      message: 'the window "=" looks onto no floor',
      remedy: 'Put floor on one side of it, and floor or nothing on the other; or make it a wall "#".',
    };
  return {
    code: 'plan-door-joins-nothing',
    message: `the door "${char}" joins nothing`,
    remedy: 'Put floor on both sides of it, left and right or above and below; or make it a wall "#".',
  };
}

function keyProblems(drawn: string, plan: Plan, people: PlanPeople): PlanProblem[] {
  const places = Object.entries(plan.places);
  const ids = places.map(([, id]) => id);
  const tokens = Object.entries(people).map(([id, { token }]) => ({ id, token }));
  return [
    ...places
      .filter(([letter]) => !drawn.includes(letter))
      .map(([letter, id]) => ({
        ...atKey(['plan', 'places', letter], 'plan-place-missing'),
        message: `${id} ("${letter}") is named but not drawn`,
        remedy: `Put one small "${letter}" where people stand in it, or take it out of \`places\`.`,
      })),
    ...places
      .filter(([, id], index) => ids.indexOf(id) < index)
      .map(([letter, id]) => ({
        ...atKey(['plan', 'places', letter], 'plan-place-shared'),
        message: `two letters name ${id}`,
        remedy: 'Keep one letter for each place.',
      })),
    ...places
      .filter(([, id]) => id === 'away' || id === 'phone')
      .map(([letter, id]) => ({
        ...atKey(['plan', 'places', letter], 'plan-place-reserved'),
        message: `"${id}" has a meaning of its own and cannot be a place`,
        remedy: 'Call it something else, such as "phone-booth".',
      })),
    ...Object.keys(plan.names)
      .filter((id) => !ids.includes(id))
      .map((id) => ({
        ...atKey(['plan', 'names', id], 'plan-name-unknown'),
        message: `\`names\` calls a place "${id}" that \`places\` does not have`,
        remedy: `Use one of ${ids.join(', ')}.`,
      })),
    ...Object.keys(plan.objects)
      .filter((digit) => !drawn.includes(digit))
      .map((digit) => ({
        ...atKey(['plan', 'objects', digit], 'plan-object-missing'),
        message: `object ${digit} is labeled but not drawn`,
        remedy: `Draw it with "${digit}", one character a meter, or take the label out.`,
      })),
    ...tokens
      .filter(({ token }, index) => tokens.findIndex((other) => other.token === token) < index)
      .map(({ id, token }) => ({
        ...atKey(['people', id, 'token'], 'plan-token-shared'),
        message: `the letter "${token}" belongs to somebody else already`,
        remedy: 'Give each person a letter of their own.',
      })),
  ];
}

const atCell = (row: number, column: number, code: string) => ({ code, field: ['plan', 'rows'], row, column });

const atKey = (field: readonly string[], code: string) => ({ code, field, row: 1, column: 1 });
