/** Moves the bar of a hundred people. The table below it says the same without JavaScript. */
for (const figure of document.querySelectorAll<HTMLElement>('.base-rate')) {
  const slider = figure.querySelector('input');
  const positions: [caught: number, missed: number, overCalled: number, percent: number][] = JSON.parse(
    figure.dataset.positions ?? '[]',
  );
  if (slider === null || positions.length === 0) continue;

  const parts = figure.querySelectorAll('[data-part]');
  const counts = figure.querySelectorAll('[data-count]');
  const share = figure.querySelector('[data-share]');
  const sentence = figure.querySelector('[data-sentence]');

  const show = () => {
    const position = positions[slider.valueAsNumber - 1];
    if (position === undefined) return;
    const [caught, missed, overCalled, percent] = position;
    const leftAlone = 100 - caught - missed - overCalled;
    let from = 0;
    [caught, overCalled, missed, leftAlone].forEach((people, index) => {
      parts[index]?.setAttribute('x', `${from}%`);
      parts[index]?.setAttribute('width', `${people}%`);
      from += people;
      const count = counts[index];
      if (count !== undefined) count.textContent = `${people}`;
    });
    slider.setAttribute('aria-valuetext', `${slider.value} of 100`);
    if (share !== null) share.textContent = slider.value;
    if (sentence !== null)
      sentence.textContent = `You would call about ${caught + overCalled} people victims and be right about ${caught} of them: ${percent}%.`;
  };

  slider.addEventListener('input', show);
  show();
  const box = figure.querySelector<HTMLElement>('[data-slider]');
  if (box !== null) box.hidden = false;
}

export {};
