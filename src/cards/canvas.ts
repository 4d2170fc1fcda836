import type { Font } from 'harfbuzzjs';
import { mixColours } from '../site/colours.ts';
import type { Face } from './faces.ts';
import type { Line } from './line.ts';
import { formatPng } from './png.ts';

/** Shades from the ground to a colour: edges are smooth, and a picture has few colours. */
const shades = 12;

/** Flat colours on one ground. Measures are pixels, from the top left. */
export interface Canvas {
  fillBox: (box: { left: number; top: number; width: number; height: number }, colour: string) => void;
  /** Draws a line with its left end and its baseline at a point. */
  drawLine: (line: Line, place: { left: number; baseline: number; size: number; face: Face }, colour: string) => void;
  toPng: () => Uint8Array;
}

export function openCanvas(width: number, height: number, ground: string): Canvas {
  const pixels = new Uint8Array(width * height);
  const cover = spare?.width === width && spare.height === height ? spare.cover : openCover(width, height);
  // Whoever fails to draw leaves it in no state for others.
  spare = undefined;
  const palette = [ground];
  const ramps = new Map<string, number>();
  /** The place in the palette of a colour's first shade. */
  const rampOf = (colour: string): number => {
    const known = ramps.get(colour) ?? palette.length;
    if (known === palette.length) palette.push(...Array.from({ length: shades }, (_, index) => mixColours(colour, ground, (index + 1) / shades)));
    ramps.set(colour, known);
    return known;
  };
  return {
    fillBox: ({ left, top, width: wide, height: high }, colour) => {
      const full = rampOf(colour) + shades - 1;
      for (let y = top; y < top + high; y += 1) pixels.fill(full, y * width + left, y * width + left + wide);
    },
    drawLine: (line, { left, baseline, size, face }, colour) => {
      const scale = (size * face.adjust) / face.unitsPerEm;
      for (const { font, glyph, x, y } of line.glyphs) traceGlyph(font, glyph, left + x * scale, baseline - y * scale, scale, cover.edge);
      cover.paint(pixels, rampOf(colour));
    },
    toPng: () => {
      spare = { width, height, cover };
      return formatPng({ width, height, pixels, palette });
    },
  };
}

/** Told every edge of an outline. */
type Edge = (x0: number, y0: number, x1: number, y1: number) => void;

/** A glyph's outline as numbers: 0 moves, 1 draws a line, 2 a curve by one point, 3 one by two. */
type Outline = readonly (readonly [kind: number, ...points: number[]])[];

const outlines = new WeakMap<Font, Map<number, Outline>>();
const kinds: Record<string, number> = { M: 0, L: 1, Q: 2, C: 3 };

function outlineOf(font: Font, glyph: number): Outline {
  const known = outlines.get(font) ?? new Map<number, Outline>();
  outlines.set(font, known);
  const outline = known.get(glyph) ?? font.glyphToJson(glyph).flatMap(({ type, values }): Outline => (type in kinds ? [[kinds[type] ?? 0, ...values]] : []));
  known.set(glyph, outline);
  return outline;
}

function traceGlyph(font: Font, glyph: number, left: number, baseline: number, scale: number, edge: Edge): void {
  let [x, y, startX, startY] = [left, baseline, left, baseline];
  const lineTo = (toX: number, toY: number): void => {
    edge(x, y, toX, toY);
    x = toX;
    y = toY;
  };
  for (const [kind, ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0] of outlineOf(font, glyph)) {
    const [px, py, qx, qy] = [left + ax * scale, baseline - ay * scale, left + bx * scale, baseline - by * scale];
    if (kind === 0) {
      lineTo(startX, startY);
      [x, y, startX, startY] = [px, py, px, py];
    } else if (kind === 1) lineTo(px, py);
    else if (kind === 2) traceCurve(x, y, px, py, qx, qy, lineTo);
    else {
      // A curve by two points is near enough two by one.
      const [ex, ey] = [left + cx * scale, baseline - cy * scale];
      const [mx, my] = [(x + 3 * px + 3 * qx + ex) / 8, (y + 3 * py + 3 * qy + ey) / 8];
      const [fx, fy] = [(x + 3 * px) / 4, (y + 3 * py) / 4];
      traceCurve(x, y, fx, fy, mx, my, lineTo);
      traceCurve(mx, my, (3 * qx + ex) / 4, (3 * qy + ey) / 4, ex, ey, lineTo);
    }
  }
  lineTo(startX, startY);
}

/** A curve from one point to another, drawn towards a third, in straight parts of a few pixels. */
function traceCurve(fromX: number, fromY: number, byX: number, byY: number, toX: number, toY: number, lineTo: (x: number, y: number) => void): void {
  const parts = Math.min(24, 2 + Math.ceil((Math.abs(toX - fromX) + Math.abs(toY - fromY)) / 6));
  for (let part = 1; part <= parts; part += 1) {
    const t = part / parts;
    const s = 1 - t;
    lineTo(s * s * fromX + 2 * s * t * byX + t * t * toX, s * s * fromY + 2 * s * t * byY + t * t * toY);
  }
}

/** Empty, for the next canvas of the size: a new one is megabytes of zeros. */
let spare: { width: number; height: number; cover: ReturnType<typeof openCover> } | undefined;

/**
 * How much of each pixel lies within outlines: edges add the area to their right, with a sign, and the sum along a row is
 * the cover. Outlines that turn the same way may overlap. Painting empties it for the next line.
 */
function openCover(width: number, height: number): { edge: Edge; paint: (pixels: Uint8Array, ramp: number) => void } {
  const stride = width + 2;
  const cells = new Float32Array(height * stride);
  /** For each row the first cell touched and the one after the last. */
  const firsts = new Int32Array(height).fill(stride);
  const lasts = new Int32Array(height);
  const clampX = (x: number): number => Math.min(Math.max(x, 0), width);
  const edge: Edge = (x0, y0, x1, y1) => {
    if (y0 === y1) return;
    const down = y0 < y1;
    const [ax, ay, bx, by] = down ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
    const slope = (bx - ax) / (by - ay);
    const [from, to] = [Math.max(ay, 0), Math.min(by, height)];
    for (let row = Math.floor(from); row < to; row += 1) {
      const [upper, lower] = [Math.max(row, from), Math.min(row + 1, to)];
      const [enter, leave] = [clampX(ax + (upper - ay) * slope), clampX(ax + (lower - ay) * slope)];
      const [left, right] = [Math.min(enter, leave), Math.max(enter, leave)];
      addEdge(cells, row * stride, left, right, down ? lower - upper : upper - lower);
      firsts[row] = Math.min(firsts[row] ?? stride, Math.floor(left));
      lasts[row] = Math.max(lasts[row] ?? 0, Math.floor(right) + 2);
    }
  };
  const paint = (pixels: Uint8Array, ramp: number): void => {
    for (let row = 0; row < height; row += 1) {
      const [first, last] = [firsts[row] ?? stride, lasts[row] ?? 0];
      const end = Math.min(last, width);
      let [sum, shade] = [0, 0];
      for (let x = first; x < end; x += 1) {
        const change = cells[row * stride + x] ?? 0;
        if (change !== 0) {
          sum += change;
          shade = Math.round(Math.min(Math.abs(sum), 1) * shades);
        }
        if (shade > 0) pixels[row * width + x] = ramp + shade - 1;
      }
      if (last > 0) cells.fill(0, row * stride + first, row * stride + last);
    }
    firsts.fill(stride);
    lasts.fill(0);
  };
  return { edge, paint };
}

/** One row's part of an edge between two places: what lies to its right gains `rise`. */
function addEdge(cells: Float32Array, start: number, left: number, right: number, rise: number): void {
  const add = (x: number, amount: number): void => {
    cells[start + x] = (cells[start + x] ?? 0) + amount;
  };
  const [first, last] = [Math.floor(left), Math.floor(right)];
  if (first === last) {
    const inside = rise * (first + 1 - (left + right) / 2);
    add(first, inside);
    add(first + 1, rise - inside);
    return;
  }
  // Area of a pixel to the right of the edge, less that of the pixel before it.
  let before = 0;
  for (let x = first; x <= last; x += 1) {
    const [from, to] = [Math.max(left, x), Math.min(right, x + 1)];
    const part = (to - from) / (right - left);
    const passed = (from - left) / (right - left);
    const area = rise * (passed + part * (x + 1 - (from + to) / 2));
    add(x, area - before);
    before = area;
  }
  add(last + 1, rise - before);
}
