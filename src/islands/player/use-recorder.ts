import { useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptEvent } from '#domain/attempt/event';
import type { AttemptView, RecordAnswer, RecordRequest } from '#domain/attempt/wire';
import { type Failed, recordDecision, sentenceFor } from './api.ts';
import { makeEventId } from './device-id.ts';
import { keep, readKept } from './device-store.ts';

/** `event` is the decision under way: shown as chosen until it is stored. */
export type Saving =
  | { readonly at: 'saved' }
  | { readonly at: 'sending'; readonly event: AttemptEvent }
  | { readonly at: 'unsaved'; readonly event: AttemptEvent; readonly reason: 'unreachable' | 'broken' }
  | { readonly at: 'refused'; readonly message: string };

interface Options {
  readonly attempt: string;
  /** Decisions stored so far. */
  readonly recorded: number;
  readonly onStored: (answer: RecordAnswer) => void;
  readonly onForked: (branch: AttemptView) => void;
}

/**
 * Sends decisions one at a time. A decision keeps its id through every retry, and through a reload too,
 * so that it is stored once however often it is sent.
 */
export function useRecorder(options: Options) {
  const [saving, setSaving] = useState<Saving>({ at: 'saved' });
  const pending = useRef<RecordRequest | null>(null);
  const isSending = useRef(false);
  const latest = useRef(options);
  latest.current = options;
  const { attempt } = options;
  const slot = `pending:${attempt}`;

  const send = useCallback(async () => {
    const request = pending.current;
    if (!request || isSending.current) return;
    isSending.current = true;
    setSaving({ at: 'sending', event: request.event });
    const answer = await recordDecision(attempt, request);
    isSending.current = false;
    if (!answer.ok && answer.reason !== 'refused') {
      setSaving({ at: 'unsaved', event: request.event, reason: answer.reason });
      return;
    }
    pending.current = null;
    keep(slot, '');
    if (!answer.ok) {
      setSaving({ at: 'refused', message: refusalSentence(answer) });
    } else if (answer.value.status === 'forked') {
      latest.current.onForked(answer.value.attempt);
    } else {
      setSaving({ at: 'saved' });
      latest.current.onStored(answer.value);
    }
  }, [attempt, slot]);

  const decide = useCallback(
    (event: AttemptEvent, seconds: number) => {
      if (pending.current) return;
      pending.current = { seq: latest.current.recorded + 1, id: makeEventId(), event, seconds };
      keep(slot, JSON.stringify(pending.current));
      void send();
    },
    [send, slot],
  );

  useEffect(() => {
    const left = readLeftOver(slot);
    if (left?.seq === latest.current.recorded + 1) {
      pending.current = left;
      void send();
    } else {
      keep(slot, '');
    }
    addEventListener('online', send);
    return () => removeEventListener('online', send);
  }, [send, slot]);

  return { saving, decide, retry: send };
}

/** A decision made before a reload and never answered. */
function readLeftOver(slot: string): RecordRequest | null {
  try {
    return JSON.parse(readKept(slot) ?? 'null') as RecordRequest | null;
  } catch {
    return null;
  }
}

function refusalSentence(refused: Failed): string {
  const known: Record<string, string> = {
    'not-offered': 'This scene has moved on since that was on screen.',
    'out-of-order': 'This scene has moved on in another tab or on another device.',
    finished: 'This scene has ended already.',
  };
  return (refused.reason === 'refused' && known[refused.code]) || sentenceFor(refused);
}
