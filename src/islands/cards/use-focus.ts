import { useEffect, useRef } from 'react';

/** For the heading of what has just come onto the screen: reading goes on from there. */
export function useFocus<T extends HTMLElement>() {
  const ref = useRef<T>(null);
  useEffect(() => {
    ref.current?.focus({ preventScroll: true });
    ref.current?.closest('section')?.scrollIntoView({ block: 'nearest' });
  }, []);
  return ref;
}
