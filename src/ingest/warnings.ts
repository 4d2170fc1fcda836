import type { Archive } from '../archive/archive.ts';
import type { Article } from '../archive/article.ts';
import type { IngestedArticle } from './content.ts';
import { problemOf, type Problem } from './problem.ts';

/** What an editor may want to mend, told by `npm run check` alone. `open` gives the text of a file, asked for where its lines are needed. */
export function findWarnings(articles: readonly IngestedArticle[], archive: Archive | undefined, open: (file: string) => string): Problem[] {
  const twins = archive ? findTwins(archive) : new Map<Article, Article>();
  return articles.flatMap((file) => [...tellPictures(file), ...tellAgency(file), ...tellAnchors(file, open), ...tellTwin(file, twins)])
    .map((problem) => ({ ...problem, severity: 'warning' }));
}

/** Pictures that say nothing to those who cannot see them. */
function tellPictures({ article, lead, pictures }: IngestedArticle): Problem[] {
  return [...(lead ? [lead] : []), ...pictures].filter(({ alt }) => alt.trim() === '').map(({ file, field, place }) => {
    const name = file.slice(file.lastIndexOf('/') + 1);
    const hint = field === 'image' ? `Write \`image: { file: ${name}, alt: What it shows }\`.` : `Write \`![What it shows](${name})\`.`;
    return { severity: 'warning', file: article.file, ...place, field, rule: 'alt-text', value: name, reason: `The picture \`${name}\` has no words for readers who cannot see it.`, hint };
  });
}

/** `KABUL (Reuters) - `, as wires begin their copy. */
const wireMark = /^[^.!?]{0,60}\((AP|Reuters|AFP|UPI|DPA|dpa|ANSA|EFE|TASS|Xinhua|AA|IRNA)\)\s*[-–—]/;

function tellAgency({ article, places }: IngestedArticle): Problem[] {
  const marked = article.agency === undefined ? wireMark.exec(article.opening[0] ?? '')?.[1] : undefined;
  if (marked !== undefined) return [{ ...problemOf(article.file, places, 'agency', 'agency-unsourced', `The text begins as copy of ${marked} does, and the article does not say so.`, `Add the line \`agency: ${marked}\`, and \`source:\` with where it appeared.`), value: marked }];
  if (article.agency === undefined || article.source !== undefined) return [];
  return [{ ...problemOf(article.file, places, 'agency', 'agency-unsourced', `This is copy of ${article.agency}, and the article does not say where it appeared.`, 'Add `source:` with the name of the outlet, and its `url` where it has one.'), value: article.agency }];
}

/** Links to headings and notes of the text itself that are not there. */
function tellAnchors({ article, body, bodyLine }: IngestedArticle, open: (file: string) => string): Problem[] {
  const { html } = body;
  if (!html.includes('href="#')) return [];
  const ids = new Set([...html.matchAll(/ id="([^"]*)"/g)].map(([, id = '']) => id));
  const dead = [...html.matchAll(/ href="#([^"]*)"/g)].map(([, id = '']) => id).filter((id) => id !== '' && !ids.has(decode(id)) && !ids.has(id));
  if (dead.length === 0) return [];
  const lines = open(article.file).split(/\r\n?|\n/);
  const headings = [...ids].filter((id) => id.startsWith('h-'));
  return [...new Set(dead)].map((id) => {
    const at = Math.max(0, lines.findIndex((line, index) => index + 1 >= bodyLine && line.includes(`#${decode(id)}`)));
    const column = (lines[at]?.indexOf(`#${decode(id)}`) ?? 0) + 1;
    return {
      severity: 'warning', file: article.file, line: at + 1, column: Math.max(1, column), field: 'text', rule: 'dead-anchor', value: `#${decode(id)}`,
      reason: `The link \`#${decode(id)}\` leads to no heading of this text.`,
      hint: headings.length > 0 ? `Write one of: ${headings.slice(0, 8).map((each) => `\`#${each}\``).join(', ')}.` : 'Write the words without a link.',
    };
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Articles of one outlet and language that are one text, by the later of them. Reports of several outlets stand together on purpose. */
function findTwins(archive: Archive): Map<Article, Article> {
  const twins = new Map<Article, Article>();
  for (const article of archive.articles) {
    const group = archive.relations.variantsOf(article);
    const earlier = group.find((other) => other !== article && other.lang === article.lang && other.source?.slug === article.source?.slug && (other.date < article.date || (other.date === article.date && other.id < article.id)));
    if (earlier) twins.set(article, earlier);
  }
  return twins;
}

function tellTwin({ article, places }: IngestedArticle, twins: ReadonlyMap<Article, Article>): Problem[] {
  const twin = twins.get(article);
  if (!twin) return [];
  return [{ ...problemOf(article.file, places, 'title', 'near-duplicate', `This is nearly the text of \`${twin.file}\`.`, `Keep one of the two and give it \`aliases:\` with the address of the other, or name the outlet of each under \`source:\`.`), value: twin.file }];
}
