/** A few lines that read the data, ready to be copied. */
export interface Example {
  /** `Python` */
  language: string;
  /** What it tells, in English, as the comment at its head does. */
  code: string;
}

/**
 * Examples for one archive. `data` is the address of its data, a slash at the end; `tag` the slug of a tag and `words` what
 * is looked for in texts. Neither holds more than letters, figures, hyphens and spaces, nor does an address hold quotes.
 */
export function listExamples(data: string, tag: string, words: string, kinds: { csv: boolean; jsonl: boolean; sqlite: boolean }): Example[] {
  return [
    ...(kinds.csv ? [{ language: 'Python', code: python(data) }, { language: 'R', code: r(data) }] : []),
    ...(kinds.sqlite ? [{ language: 'SQL', code: sql(words) }] : []),
    ...(kinds.jsonl ? [{ language: 'jq', code: jq(tag) }] : []),
  ];
}

function python(data: string): string {
  return `# How many articles each year has.
import csv, io, urllib.request
from collections import Counter

with urllib.request.urlopen("${data}articles.csv") as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, "utf-8", newline="")))

for year, count in sorted(Counter(row["date"][:4] for row in rows).items()):
    print(year, count)
`;
}

function r(data: string): string {
  return `# How many articles each year has.
articles <- read.csv("${data}articles.csv", colClasses = "character", encoding = "UTF-8")
table(substr(articles$date, 1, 4))
`;
}

function sql(words: string): string {
  return `-- sqlite3 archive.sqlite: articles whose text speaks of something, the best first.
SELECT articles.date, articles.title
FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
WHERE articles_fts MATCH '"${words}"'
ORDER BY articles_fts.rank, articles.path
LIMIT 10;
`;
}

function jq(tag: string): string {
  return `# jq -r -f this.jq articles.jsonl: day and title of the articles with a tag.
select(.tags // [] | index("${tag}")) | [.date, .title] | @tsv
`;
}
