import { drawnPlan, openingSetting } from '#domain/scenario/drawn-plan';
import { planPicture } from '#domain/scenario/plan-picture';
import { planWords } from '#domain/scenario/plan-words';
import type { Scenario } from '#domain/scenario/schema';
import { type Html, html } from './html.ts';

/** The place as it stands when the scene begins, in lines that print in one color; nothing without a plan. */
export function planSvg(scenario: Scenario): Html | null {
  const drawn = drawnPlan(scenario);
  if (!drawn) return null;
  const { drawing } = drawn;
  const setting = openingSetting(scenario, drawn.floor);
  const picture = planPicture(setting, drawing);
  const radius = picture.tokenRadius;
  return html`<svg class="plan" viewBox="0 0 ${drawing.width} ${drawing.height}" role="img" aria-label="${planWords(setting).label}">
<path class="edge" d="${drawing.edges}"/>
${drawing.objects.map(
  ({ x, y, width, height, detail, label }) =>
    html`<g class="object"><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/>${detail && html`<path d="${detail}"/>`}${label && html`<text x="${x + width / 2}" y="${y + height / 2}">${label}</text>`}</g>`,
)}
<path class="swing" d="${picture.openDoors}"/><path class="masonry" d="${drawing.masonry}"/><path class="wall" d="${drawing.walls}"/>
<path class="wall" d="${drawing.windows}"/><path class="glass" d="${drawing.windows}"/><path class="door" d="${picture.closedDoors}"/>
${drawing.names.map(({ text, x, y, isUpright }) =>
  isUpright
    ? html`<text class="name" x="${x}" y="${y}" transform="rotate(-90 ${x} ${y})">${text}</text>`
    : html`<text class="name" x="${x}" y="${y}">${text}</text>`,
)}
${picture.tokens.map(
  ({ letter, officer, x, y }) =>
    html`<g class="${officer ? 'officer' : 'person'}" transform="translate(${x} ${y})">${
      officer
        ? html`<rect x="${-radius}" y="${-radius}" width="${2 * radius}" height="${2 * radius}" rx="3"/>`
        : html`<circle r="${radius}"/>`
    }<text>${letter}</text></g>`,
)}
</svg>`;
}
