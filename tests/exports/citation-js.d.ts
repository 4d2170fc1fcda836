declare module '@citation-js/core' {
  /** Reads BibTeX, RIS and CSL-JSON, as its plugins can, into CSL-JSON. */
  export class Cite {
    constructor(text: string, options?: { forceType: string });
    data: Record<string, unknown>[];
  }
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-ris';
