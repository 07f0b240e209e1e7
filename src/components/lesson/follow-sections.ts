/**
 * Marks the section being read in the list beside it, and gives the phone's line its "3 of 9". The page
 * reads without any of this.
 */
const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a')];
const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
const list = document.getElementById('sections');
const place = document.querySelector('[data-place]');

function mark() {
  const line = innerHeight * 0.35;
  const reached = headings.findLastIndex((heading) => heading !== null && heading.getBoundingClientRect().top < line);
  links.forEach((link, index) => {
    if (index === reached) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  if (reached !== -1 && place !== null) place.textContent = `${reached + 1} of ${links.length}`;
}

const observer = new IntersectionObserver(mark, { rootMargin: '0px 0px -65%' });
for (const heading of headings) if (heading !== null) observer.observe(heading);

// A link inside an open popover would leave it lying over the text it leads to.
list?.addEventListener('click', (event) => {
  if (event.target instanceof HTMLAnchorElement && list.matches(':popover-open')) list.hidePopover();
});

const printer = document.querySelector<HTMLButtonElement>('[data-print]');
if (printer !== null) {
  printer.hidden = false;
  printer.onclick = () => window.print();
}

export {};
