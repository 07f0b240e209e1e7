/** A lesson on paper, and the answers to all of their items. */
import type { Item } from '#domain/course/item';
import type { GuideParts } from './guide-document.ts';
import { type Html, html } from './html.ts';
import { itemOnPaper } from './item-html.ts';
import { sourcesIn } from './sources-in.ts';

/** What to do with a lesson, for who leads the class, and then its items for the room. */
export function lessonPage(lesson: GuideParts['lessons'][number], { guide, items, register }: GuideParts): Html {
  const notes = guide.lessons.find((each) => each.lesson === lesson.slug);
  const own = itemsOf(items, lesson.slug);
  return html`<section class="lesson" id="lesson-${lesson.slug}">
<p class="over">Lesson ${lesson.order}</p>
<h2>${lesson.title}</h2>
<p class="quiet">${lesson.minutes} minutes to read${notes && `, ${notes.minutes} in class`}.</p>
${notes && html`<p class="lead">${notes.aim}</p>`}
<h3>Afterward they can</h3>
<ul>${lesson.aims.map((aim) => html`<li>${aim}</li>`)}</ul>
${
  notes &&
  html`<h3>Ask the room</h3><ol>${notes.ask.map((each) => html`<li>${each}</li>`)}</ol>
<h3>Do together</h3><p>${notes.activity}</p>
<h3>Expect to hear</h3>
<dl class="replies">${notes.expect.map(({ said, reply, cite }) => html`<dt>“${said}”</dt><dd>${reply}${sourcesIn(cite, register)}</dd>`)}</dl>`
}
${lesson.nextShift && html`<p class="next"><b>Next shift.</b> ${lesson.nextShift}</p>`}
</section>
${
  own.length > 0 &&
  html`<section class="items" id="items-${lesson.slug}"><p class="over">For the room</p><h3 class="title">Check yourself: ${lesson.title}</h3><ol>${own.map(({ asked }) => html`<li>${asked}</li>`)}</ol></section>`
}`;
}

/** For all lessons, so that the questions can be handed out without them. */
export function answerPages({ lessons, items }: GuideParts): Html {
  return html`<section id="answers" class="key"><p class="over">Instructor only</p><h2>Answers to “Check yourself”</h2>
${lessons.map(({ slug, order, title }) => {
  const own = itemsOf(items, slug);
  return (
    own.length > 0 &&
    html`<h3>Lesson ${order}: ${title}</h3><p class="answers">${own.map(({ answer }, index) => html`<span><b>${index + 1}.</b> ${answer}</span> `)}</p>`
  );
})}
</section>`;
}

function itemsOf(items: readonly Item[], lesson: string) {
  return items.filter((item) => item.use === 'lesson' && item.lesson === lesson).map(itemOnPaper);
}
