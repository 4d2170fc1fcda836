/** What a command does, and what it can be told. */
interface Help {
  does: string;
  /** What stands after the name, where something does. */
  takes?: string;
  options: Readonly<Record<string, string>>;
}

const content = { '--content DIR': 'the content folder, `content/` where it is left out' };
const cache = { '--cache DIR': 'what is remembered between runs, `.cache/` where it is left out' };
const out = { '--out DIR': 'the site, `dist/` where it is left out' };
const instant = { '--now INSTANT': 'hold embargoes against this instant' };
const folders = { ...content, ...cache };

/** Every command by its name, in the order of use. */
export const commands: Readonly<Record<string, Help>> = {
  build: {
    does: 'Makes the site of the content folder.',
    options: {
      ...content, ...out, ...cache, '--clean': 'forget earlier builds', ...instant, '--shard i/n': 'make one part of the site',
      '--publish': 'note its addresses in the ledger', '--timings': 'tell what each step took', '--profile': 'write a CPU profile',
    },
  },
  merge: { does: 'Joins the parts of a site.', takes: 'SHARD_DIR…', options: { ...out, ...cache } },
  verify: { does: 'Holds a site against the SHA-256 of each file as it was built.', takes: '[DIR | URL]', options: { '--manifest FILE': 'a list kept elsewhere' } },
  check: {
    does: 'Reports the problems of the content, and writes no site.',
    options: {
      ...folders, '--strict': 'warnings count as problems', '--json': 'for programs', '--github': 'annotations on a pull request',
      '--fix': 'mend what is safe to mend', '--changed [BRANCH]': 'what a branch changed, and its corrections', '--message FILE': 'what is said of the change', ...instant,
    },
  },
  links: { does: 'Asks whether the pages that articles link to are still there.', options: { ...folders, '--local': 'ask machines of this network too' } },
  ledger: { does: 'Notes every address the site publishes.', options: { ...folders, ...instant } },
  dev: { does: 'Shows each saved change at once.', options: { ...folders, '--out DIR': 'whose last search is shown', '--port N': 'where it listens' } },
  deploy: { does: 'Prints what a server is to be told of the built site.', takes: 'nginx | caddy | s3', options: { '--root DIR': 'where the site stands on the server', ...folders } },
  preview: { does: 'Serves the built site with its headers, redirects and 404 page.', options: { ...out, ...content, '--port N': 'where it listens' } },
  new: {
    does: 'Writes a ready article file, and never over another.', takes: '["Title"]',
    options: {
      '--date YYYY-MM-DD': 'its day, today where it is left out', '--from ADDRESS-OR-FILE': 'fill in the source', '--story SLUG': 'the story it belongs to',
      '--translation-of SLUG': 'the article it translates', '--lang CODE': 'its language', ...folders,
    },
  },
  import: {
    does: 'Turns wire text and what other tools keep into articles.', takes: 'SOURCE…',
    options: {
      '--from FORMAT': 'read it as this, whatever it looks like', ...content, '--map FIELD=FIELD': 'take a field for another', '--site ADDRESS': 'the old site’s address',
      '--type NAME': 'a kind of post to take too', '--report FILE': 'where to write what became of each', '--fetch-images': 'fetch images by their addresses', '--dry-run': 'write nothing',
    },
  },
  story: {
    does: 'Names the stories found by likeness, and makes them your own.', takes: 'list | adopt ADDRESS | split ADDRESS ARTICLE | refuse ADDRESS',
    options: { '--json': 'for programs', '--title "Title"': 'of an adopted story', '--slug new-slug': 'of an adopted story', ...folders },
  },
  suggest: { does: 'Tells which tags, stories and links an article may lack.', takes: 'ARTICLE', options: { '--json': 'for programs', ...folders } },
  tags: { does: 'Lists tags with counts, likely synonyms and those borne once; makes two one.', takes: '[merge TAG INTO]', options: { '--json': 'for programs', '--dry-run': 'of a merge: write nothing', ...folders } },
  impact: { does: 'Tells what a branch does to the site, as Markdown.', options: { '--base REF': 'the commit it left', '--head REF': 'the branch, `HEAD` where it is left out', '--out FILE': 'where to write it', ...folders } },
  reference: { does: 'Writes the tables of the README and `docs/schema/` from the code.', options: {} },
};

/** How a command is called, a line for each option. */
export function formatHelp(name: string, { does, takes, options }: Help): string {
  const width = Math.max(0, ...Object.keys(options).map((option) => option.length));
  const dashes = takes === undefined && Object.keys(options).length === 0 ? '' : ' --';
  return [
    `npm run ${name}${dashes}${takes === undefined ? '' : ` ${takes}`}${Object.keys(options).length === 0 ? '' : ' [options]'}`, '', does,
    ...Object.keys(options).length === 0 ? [] : [''], ...Object.entries(options).map(([option, means]) => `  ${option.padEnd(width)}  ${means}`),
  ].join('\n');
}

/** All commands, a line for each. */
export function formatCommands(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  return ['Each runs as `npm run <command>`, and tells more with `npm run <command> -- --help`:', '', ...Object.entries(commands).map(([name, { does }]) => `  ${name.padEnd(width)}  ${does}`)].join('\n');
}
