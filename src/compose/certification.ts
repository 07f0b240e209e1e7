import { answerSitting } from '#app/certification/answer-sitting';
import { beginSitting } from '#app/certification/begin-sitting';
import { confirmSitting } from '#app/certification/confirm-sitting';
import { formExposure } from '#app/certification/form-exposure';
import { listSittings } from '#app/certification/list-sittings';
import type { CertificationPorts } from '#app/certification/ports';
import { readResult } from '#app/certification/read-result';
import { answerReview, readReview } from '#app/certification/read-review';
import { readSitter } from '#app/certification/read-sitter';
import { readSitting } from '#app/certification/read-sitting';
import { seeSittings } from '#app/certification/see-sittings';
import { bind } from './bind.ts';

export function certificationApp(ports: CertificationPorts) {
  return bind(ports, {
    seeSittings,
    beginSitting,
    readSitter,
    readSitting,
    answerSitting,
    listSittings,
    confirmSitting,
    readResult,
    readReview,
    answerReview,
    formExposure,
  });
}
