import { answerSitting } from '#app/certification/answer-sitting';
import { beginSitting } from '#app/certification/begin-sitting';
import type { CertificationPorts } from '#app/certification/certification-ports';
import { confirmSitting } from '#app/certification/confirm-sitting';
import { formExposure } from '#app/certification/form-exposure';
import { readResult } from '#app/certification/read-result';
import { answerReview, readReview } from '#app/certification/read-review';
import { readSitter } from '#app/certification/read-sitter';
import { readSitting } from '#app/certification/read-sitting';
import { seeCohort } from '#app/certification/see-cohort';
import { seeSittings } from '#app/certification/see-sittings';
import { bind } from './bind.ts';

export function certificationApp(ports: CertificationPorts) {
  return bind(ports, {
    seeCohort,
    seeSittings,
    beginSitting,
    readSitter,
    readSitting,
    answerSitting,
    confirmSitting,
    readResult,
    readReview,
    answerReview,
    formExposure,
  });
}
