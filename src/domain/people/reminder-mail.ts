import { type AssignmentKind, kindWords } from './assigned-work.ts';
import { dayInWords } from './show-due.ts';

export interface ReminderItem {
  readonly kind: AssignmentKind;
  readonly title: string;
  /** ISO day. */
  readonly dueOn: string;
}

/**
 * A reminder in plain text: what is due and when, and one link. Nothing of a scene but its title.
 *
 * @param content.publicUrl - where people reach this site, without a slash at the end
 */
export function reminderMail(content: {
  readonly name: string;
  readonly items: readonly ReminderItem[];
  readonly today: string;
  readonly publicUrl: string;
}): { readonly subject: string; readonly text: string } {
  const { name, today, publicUrl } = content;
  const days = [...Map.groupBy(content.items, ({ dueOn }) => dueOn)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  );
  const when = (day: string) => `${day < today ? 'Was due' : 'Due'} ${dayInWords(day, today)}`;
  const { length } = content.items;
  const what = length === 1 ? 'your training' : `${length} parts of your training`;
  return {
    subject: days[0] ? `${when(days[0][0])}: ${what}` : 'Your training',
    text: [
      `${name},`,
      '',
      'Your agency assigned this in Second Look, and it is still open:',
      ...days.flatMap(([day, group]) => ['', when(day), ...group.map((item) => `- ${named(item)}`)]),
      '',
      `Your list: ${publicUrl}/`,
      '',
      'You get at most three reminders of each. Nobody reads replies to this address; ask your instructor.',
      '',
    ].join('\n'),
  };
}

function named({ kind, title }: ReminderItem): string {
  return kind === 'lesson' || kind === 'scenario' ? `${kindWords[kind]}: ${title}` : kindWords[kind];
}
