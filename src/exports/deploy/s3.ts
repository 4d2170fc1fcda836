import { cacheHeader, policyHeader, typeHeader, type Deployment, type HeaderRule, type Where } from './rules.ts';

/** A word of a shell. */
function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Files as \`aws s3 sync\` names them: its \`*\` runs over slashes. */
function filesOf(where: Where): string[] {
  switch (where.kind) {
    case 'all': return ['*'];
    case 'below': return [`${where.folder}*`];
    case 'named': return where.depths.some((depth) => depth > 0) ? [...(where.depths.includes(0) ? [where.name] : []), `*/${where.name}`] : [where.name];
    case 'ending': return [`${where.folder}*${where.ending}`];
  }
}

/** A policy of CloudFront, as \`aws cloudfront create-response-headers-policy\` takes it. */
function policyOf(name: string, headers: HeaderRule['headers']): object {
  const value = (wanted: string): string | undefined => headers.find(([each]) => each === wanted)?.[1];
  const own = ['Permissions-Policy', 'Cross-Origin-Opener-Policy'].flatMap((header) => (value(header) === undefined ? [] : [{ Header: header, Value: value(header), Override: true }]));
  const age = /max-age=(\d+)/.exec(value('Strict-Transport-Security') ?? '')?.[1];
  return {
    Name: name,
    SecurityHeadersConfig: {
      ContentSecurityPolicy: { Override: true, ContentSecurityPolicy: value(policyHeader) },
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { Override: true, ReferrerPolicy: value('Referrer-Policy') },
      ...(age === undefined ? {} : { StrictTransportSecurity: { Override: true, IncludeSubdomains: false, Preload: false, AccessControlMaxAgeSec: Number(age) } }),
    },
    CustomHeadersConfig: { Quantity: own.length, Items: own },
  };
}

/**
 * A script for a bucket of S3 that is served as a website, with CloudFront before it. The bucket keeps types, caching and
 * redirects with each file; the other headers are CloudFront's.
 */
export function formatS3({ host, base, rules, moved }: Deployment): string {
  const of = (rule: HeaderRule, name: string): string | undefined => rule.headers.find(([each]) => each === name)?.[1];
  const [all, ...others] = rules;
  const special = others.filter((rule) => of(rule, typeHeader) !== undefined || of(rule, cacheHeader) !== undefined);
  const usual = all ? of(all, cacheHeader) ?? '' : '';
  const list = (option: string, rule: HeaderRule): string => filesOf(rule.where).map((file) => ` --${option} ${quote(file)}`).join('');
  const copies = special.map((rule) => {
    const type = of(rule, typeHeader);
    return `aws s3 sync "$site" "$target" --exclude '*'${list('include', rule)} --exclude '*.gz' --exclude '*.br' --cache-control ${quote(of(rule, cacheHeader) ?? usual)}${type === undefined ? '' : ` --content-type ${quote(type)}`}\n`;
  });
  const searching = others.find((rule) => of(rule, policyHeader) !== undefined);
  const name = host.replace(/[^\w-]/g, '-');
  const policies = [policyOf(`${name}-pages`, all?.headers ?? []), ...(searching ? [policyOf(`${name}-search`, [...searching.headers, ...(all?.headers ?? [])])] : [])];
  return `#!/bin/sh
# ${host} on S3 with CloudFront: sh THIS-FILE dist BUCKET
# The bucket is served as a website, index document index.html, error document ${base.slice(1)}404.html, and is the origin of CloudFront by its website address.
set -eu
site=$1
bucket=$2
target="s3://$bucket${base.slice(0, -1)}"

# What pages ask for is there before them. CloudFront compresses by itself.
${copies.join('')}aws s3 sync "$site" "$target" --delete${special.map((rule) => list('exclude', rule)).join('')} --exclude _headers --exclude _redirects --exclude '*.gz' --exclude '*.br' --cache-control ${quote(usual)}

# Addresses that moved for good.
moved() { aws s3api put-object --bucket "$bucket" --key "$1" --website-redirect-location "$2" --content-type 'text/html; charset=utf-8' --body "$site/$3" >/dev/null; }
${moved.map(({ from, to }) => `moved ${[`${from.slice(1)}index.html`, encodeURI(to), `${from.slice(base.length)}index.html`].map(quote).join(' ')}\n`).join('')}
# The other headers, once: choose the first policy for the distribution${searching ? `, and the second for its behaviour ${base}search/*` : ''}.
if [ "\${3-}" = policies ]; then
${policies.map((policy) => `aws cloudfront create-response-headers-policy --response-headers-policy-config ${quote(JSON.stringify(policy))}\n`).join('')}fi
`;
}
