/** How far a long work is: `1,200 of 24,310, 410 a second, 56 s left`. */
export function formatProgress(done: number, total: number, seconds: number): string {
  const rate = seconds > 0 ? done / seconds : 0;
  const figure = (number: number): string => number.toLocaleString('en');
  const left = rate > 0 ? `, ${figure(Math.round(rate))} a second, ${figure(Math.ceil((total - done) / rate))} s left` : '';
  return `${figure(done)} of ${figure(total)}${left}`;
}

/** Milliseconds between two lines: one that is written over on a terminal, and plain ones elsewhere. */
const paces = { terminal: 200, plain: 10_000 };

/** Shows how far a work is, on a terminal in one line that is written over, elsewhere in a line from time to time. `end` takes the line away. */
export function startProgress(out: (line: string) => void, terminal = process.stderr): { tell: (done: number, total: number) => void; end: () => void } {
  const started = performance.now();
  const pace = terminal.isTTY ? paces.terminal : paces.plain;
  let shown = started;
  let written = false;
  const clear = '\r\u001b[K';
  return {
    tell: (done, total) => {
      const now = performance.now();
      if (now - shown < pace) return;
      shown = now;
      const text = formatProgress(done, total, (now - started) / 1000);
      if (!terminal.isTTY) return out(text);
      terminal.write(clear + text);
      written = true;
    },
    end: () => {
      if (written) terminal.write(clear);
    },
  };
}
