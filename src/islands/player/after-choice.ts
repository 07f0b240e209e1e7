import { later } from './later.ts';

const parts = () => import('./after-choice-parts.ts');

/** Fetched while the first choice is on its way, so that a slow line carries less before the scene can be played. */
export const afterChoice = {
  Cited: later(() => parts().then(({ Cited }) => Cited)),
  End: later(() => parts().then(({ End }) => End)),
  Ended: later(() => parts().then(({ Ended }) => Ended)),
  SoftTimer: later(() => parts().then(({ SoftTimer }) => SoftTimer)),
  WholeDecision: later(() => parts().then(({ WholeDecision }) => WholeDecision)),
  /** Fetches them ahead of their need. */
  load: () => void parts().catch(() => {}),
};

export const Debrief = later(() => import('../debrief/Debrief.tsx').then((part) => part.default));
