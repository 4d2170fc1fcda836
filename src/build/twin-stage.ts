import { formatArticleJson, formatArticleMarkdown, formatArticleText } from '../exports/article.ts';
import { formatBibtex, formatCsl, formatRis } from '../exports/citations.ts';
import { formatDayJson, formatStoryJson, formatTagJson } from '../exports/lists.ts';
import { digestText } from '../ingest/digest.ts';
import { readBytes } from '../ingest/scan.ts';
import { largestText, splitSource } from '../ingest/source-file.ts';
import type { FilledLink } from '../markdown/body.ts';
import { isPlainProse } from '../markdown/plain-text.ts';
import { twinFiles, twinPath } from '../site/addresses.ts';
import { twinsOf, type Settings, type TwinKind } from '../site/settings.ts';
import type { ListedView, Store } from '../store/store.ts';
import { openPage, type OpenPage } from '../store/views.ts';
import type { ArticleView, PageView } from '../views/pages.ts';
import type { Output, Stage } from './stages.ts';

/** What twins are made from. */
export interface TwinSources {
  /** The content folder: the Markdown of an article is read there again, and kept nowhere. */
  content: string;
  store: Store;
}

/** Whether pages of a kind at a path have a twin beside those of articles. */
function hasList({ kind, path }: { kind: string; path: string }): boolean {
  return kind === 'day' || kind === 'story' || (kind === 'group' && /^\/tags\/[^/]+\/$/.test(path));
}

/** The twins a page has, in their order. */
export function listTwins(view: { kind: string; path: string }, settings: Pick<Settings, 'twins'>): readonly TwinKind[] {
  const made = twinsOf(settings);
  return view.kind === 'article' ? made : hasList(view) ? made.filter((kind) => kind === 'json') : [];
}

/** The file of one kind beside a page that has it. */
export async function makeTwin(page: OpenPage, kind: TwinKind, content: string): Promise<string> {
  const { view } = page;
  if (view.kind === 'article') return makeOfArticle(page, view, kind, content);
  if (view.kind === 'day') return formatDayJson(view);
  if (view.kind === 'story') return formatStoryJson(view);
  if (view.kind === 'group') return formatTagJson(view);
  throw new TypeError(`No such page stands at \`${view.path}\`.`);
}

function makeOfArticle(page: OpenPage, view: ArticleView, kind: TwinKind, content: string): Promise<string> | string {
  switch (kind) {
    case 'json': return formatArticleJson(view);
    case 'markdown': return makeMarkdown(page, view, content);
    case 'text': return formatArticleText(view, page.readPlainText().split('\n'));
    case 'ris': return formatRis(view);
    case 'bibtex': return formatBibtex(view);
    case 'csl': return formatCsl(view);
  }
}

async function makeMarkdown({ text }: OpenPage, view: ArticleView, content: string): Promise<string> {
  const file = text?.file ?? '';
  const split = splitSource({ file, bytes: readBytes(content, file, largestText) });
  if ('problems' in split || digestText(split.body) !== view.digest) throw new RangeError(`\`${file}\` was changed while the site was built. Build it again.`);
  if (isPlainProse(split.body)) return formatArticleMarkdown(view, split.body);
  const { resolveMarkdown } = await import('../markdown/resolve.ts');
  const absolute = <T extends { href: string } | { src: string }>(target: T | null): T | null =>
    target && ('href' in target ? { ...target, href: new URL(target.href, view.canonical).href } : { ...target, src: new URL(target.src, view.canonical).href });
  return formatArticleMarkdown(view, resolveMarkdown(split.body, (text?.links ?? []).map((link) => absolute<FilledLink>(link)), (text?.pictures ?? []).map((picture) => absolute(picture))));
}

/** Files for programs beside pages; a withdrawn article has none. Inputs: the page's view, the file it was read from, the code. */
export function planTwins(views: readonly ListedView[], settings: Settings, code: string, { content, store }: TwinSources): Stage {
  const version = code.slice(0, 16);
  const places = new Map<string, { path: string; kind: TwinKind }>();
  const outputs = views.flatMap(({ path, kind: page, digest }): Output[] => listTwins({ path, kind: page }, settings).map((kind) => {
    const file = twinPath(path, kind).slice(1);
    places.set(file, { path, kind });
    return { path: file, digest: digest + version };
  }));
  // Those of one page are made one after another: its view is parsed once for all of them.
  let last: OpenPage | undefined;
  return {
    name: 'twins',
    outputs,
    make: ({ path: file }) => {
      const { path, kind } = places.get(file) ?? { path: '', kind: 'json' };
      if (last?.view.path !== path) last = openPage(store, path);
      if (!last) throw new TypeError(`No page stands beside \`${file}\`.`);
      return makeTwin(last, kind, content);
    },
  };
}

/** The path of a page and which of its twins an address below the site names; undefined where it names none. */
export function readTwinPath(path: string): { path: string; kind: TwinKind } | undefined {
  const at = path.lastIndexOf('/') + 1;
  const kind = (Object.keys(twinFiles) as TwinKind[]).find((each) => twinFiles[each] === path.slice(at));
  return kind && { path: path.slice(0, at), kind };
}

/** Whether a page has a twin of a kind. */
export function hasTwin(view: PageView, kind: TwinKind): boolean {
  return !(view.kind === 'article' && view.withdrawn) && listTwins(view, view.frame).includes(kind);
}
