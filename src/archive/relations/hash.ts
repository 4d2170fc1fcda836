/** FNV-1a over UTF-16 code units with a last stir: a term's number. Two terms in a million share one, which does no harm. */
export function hashTerm(term: string): number {
  let hash = noTerm;
  for (let at = 0; at < term.length; at += 1) hash = addCode(hash, term.charCodeAt(at));
  return endTerm(hash);
}

/** For a term that is not a string of its own: `endTerm` of all its UTF-16 codes, added one after the other, is its `hashTerm`. */
export const noTerm = 0x811c9dc5;

export function addCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

export function endTerm(hash: number): number {
  const mixed = hash ^ (hash >>> 15);
  return Math.imul(mixed, 0x2c1b3c6d) >>> 0;
}

/** Two 32-bit numbers that what is added is mixed into, in its order. No two contents of an archive share both but by one chance in a billion. */
export class Hash {
  #a = 0x811c9dc5;
  #b = 0x9e3779b9;

  addText(text: string): this {
    let [a, b] = [this.#a, this.#b];
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 13);
    }
    [this.#a, this.#b] = [a, b];
    return this;
  }

  addNumber(number: number): this {
    this.#a = Math.imul(this.#a ^ number ^ (this.#a >>> 15), 0x01000193);
    this.#b = Math.imul(this.#b ^ number ^ (this.#b >>> 13), 0x85ebca6b);
    return this;
  }

  copy(): Hash {
    const copy = new Hash();
    copy.#a = this.#a;
    copy.#b = this.#b;
    return copy;
  }

  add(other: Hash): this {
    this.#a = Math.imul(this.#a ^ other.#a ^ (this.#a >>> 15), 0x01000193);
    this.#b = Math.imul(this.#b ^ other.#b ^ (this.#b >>> 13), 0x85ebca6b);
    return this;
  }

  toString(): string {
    return (this.#a >>> 0).toString(36) + (this.#b >>> 0).toString(36);
  }
}

/** The hash of some texts, parted so that none runs into the next. */
export function hashText(...texts: string[]): Hash {
  const hash = new Hash();
  for (const text of texts) hash.addText(text).addText('\u0000');
  return hash;
}
