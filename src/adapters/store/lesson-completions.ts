import type { Kysely } from 'kysely';
import type { LessonCompletions } from '#app/ports/lesson-completions';
import type { Tables } from './tables.ts';

export function lessonCompletions(db: Kysely<Tables>): LessonCompletions {
  return {
    async add(completion) {
      const added = await db
        .insertInto('lesson_completions')
        .values(completion)
        .onConflict((conflict) => conflict.columns(['member', 'lesson', 'version']).doNothing())
        .returning('lesson')
        .executeTakeFirst();
      return added !== undefined;
    },

    listOfMember: (member) =>
      db
        .selectFrom('lesson_completions')
        .selectAll()
        .where('member', '=', member)
        .orderBy('at')
        .orderBy('lesson')
        .execute(),
  };
}
