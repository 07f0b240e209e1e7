/** What no trainee sees before the first choice, in a chunk of its own: see after-choice.ts. */
export { Cited } from './Cited.tsx';
export { End } from './End.tsx';
export { Ended } from './Ended.tsx';
export { SoftTimer } from './SoftTimer.tsx';
export { WholeDecision } from './WholeDecision.tsx';
