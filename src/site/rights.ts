/** What a line of rights says where others have words of their own for it. */
export interface Rights {
  /** Whose they are. */
  holder?: string;
  /** The address of the licence. */
  licence?: string;
}

const creativeCommons = /^CC[ -]?(BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)$/i;
const namedHolder = /^(?:©|\(c\)|copyright)(?:\s*©)?\s*(?:\d{4}(?:[–-]\d{4})?,?\s*)?(.*)$/i;
/** A name: each word begins with a capital, but for those that join them. */
const bareName = /^\p{Lu}[\p{L}\p{M}’'.&-]*(?: (?:\p{Lu}[\p{L}\p{M}’'.&-]*|&|of|the|and|for|de|del|la|le|les|du|des|von|und|y|et))*$/u;
const phrases = /\b(?:rights?|reserved|licen[cs]ed?|permission|domain|copyright)\b/i;

/**
 * Reads `rights`. What is neither a known licence nor surely a name says nothing.
 * @example readRights('© 2025 Reuters. All rights reserved.').holder === 'Reuters'
 * @example readRights('CC BY 4.0').licence === 'https://creativecommons.org/licenses/by/4.0/'
 */
export function readRights(text: string): Rights {
  const line = text.trim();
  const [, licence, version] = creativeCommons.exec(line) ?? [];
  if (licence !== undefined && version !== undefined) return { licence: `https://creativecommons.org/licenses/${licence.toLowerCase()}/${version}/` };
  if (/^CC0(?:[ -]1\.0)?$/i.test(line)) return { licence: 'https://creativecommons.org/publicdomain/zero/1.0/' };
  if (/^https?:\/\/\S+$/i.test(line) && URL.canParse(line)) return { licence: line };
  const [, after] = namedHolder.exec(line) ?? [];
  const name = (after ?? line).split(/\.\s|,\s|;\s/)[0]?.replace(/\s+\d{4}$/, '').replace(/\.$/, '').trim() ?? '';
  if (name === '' || phrases.test(name) || /^\d/.test(name)) return {};
  return after !== undefined || bareName.test(name) ? { holder: name } : {};
}
