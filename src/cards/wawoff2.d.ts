declare module 'wawoff2' {
  /** WOFF2 → the font as OpenType. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
