import vm from 'node:vm';

/** A place in a text (both from 1) where a bound is broken, and which. */
export interface Breach {
  line: number;
  column: number;
  reason: string;
  hint: string;
}

const deepestContainer = 24;
const mostOpenBrackets = 60;
const mostMarkers = 1500;
const mostColumns = 64;

/**
 * Finds text that would make a Markdown parser slow or overflow its stack: nested quotes and lists, open brackets,
 * long runs of emphasis marks in one paragraph, very wide tables. Linear in the text.
 */
export function findBreach(text: string): Breach | undefined {
  let brackets = 0;
  let markers = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const breach = (column: number, reason: string, hint: string): Breach => ({ line: index + 1, column, reason, hint });
    if (line.trim() === '') {
      brackets = 0;
      markers = 0;
      continue;
    }
    const containers = /^(?:\s*(?:>|[-+*](?=\s)|\d{1,9}[.)](?=\s)))+/.exec(line)?.[0] ?? '';
    const depth = containers.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0;
    if (depth > deepestContainer) return breach(1, `This line nests ${depth} quotes or lists.`, `Use at most ${deepestContainer}.`);
    if (/^[ \t]{200,}/.test(line)) return breach(1, 'This line is indented by 200 or more.', 'Remove the space at its start.');
    const scan = scanLine(line);
    brackets = Math.max(0, brackets + scan.brackets);
    markers += scan.markers;
    if (brackets > mostOpenBrackets) return breach(1, `This paragraph opens more than ${mostOpenBrackets} brackets without closing them.`, 'Close them, or write `\\[` for a bracket that is no link.');
    if (markers > mostMarkers) return breach(1, `This paragraph holds more than ${mostMarkers} marks such as \`*\`, \`_\`, \`~\`, \`!\` or a backtick.`, 'Part the paragraph, or write `\\*` where a mark is meant as itself.');
    if (scan.bars > mostColumns) return breach(1, `This line has ${scan.bars} bars, a table wider than ${mostColumns} columns.`, 'Make the table narrower, or write `\\|`.');
  }
  return undefined;
}

function scanLine(line: string): { brackets: number; markers: number; bars: number } {
  let brackets = 0;
  let markers = 0;
  let bars = 0;
  for (let index = 0; index < line.length; index += 1) {
    const character = line[index];
    if (character === '\\') index += 1;
    else if (character === '[') brackets += 1;
    else if (character === ']') brackets -= 1;
    else if (character === '|') bars += 1;
    else if (character === '*' || character === '_' || character === '~' || character === '`' || character === '!' || character === '<' || character === '&') markers += 1;
  }
  return { brackets, markers, bars };
}

export type Outcome<T> = { value: T } | { failed: 'time' | 'depth' };

const context = vm.createContext(Object.create(null));
const call = new vm.Script('work()');

/** Where others have the processor, work that did little yet is begun again and waited for twice as long, up to so many times its limit. */
const patience = 8;

/** Milliseconds of the processor that this thread has had. */
function readProcessorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * Runs synchronous work and stops it after `milliseconds`, or when it overflows the stack. Other errors pass. Work is to
 * have no effect but its value: on a busy machine it may run again. Watching the clock costs a third of a millisecond:
 * without a limit only the stack is watched.
 */
export function runBounded<T>(work: () => T, milliseconds?: number): Outcome<T> {
  if (milliseconds === undefined) return runWatched(work);
  for (let wait = milliseconds; ; wait *= 2) {
    const before = readProcessorTime();
    const outcome = runWatched(work, wait);
    const isStarved = 'failed' in outcome && outcome.failed === 'time' && readProcessorTime() - before < milliseconds / 2;
    if (!isStarved || wait >= milliseconds * patience) return outcome;
  }
}

function runWatched<T>(work: () => T, milliseconds?: number): Outcome<T> {
  let value: T | undefined;
  try {
    if (milliseconds === undefined) return { value: work() };
    (context as { work?: () => void }).work = (): void => {
      value = work();
    };
    call.runInContext(context, { timeout: milliseconds });
    return { value: value as T };
  } catch (error) {
    // An error of the other context is no instance of this one's `Error`.
    const { name, code } = error as { name?: unknown; code?: unknown };
    if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return { failed: 'time' };
    if (name === 'RangeError') return { failed: 'depth' };
    throw error;
  }
}
