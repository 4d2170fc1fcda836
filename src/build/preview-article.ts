import { isPublished } from '../archive/article.ts';
import { readArticle, readingManner } from '../ingest/article-file.ts';
import { findFile, readBytes } from '../ingest/scan.ts';
import { largestText } from '../ingest/source-file.ts';
import type { Store } from '../store/store.ts';
import { buildArticleView } from '../views/article.ts';
import { buildSite } from '../views/build-views.ts';
import { storeView, type Kept } from './compose.ts';
import { forgetComposition } from './composition.ts';
import { pipelineVersion } from './fingerprint.ts';
import { splitReading } from './kept-reading.ts';
import { versionOf } from './remember.ts';

/**
 * Puts the view of one saved article into the store as far as the last sound site tells it: its own words, with the
 * relations it had. Composing afterwards makes it whole. False where the file is not one that can be shown so.
 */
export function previewArticle(root: string, store: Store, saved: string, now: number, { site }: Kept): boolean {
  if (!site || !saved.startsWith('articles/') || !saved.endsWith('.md') || !findFile(root, saved)) return false;
  const { archive, content, settings } = site;
  const reading = readArticle({ file: saved, bytes: readBytes(root, saved, largestText) }, readingManner(settings));
  if (!('value' in reading)) return false;
  const file = reading.value;
  if (!isPublished(file.article, now) || file.pictures.length > 0 || file.lead) return false;
  const at = archive.all.findIndex(({ id }) => id === file.article.id);
  const known = archive.all[at];
  const show = (article: typeof file.article): ReturnType<typeof buildArticleView> => buildArticleView(
    buildSite(archive, settings, content.pages.map((page) => ({ ...page, html: '' }))), article, { ofArticle: () => '', paragraphsOf: () => [] },
    known ? { earlier: archive.all[at + 1], later: archive.all[at - 1] } : {},
  );
  const { earlier, later, stories, mentionedIn } = show(known ?? file.article);
  store.transaction(() => {
    forgetComposition(store);
    store.writeSource({ ...splitReading(file), stamp: '' }, versionOf(pipelineVersion(), readingManner(settings)));
    store.writeView({ ...storeView({ ...show(file.article), earlier, later, stories, mentionedIn }, { ...file, measured: [] }, archive, settings), digest: '' });
  });
  return true;
}
