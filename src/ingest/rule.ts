import { textRules } from '../markdown/body.ts';

/** Every rule a problem can break. A name is permanent, and each has a page in `docs/rules/`. */
export const rules = [
  ...textRules,
  'address', 'address-lost', 'agency-unsourced', 'agent', 'alias', 'alt-text', 'colour', 'contrast', 'coordinates', 'date', 'date-in-name', 'dead-anchor', 'empty', 'encoding',
  'file-name', 'file-type', 'front-matter', 'language', 'lead', 'ledger', 'ledger-line', 'list', 'missing', 'near-duplicate', 'related', 'settings', 'slug', 'story',
  'story-article', 'story-redirect', 'tag', 'tag-address', 'tag-claimed', 'tag-cycle', 'tag-parent', 'tag-redirect', 'text', 'text-below', 'text-changed', 'time-zone',
  'too-large', 'translation', 'unknown-field', 'unknown-tag', 'unrelated', 'update-changed', 'value', 'yaml',
] as const;
export type Rule = (typeof rules)[number];
