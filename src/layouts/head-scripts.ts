import type { Frame } from '../views/view.ts';

// Scripts and styles that stand in pages themselves. A server names them by their hashes (build/inline-hashes.ts).

/**
 * Runs before anything is painted, so that no page shows in colours the reader did not choose, the browser's own frame
 * included. `auto` is the system's own; where nothing can be remembered there is no attribute, and no button.
 */
export const themeScript = "try{let t=document.documentElement.dataset.theme=localStorage.theme||'auto';if(t!='auto')for(let m of document.querySelectorAll('[data-scheme]'))m.media=m.dataset.scheme==t?'all':'not all'}catch{}";

/** The colour of one's own that an archive has set; `tokens.css` has it where there is none. */
export function accentStyle({ light, dark }: NonNullable<Frame['accent']>): string {
  return `:root{--accent-light:${light};--accent-dark:${dark}}`;
}

/** Faces of one kind and language that a page shows at once, by their addresses. */
interface FirstFaces {
  text: string;
  label: string;
  /** For Arabic script. */
  naskh: string;
}

/** The files of faces to ask for with the page. In Chinese most signs are the system's own, and none is worth that. */
export function facesFor({ lang, dir }: Pick<Frame, 'lang' | 'dir'>, { text, label, naskh }: FirstFaces): string[] {
  if (/^zh\b/.test(lang)) return [];
  return dir === 'rtl' ? [naskh] : [text, label];
}

/**
 * Runs right after the date of an article and before it is painted: tells the whole years that have passed since, by the
 * reader's own calendar, where there is one at least. The forms of words and the language stand on the element before it.
 */
export const agoScript = "(e=>{let[y,m,d]=e.querySelector('time').dateTime.split('-'),n=new Date,a=n.getFullYear()-y-((n.getMonth()+1-m||n.getDate()-d)<0),f=JSON.parse(e.dataset.ago),l=e.dataset.in;if(a>0){let[b,c]=(f[new Intl.PluralRules(l).select(a)]||f.other).replace('#',new Intl.NumberFormat(l).format(a)).split('{}');e.prepend(b);e.append(c)}})(document.currentScript.previousElementSibling)";

/** Speculation rules: a page that a reader is about to ask for is made ready. Pages alone end in a slash; downloads do not. */
export function speculationRules(home: string): string {
  const pages = { and: [{ href_matches: [home, `${home}*/`] }, { not: { selector_matches: '[download], [rel~="nofollow"]' } }] };
  return JSON.stringify({ prerender: [{ where: pages, eagerness: 'moderate' }] });
}

/** Lets a worker keep the pages that are read, once the page itself is there. */
export function offlineScript(worker: string): string {
  return `navigator.serviceWorker&&addEventListener('load',()=>navigator.serviceWorker.register(${JSON.stringify(worker)}).catch(()=>{}))`;
}
