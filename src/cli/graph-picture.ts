/** A scenario's graph as an SVG that stands alone: it opens in a browser, prints, and reads aloud. */
import type { Proof } from '#domain/scenario/prove';
import type { Node, Scenario } from '#domain/scenario/schema';
import { fontSize, octagonWidth, passagesFrom, rowHeight, type TextRow } from './graph-parts.ts';
import { type GraphLayout, layoutGraph, type PlacedBox, type PlacedLine } from './graph-rows.ts';

const margin = 28;
const headHeight = 66;
const footHeight = 34;

const style = `
text{font-family:ui-sans-serif,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;fill:#1c2a36}
.id{font-family:ui-monospace,"DejaVu Sans Mono",Menlo,Consolas,"Courier New",monospace}
.title{font-weight:700}.kind{fill:#51606d}.condition{fill:#51606d;font-style:italic}
.node{fill:#fff;stroke:#2f4254;stroke-width:1.6}.hub{fill:#eef4f9}.ending{fill:#f3f2ee}
.passage{fill:#fff;stroke:#c4ccd3}.onward{fill:none;stroke:#7b8894;stroke-dasharray:5 4}
.line{fill:none;stroke:#7b8894;stroke-width:1.4}.octagon{fill:#8f1d17}.code{fill:#fff;font-weight:700;font-size:10px}`;

export function graphPicture(scenario: Scenario, proof: Proof): string {
  const layout = layoutGraph(scenario);
  const width = Math.ceil(Math.max(layout.width, 640)) + 2 * margin;
  const height = Math.ceil(layout.height) + headHeight + footHeight + 2 * margin;
  const nodes = new Map(scenario.nodes.map((node) => [node.id, node]));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" style="max-width:100%;height:auto;background:#fff" role="img" aria-labelledby="title desc">`,
    `<title id="title">${escaped(`${scenario.title}: nodes and choices`)}</title>`,
    `<desc id="desc">${escaped(inWords(scenario))}</desc>`,
    `<style>${style}</style>`,
    '<defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 10 5 0 10z" fill="#7b8894"/></marker></defs>',
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    head(scenario, proof),
    `<g transform="translate(${margin} ${margin + headHeight})">`,
    ...drawing(layout, nodes),
    '</g>',
    foot(height),
    '</svg>',
  ].join('\n');
}

function head(scenario: Scenario, proof: Proof): string {
  const facts = `${scenario.id}, version ${scenario.version}: ${scenario.nodes.length} nodes, ${proof.orderedPaths.toLocaleString('en-US')} ways through`;
  return [
    `<text x="${margin}" y="${margin + 22}" font-size="24" font-weight="700">${escaped(scenario.title)}</text>`,
    `<text x="${margin}" y="${margin + 44}" font-size="13" class="kind">${escaped(facts)}</text>`,
  ].join('\n');
}

function foot(height: number): string {
  const y = height - margin;
  return [
    octagon(margin, y - 13, 'CE'),
    `<text x="${margin + octagonWidth + 8}" y="${y}" font-size="12" class="kind">a critical error; the number says which. A dashed box goes on at the beginning of the next row. Numbers after questions are minutes.</text>`,
  ].join('\n');
}

function drawing(layout: GraphLayout, nodes: ReadonlyMap<string, Node>): string[] {
  return [...layout.lines.map(linePath), ...layout.boxes.map((placed) => boxShape(placed, nodes.get(placed.box.id)))];
}

function linePath({ points, arrow }: PlacedLine): string {
  const [start, end] = points;
  if (!start || !end) return '';
  const bend = Math.max(16, (end.x - start.x) / 2);
  const n = (value: number) => Number(value.toFixed(1));
  const d = `M${n(start.x)} ${n(start.y)}C${n(start.x + bend)} ${n(start.y)} ${n(end.x - bend)} ${n(end.y)} ${n(end.x)} ${n(end.y)}`;
  return `<path class="line" d="${d}"${arrow ? ' marker-end="url(#tip)"' : ''}/>`;
}

function boxShape({ box, role, x, y }: PlacedBox, node: Node | undefined): string {
  const shape =
    role === 'passage'
      ? `<rect class="passage" width="${box.width}" height="${box.height}" rx="6"/>`
      : role === 'onward'
        ? `<rect class="onward" width="${box.width}" height="${box.height}" rx="4"/>`
        : nodeShape(node?.kind ?? 'scene', box.width, box.height);
  const rows = role === 'onward' ? box.rows.filter((row) => row.style === 'title') : box.rows;
  const note: TextRow[] = role === 'onward' ? [{ text: 'next row', style: 'kind' }] : [];
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})">${shape}${texts([...rows, ...note], box.width, box.height, role === 'passage')}</g>`;
}

function nodeShape(kind: Node['kind'], width: number, height: number): string {
  const points = (...pairs: [number, number][]) => pairs.map((pair) => pair.join(',')).join(' ');
  switch (kind) {
    case 'scene':
      return `<rect class="node" width="${width}" height="${height}" rx="4"/>`;
    case 'hub':
      return `<rect class="node hub" width="${width}" height="${height}" rx="18"/>`;
    case 'commit':
      return `<polygon class="node" points="${points([0, height / 2], [14, 0], [width - 14, 0], [width, height / 2], [width - 14, height], [14, height])}"/>`;
    case 'report':
      return `<path class="node" d="M0 0H${width - 14}L${width} 14V${height}H0zM${width - 14} 0V14H${width}"/>`;
    case 'ranking':
      return `<polygon class="node" points="${points([12, 0], [width, 0], [width - 12, height], [0, height])}"/>`;
    case 'ending': {
      const round = Math.min(20, height / 2);
      return `<rect class="node ending" width="${width}" height="${height}" rx="${round}"/><rect class="node ending" x="4" y="4" width="${width - 8}" height="${height - 8}" rx="${round - 4}"/>`;
    }
  }
}

/** Rows of text, one below the other; ids line up at the left, titles stand in the middle. */
function texts(rows: readonly TextRow[], width: number, height: number, isPassage: boolean): string {
  let y = (height - rows.reduce((sum, row) => sum + rowHeight[row.style], 0)) / 2;
  return rows
    .map((row) => {
      const line = rowHeight[row.style];
      const base = y + line * 0.74;
      y += line;
      const isCentered = !isPassage && (row.style === 'title' || row.style === 'kind');
      const left = 14 + (row.critical ? octagonWidth + 6 : 0);
      const place = isCentered ? `x="${width / 2}" text-anchor="middle"` : `x="${left}"`;
      const text = `<text class="${row.style}" ${place} y="${base.toFixed(1)}" font-size="${fontSize[row.style]}">${escaped(row.text)}</text>`;
      return row.critical ? octagon(14, base - 12.5, row.critical) + text : text;
    })
    .join('');
}

/** The shape of a stop sign, drawn out so that its code fits. */
function octagon(x: number, y: number, code: string): string {
  const [w, h, c] = [octagonWidth, 16, 5];
  const points = `${c},0 ${w - c},0 ${w},${c} ${w},${h - c} ${w - c},${h} ${c},${h} 0,${h - c} 0,${c}`;
  return `<g transform="translate(${x} ${y.toFixed(1)})"><polygon class="octagon" points="${points}"/><text class="code" x="${w / 2}" y="11.6" text-anchor="middle">${escaped(code)}</text></g>`;
}

/** The same in words, for who cannot see it. */
function inWords(scenario: Scenario): string {
  const titles = new Map(scenario.nodes.map((node) => [node.id, node.title]));
  const sentences = scenario.nodes.map((node) => {
    const ways = passagesFrom(node).map(({ to, words }) => `${titles.get(to)}${words ? ` by ${words}` : ''}`);
    return `${node.title} (${node.kind})${ways.length > 0 ? ` leads to ${ways.join('; ')}` : ''}.`;
  });
  return sentences.join(' ');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
