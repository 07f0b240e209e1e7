/** Lays out a directed graph in layers from left to right, so that no box covers another. */

export interface LayoutBox {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}

export interface LayoutLink {
  readonly from: string;
  readonly to: string;
}

/** Box → layer, 0 at the left: the longest way from a box without a link into it. Links that close a loop do not count. */
export function layersOf(boxes: readonly LayoutBox[], links: readonly LayoutLink[]): Map<string, number> {
  const forward = withoutLoops(boxes, links);
  const layers = new Map<string, number>();
  const layerOf = (id: string): number => {
    const known = layers.get(id);
    if (known !== undefined) return known;
    const before = forward.filter((link) => link.to === id).map((link) => layerOf(link.from));
    const layer = before.length === 0 ? 0 : Math.max(...before) + 1;
    layers.set(id, layer);
    return layer;
  };
  for (const box of boxes) layerOf(box.id);
  return layers;
}

/** Links that lead on, not back to a box that led here: what is left has no loop. */
export function withoutLoops(boxes: readonly LayoutBox[], links: readonly LayoutLink[]): LayoutLink[] {
  const forward: LayoutLink[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (id: string) => {
    state.set(id, 'open');
    for (const link of links) {
      if (link.from !== id || state.get(link.to) === 'open') continue;
      forward.push(link);
      if (!state.has(link.to)) visit(link.to);
    }
    state.set(id, 'done');
  };
  for (const box of boxes) if (!state.has(box.id)) visit(box.id);
  return forward;
}

/**
 * Tops of the boxes of each column. Boxes keep close to those they are linked to, at least `gap` apart; the
 * order within a column follows the mean of their neighbors to the left, then to the right, until it settles.
 */
export function placeColumns(
  columns: readonly (readonly LayoutBox[])[],
  links: readonly LayoutLink[],
  gap: number,
): Map<string, number> {
  const middles = new Map<string, number>();
  for (const column of columns) spread(column, middles, () => 0, gap);
  const meanOf = (ids: readonly string[], fallback: number) =>
    ids.length === 0 ? fallback : ids.reduce((sum, id) => sum + (middles.get(id) ?? 0), 0) / ids.length;
  const from = (id: string) => links.filter((link) => link.to === id).map((link) => link.from);
  const to = (id: string) => links.filter((link) => link.from === id).map((link) => link.to);
  for (let round = 0; round < 6; round++) {
    const neighbors = round % 2 === 0 ? from : to;
    const order = round % 2 === 0 ? columns : [...columns].reverse();
    for (const column of order)
      spread(column, middles, (box) => meanOf(neighbors(box.id), middles.get(box.id) ?? 0), gap);
  }
  const boxes = columns.flat();
  const highest = Math.min(...boxes.map((box) => (middles.get(box.id) ?? 0) - box.height / 2));
  return new Map(boxes.map((box) => [box.id, (middles.get(box.id) ?? 0) - box.height / 2 - highest]));
}

/** Puts each box of a column as near as it can be to where it would like its middle. */
function spread(
  column: readonly LayoutBox[],
  middles: Map<string, number>,
  wish: (box: LayoutBox) => number,
  gap: number,
): void {
  const wished = column
    .map((box, index) => ({ box, at: wish(box), index }))
    .sort((a, b) => a.at - b.at || a.index - b.index);
  // Neighbors that would overlap move as one block, whose middle is the mean of what its members wish.
  const blocks: { members: { box: LayoutBox; at: number }[]; top: number; height: number }[] = [];
  for (const { box, at } of wished) {
    blocks.push({ members: [{ box, at }], top: at - box.height / 2, height: box.height });
    for (let last = blocks.length - 1; last > 0; last--) {
      const above = blocks[last - 1];
      const below = blocks[last];
      if (!above || !below || above.top + above.height + gap <= below.top) break;
      blocks.splice(last - 1, 2, merged([...above.members, ...below.members], gap));
    }
  }
  for (const block of blocks) {
    let top = block.top;
    for (const { box } of block.members) {
      middles.set(box.id, top + box.height / 2);
      top += box.height + gap;
    }
  }
}

function merged(members: { box: LayoutBox; at: number }[], gap: number) {
  let below = 0;
  const tops = members.map(({ box, at }) => {
    const wishedTop = at - box.height / 2 - below;
    below += box.height + gap;
    return wishedTop;
  });
  return { members, top: tops.reduce((sum, top) => sum + top, 0) / tops.length, height: below - gap };
}
