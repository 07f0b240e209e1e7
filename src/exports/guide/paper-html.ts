/** The handout of a scenario: what the room reads, and the sheet that it writes on. */
import type { Register } from '#domain/course/citation';
import type { Line, Scenario } from '#domain/scenario/schema';
import { arrow, pencil, turnTo } from './drawn-marks.ts';
import { type Html, html } from './html.ts';
import type { PaperNode, PaperOutcome, PaperScene, Paragraph, Turn } from './paper.ts';
import { paperCondition } from './paper-conditions.ts';
import { planSvg } from './plan-svg.ts';
import { sheet } from './sheet-html.ts';
import { sourcesIn } from './sources-in.ts';

export function handout(scenario: Scenario, paper: PaperScene, register: Register): Html {
  const plan = planSvg(scenario);
  return html`<section class="handout" id="paper-${scenario.id}">
<p class="over">For the room</p>
<h3 class="title">${scenario.title}</h3>
<p class="quiet">${scenario.place}. ${sentence(scenario.time)}</p>
<p><b>Content note.</b> ${scenario.note} The people and the place are invented.</p>
<div class="${plan ? 'beside' : 'alone'}">
${plan}
<div>
<p><b>Who is there</b></p>
<ul class="people">${Object.values(scenario.people).map(
    ({ name, token, role }) => html`<li><b>${token}</b> ${name}${role && `, ${role}`}</li>`,
  )}</ul>
${plan && html`<p class="small">Officers stand in squares, others in circles, each where the scene begins. Whoever is not in the picture comes later or is on the phone.</p>`}
</div>
</div>
<p class="how">Begin at <b>1</b>. Decide together or alone, then turn to the number after the arrow ${arrow}. What stands after a pencil ${pencil} goes into your notebook, on the last sheet. Do not read on: neighbors on the page have nothing to do with each other.</p>
<ol class="paragraphs">${paper.paragraphs.map((paragraph) => paragraphHtml(paragraph, scenario, paper, register))}</ol>
${sheet(scenario, paper, register)}
</section>`;
}

/** With a period, unless it ends in one. */
function sentence(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

function paragraphHtml(paragraph: Paragraph, scenario: Scenario, paper: PaperScene, register: Register): Html {
  const body =
    paragraph.kind === 'outcome'
      ? outcomeHtml(paragraph, scenario, paper, register)
      : nodeHtml(paragraph, scenario, paper);
  return html`<li value="${paragraph.number}"><b class="number"><span>${paragraph.number}</span></b>${body}</li>`;
}

function nodeHtml(node: PaperNode, scenario: Scenario, paper: PaperScene): Html {
  const begins =
    node.kind === 'ending'
      ? html`<p class="clock">${node.title}</p>`
      : node.clock && html`<p class="clock">${node.clock}</p>`;
  return html`${begins}${node.see && html`<p class="scene">${node.see}</p>`}${script(node.lines, scenario)}${notes(node.notes, scenario)}${asks(node, scenario, paper)}`;
}

function asks(node: PaperNode, scenario: Scenario, paper: PaperScene): Html {
  const only = (when: Turn['when']) =>
    when && html` <span class="quiet">(only if ${paperCondition(when, scenario, paper)})</span>`;
  const options = html`<ol class="options" type="A">${node.options.map(
    ({ text, cost, when, to }) =>
      html`<li>${text}${cost !== null && ` (${cost} min)`}${only(when)}${to > 0 && html` ${turnTo(to)}`}</li>`,
  )}</ol>`;
  switch (node.kind) {
    case 'ending':
      return html`<p class="end">The scene ends here.</p>`;
    case 'hub':
      return html`<p class="prompt">You have ${node.budget} minutes for questions.</p><p>Ask what you like as long as there is time, each question once, and come back here.</p>${options}<p>When you are done ${turnTo(node.onward)}</p>`;
    case 'commit':
      return html`${Object.values(scenario.judged).map(({ question }) => html`<p class="prompt">${question}</p>`)}<p>On your sheet, everyone alone: a potential victim of sex trafficking, or something else. And how sure: 55, 65, 75, 85 or 95 percent. It is not changed later.</p><p>Then ${turnTo(node.onward)}</p>`;
    case 'ranking':
      return html`<p class="prompt">${node.prompt} Write the order on your sheet.</p>${options}<p>Then ${turnTo(node.onward)}</p>`;
    default:
      return html`<p class="prompt">${node.prompt ?? 'What do you do?'}</p>${options}`;
  }
}

function outcomeHtml(outcome: PaperOutcome, scenario: Scenario, paper: PaperScene, register: Register): Html {
  const marks = [
    ...outcome.ticks.map((flag) => `Tick box ${paper.boxes[flag]}.`),
    ...outcome.unticks.map((flag) => `Clear box ${paper.boxes[flag]}.`),
    ...outcome.counts.map(({ meter, by }) => `Your ${meter}: ${by > 0 ? `+${by}` : `−${-by}`}.`),
  ];
  return html`${script(outcome.lines, scenario)}${notes(outcome.notes, scenario)}<p class="why">${outcome.why}${sourcesIn(outcome.cite, register)}</p>${marks.length > 0 && html`<p class="marks">${marks.join(' ')}</p>`}${turns(outcome.turns, scenario, paper)}`;
}

function turns(list: readonly Turn[], scenario: Scenario, paper: PaperScene): Html {
  const [only] = list;
  if (list.length === 1 && only) return html`<p>Go on ${turnTo(only.to)}</p>`;
  return html`<ul class="turns">${list.map(({ when, to }) => html`<li>${when ? `If ${paperCondition(when, scenario, paper)}` : 'Otherwise'} ${turnTo(to)}</li>`)}</ul>`;
}

function script(lines: readonly Line[], scenario: Scenario): Html {
  return html`${lines.map((line) =>
    typeof line === 'string'
      ? html`<p class="scene">${line}</p>`
      : html`<p class="said"><b>${scenario.people[line.who]?.name ?? line.who}</b> ${line.manner && html`<i>${line.manner}</i> `}“${line.text}”</p>`,
  )}`;
}

function notes(ids: readonly string[], scenario: Scenario): Html | null {
  if (ids.length === 0) return null;
  return html`<ul class="notes">${ids.map((id) => html`<li>${pencil} ${scenario.cues[id]?.text ?? id}</li>`)}</ul>`;
}
