/**
 * Runs before anything is painted, so that no page shows in colours the reader did not choose. `auto` is the system's own;
 * where nothing can be remembered there is no attribute, and no button.
 */
export const themeScript = "try{document.documentElement.dataset.theme=localStorage.theme||'auto'}catch{}";

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
