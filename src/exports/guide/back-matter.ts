/** What stands behind the scenarios: the cards with their key, and the sources. */
import type { Card } from '#domain/course/card';
import { showDay } from '#domain/course/show-day';
import type { Scenario } from '#domain/scenario/schema';
import type { GuideParts } from './guide-document.ts';
import { type Html, html } from './html.ts';

export function cardPages(cards: readonly Card[]): Html | null {
  if (cards.length === 0) return null;
  return html`<section id="cards" class="card-pages"><h2>Cards</h2>
<p>Read one aloud or hand it out. Everyone writes down alone: a potential victim of sex trafficking or something else, and how sure. Then show hands, read the deciding fact, and talk for a minute.</p>
<ol class="cards">${cards.map(({ vignette }) => html`<li>${vignette}</li>`)}</ol></section>
<section id="cards-key" class="key"><p class="over">Instructor only</p><h3 class="title">What settles each card</h3>
<ol>${cards.map(({ truth, decidingFact, why }) => html`<li><b>${truth === 'signal' ? 'A victim.' : 'Not a victim.'}</b> “${decidingFact}” ${why}</li>`)}</ol></section>`;
}

export function sourcePages({ register, items, guide }: GuideParts, scenarios: readonly Scenario[]): Html {
  const text = JSON.stringify([scenarios, items.filter(({ use }) => use === 'lesson'), guide]);
  const named = [...register.values()].filter(({ id }) => text.includes(`"${id}"`));
  return html`<section id="sources"><h2>Sources</h2><p>Short names as they stand in the text. The whole register, with what each source says and when it must be read again, stands on the Sources page of the course.</p>
<ul class="sources">${named.map(
    ({ short, title, verified, card, checked }) =>
      html`<li><b>${short}</b>${title.startsWith(short) ? title.slice(short.length) : ` ${title}`}. ${card ? 'Only your agency’s jurisdiction card can say.' : `${verified ? 'Verified at source' : 'Not yet verified at source'}; last checked ${showDay(checked)}.`}</li>`,
  )}</ul></section>`;
}
