// What every page does beside being read. Kept small: it is part of each page.

const root = document.documentElement;
const darkSystem = matchMedia('(prefers-color-scheme: dark)');

/** Also for a page that lay ready, or behind this one, while the reader chose. */
function applyChoice(): void {
  try {
    root.dataset.theme = localStorage.theme || 'auto';
  } catch {}
  for (const colour of document.querySelectorAll<HTMLMetaElement>('meta[data-scheme]')) {
    const { scheme } = colour.dataset;
    if (root.dataset.theme === 'auto') colour.media = `(prefers-color-scheme: ${scheme})`;
    else colour.media = root.dataset.theme === scheme ? 'all' : 'not all';
  }
}

/** The other colours; what the system has anyway is not remembered. */
function chooseOther(): void {
  const system = darkSystem.matches ? 'dark' : 'light';
  const shown = root.dataset.theme === 'auto' ? system : root.dataset.theme;
  const other = shown === 'dark' ? 'light' : 'dark';
  if (other === system) localStorage.removeItem('theme');
  else localStorage.theme = other;
  applyChoice();
}

document.querySelector('.theme')?.addEventListener('click', chooseOther);
for (const moment of ['storage', 'pageshow']) addEventListener(moment, applyChoice);

/** Where the browser knows no speculation rules, a page under the pointer is fetched. */
function fetchAhead({ target }: Event): void {
  const link = target instanceof Element && target.closest('a');
  if (!link || link.origin !== location.origin || !link.pathname.endsWith('/')) return;
  const hint = document.createElement('link');
  hint.rel = 'prefetch';
  hint.href = link.href;
  document.head.append(hint);
}

if (!HTMLScriptElement.supports?.('speculationrules')) document.addEventListener('pointerover', fetchAhead);
