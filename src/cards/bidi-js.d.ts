declare module 'bidi-js' {
  export interface Bidi {
    /** Unicode's bidirectional algorithm: a level for each code unit, odd where it is read from right to left. */
    getEmbeddingLevels: (text: string, direction: 'ltr' | 'rtl') => { levels: Uint8Array };
  }
  export default function openBidi(): Bidi;
}
