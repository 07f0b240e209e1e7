// Under `astro dev` the first component of a page needs it; a build leaves it empty. Astro's islands bring their own.
import '@vitejs/plugin-react/preamble';
import { createRoot } from 'react-dom/client';
import styles from '../../styles/items.css?url';
import { ItemPlayer } from './ItemPlayer.tsx';
import { fetchItems } from './items-api.ts';

/**
 * Puts the items of a lesson in the place of their static list, which stays for paper. Without an answer of
 * the server, or once somebody is reading in the list, the list stays as it is.
 */
export async function showItems(place: HTMLElement, list: HTMLElement, lesson: string): Promise<void> {
  const [fetched, isStyled] = await Promise.all([fetchItems(lesson), addStyles(styles)]);
  const isInUse = list.contains(document.activeElement) || list.querySelector('[open]') !== null;
  if (!fetched.ok || !isStyled || fetched.value.items.length === 0 || isInUse) return;
  createRoot(place).render(<ItemPlayer items={fetched.value.items} />);
  list.classList.add('print-only');
}

/** By a link of our own: an imported sheet would be put into every lesson's page, to be loaded before its text. */
function addStyles(href: string): Promise<boolean> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve) => {
    link.onload = () => resolve(true);
    link.onerror = () => resolve(false);
    document.head.append(link);
  });
}
