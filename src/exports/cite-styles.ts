import type { ArticleView } from '../views/pages.ts';
import { partName, toInitials } from './person-names.ts';

/** A piece of a citation: print sets the names of papers in italics, and the title is in its own language. */
export interface CitePart {
  text: string;
  kind?: 'paper' | 'title';
}

/** An article as one style of citation has it. */
export interface StyledCitation {
  style: 'APA' | 'MLA' | 'Chicago';
  parts: CitePart[];
}

type Cited = Pick<ArticleView, 'byline' | 'agency' | 'source' | 'title' | 'date' | 'canonical' | 'lang'> & { frame: Pick<ArticleView['frame'], 'name'> };

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const shortMonths = ['Jan.', 'Feb.', 'Mar.', 'Apr.', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.'];

/** The figures of a day, with its month in English. */
function readDay(date: string, names = months): { year: string; month: string; day: string } {
  const [year, month, day] = date.split('-').map(Number);
  return { year: String(year), month: names[(month ?? 1) - 1] ?? '', day: String(day) };
}

/** As English prose has it: `28 October 2025`. */
export function formatEnglishDay(date: string): string {
  const { year, month, day } = readDay(date);
  return `${day} ${month} ${year}`;
}

/** With a full stop, where it does not end with a mark already. */
function stopped(text: string): string {
  return /[.?!…。？！؟۔]$/u.test(text) ? text : `${text}.`;
}

/** A title as it stands in double quotation marks, its own made single ones. */
function quoted(title: string): string {
  return title.replace(/(^|[\s([{‘—–-])"/g, '$1‘').replaceAll('"', '’').replaceAll('“', '‘').replaceAll('”', '’');
}

const words = (text: string): CitePart => ({ text });
const paperOf = ({ source, frame }: Cited): CitePart => ({ text: source?.text ?? frame.name, kind: 'paper' });

interface Person {
  /** The family first. */
  inverted: string;
  asPrinted: string;
  parted: boolean;
}

function listPeople({ byline, lang }: Cited, nameGiven: (given: string) => string): Person[] {
  return byline.map(({ text }) => {
    const name = partName(text, lang);
    if (!name) return { inverted: text, asPrinted: text, parted: false };
    const ending = name.suffix === undefined ? '' : `, ${name.suffix}`;
    return { inverted: `${name.family}, ${nameGiven(name.given)}${ending}`, asPrinted: `${name.given} ${name.family}${ending}`, parted: true };
  });
}

/** https://apastyle.apa.org/style-grammar-guidelines/references/examples/newspaper-article-references; capitals of titles are left as printed. */
function citeApa(view: Cited): CitePart[] {
  const names = listPeople(view, toInitials).map(({ inverted }) => inverted);
  const shown = names.length > 20 ? `${names.slice(0, 19).join(', ')}, . . . ${names.at(-1) ?? ''}` : names.length > 1 ? `${names.slice(0, -1).join(', ')}, & ${names.at(-1) ?? ''}` : names[0] ?? view.agency;
  const { year, month, day } = readDay(view.date);
  const title: CitePart = { text: stopped(view.title), kind: 'title' };
  const [paper, date] = [paperOf(view), `(${year}, ${month} ${day}).`];
  return [...(shown === undefined ? [title, words(` ${date} `)] : [words(`${stopped(shown)} ${date} `), title, words(' ')]), paper, words(`. ${view.canonical}`)];
}

/** https://style.mla.org: where the article appeared elsewhere first, the archive is the second container. */
function citeMla(view: Cited): CitePart[] {
  const people = listPeople(view, (given) => given);
  const [first, second] = people;
  const shown = people.length > 2 ? `${first?.inverted ?? ''}, et al.` : first && second ? `${first.inverted}${first.parted ? ',' : ''} and ${second.asPrinted}` : first?.inverted ?? view.agency;
  const { year, month, day } = readDay(view.date, shortMonths);
  return [
    words(shown === undefined ? '“' : `${stopped(shown)} “`), { text: stopped(quoted(view.title)), kind: 'title' }, words('” '), paperOf(view), words(`, ${day} ${month} ${year}`),
    ...(view.source && view.source.text !== view.frame.name ? [words('. '), { text: view.frame.name, kind: 'paper' as const }] : []), words(`, ${view.canonical}.`),
  ];
}

const mostInChicago = 6;

/** Chicago, as a bibliography has it (18th edition): of a piece that nobody signed the paper comes first. */
function citeChicago(view: Cited): CitePart[] {
  const people = listPeople(view, (given) => given);
  const [first, ...rest] = people;
  const names = first ? [first.inverted, ...rest.map(({ asPrinted }) => asPrinted)] : [];
  const joint = names.length > 2 || first?.parted ? ', and ' : ' and ';
  const shown = names.length > mostInChicago ? `${names.slice(0, 3).join(', ')}, et al.` : names.length > 1 ? `${names.slice(0, -1).join(', ')}${joint}${names.at(-1) ?? ''}` : names[0] ?? view.agency;
  const { year, month, day } = readDay(view.date);
  const [title, date]: [CitePart, string] = [{ text: stopped(quoted(view.title)), kind: 'title' }, `${month} ${day}, ${year}. ${view.canonical}.`];
  return shown === undefined ? [paperOf(view), words('. “'), title, words(`” ${date}`)] : [words(`${stopped(shown)} “`), title, words('” '), paperOf(view), words(`, ${date}`)];
}

/**
 * An article in the styles that schools and journals ask for, each by its own rules for a piece in a newspaper. Their words
 * and months are English in every language. An agency stands where a name would where nobody signed.
 */
export function citeInStyles(view: Cited): StyledCitation[] {
  return [{ style: 'APA', parts: citeApa(view) }, { style: 'MLA', parts: citeMla(view) }, { style: 'Chicago', parts: citeChicago(view) }];
}

const templateSigns = /[&|[\]{}<>~]|''+|__+|"/g;

/** A value that ends no template, link or tag of a wiki and begins none: https://www.mediawiki.org/wiki/Help:Templates */
function escapeWiki(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(templateSigns, (signs) => [...signs].map((sign) => `&#${sign.codePointAt(0) ?? 0};`).join(''));
}

/** https://en.wikipedia.org/wiki/Template:Cite_news */
export function citeInWikipedia(view: Cited): string {
  const { byline, agency, title, date, canonical, lang, source, frame } = view;
  const fields: [string, string | undefined][] = [
    ...byline.map(({ text }, at): [string, string] => [at === 0 ? 'author' : `author${at + 1}`, text]),
    ['title', title], ['newspaper', source?.text ?? frame.name], ['agency', agency], ['date', formatEnglishDay(date)],
    ['language', /^en\b/.test(lang) ? undefined : lang], ['via', source && source.text !== frame.name ? frame.name : undefined],
  ];
  const shown = fields.flatMap(([name, value]) => (value === undefined ? [] : [` |${name}=${escapeWiki(value)}`])).join('');
  return `{{cite news${shown} |url=${canonical.replace(/[|[\]{}<>"'\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}}}`;
}
