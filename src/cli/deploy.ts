import path from 'node:path';
import { parseArgs } from 'node:util';
import { describeSite } from '../build/host-stage.ts';
import { openTheme } from '../build/theme.ts';
import { refuseContent } from '../build/write.ts';
import { formatCaddyfile } from '../exports/deploy/caddy.ts';
import { formatNginx } from '../exports/deploy/nginx.ts';
import type { Deployment } from '../exports/deploy/rules.ts';
import { formatS3 } from '../exports/deploy/s3.ts';
import { readSettingsFile } from '../ingest/content.ts';
import { formatReport } from '../ingest/report.ts';
import { openStore } from '../store/store.ts';
import type { Io } from './build.ts';
import { folderOptions } from './options.ts';

const servers: Record<string, (deployment: Deployment, root: string) => string> = { nginx: formatNginx, caddy: formatCaddyfile, s3: formatS3 };

/**
 * `npm run deploy -- nginx|caddy|s3 [--root DIR] [--content DIR] [--cache DIR]`: what that server is to be told of the site
 * that was built last. 0 when it is told, 1 where there is no such site, 2 where the call was not understood.
 */
export async function deployCommand(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { ...folderOptions, root: { type: 'string' } } });
  const [server = '', ...rest] = positionals;
  const format = Object.hasOwn(servers, server) ? servers[server] : undefined;
  if (!format || rest.length > 0) {
    io.out(`Name one server: \`npm run deploy -- nginx\`, \`caddy\` or \`s3\`. Netlify and Cloudflare Pages read \`_headers\` and \`_redirects\` of the site itself.`);
    return 2;
  }
  const [content, cache] = [path.resolve(io.cwd, values.content), path.resolve(io.cwd, values.cache)];
  const reason = refuseContent(content);
  if (reason !== undefined) {
    io.out(reason);
    return 2;
  }
  const reading = readSettingsFile(content);
  if (!('value' in reading)) {
    io.out(formatReport(reading.problems, 0, values.content));
    return 1;
  }
  const store = openStore(cache);
  try {
    const views = store.listViews();
    if (views.length === 0) {
      io.out('There is no site yet. Run `npm run build` first.');
      return 1;
    }
    const settings = reading.value;
    const deployment = describeSite({ views, store, settings, theme: await openTheme(settings, cache) });
    const root = values.root ?? `/var/www/${deployment.host.replace(/:\d+$/, '')}`;
    if (/[\n\r`{}]/.test(root)) {
      io.out(`\`${root}\` cannot be named in such a file. Serve the site from another folder.`);
      return 2;
    }
    io.out(format(deployment, root).trimEnd());
    return 0;
  } finally {
    store.close();
  }
}
