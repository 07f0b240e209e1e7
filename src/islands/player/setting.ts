import type { Setting } from '#domain/scenario/plan-senses';
import type { Playable } from '#domain/scenario/playable';
import { startPlaces } from '#domain/scenario/privacy';
import type { Situation } from '#domain/scenario/rules';

/** Who stands where now; null where the scenario has no plan. */
export function settingOf({ plan, people }: Pick<Playable, 'plan' | 'people'>, situation: Situation): Setting | null {
  if (!plan) return null;
  const { floor } = plan;
  return { floor, people, positions: { ...startPlaces(floor), ...situation.at }, doors: situation.doors };
}
