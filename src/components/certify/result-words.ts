/** The sentences of a result: what happened, in plain words, without praise or blame. */
import type { Gain, PartOfRule, ResultView, SittingHead } from '#domain/certification/wire';
import { classNames, countOf } from '../../islands/debrief/words.ts';

/** Stands first on the page. */
export function resultSentence({ purpose, passed, isCertifiable, rule, knowledge }: ResultView): string {
  if (purpose !== 'certification') return `${percent(knowledge)} of what was asked.`;
  if (passed) return isCertifiable ? 'Certified.' : 'Passed. Who you are is not confirmed yet.';
  const open = rule.filter(({ met }) => !met).length;
  if (open === rule.length) return `Not yet: all ${countOf(open, 'part')} are open.`;
  const [all] = countOf(rule.length, 'part').split(' ');
  return `Not yet: ${countOf(open, 'part')} of ${all} ${open === 1 ? 'is' : 'are'} open.`;
}

export const percent = (figure: number) => `${Math.round(figure)}%`;

/** The pre-test beside the post-test. Points are those of the rounded figures, so that they agree with what is shown. */
export function gainSentence({ before, after }: Gain): string {
  const [was, is] = [Math.round(before.percent), Math.round(after.percent)];
  const points = Math.abs(is - was) === 1 ? '1 point' : `${Math.abs(is - was)} points`;
  const change = is === was ? 'as much as before' : `${points} ${is > was ? 'more' : 'less'} than before`;
  return `After the course ${is}% of what was asked, ${change}.`;
}

interface RuleWords {
  readonly name: string;
  readonly figure: string;
  readonly needed: string;
}

/** A part of the pass rule with its figures in words. A score just short of its mark is never rounded up to it. */
export function ruleWords({ id, figure, needed, met, count }: PartOfRule): RuleWords {
  const shown = (value: number) => String(met ? Math.round(value) : Math.min(Math.floor(value), needed - 1));
  const counted = count && {
    figure: `${count.right} of ${count.of}`,
    needed: `${count.needed} of ${count.of} needed`,
  };
  switch (id) {
    case 'critical-errors':
      return { name: 'Critical errors', figure: figure === 0 ? 'None' : String(figure), needed: 'none allowed' };
    case 'mean':
      return { name: 'Mean of the scenes', figure: `${shown(figure)} of 100`, needed: `${needed} needed` };
    case 'each-scenario':
      return { name: 'Lowest scene', figure: `${shown(figure)} of 100`, needed: `${needed} needed in each` };
    case 'knowledge':
      return { name: 'Knowledge', figure: `${shown(figure)}%`, needed: `${needed}% needed` };
    case 'sensitivity':
      return { name: 'Victims identified', ...(counted ?? shares(shown(figure), needed)) };
    case 'specificity':
      return { name: 'Others rightly left', ...(counted ?? shares(shown(figure), needed)) };
  }
}

const shares = (figure: string, needed: number) => ({ figure: `${figure}%`, needed: `${needed}% needed` });

/** How a scene ended for somebody; of people whose truth is open, that it is. */
export function className(code: string | null): string {
  return code === null ? 'Open: not judged' : (classNames[code as keyof typeof classNames] ?? code);
}

/** How it is known who sat. */
export function identityWords({ identity, confirmedBy }: Pick<SittingHead, 'identity' | 'confirmedBy'>): string {
  if (confirmedBy !== null) return 'Confirmed in the room by a member of staff';
  if (identity === 'password') return 'Signed in with a password';
  if (identity === 'sso') return 'Signed in through the agency’s single sign-on';
  return 'Signed in with a PIN';
}
