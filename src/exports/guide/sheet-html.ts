/** The sheet that each person writes on and takes home. */
import type { Register } from '#domain/course/citation';
import type { Scenario } from '#domain/scenario/schema';
import { blank, tick } from './drawn-marks.ts';
import { type Html, html } from './html.ts';
import type { PaperScene } from './paper.ts';

const sureness = [55, 65, 75, 85, 95];

export function sheet(scenario: Scenario, { boxes, tallies, paragraphs }: PaperScene, register: Register): Html {
  const letters = Object.values(boxes);
  const asks = paragraphs.some(({ kind }) => kind === 'hub');
  return html`<div class="sheet">
<p class="over">Yours to keep</p>
<h4>${scenario.title}: your sheet</h4>
<p><b>Notebook.</b> What you saw and heard, in a few words each.</p>
<div class="rules">${Array.from({ length: 14 }, () => html`<i></i>`)}</div>
${letters.length > 0 && html`<p><b>Boxes.</b> Tick one when a paragraph says so. ${letters.map((letter) => html`<span class="box">${letter} ${tick}</span> `)}</p>`}
${Object.entries(tallies).map(
  ([meter, { start, min, max }]) =>
    html`<p><b>Your ${meter}.</b> It starts at ${start} and stays between ${min} and ${max}. ${blank}</p>`,
)}
${asks && html`<p><b>Minutes left for questions.</b> ${blank}</p>`}
${Object.values(scenario.judged).map(
  ({ question }) =>
    html`<div class="judged"><p><b>${question}</b> You, alone.</p>
<p><span class="box">${tick} A potential victim of sex trafficking</span> <span class="box">${tick} Something else</span></p>
<p>How sure, in percent: ${sureness.map((percent) => html`<span class="box">${tick} ${percent}</span> `)}</p></div>`,
)}
<p><b>One thing I will do on my next shift.</b></p>
<div class="rules"><i></i><i></i></div>
<p class="small">You may stop at any line, and nobody asks why. Support: ${(
    register.get('officer-support')?.lines ?? []
  ).map(
    ({ label, number, serves }, index) =>
      html`${index > 0 && '; '}${label} ${number && html`<span class="to">${number}</span> `}(${serves})`,
  )}.</p>
</div>`;
}
