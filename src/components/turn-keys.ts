/**
 * The neighbour an arrow key asks for, `next` being the later one: right to the later, or left where the page runs from
 * right to left. Nothing where the key has another use: with a modifier, in a field or an open list, where something
 * took it, or where the page or a part of it is scrolled sideways by it. Letters are left alone: they belong to the
 * reader's own tools (WCAG 2.1.4).
 */
export function turnOf(event: KeyboardEvent, root: HTMLElement): 'prev' | 'next' | undefined {
  if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return undefined;
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return undefined;
  for (let at = event.target instanceof Element ? event.target : null; at; at = at.parentElement) {
    if (at.matches('input, textarea, select, summary, audio, video, [contenteditable], [role]')) return undefined;
    if (at.scrollWidth > at.clientWidth && (at === root || /auto|scroll/.test(getComputedStyle(at).overflowX))) return undefined;
  }
  return (event.key === 'ArrowRight') === (root.dir !== 'rtl') ? 'next' : 'prev';
}
