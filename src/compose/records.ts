import { checkLog } from '#app/records/check-log';
import { eraseRecord } from '#app/records/erase-record';
import { exportRecord } from '#app/records/export-record';
import { keepRetention, listOverdue } from '#app/records/keep-retention';
import { liftHold } from '#app/records/lift-hold';
import { listOwnPractice, submitAttempt } from '#app/records/practice';
import { readLog } from '#app/records/read-log';
import { readRecords } from '#app/records/read-records';
import type { RecordsPorts } from '#app/records/records-ports';
import { setHold } from '#app/records/set-hold';
import { recordsTender } from '#app/records/tend-records';
import { bind } from './bind.ts';

/** The log, and what becomes of records. */
export function recordsApp(ports: RecordsPorts) {
  return {
    /** To be called every few seconds. */
    tend: recordsTender(ports),
    ...bind(ports, {
      checkLog,
      eraseRecord,
      exportRecord,
      keepRetention,
      liftHold,
      listOverdue,
      listOwnPractice,
      readLog,
      readRecords,
      setHold,
      submitAttempt,
    }),
  };
}
