// What each page shows first: asked for with the page, before the style sheet tells of it.
import label from '../fonts/record-label-latin.woff2?url';
import text from '../fonts/record-latin.woff2?url';

export { label, text };
