/** What `content/archive.yaml` says of this website. */
export interface Settings {
  name: string;
  motto?: string;
  /** Where the site will be served, with a trailing slash: `https://example.org/archive/`. */
  address: string;
  /** BCP 47. */
  language: string;
  timeZone: string;
  rights?: string;
  /** `false` where texts are not compared. */
  likeness?: false;
}

/** The path under which the site is served: `/` or `/archive/`. */
export function basePath(settings: Settings): string {
  return new URL(settings.address).pathname.replace(/\/*$/, '/');
}
