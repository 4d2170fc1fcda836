import { planHeaders, typeHeader, type Deployment } from './rules.ts';

/** A text of a Caddyfile between backquotes, in which nothing has a meaning but the placeholders. */
function quote(text: string): string {
  return `\`${text.replace(/[`{}]/g, '')}\``;
}

/**
 * A site for Caddy 2.
 * @param root The folder below which the site's base stands.
 */
export function formatCaddyfile(deployment: Deployment, root: string): string {
  const { host, base, moved, secure } = deployment;
  const plans = planHeaders(deployment);
  const variable = (name: string): string => `{backfile_${name.toLowerCase().replaceAll('-', '_')}}`;
  const headers = plans.filter(({ name }) => name !== typeHeader);
  const usual = headers.filter(({ elsewhere }) => elsewhere.length === 0);
  const varied = headers.filter(({ usual: everywhere, elsewhere }) => everywhere !== undefined && elsewhere.length > 0);
  // What is said in some places alone.
  const some = plans.filter((plan) => plan.usual === undefined).flatMap(({ name, elsewhere }) => elsewhere.map(({ pattern, value }) => ({ name, pattern, value })));
  return `# ${host} for Caddy 2.
${secure ? '' : 'http://'}${host} {
	root * ${quote(root)}
	encode gzip
${varied.map(({ name, usual: everywhere = '', elsewhere }) => `
	map {path} ${variable(name)} {
${elsewhere.map(({ pattern, value }) => `		~${pattern} ${quote(value)}\n`).join('')}		default ${quote(everywhere)}
	}
`).join('')}
	header {
${usual.map(({ name, usual: value = '' }) => `		${name} ${quote(value)}\n`).join('')}${varied.map(({ name }) => `		${name} ${variable(name)}\n`).join('')}	}
${some.map(({ name, pattern, value }, index) => `	@some${index + 1} path_regexp ${quote(pattern)}\n	header @some${index + 1} ${name} ${quote(value)}\n`).join('')}
${moved.map(({ from, to }) => `	redir ${from} ${encodeURI(to)} permanent\n`).join('')}
	file_server {
		precompressed br gzip
	}
	handle_errors {
		@missing expression \`{err.status_code} == 404\`
		rewrite @missing ${base}404.html
		file_server
	}
}
`;
}
