/** The instructor's pages of a scenario: what it teaches, where to stop, and the key. */
import { type Mark, markOfChoice } from '#domain/attempt/marks';
import type { Guide } from '#domain/course/guide';
import type { Outline } from '#domain/course/outline';
import { actionsOf } from '#domain/scenario/liveness';
import type { Judged, Node, Scenario } from '#domain/scenario/schema';
import { type Html, html } from './html.ts';
import type { PaperScene } from './paper.ts';

const markWords: Readonly<Record<Mark, string>> = {
  best: 'Best',
  partial: 'Partial',
  poor: 'Poor',
  critical: 'Critical',
};

const truths: Readonly<Record<Judged['truth'], string>> = {
  signal: 'a victim of sex trafficking',
  noise: 'not a victim of sex trafficking',
  ambiguous: 'open: this judgment is not counted',
};

export function sceneKey(
  scenario: Scenario,
  paper: PaperScene,
  notes: Guide['scenarios'][number] | undefined,
  { objectives }: Pick<Outline, 'objectives'>,
): Html {
  const { facilitator, debrief, judged, people, cues } = scenario;
  return html`<section class="key" id="scene-${scenario.id}">
<p class="over">Scenario, instructor only</p>
<h2>${scenario.title}</h2>
<p class="quiet">${scenario.summary} About ${scenario.minutes} minutes alone${notes && `, ${notes.minutes} in class with the debrief`}.</p>
<h3>What it practices</h3>
<ul>${objectives.filter(({ id }) => scenario.objectives.includes(id)).map(({ text }) => html`<li>${text}</li>`)}</ul>
${Object.entries(judged).map(
  ([id, { truth }]) =>
    html`<p class="truth"><b>${people[id]?.name ?? id}</b> is ${truths[truth]}. Say so in the debrief and not before.</p>`,
)}
${notes && html`<h3>Where to stop and what to ask</h3><ul>${notes.ask.map((each) => html`<li>${each}</li>`)}</ul>`}
${facilitator && html`<h3>Notes</h3><ul>${facilitator.notes.map((each) => html`<li>${each}</li>`)}</ul>`}
${facilitator && facilitator.misconceptions.length > 0 && html`<h3>Misconceptions to expect</h3><ul>${facilitator.misconceptions.map((each) => html`<li>${each}</li>`)}</ul>`}
${debrief && html`<h3>For the talk afterward</h3><ol>${debrief.prompts.map((each) => html`<li>${each}</li>`)}</ol><p class="next"><b>Next shift.</b> ${debrief.next_shift}</p>`}
<h3>The key</h3>
<p class="quiet">Letters and numbers are those of the paper version. Provisional until an expert panel has confirmed it.</p>
<table class="marked"><thead><tr><th scope="col">Option</th><th scope="col">Mark</th><th scope="col">What to say about it</th></tr></thead>
${scenario.nodes.map((node) => keyRows(node, paper))}</table>
<h3>What could be noticed or asked, and what it tells</h3>
<ul class="cues">${Object.values(cues).map(({ text, meaning }) => html`<li><b>${text}</b> ${meaning}</li>`)}</ul>
</section>`;
}

const order: readonly Mark[] = ['best', 'partial', 'poor', 'critical'];

function keyRows(node: Node, { paragraphs }: PaperScene): Html | null {
  const rows = actionsOf(node)
    .map((action) => ({ action, mark: markOfChoice(node, action) }))
    .sort((a, b) => order.indexOf(a.mark) - order.indexOf(b.mark));
  if (rows.length === 0) return null;
  const onPaper = paragraphs.find(({ id }) => id === node.id);
  const options = onPaper && 'options' in onPaper ? onPaper.options : [];
  const letterOf = (id: string) => {
    const to = paragraphs.find((paragraph) => paragraph.id === id)?.number;
    return String.fromCharCode(65 + options.findIndex((option) => option.to === to));
  };
  return html`<tbody><tr class="decision"><th colspan="3" scope="rowgroup">${node.title} <span class="quiet">at ${onPaper?.number}</span></th></tr>
${rows.map(
  ({ action, mark }) =>
    html`<tr><td><b>${letterOf(action.id)}</b> ${action.text}</td><td>${markWords[mark]}${action.ce && ` (${action.ce})`}</td><td>${action.remedy ?? action.why}</td></tr>`,
)}</tbody>`;
}
