import { planHeaders, typeHeader, type Deployment } from './rules.ts';

/** A text of nginx: in quotation marks, and nothing in it a variable. */
function quote(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** The smallest power of two that holds `size`, and no less than `least`. */
function powerOver(size: number, least: number): number {
  return Math.max(least, 2 ** Math.ceil(Math.log2(size)));
}

/** Texts worth being compressed, pages aside. */
const compressed = ['text/css', 'text/javascript', 'application/javascript', 'text/plain', 'text/csv', 'text/markdown', 'text/xml', 'application/xml', 'application/json', 'application/atom+xml', 'application/feed+json', 'application/manifest+json', 'application/jsonl', 'image/svg+xml'];

/**
 * A site of nginx, to be included where it expects `http` to go on. Each header is set in one place: a `location` with an
 * `add_header` of its own would lose all others.
 * @param root The folder below which the site's base stands.
 */
export function formatNginx(deployment: Deployment, root: string): string {
  const { host, base, moved, secure } = deployment;
  const plans = planHeaders(deployment);
  const variable = (name: string): string => `$backfile_${name.toLowerCase().replaceAll('-', '_')}`;
  const headers = plans.filter(({ name }) => name !== typeHeader);
  const varied = headers.filter(({ elsewhere }) => elsewhere.length > 0).map(({ name, usual = '', elsewhere }) => `
map $uri ${variable(name)} {
${elsewhere.map(({ pattern, value }) => `  ${quote(`~${pattern}`)} ${quote(value)};\n`).join('')}  default ${quote(usual)};
}
`);
  // Before any map: from the first on nginx takes no other sizes. 
  const longest = moved.reduce((most, { from }) => Math.max(most, new TextEncoder().encode(from).length), 0);
  const sizes = `
map_hash_bucket_size ${powerOver(longest + 32, 128)};
map_hash_max_size ${powerOver(moved.length * 2 + 1, 2048)};
`;
  const redirects = `
# Addresses that moved for good.
map $uri $backfile_moved {
${moved.map(({ from, to }) => `  ${quote(from)} ${quote(encodeURI(to))};\n`).join('')}  default "";
}
`;
  const types = plans.find(({ name }) => name === typeHeader)?.elsewhere ?? [];
  return `# ${host} for nginx, to stand in /etc/nginx/conf.d/.
${moved.length > 0 ? sizes : ''}${varied.join('')}${moved.length > 0 ? redirects : ''}
server {
  listen 80;
  listen [::]:80;
${secure ? `  # listen 443 ssl;
  # ssl_certificate /etc/letsencrypt/live/${hostName(host)}/fullchain.pem;
  # ssl_certificate_key /etc/letsencrypt/live/${hostName(host)}/privkey.pem;
` : ''}  server_name ${hostName(host)};
  root ${quote(root)};
  index index.html;
  charset utf-8;
  absolute_redirect off;
  server_tokens off;

  gzip on;
  gzip_vary on;
  gzip_types ${compressed.join(' ')};
  # Files made with \`precompress: true\` are sent as they are.
  gzip_static on;
  # brotli_static on;  # with the module libnginx-mod-http-brotli-static

${headers.map(({ name, usual = '', elsewhere }) => `  add_header ${name} ${elsewhere.length > 0 ? variable(name) : quote(usual)} always;\n`).join('')}
${moved.length > 0 ? '  if ($backfile_moved) { return 301 $backfile_moved; }\n' : ''}  error_page 404 ${base}404.html;
  location / { try_files $uri $uri/ =404; }
${types.map(({ pattern, value }) => `  location ~ ${quote(pattern)} { types { } default_type ${quote(value)}; }\n`).join('')}}
`;
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '');
}
