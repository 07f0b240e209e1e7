/** What the plan shows, in words: the list beside it, and who can see and hear you. */
import { type Floor, isDoor, type Place } from './plan-grid.ts';
import { cellsWithDoors, type Setting, witnesses } from './plan-senses.ts';

export interface PlanWords {
  /** In the order of `people`. */
  readonly people: readonly {
    readonly id: string;
    readonly token: string;
    readonly officer: boolean;
    /** In the same place as you, within earshot. */
    readonly isWithYou: boolean;
    /** "Renee, in the kitchen" */
    readonly words: string;
  }[];
  /** "Kitchen door closed." Empty if you are not on the plan. */
  readonly headline: string;
  /** "Nobody outside can see or hear you two." One to four short sentences. */
  readonly sentence: string;
  /** "Cole can hear you but not see you." Empty if nobody beyond those with you perceives anything. */
  readonly outside: string;
  /** "Kitchen: counter, stove", one for each place that has any. */
  readonly objects: readonly string[];
  /** All but the objects, for a picture's accessible name. */
  readonly label: string;
}

export function planWords(setting: Setting): PlanWords {
  const { floor, people, positions } = setting;
  const near = companions(setting);
  const where = (id: string) => placeWords(floor, positions[id]);
  const headline = headlineFor(setting);
  const outside = headline && outsideFor(setting, near);
  const sentence = headline && sentenceFor(setting, near, outside);

  const spots = [...new Set(Object.keys(people).map(where))];
  const groups = spots.map((spot) => {
    const there = Object.keys(people).filter((id) => where(id) === spot);
    return `${listed(there.map((id) => people[id]?.name ?? id))}, ${spot}`;
  });
  return {
    people: Object.entries(people).map(([id, { name, token, officer }]) => ({
      id,
      token,
      officer: officer === true,
      isWithYou: near.includes(id),
      words: `${name}, ${where(id)}`,
    })),
    headline,
    sentence,
    outside,
    objects: objectWords(floor),
    label: `Floor plan. ${groups.join('; ')}. ${headline} ${sentence}`.trim(),
  };
}

/** The others in your place who hear you. */
export function companions(setting: Setting): string[] {
  const { floor, positions } = setting;
  const you = positions.you ?? '';
  if (!floor.places[you]) return [];
  const heard = witnesses(setting, 'you');
  return Object.keys(heard).filter((id) => positions[id] === you && heard[id]?.hears);
}

/** "in the kitchen", "on the landing", "at bay 4", "at Larkfield Court" */
function placeWords(floor: Floor, at: string | undefined): string {
  const place = floor.places[at ?? ''];
  if (!place) return at === 'phone' ? 'on the phone' : 'not here';
  const { name } = place;
  const isProper = / [A-Z]|['’]s\b/.test(name);
  const article = isProper || /\d/.test(name) ? '' : 'the ';
  return `${prepositionFor(place)} ${article}${isProper ? name : name.charAt(0).toLowerCase() + name.slice(1)}`;
}

function prepositionFor({ name, openAir }: Place): 'on' | 'in' | 'at' {
  if (/landing|porch|stair|steps|balcony|walk|curb|street|platform|roof|deck|driveway|path/i.test(name)) return 'on';
  if (/desk|counter|door|entrance|gate|window|machine/i.test(name)) return 'at';
  if (/room|area|aisle|lot\b|yard|garden|park\b|alley|lobby|hall|corridor|\bcar\b/i.test(name)) return 'in';
  return openAir ? 'at' : 'in';
}

function headlineFor({ floor, positions, doors }: Setting): string {
  const place = floor.places[positions.you ?? ''];
  if (!place) return '';
  if (place.openAir) return 'In the open.';
  const cells = cellsWithDoors(floor, doors);
  // A double door is one door.
  const leaves = place.doors.filter((door) => !isDoor(cells[door - 1]) && !isDoor(cells[door - floor.width]));
  const open = leaves.filter((door) => cells[door] === '/').length;
  if (leaves.length === 0) return 'No door here.';
  if (leaves.length === 1) return `${place.name} door ${open ? 'open' : 'closed'}.`;
  if (open === 0) return `${place.name} doors closed.`;
  return open === leaves.length
    ? `${place.name} doors open.`
    : `${place.name}: ${open} of ${leaves.length} doors open.`;
}

/** Who else sees or hears you or those with you. */
function outsideFor(setting: Setting, near: readonly string[]): string {
  const { people, positions } = setting;
  const seen = ['you', ...near].map((id) => witnesses(setting, id));
  const others = Object.keys(people).filter((id) => id !== 'you' && !near.includes(id));
  const onPhone = others.filter((id) => positions[id] === 'phone');
  const perceiving = (sees: boolean, hears: boolean) =>
    others.filter(
      (id) =>
        !onPhone.includes(id) && seen.some((by) => by[id]?.sees) === sees && seen.some((by) => by[id]?.hears) === hears,
    );
  return [
    ...says(setting, perceiving(true, true), 'can see and hear you.'),
    ...says(setting, perceiving(false, true), 'can hear you but not see you.'),
    ...says(setting, perceiving(true, false), 'can see you but not hear you.'),
    ...says(
      setting,
      onPhone,
      `${onPhone.length > 1 ? 'are' : 'is'} on an open phone line and ${onPhone.length > 1 ? 'hear' : 'hears'} everything.`,
    ),
  ].join(' ');
}

function sentenceFor(setting: Setting, near: readonly string[], outside: string): string {
  const { floor, positions } = setting;
  const nobody = floor.places[positions.you ?? '']?.openAir || near.length > 1 ? 'Nobody else' : 'Nobody outside';
  const whom = ['you', 'you two'][near.length] ?? 'you';
  return [
    ...(near.length > 1 ? says(setting, near, 'are with you and hear everything.') : []),
    outside || `${near.length ? nobody : 'Nobody'} can see or hear ${whom}.`,
  ].join(' ');
}

function says({ people }: Setting, ids: readonly string[], rest: string): string[] {
  return ids.length ? [`${listed(ids.map((id) => people[id]?.name ?? id))} ${rest}`] : [];
}

function objectWords(floor: Floor): string[] {
  return Object.entries(floor.places).flatMap(([id, { name }]) => {
    const inside = floor.objects.filter(({ x, y }) => floor.placeAt[y * floor.width + x] === id);
    const labels = [...new Set(inside.map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1)))];
    return labels.length ? [`${name}: ${labels.join(', ')}`] : [];
  });
}

/** "A", "A and B", "A, B, and C" */
function listed(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1)}`;
}
