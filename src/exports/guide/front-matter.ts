/** What an instructor reads before the class: how to use the guide, what to prepare, the plans, and the replies. */
import type { GuideParts } from './guide-document.ts';
import { type Html, html } from './html.ts';
import { sourcesIn } from './sources-in.ts';

export function frontMatter({ guide, register, lessons, scenarios }: GuideParts): Html {
  const lessonName = (slug: string) => {
    const lesson = lessons.find((each) => each.slug === slug);
    return lesson ? `lesson ${lesson.order}` : slug;
  };
  const sceneName = (id: string) => scenarios.find((scenario) => scenario.id === id)?.title ?? id;
  const support = register.get('officer-support')?.lines ?? [];
  return html`<section id="before"><h2>Before the class</h2>
${guide.about.map((each) => html`<p>${each}</p>`)}
<h3>To prepare</h3><ul class="ticks">${guide.before.map((each) => html`<li>${each}</li>`)}</ul>
<div class="wall"><h3>Ground rules, said at the start and shown</h3><ul>${guide.ground_rules.map((each) => html`<li>${each}</li>`)}</ul>
<h3>Support, shown before and after every scene</h3>
<ul>${support.map(({ label, number, how, serves }) => html`<li><b>${label}</b>${number && ` ${number}`}${how && `, ${how}`}: for ${serves}</li>`)}</ul></div>
</section>
<section id="plans"><h2>Plans</h2>
${guide.plans.map(
  (plan) => html`<div class="plan-table"><h3>${plan.title}</h3><p>${plan.covers}</p>
<table class="times"><thead><tr><th scope="col">From</th><th scope="col">Min</th><th scope="col">What</th><th scope="col">How</th></tr></thead><tbody>
${plan.blocks.map(
  (block, index) =>
    html`<tr><td>${clock(plan.blocks.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0))}</td><td>${block.minutes}</td><th scope="row">${block.title}${[
      block.lesson && lessonName(block.lesson),
      block.scenario && sceneName(block.scenario),
      block.cards && `${block.cards} cards`,
    ]
      .filter(Boolean)
      .map(
        (each, place) => html`${place === 0 ? html`<br>` : ' · '}<span class="quiet">${each}</span>`,
      )}</th><td>${block.how}</td></tr>`,
)}</tbody></table></div>`,
)}
</section>
<section id="replies"><h2>When somebody says</h2>
<dl class="replies">${guide.replies.map(({ said, reply, cite }) => html`<dt>“${said}”</dt><dd>${reply}${sourcesIn(cite, register)}</dd>`)}</dl>
</section>`;
}

/** Minutes into the class, as hours and minutes. */
function clock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}
