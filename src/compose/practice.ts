import type { CourseFiles } from '#adapters/course-files';
import { adoptAttempts, countAdoptable } from '#app/adopt-attempts';
import { answerItem, askItems } from '#app/answer-item';
import { beginAttempt } from '#app/begin-attempt';
import { dealRound, judgeCard } from '#app/judge-card';
import { listAttempts } from '#app/list-attempts';
import { listScenarios } from '#app/list-scenarios';
import type { Ports } from '#app/ports';
import { readAttempt } from '#app/read-attempt';
import { readDebrief } from '#app/read-debrief';
import { recordDecision } from '#app/record-decision';
import { bind } from './bind.ts';

/** Scenes, cards and items as anybody practices on them. */
export function practiceApp(ports: Ports, { cards, items }: Pick<CourseFiles, 'cards' | 'items'>) {
  return {
    ...bind(ports, {
      adoptAttempts,
      beginAttempt,
      countAdoptable,
      listAttempts,
      readAttempt,
      readDebrief,
      recordDecision,
    }),
    /** Today's scenarios. Full scenarios hold the key: a page hands on only what `playable` lets through. */
    scenarios: {
      list: () => listScenarios(ports),
      /** Those of certification forms too: for counting, never for showing. */
      all: () => ports.library.list().map(({ scenario }) => scenario),
      find: (id: string) => listScenarios(ports).find((scenario) => scenario.id === id),
      /** As it was kept last, for attempts on a scenario that no file holds any more. */
      findKept: (id: string) => ports.store.findLatestEdition(id),
    },
    /** What the names of an opening are drawn from. Not a secret. */
    makeDraw: () => ports.ids.make(),
    /** Practice cards. `course.cards` holds all of them, with their keys. */
    cards: {
      count: cards.filter(({ use }) => use === 'practice').length,
      ...bind({ ...ports, cards }, { deal: dealRound, judge: judgeCard }),
    },
    /** The items of lessons. `course.items` holds all of them, with their keys. */
    items: bind({ ...ports, items }, { ask: askItems, answer: answerItem }),
  };
}
