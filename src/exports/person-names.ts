/** A name in the parts that styles of citation set apart. */
export interface PartedName {
  family: string;
  given: string;
  /** `Jr.`, `III` */
  suffix?: string;
}

const particles = new Set(['af', 'al', 'av', 'bin', 'da', 'das', 'de', 'degli', 'dei', 'del', 'della', 'den', 'der', 'di', 'do', 'dos', 'du', 'el', 'ibn', 'la', 'le', 'ten', 'ter', 'van', 'vom', 'von', 'zu', 'zum', 'zur', '’t', "'t"]);
/** Words of those who sign without a name. */
const unnamed = /^(?:a|an|our|the|by|from|staff|agency|agencies|bureau|correspondents?|desk|editors?|news|newsroom|press|reporters?|service|team|wires?|writers?)$/i;
const suffix = /^(?:[js]r\.?|i{2,3}|iv)$/i;
/** Languages in which the family comes first, and nothing but knowledge tells which word that is in Latin letters. */
const familyFirst = /^(?:zh|ja|ko|vi|hu)\b/;
const latin = /^[\p{Script=Latin}\p{M}.'’‘ -]+$/u;

/**
 * A printed name → its parts, or nothing where it stays as printed: one word, another alphabet, a language with the family
 * first, an office or a desk. The last word is taken for the family, with the particles before it; `Öz, Ayşe` is parted already.
 */
export function partName(name: string, lang: string): PartedName | undefined {
  const [main = '', after, ...more] = name.normalize('NFC').replace(/\s+/g, ' ').trim().split(/\s*,\s*/);
  if (more.length > 0 || !latin.test(main) || (after !== undefined && !latin.test(after))) return undefined;
  if (after !== undefined && !suffix.test(after)) return after === '' || main === '' ? undefined : { family: main, given: after };
  const words = main.split(' ');
  if (familyFirst.test(lang) || words.some((word) => unnamed.test(word))) return undefined;
  const ending = after ?? (words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.pop() : undefined);
  let at = words.length - 1;
  while (at > 0 && particles.has(words[at - 1] ?? '')) at -= 1;
  const [given, family] = [words.slice(0, at), words.slice(at)];
  if (given.length === 0 || given.some((word) => /^\p{Ll}/u.test(word)) || /^\p{Ll}+(?!.*-\p{Lu})/u.test(family.at(-1) ?? '')) return undefined;
  return { family: family.join(' '), given: given.join(' '), suffix: ending };
}

/** First letters of given names, each with its point: `Mary-Ann J.` → `M.-A. J.` */
export function toInitials(given: string): string {
  return given.replaceAll('.', '. ').split(' ').filter((word) => /\p{L}/u.test(word))
    .map((word) => word.split('-').filter(Boolean).map((part) => `${[...part][0]?.toUpperCase() ?? ''}.`).join('-')).join(' ');
}
