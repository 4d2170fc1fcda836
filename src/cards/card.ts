import { papers } from '../site/colours.ts';
import type { Card } from '../views/view.ts';
import { openCanvas, type Canvas } from './canvas.ts';
import type { Face, Faces } from './faces.ts';
import { setHeadline } from './headline.ts';
import { shapeLine, type Language, type Line } from './line.ts';

/** What all cards of a site have in common. */
export interface CardFrame extends Language {
  /** What stands at the head. */
  nameplate: string;
  /** `#rrggbb`. */
  accent: string;
}

export const cardWidth = 1200;
export const cardHeight = 630;

const ink = '#1b1a17';
const soft = '#5d584e';
const hairline = '#b9b2a3';
const margin = 64;
const inner = cardWidth - 2 * margin;

/** A card as PNG: nameplate and double rule, the title, and at the foot the day with its year. */
export function drawCard(card: Card, frame: CardFrame, faces: Faces): Uint8Array {
  const canvas = openCanvas(cardWidth, cardHeight, papers.light);
  if (card.kind === 'archive') drawPlate(canvas, card, frame, faces);
  else {
    drawHead(canvas, frame, faces);
    drawTitle(canvas, card, frame, faces);
    drawFoot(canvas, card, frame, faces);
  }
  return canvas.toPng();
}

/** Draws a line that keeps to one side of the card, or to its middle. */
function drawAt(canvas: Canvas, line: Line, face: Face, size: number, baseline: number, side: 'left' | 'right' | 'middle', colour: string): number {
  const width = widthOf(line, face, size);
  const left = side === 'left' ? margin : side === 'right' ? cardWidth - margin - width : (cardWidth - width) / 2;
  canvas.drawLine(line, { left, baseline, size, face }, colour);
  return width;
}

function widthOf(line: Line, face: Face, size: number): number {
  return (line.width * size * face.adjust) / face.unitsPerEm;
}

/** The largest size, up to one that is wished, at which a line has room. */
function fitSize(line: Line, face: Face, wished: number, room: number): number {
  const width = widthOf(line, face, wished);
  return width <= room ? wished : Math.floor((wished * room) / width);
}

function drawDoubleRule(canvas: Canvas, top: number): void {
  canvas.fillBox({ left: margin, top, width: inner, height: 4 }, ink);
  canvas.fillBox({ left: margin, top: top + 7, width: inner, height: 2 }, ink);
}

function drawHead(canvas: Canvas, frame: CardFrame, { nameplate }: Faces): void {
  const line = shapeLine(frame.nameplate, nameplate, frame);
  drawAt(canvas, line, nameplate, fitSize(line, nameplate, 52, inner), 91, 'middle', ink);
  drawDoubleRule(canvas, 118);
}

function drawTitle(canvas: Canvas, { kicker, title, lang, dir }: Card, frame: CardFrame, { headline, numeral }: Faces): void {
  const [head, foot] = [kicker === undefined ? 148 : 206, 460];
  const side = dir === 'rtl' ? 'right' : 'left';
  if (kicker !== undefined) {
    const line = shapeLine(kicker, numeral, frame, frame.dir === 'rtl' ? 0 : 0.06);
    drawAt(canvas, line, numeral, fitSize(line, numeral, dir === 'rtl' ? 38 : 32, inner), 190, side, frame.accent);
  }
  if (title === undefined) return;
  const leading = dir === 'rtl' ? 1.36 : 1.05;
  const { lines, size } = setHeadline(title, headline, { lang, dir }, { width: inner, height: foot - head, sizes: [148, 132, 116, 104, 94, 88, 80, 72, 66, 60, 52, 46], leading });
  // The block stands in the middle of its room.
  const height = lines.length * size * leading;
  const first = head + (foot - head - height) / 2 + size * (leading / 2 + 0.3);
  for (const [index, line] of lines.entries()) drawAt(canvas, line, headline, size, Math.round(first + index * size * leading), side, ink);
}

const footBaseline = 578;

function drawFoot(canvas: Canvas, { kind, foot, years }: Card, frame: CardFrame, { label, numeral }: Faces): void {
  canvas.fillBox({ left: margin, top: 482, width: inner, height: 2 }, hairline);
  const [start, end] = frame.dir === 'rtl' ? ['right', 'left'] as const : ['left', 'right'] as const;
  const wide = years === undefined ? 0 : drawAt(canvas, shapeLine(years, numeral, frame), numeral, 108, footBaseline, end, ink);
  const [face, size, colour] = kind === 'day' ? [numeral, 68, frame.accent] as const : [label, 46, kind === 'named' ? frame.accent : soft] as const;
  const line = shapeLine(foot, face, frame);
  drawAt(canvas, line, face, fitSize(line, face, size, inner - wide - 40), footBaseline, start, colour);
}

/** The archive's own card: its nameplate as its front page has it. */
function drawPlate(canvas: Canvas, { foot, lang, dir }: Card, frame: CardFrame, { nameplate, headline }: Faces): void {
  const { lines, size } = setHeadline(frame.nameplate, nameplate, frame, { width: inner, height: 240, sizes: [150, 132, 116, 100, 84, 72, 60], leading: 1.1 });
  const middle = 300;
  for (const [index, line] of lines.entries()) drawAt(canvas, line, nameplate, size, Math.round(middle + (index - lines.length + 1) * size * 1.1), 'middle', ink);
  drawDoubleRule(canvas, 360);
  const line = shapeLine(foot, headline, { lang, dir });
  drawAt(canvas, line, headline, fitSize(line, headline, 44, inner), 440, 'middle', soft);
}
