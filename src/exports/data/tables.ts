/** What stands in a column. A list is an array in JSON, and its parts joined by `; ` elsewhere. */
export type ColumnType = 'string' | 'date' | 'datetime' | 'uri' | 'integer' | 'number' | 'boolean' | 'list';

export interface Column {
  name: string;
  type: ColumnType;
  /** For whoever reads the data without knowing the site. */
  description: string;
  required?: true;
}

export type Cell = string | number | boolean | readonly string[] | undefined;
export type Row = Readonly<Record<string, Cell>>;

/** One table of the data, as it stands in CSV, in SQLite and in Parquet, and is described in `datapackage.json`. */
export interface Table {
  name: TableName;
  title: string;
  description: string;
  columns: readonly Column[];
  key: readonly string[];
  /** Columns that name a row of another table. */
  links: readonly { column: string; table: TableName; to: string }[];
}

export const tableNames = ['articles', 'tags', 'stories', 'days', 'relations'] as const;
export type TableName = (typeof tableNames)[number];

const path: Column = { name: 'path', type: 'string', required: true, description: 'Address below the site: names the article in every table.' };

export const tables: Readonly<Record<TableName, Table>> = {
  articles: {
    name: 'articles', title: 'Articles', description: 'Every published article, oldest first. A withdrawn article keeps its address, title and day alone.', key: ['path'], links: [],
    columns: [
      path,
      { name: 'address', type: 'uri', required: true, description: 'Permanent address.' },
      { name: 'date', type: 'date', required: true, description: 'Day of first publication, as printed. Never moved by a time zone.' },
      { name: 'instant', type: 'datetime', description: 'Time of publication with its offset, where it is known.' },
      { name: 'title', type: 'string', required: true, description: 'Headline as published.' },
      { name: 'summary', type: 'string', description: 'One or two sentences under the title.' },
      { name: 'language', type: 'string', required: true, description: 'Language of the text, BCP 47.' },
      { name: 'section', type: 'string', description: 'Where in the paper it stood.' },
      { name: 'byline', type: 'list', description: 'The people who wrote it.' },
      { name: 'agency', type: 'string', description: 'News agency whose copy it is.' },
      { name: 'source', type: 'string', description: 'Outlet it appeared in.' },
      { name: 'source_url', type: 'uri', description: 'Address at that outlet.' },
      { name: 'dateline', type: 'string', description: 'Place it was filed from, as printed.' },
      { name: 'rights', type: 'string', description: 'Who holds the rights, and on what terms it may be used.' },
      { name: 'tags', type: 'list', description: 'Slugs of its tags, in the order of the article.' },
      { name: 'stories', type: 'list', description: 'Slugs of the stories it belongs to.' },
      { name: 'updated', type: 'date', description: 'Day of its latest correction, clarification or update.' },
      { name: 'corrections', type: 'integer', required: true, description: 'How many corrections and clarifications it bears.' },
      { name: 'withdrawn', type: 'boolean', required: true, description: 'Whether it was withdrawn.' },
      { name: 'words', type: 'integer', description: 'How many words its text has.' },
      { name: 'sha256', type: 'string', description: 'SHA-256 of its text: NFC, lines ended by a line feed, no white space at their ends, one line feed at the end.' },
    ],
  },
  tags: {
    name: 'tags', title: 'Tags', description: 'What articles are about.', key: ['slug'], links: [],
    columns: [
      { name: 'slug', type: 'string', required: true, description: 'Names the tag in `articles.tags`.' },
      { name: 'address', type: 'uri', required: true, description: 'Its page.' },
      { name: 'name', type: 'string', required: true, description: 'As it is shown.' },
      { name: 'type', type: 'string', required: true, description: '`place`, `person`, `organisation`, `event` or `topic`.' },
      { name: 'articles', type: 'integer', required: true, description: 'How many articles bear it, those of the tags below it included.' },
      { name: 'first', type: 'date', description: 'Day of its first article.' },
      { name: 'latest', type: 'date', description: 'Day of its latest article.' },
      { name: 'parents', type: 'list', description: 'Slugs of the tags above it.' },
      { name: 'variants', type: 'list', description: 'Other spellings.' },
      { name: 'same_as', type: 'list', description: 'Addresses of the same thing elsewhere, such as Wikidata.' },
      { name: 'latitude', type: 'number', description: 'Degrees north, of a place on the map.' },
      { name: 'longitude', type: 'number', description: 'Degrees east, of a place on the map.' },
      { name: 'description', type: 'string', description: 'What it is.' },
    ],
  },
  stories: {
    name: 'stories', title: 'Stories', description: 'Running matters told by several articles.', key: ['slug'], links: [],
    columns: [
      { name: 'slug', type: 'string', required: true, description: 'Names the story in `articles.stories`.' },
      { name: 'address', type: 'uri', required: true, description: 'Its page.' },
      { name: 'title', type: 'string', required: true, description: 'As it is shown.' },
      { name: 'summary', type: 'string', description: 'What it is about.' },
      { name: 'found', type: 'boolean', required: true, description: 'Whether it was found by likeness; otherwise an editor declared it.' },
      { name: 'open', type: 'boolean', required: true, description: 'Whether more is expected.' },
      { name: 'articles', type: 'integer', required: true, description: 'How many articles tell it.' },
      { name: 'first', type: 'date', required: true, description: 'Day of its first article.' },
      { name: 'latest', type: 'date', required: true, description: 'Day of its latest article.' },
    ],
  },
  days: {
    name: 'days', title: 'Days', description: 'Every day that has articles, oldest first.', key: ['date'], links: [],
    columns: [
      { name: 'date', type: 'date', required: true, description: 'The day.' },
      { name: 'address', type: 'uri', required: true, description: 'Its page.' },
      { name: 'articles', type: 'integer', required: true, description: 'How many articles appeared.' },
    ],
  },
  relations: {
    name: 'relations', title: 'Relations', description: 'Which articles belong together: an edge list, from each article to those its page shows.', key: ['from', 'to', 'kind'],
    links: [{ column: 'from', table: 'articles', to: 'path' }, { column: 'to', table: 'articles', to: 'path' }],
    columns: [
      { ...path, name: 'from', description: 'Path of the article.' },
      { ...path, name: 'to', description: 'Path of the article that belongs with it.' },
      { name: 'kind', type: 'string', required: true, description: '`related`: earlier or later coverage; `variant`: another report of the same text; `translation`: the same article in another language; `mention`: its text links there.' },
      { name: 'rank', type: 'integer', description: 'Place among related articles, earlier and later together, from 1.' },
      { name: 'reasons', type: 'list', description: 'Why they are related, strongest first: `chosen` by an editor, `linked` in its text, `links` to it, same `story`, `likeness` of what they tell.' },
    ],
  },
};
