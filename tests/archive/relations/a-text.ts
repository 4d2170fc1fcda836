import type { RelationText } from '../../../src/archive/relations/term-index.ts';
import { buildProfile } from '../../../src/archive/relations/terms.ts';
import type { TagType } from '../../../src/archive/tags.ts';
import { readSide, type Neighbour } from '../../../src/archive/relations/neighbours.ts';
import { updateNeighbours } from '../../../src/archive/relations/memory.ts';
import { firstDay, generateArchive, type Generated } from '../../support/generated.ts';

interface Given {
  id?: string;
  date?: string;
  title?: string;
  text?: string;
  tags?: readonly { slug: string; type: TagType }[];
  dateline?: string;
}

/** What relations are found from, for one article. */
export function aText({ id = 'subject', date = firstDay, title = '', text = '', tags = [], dateline }: Given = {}): RelationText {
  return { id, date, profile: buildProfile(title, text), tags: tags.map((tag) => ({ name: tag.slug, ...tag })), dateline };
}

export function toText({ slug, date, title, text, tags }: Generated): RelationText {
  return aText({ id: slug, date, title, text, tags: tags.map((name) => ({ slug: name, type: 'topic' })) });
}

/** An archive that says nothing about any subject of a test, so that words are as rare as they are in a newspaper. */
export const fillers: readonly RelationText[] = generateArchive(7, 120).articles.map(toText);

/** Oldest first, as relations take them. */
export function sortTexts(texts: readonly RelationText[]): RelationText[] {
  return texts.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1));
}

/** Among `texts` and the fillers: what is like the article with an id, likest first, by id. */
export function likestOf(id: string, texts: readonly RelationText[]): { id: string; score: number }[] {
  const sorted = sortTexts([...texts, ...fillers]);
  const { neighbours } = updateNeighbours(sorted);
  const at = sorted.findIndex((text) => text.id === id);
  const name = ({ article, score }: Neighbour): { id: string; score: number } => ({ id: sorted[article]?.id ?? '', score });
  return [...readSide(neighbours, at, 'earlier'), ...readSide(neighbours, at, 'later')].map(name).sort((a, b) => b.score - a.score);
}
