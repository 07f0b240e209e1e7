/** What the picture of a scenario is made of: a box for each node, and one for the choices that lead from node to node. */
import { targetsOf } from '#domain/scenario/liveness';
import type { Choice, Node, Question, Scenario } from '#domain/scenario/schema';
import { conditionWords } from './condition-words.ts';

export interface TextRow {
  readonly text: string;
  readonly style: 'title' | 'kind' | 'id' | 'condition';
  /** A critical error's code, drawn in an octagon before the text. */
  readonly critical?: string | undefined;
}

export interface PictureBox {
  readonly id: string;
  readonly rows: readonly TextRow[];
  readonly width: number;
  readonly height: number;
}

/** The choices that lead from one node to another. */
export interface Passage extends PictureBox {
  readonly from: string;
  readonly to: string;
  /** For the description in words: "split, or wait if late". */
  readonly words: string;
}

export const rowHeight: Readonly<Record<TextRow['style'], number>> = { title: 19, kind: 15, id: 17, condition: 14 };
export const fontSize: Readonly<Record<TextRow['style'], number>> = { title: 14, kind: 11, id: 11.5, condition: 10.5 };
export const octagonWidth = 30;

/** No font is at hand to measure with: generous means, in em. Ids are set in a typewriter face, which is exact. */
const letterWidth: Readonly<Record<TextRow['style'], number>> = { title: 0.59, kind: 0.53, id: 0.61, condition: 0.5 };
const paddingX = 14;
const paddingY = 10;

export function nodeBox(scenario: Scenario, node: Node): PictureBox {
  const facts = [
    ...(node.id === scenario.start ? ['start'] : []),
    node.kind,
    ...(node.kind === 'hub' ? [`${node.budget} minutes`] : []),
    ...(node.clock ? [node.clock] : []),
    ...(node.kind === 'scene' && node.soft_seconds ? [`timer ${node.soft_seconds} s: ${node.timeout}`] : []),
  ];
  const rows: TextRow[] = [
    ...broken(node.title, 20).map((text): TextRow => ({ text, style: 'title' })),
    { text: facts.join(' · '), style: 'kind' },
    ...(node.kind === 'hub'
      ? node.questions.flatMap((question) => actionRows(question, `${question.id} (${question.cost})`))
      : []),
    ...(node.kind === 'ranking' ? node.items.map((item): TextRow => ({ text: item.id, style: 'id' })) : []),
  ];
  return boxOf(node.id, rows, node.kind === 'scene' || node.kind === 'hub' ? 0 : 12);
}

/** One passage for each pair of nodes of which the first can lead to the second. */
export function passagesFrom(node: Node): Passage[] {
  return [...new Set(targetsOf(node))].map((to) => {
    const entries = 'choices' in node ? node.choices.flatMap((choice) => entriesTo(choice, to)) : [];
    const conditions = [...new Set(entries.map(({ condition }) => condition))];
    const rows = conditions.flatMap((condition): TextRow[] => [
      ...broken(condition, 34).map((text): TextRow => ({ text, style: 'condition' })),
      ...entries
        .filter((entry) => entry.condition === condition)
        .flatMap(({ choice }) => actionRows(choice, choice.id)),
    ]);
    const words = entries.map(({ choice, condition }) =>
      [choice.id, choice.ce && `(${choice.ce})`, condition].filter(Boolean).join(' '),
    );
    return { ...boxOf(`${node.id}>${to}`, rows, 0), from: node.id, to, words: words.join(', ') };
  });
}

function entriesTo(choice: Choice, to: string): { choice: Choice; condition: string }[] {
  return choice.then.flatMap((branch) => {
    if (branch.go !== to) return [];
    const isLast = choice.then.length > 1 && !branch.when;
    return [{ choice, condition: branch.when ? `if ${conditionWords(branch.when)}` : isLast ? 'otherwise' : '' }];
  });
}

function actionRows(action: Choice | Question, text: string): TextRow[] {
  const condition = action.when ? broken(`only if ${conditionWords(action.when)}`, 34) : [];
  return [
    { text, style: 'id', critical: action.ce },
    ...condition.map((each): TextRow => ({ text: each, style: 'condition' })),
  ];
}

function boxOf(id: string, rows: readonly TextRow[], slant: number): PictureBox {
  if (rows.length === 0) return { id, rows, width: 0, height: 0 };
  return {
    id,
    rows,
    width: Math.ceil(Math.max(...rows.map(rowWidth))) + 2 * (paddingX + slant),
    height: rows.reduce((sum, row) => sum + rowHeight[row.style], 0) + 2 * paddingY,
  };
}

function rowWidth({ text, style, critical }: TextRow): number {
  return text.length * fontSize[style] * letterWidth[style] + (critical ? octagonWidth + 6 : 0);
}

/** Words in lines of at most so many characters; none for an empty text. */
function broken(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ').filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
