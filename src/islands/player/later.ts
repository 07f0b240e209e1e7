import { type ComponentType, createElement, type LazyExoticComponent, lazy } from 'react';

/** A component in a chunk of its own, to be used within a Suspense. Should it not arrive, its place says so. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  return lazy(() =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: NotLoaded as ComponentType<P> }),
    ),
  );
}

function NotLoaded() {
  return createElement(
    'p',
    { className: 'notice notice-note', role: 'alert' },
    'A part of this page did not load. Check the connection and reload the page; nothing is lost.',
  );
}
