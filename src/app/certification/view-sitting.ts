import { placeOf } from '#domain/certification/sat';
import { sittingView } from '#domain/certification/sitting-view';
import type { SittingView } from '#domain/certification/wire';
import { headOf, type LoadedSitting } from './load-sitting.ts';

/** @param passed - known once it has ended */
export function viewSitting({ sitting, sat }: LoadedSitting, passed: boolean | null = null): SittingView {
  return sittingView(headOf(sitting, sat, passed), sat, placeOf(sat));
}
