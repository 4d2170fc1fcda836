/** Gives each different hash a place, beginning with those that have one. An open table: several times faster than a Map of numbers. */
export class HashPlaces {
  /** Made when the first place is asked for. */
  #table?: Int32Array;
  #hashes: Uint32Array;
  #size: number;

  constructor(known: Uint32Array = new Uint32Array(0)) {
    this.#hashes = known;
    this.#size = known.length;
  }

  placeOf(hash: number): number {
    this.#table ??= this.#grow();
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let place = this.#table[slot] ?? -1; place !== -1; place = this.#table[slot] ?? -1) {
      if (this.#hashes[place] === hash) return place;
      slot = (slot + 1) & mask;
    }
    if (this.#size === this.#hashes.length) {
      this.#table = this.#grow();
      return this.placeOf(hash);
    }
    this.#hashes[this.#size] = hash;
    this.#table[slot] = this.#size;
    this.#size += 1;
    return this.#size - 1;
  }

  list(): Uint32Array {
    return this.#hashes.slice(0, this.#size);
  }

  #grow(): Int32Array {
    const hashes = new Uint32Array(Math.max(1024, Math.ceil(this.#size * 1.5)));
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const table = new Int32Array(2 ** Math.ceil(Math.log2(hashes.length * 1.5))).fill(-1);
    const mask = table.length - 1;
    for (let place = 0; place < this.#size; place += 1) {
      let slot = (hashes[place] ?? 0) & mask;
      while (table[slot] !== -1) slot = (slot + 1) & mask;
      table[slot] = place;
    }
    return table;
  }
}
