/** As `/on-this-day/MM-DD/index.json` has it. */
interface Box {
  heading: string;
  href: string;
  entries: { year: string; text: string; href: string; lang: string; dir: string }[];
}

/** The day of the year it is where the reader is: `10-28`. */
export function dayOfYear(now: Date): string {
  return [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function make(tag: string, props: Record<string, string>): HTMLElement {
  return Object.assign(document.createElement(tag), props);
}

/** Puts today's lines into the home page's box; where they cannot be had it stays as it is. */
export async function fillOnThisDay(box: HTMLElement, now: Date): Promise<void> {
  const answer = await fetch(`${box.dataset['days'] ?? ''}${dayOfYear(now)}/index.json`).catch(() => undefined);
  if (!answer?.ok) return;
  const { heading, href, entries } = await answer.json() as Box;
  box.querySelector('h2')?.append(', ', Object.assign(make('a', { textContent: heading }), { href }));
  box.querySelector('ol')?.append(...entries.map(({ year, text, href: to, lang, dir }) => {
    const item = make('li', {});
    item.append(make('span', { className: 'numeral', textContent: year }), ' ', Object.assign(make('a', { textContent: text, lang, dir }), { href: to }));
    return item;
  }));
  box.hidden = false;
  const silence = box.querySelector<HTMLElement>('.silence');
  if (silence) silence.hidden = entries.length > 0;
}
