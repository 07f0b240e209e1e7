/** Where everything in the picture of a scenario lies: layers from left to right, folded into rows as a text is into lines. */
import { type LayoutBox, type LayoutLink, layersOf, placeColumns } from '#domain/scenario/layout';
import type { Scenario } from '#domain/scenario/schema';
import { nodeBox, type Passage, type PictureBox, passagesFrom } from './graph-parts.ts';

export interface PlacedBox {
  readonly box: PictureBox;
  readonly x: number;
  readonly y: number;
  /** `passage`: choices. `onward`: a node that stands at the beginning of the next row. */
  readonly role: 'node' | 'passage' | 'onward';
}

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PlacedLine {
  /** From box to box, and through the free lanes between them. */
  readonly points: readonly Spot[];
  readonly arrow: boolean;
}

export interface GraphLayout {
  readonly boxes: readonly PlacedBox[];
  readonly lines: readonly PlacedLine[];
  readonly width: number;
  readonly height: number;
}

const widestRow = 1320;
const gutter = 46;
const boxGap = 18;
const rowGap = 44;

interface Item extends LayoutBox {
  readonly role: PlacedBox['role'] | 'lane';
  readonly box: PictureBox;
  readonly column: number;
}

export function layoutGraph(scenario: Scenario): GraphLayout {
  const nodes = scenario.nodes.map((node) => nodeBox(scenario, node));
  const passages = scenario.nodes.flatMap(passagesFrom);
  const layers = layersOf(nodes, passages);
  const layer = (id: string) => layers.get(id) ?? 0;
  // Nodes stand in even columns, the choices that lead on from them in odd ones.
  const items: Item[] = nodes.map((box) => ({ ...box, box, role: 'node', column: 2 * layer(box.id) }));
  const chains: string[][] = [];
  for (const passage of passages) {
    const box = layer(passage.to) > layer(passage.from) ? passage : backward(passage, scenario);
    const column = 2 * layer(passage.from) + 1;
    items.push({ ...box, box, role: 'passage', column });
    if (box !== passage) {
      chains.push([passage.from, box.id]);
      continue;
    }
    const lanes: string[] = [];
    for (let at = column + 1; at < 2 * layer(passage.to); at++) {
      const id = `${passage.id}@${at}`;
      lanes.push(id);
      items.push({ id, width: 0, height: 14, box, role: 'lane', column: at });
    }
    chains.push([passage.from, passage.id, ...lanes, passage.to]);
  }
  return stacked(rowsOf(items).map((row) => placeRow(row, chains)));
}

/** A choice that leads back to an earlier node names it: a line across the whole picture would only confuse. */
function backward(passage: Passage, scenario: Scenario): PictureBox {
  const title = scenario.nodes.find((node) => node.id === passage.to)?.title ?? passage.to;
  const text = `back to ${title}`;
  return {
    ...passage,
    rows: [...passage.rows, { text, style: 'condition' }],
    width: Math.max(passage.width, text.length * 5.5 + 28),
    height: passage.height + 14,
  };
}

/** Cuts the columns before a row grows too wide, at a node that everything passes through. The node stands in both rows. */
function rowsOf(items: readonly Item[]): Item[][] {
  const last = Math.max(...items.map((item) => item.column));
  const columns = Array.from({ length: last + 1 }, (_, column) => items.filter((item) => item.column === column));
  const rows: Item[][] = [];
  let first = 0;
  while (first <= last) {
    let width = 0;
    let cut = last;
    for (let at = first; at <= last; at++) {
      const column = columns[at] ?? [];
      width += columnWidth(column) + gutter;
      const isNarrow = column.length === 1 && column[0]?.role === 'node' && at > first;
      if (isNarrow && at < last) cut = at;
      if (width > widestRow && cut < last) break;
      if (at === last) cut = last;
    }
    const row = columns.slice(first, cut + 1).flat();
    rows.push(
      cut < last ? row.map((item) => (item.column === cut ? { ...item, role: 'onward' as const } : item)) : row,
    );
    if (cut === last) break;
    first = cut;
  }
  return rows;
}

function columnWidth(column: readonly Item[]): number {
  return Math.max(0, ...column.map((item) => item.width));
}

function placeRow(row: readonly Item[], chains: readonly (readonly string[])[]): GraphLayout {
  const first = Math.min(...row.map((item) => item.column));
  const last = Math.max(...row.map((item) => item.column));
  const columns = Array.from({ length: last - first + 1 }, (_, index) =>
    row.filter((item) => item.column === first + index),
  );
  const byId = new Map(row.map((item) => [item.id, item]));
  const links: LayoutLink[] = chains.flatMap((chain) =>
    chain.slice(1).flatMap((to, index) => {
      const from = chain[index] ?? '';
      const [a, b] = [byId.get(from), byId.get(to)];
      return a && b && a.column < b.column ? [{ from, to }] : [];
    }),
  );
  const tops = placeColumns(columns, links, boxGap);
  const lefts: number[] = [];
  let width = 0;
  for (const column of columns) {
    lefts.push(width);
    width += columnWidth(column) + gutter;
  }
  const spot = (item: Item) => ({ x: lefts[item.column - first] ?? 0, y: tops.get(item.id) ?? 0 });
  const boxes = row.flatMap((item): PlacedBox[] =>
    item.role === 'lane' || item.width === 0 ? [] : [{ box: item.box, role: item.role, ...spot(item) }],
  );
  const lines = links.map(({ from, to }): PlacedLine => {
    const [a, b] = [byId.get(from) as Item, byId.get(to) as Item];
    const [start, end] = [spot(a), spot(b)];
    return {
      points: [
        { x: start.x + a.width, y: start.y + a.height / 2 },
        { x: end.x, y: end.y + b.height / 2 },
      ],
      arrow: b.role === 'node' || b.role === 'onward',
    };
  });
  const height = Math.max(...row.map((item) => (tops.get(item.id) ?? 0) + item.height));
  return { boxes, lines, width: width - gutter, height };
}

function stacked(rows: readonly GraphLayout[]): GraphLayout {
  const boxes: PlacedBox[] = [];
  const lines: PlacedLine[] = [];
  let top = 0;
  for (const row of rows) {
    boxes.push(...row.boxes.map((box) => ({ ...box, y: box.y + top })));
    lines.push(...row.lines.map((line) => ({ ...line, points: line.points.map(({ x, y }) => ({ x, y: y + top })) })));
    top += row.height + rowGap;
  }
  return { boxes, lines, width: Math.max(...rows.map((row) => row.width)), height: top - rowGap };
}
