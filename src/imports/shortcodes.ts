import { escapeHtml } from '../markdown/body.ts';
import { tokenOf, type Markup } from '../markdown/from-html.ts';

/** Whose shortcodes a text may hold. */
export type Dialect = 'liquid' | 'hugo' | 'zola' | 'wordpress' | 'none';

/** A shortcode, or what is written like one, in place of which a token stands. `html` is absent where its own words stay. */
export interface Parked {
  original: string;
  html?: string;
}

export interface ParkedText {
  text: string;
  parked: Parked[];
  notes: string[];
}

/** Begins the address of a link that names an article by its file. */
export const fileScheme = 'x-file:';

/**
 * Takes the shortcodes of a tool out of a text before any parser sees it. Those that every site has alike, such as `highlight`,
 * `figure`, `caption` and addresses, are turned into what they mean; any other stays to the letter, in the page and in the report.
 */
export function parkShortcodes(text: string, dialect: Dialect, markup: Markup, home = ''): ParkedText {
  const state: State = { parked: [], notes: [], markup, home };
  switch (dialect) {
    case 'liquid': return finish(parkLiquid(parkLeftovers(text, state), state), state);
    case 'hugo': return finish(parkHugo(parkLeftovers(text, state), state), state);
    case 'zola': return finish(parkZola(text, state), state);
    case 'wordpress': return finish(parkWordPress(text, state), state);
    default: return finish(text, state);
  }
}

interface State {
  parked: Parked[];
  notes: string[];
  markup: Markup;
  home: string;
}

function finish(text: string, { parked, notes }: State): ParkedText {
  return { text, parked, notes: [...new Set(notes)] };
}

function park(state: State, original: string, html?: string): string {
  state.parked.push({ original, html });
  return tokenOf(state.parked.length - 1);
}

function parkLink(state: State, original: string, address: string | undefined, words = address): string {
  if (address === undefined) return park(state, original);
  state.notes.push(`\`${nameOf(original)}\` became a link to what it showed`);
  return park(state, original, `<p><a href="${escapeHtml(address)}">${escapeHtml(words ?? address)}</a></p>`);
}

function nameOf(original: string): string {
  return /[A-Za-z][\w-]*/.exec(original)?.[0] ?? original;
}

function writeCode(state: State, language: string, code: string): string {
  const lines = code.replace(/^[ \t]*\n/, '').replace(/\s+$/, '');
  const word = /^[\w+#.-]+/.exec(language.trim())?.[0] ?? '';
  state.notes.push('`highlight` became a block of code');
  if (state.markup !== 'markdown') return `<pre><code class="language-${word}">${escapeHtml(lines)}</code></pre>`;
  const fence = '`'.repeat(Math.max(3, ...[...lines.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `\n${fence}${word}\n${lines}\n${fence}\n`;
}

function parkLiquid(text: string, state: State): string {
  const literal = (inner: string): string => inner.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (original) => park(state, original));
  return text
    .replace(/\{%-?\s*comment\s*-?%\}[\s\S]*?\{%-?\s*endcomment\s*-?%\}/g, () => {
      state.notes.push('A comment was left out');
      return '';
    })
    .replace(/\{%-?\s*highlight\s+([^%]*?)-?%\}([\s\S]*?)\{%-?\s*endhighlight\s*-?%\}/g, (_, language: string, code: string) => literal(writeCode(state, language, code.replace(/\{%-?\s*(?:end)?raw\s*-?%\}/g, ''))))
    .replace(/\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g, (_, inner: string) => {
      state.notes.push('`raw` was taken off, and its words were kept');
      return literal(inner);
    })
    .replace(/\{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%\}/g, (_, file: string) => `${fileScheme}${encodeURI(file.replace(/^["']|["']$/g, ''))}`)
    .replace(/\{\{-?\s*(["'])([^"'{}]*)\1\s*\|\s*(?:(?:relative_url|absolute_url|url|prepend:\s*[\w.]+|locale_url)\s*\|?\s*)+-?\}\}/g, (_, _quote, address: string) => address.replaceAll(' ', '%20'))
    .replace(/\{\{-?\s*site\.(?:baseurl|root|baseUrl|github\.url)\s*-?\}\}/g, '')
    .replace(/\{\{-?\s*site\.url\s*-?\}\}/g, () => state.home.replace(/\/$/, ''))
    .replace(/\{%-?\s*(youtube|vimeo|gist|tweet|twitter)\s+(\S+?)\s*[^%]*-?%\}/g, (original, name: string, id: string) => parkLink(state, original, showAddress(name, id.replace(/^["']|["']$/g, ''))))
    .replace(/\{\{-?\s*(["'])(https?:[^"'{}]*)\1\s*\|\s*embed\s*(?::\s*(["'])([^"'{}]*)\3)?\s*-?\}\}/g, (original, _quote, address: string, _second, words: string | undefined) => parkLink(state, original, address, words))
    .replace(/\{%-?\s*(?:image|img|figure|picture)(?:_with_class)?\s+([\s\S]*?)-?%\}/g, (original, rest: string) => parkPicture(original, rest, state))
    .replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, (original) => park(state, original));
}

/** `{% image "a.jpg" "What it shows" %}`; with a class, that stands between the two. */
function parkPicture(original: string, rest: string, state: State): string {
  const { named, others } = readArguments(rest);
  const [source = named.get('src') ?? '', ...words] = others;
  if (!/^[^\s<>"]+\.(?:jpe?g|png|gif|webp|avif|svg)$/i.test(source)) return park(state, original);
  state.notes.push('`image` became a picture, or the words for it where the picture was not at hand');
  return park(state, original, writeFigure(source, named.get('alt') ?? (original.includes('_with_class') ? words[1] : words[0]) ?? '', ''));
}

/** Where the things live that shortcodes of one name show everywhere. */
function showAddress(name: string, id: string): string | undefined {
  if (/^https?:\/\//.test(id)) return id;
  if (!/^[\w/-]+$/.test(id)) return undefined;
  if (name === 'youtube') return `https://www.youtube.com/watch?v=${id}`;
  if (name === 'vimeo') return `https://vimeo.com/${id}`;
  if (name === 'gist') return `https://gist.github.com/${id}`;
  if (name === 'instagram') return `https://www.instagram.com/p/${id}/`;
  return undefined;
}

/** `src="a.jpg" alt='x' 43` → named and other arguments. */
function readArguments(text: string): { named: Map<string, string>; others: string[] } {
  const named = new Map<string, string>();
  const others: string[] = [];
  for (const [, name, double, single, raw, bare] of text.matchAll(/(?:([\w-]+)\s*=\s*)?(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|`([^`]*)`|([^\s"'=,()]+))/g)) {
    const value = double?.replaceAll('\\"', '"') ?? single ?? raw ?? bare ?? '';
    if (name === undefined) others.push(value);
    else named.set(name.toLowerCase(), value);
  }
  return { named, others };
}

function writeFigure(source: string, alt: string, caption: string): string {
  return `<figure><img src="${escapeHtml(source)}" alt="${escapeHtml(alt)}">${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function parkHugo(text: string, state: State): string {
  return text
    .replace(/\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g, (_, open: string, inner: string, close: string) => park(state, `{{${open}${inner}${close}}}`))
    .replace(/\{\{[<%]\s*highlight\s+("[^"]*"|\S+)[^>%]*[>%]\}\}([\s\S]*?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g, (_, language: string, code: string) => writeCode(state, language.replaceAll('"', ''), code))
    .replace(/\{\{[<%]\s*(\/?)\s*([\w./-]+)\s*((?:"[^"]*"|`[^`]*`|[^"`])*?)\/?\s*[>%]\}\}/g, (original, closing: string, name: string, rest: string) => (closing === '' ? parkHugoCall(original, name, rest, state) : park(state, original)));
}

function parkHugoCall(original: string, name: string, rest: string, state: State): string {
  const { named, others } = readArguments(rest);
  if (name === 'ref' || name === 'relref') return `${fileScheme}${encodeURI(named.get('path') ?? others[0] ?? '')}`;
  const source = named.get('src') ?? named.get('link');
  if (name === 'figure' && source !== undefined) {
    state.notes.push('`figure` became a picture');
    const caption = [named.get('title'), named.get('caption'), named.get('attr')].filter(Boolean).map((words) => escapeHtml(words ?? '')).join('. ');
    return park(state, original, writeFigure(source, named.get('alt') ?? named.get('caption') ?? '', caption));
  }
  if (/^(?:youtube|vimeo|gist|instagram)$/.test(name)) return parkLink(state, original, showAddress(name, named.get('id') ?? (name === 'gist' ? others.slice(0, 2).join('/') : others[0]) ?? ''));
  if (/^(?:tweet|x|twitter)$/.test(name) && /^\d+$/.test(named.get('id') ?? others[0] ?? '')) return parkLink(state, original, `https://twitter.com/${named.get('user') ?? 'i'}/status/${named.get('id') ?? others[0] ?? ''}`);
  return park(state, original);
}

function parkZola(text: string, state: State): string {
  return text
    .replace(/\{([{%])\s*\/\*([\s\S]*?)\*\/\s*([}%])\}/g, (_, open: string, inner: string, close: string) => park(state, `{${open}${inner}${close}}`))
    .replace(/\{\{\s*(youtube|vimeo|gist)\(([^)]*)\)\s*\}\}/g, (original, name: string, rest: string) => {
      const { named } = readArguments(rest);
      return parkLink(state, original, named.get('url') ?? showAddress(name, named.get('id') ?? ''));
    })
    .replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}/g, (original) => park(state, original));
}

const wordPressNames = 'caption|wp_caption|gallery|audio|video|playlist|embed|code|sourcecode|youtube|vimeo|gist|soundcloud|polldaddy|contact-form|contact-field|googlemaps|slideshow|tweet|dailymotion|flickr|instagram|scribd|ted|wpvideo|archives|blog_subscription_form|recipe|portfolio|presentation|slideshare|spotify|vine|wufoo|facebook|twitter-timeline|ngg|nggallery|singlepic|more|pullquote|button|col|row|columns|column|quote|toc|table|footnote|ref|product|products|add_to_cart|rev_slider|metaslider|vc_row|vc_column|vc_column_text|et_pb_section|et_pb_row|et_pb_text|fusion_text|embedyt|tabs|tab|accordion|toggle|spoiler|su_\\w+|dropcap|highlight|note|latex|mappress|nextpage|ad|adsense|related|sitemap|contact-form-7|gravityform|ninja_form|mc4wp_form|instagram-feed|print_gllr|display-posts|iframe|pdf|pdf-embedder|download|s3mv|flv|swf|kml_flashembed|tubepress|viddler|blip\\.tv|digg|googlevideo|livevideo|rockyou|odeo|splashcast|kyte|redlasso|wpgmza|google-map|podcast|podloveaudio|powerpress|smartslider3|layerslider';

/** Shortcodes of WordPress that stand in a site which moved away from it. */
function parkLeftovers(text: string, state: State): string {
  return text
    .replace(/\[caption\s([^\]]*=[^\]]*)\]([\s\S]*?)\[\/caption\]/g, (original, rest: string, inner: string) => writeCaption(original, rest, inner, state))
    .replace(/\[embed\]\s*(https?:[^[\]<>\s]+)\s*\[\/embed\]/g, (original, address: string) => parkLink(state, original, address))
    .replace(/\[gallery\s[^\]]*=[^\]]*\](?!\()/g, (original) => park(state, original));
}

function parkWordPress(text: string, state: State): string {
  const closed = new Set([...text.matchAll(/\[\/([A-Za-z][\w-]*)\]/g)].map(([, name = '']) => name.toLowerCase()));
  const known = new RegExp(`^(?:${wordPressNames})$`, 'i');
  return parkAddresses(takeOutBlocks(text, state), state)
    .replace(/\[\[([A-Za-z/][^[\]]*)\]\]/g, (_, inner: string) => park(state, `[${inner}]`))
    .replace(/\[(?:wp_)?caption\b([^\]]*)\]([\s\S]*?)\[\/(?:wp_)?caption\]/g, (original, rest: string, inner: string) => writeCaption(original, rest, inner, state))
    .replace(/\[(code|sourcecode)\b([^\]]*)\]([\s\S]*?)\[\/\1\]/gi, (_, _name: string, rest: string, code: string) => {
      const { named } = readArguments(rest);
      return writeCode(state, named.get('language') ?? named.get('lang') ?? '', decodeMarks(code));
    })
    .replace(/\[(embed|youtube|video|audio|vimeo|soundcloud|dailymotion)\b([^\]]*)\]\s*(?:([^[\]<>\s]*)\s*\[\/\1\])?/gi, (original, name: string, rest: string, inner: string | undefined) => parkLink(state, original, mediaAddress(name, rest, inner)))
    .replace(/\[\/?([A-Za-z][\w.-]*)((?:\s+[^[\]]*?|=[^[\]]*)?)\s*\/?\](?!\()/g, (original, name: string, rest: string) =>
      (known.test(name) || closed.has(name.toLowerCase()) || /[\w-]+\s*=\s*(?:["'\u201c\u201d\u2033]|&quot;|&#8220;|\d)/.test(rest) ? park(state, original) : original));
}

/** A page break parts paragraphs. A block without an end holds nothing: WordPress fills it when the page is asked for. */
function takeOutBlocks(text: string, state: State): string {
  return text.replace(/<!--\s*nextpage\s*-->/g, '\n\n').replace(/<!--\s*wp:([\w/-]+)\s(?:(?!-->)[\s\S])*\/-->/g, (_, name: string) => {
    state.notes.push(`The block \`${name}\`, which WordPress fills itself, was left out`);
    return '';
  });
}

/** An address alone on its line is what WordPress shows embedded. */
function parkAddresses(text: string, state: State): string {
  return text.replace(/<(pre|code|a|textarea)\b[\s\S]*?<\/\1>|^[ \t]*(https?:\/\/[^\s<>"[\]]+)[ \t]*$/gim, (original, _held, address: string | undefined) => {
    if (address === undefined) return original;
    state.notes.push('An address alone on its line became a link');
    return park(state, original, `<p><a href="${escapeHtml(decodeMarks(address))}">${escapeHtml(decodeMarks(address))}</a></p>`);
  });
}

function decodeMarks(code: string): string {
  return code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function mediaAddress(name: string, rest: string, inner: string | undefined): string | undefined {
  const { named, others } = readArguments(rest.replace(/^=/, ''));
  const id = named.get('id');
  const candidates = [inner, named.get('src'), named.get('url'), named.get('mp4'), named.get('mp3'), named.get('webm'), named.get('ogg'), named.get('m4a'), ...others, id !== undefined ? showAddress(name.toLowerCase(), id) : undefined, showAddress(name.toLowerCase(), others[0] ?? '')];
  return candidates.find((each) => each !== undefined && /^https?:\/\/\S+$/i.test(each));
}

/** `[caption caption="Words"]<img>[/caption]`, and since WordPress 3.4 with the words behind the picture. */
function writeCaption(original: string, rest: string, inner: string, state: State): string {
  const picture = /(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?/i.exec(inner)?.[0];
  if (picture === undefined) return park(state, original);
  const words = readArguments(rest).named.get('caption') ?? inner.replace(picture, '').trim();
  state.notes.push('`caption` became a picture and the words under it');
  return park(state, original, `<figure>${picture}${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`);
}

/** What still looks like a shortcode in a finished text, each once. */
export function findShortcodes(text: string): string[] {
  const found = text.match(/\{%[^\n]*?%\}|\{\{[^\n]*?\}\}|\{%|\{\{[<%]/g) ?? [];
  return [...new Set(found)];
}
