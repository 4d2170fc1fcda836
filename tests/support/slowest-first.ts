import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take longest, the longest first: begun last they would run on alone. */
const slowest = ['build/incremental-trusted', 'build/incremental', 'browser/pages', 'build/build', 'build/shard', 'build/after-changes', 'build/search', 'browser/search', 'reader/pages', 'reader/astro-build', 'build/incremental-pages', 'build/read-ahead'];

function rankOf({ moduleId }: TestSpecification): number {
  const at = slowest.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`));
  return at === -1 ? slowest.length : at;
}

/** The order of a fresh clone, which knows of no earlier run, made one in which all workers end together. */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
