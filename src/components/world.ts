import { geoEqualEarth, geoPath } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import land from 'world-atlas/land-110m.json';
import type { MapDot } from '../views/pages.ts';

/** A circle on the map, in the units of its `viewBox`. */
export interface Dot {
  x: number;
  y: number;
  r: number;
  /** It touches one of a place with more articles: where the map is small it is left out. */
  crowded: boolean;
}

/** An outline of land with a dot for each place, as parts of one SVG. */
export interface DrawnMap {
  viewBox: string;
  land: string;
  dots: Dot[];
}

const width = 1920;
const height = 936;
/** The map shows no smaller part of the world than this: the outline is a coarse one. */
const leastWidth = width / 4;
/** Places spread over more than this are shown on the whole world, without the Antarctic. */
const mostWidth = 0.7 * width;
const southernmost = -56;
/** Room about the outermost dots, in parts of the width shown. */
const margin = 0.06;
const [smallest, largest] = [0.006, 0.02];

const projection = geoEqualEarth().fitExtent([[2, 2], [width - 2, height - 2]], { type: 'Sphere' });
const round = (value: number): number => Math.round(value * 10) / 10;

/** A part of the map, in its units. */
interface Frame {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Draws the part of the world that the places lie in, with dots whose areas are as their counts. Of places with equal counts the first stands. */
export function drawMap(places: readonly Pick<MapDot, 'latitude' | 'longitude' | 'count'>[]): DrawnMap {
  const points = places.map(({ latitude, longitude }) => projection([longitude, latitude]) ?? [0, 0]);
  const frame = frameOf(points);
  const most = Math.max(1, ...places.map(({ count }) => count));
  const dots = places.map(({ count }, at): Dot => {
    const [x = 0, y = 0] = points[at] ?? [];
    return { x: round(x), y: round(y), r: round(frame.width * Math.max(smallest, largest * Math.sqrt(count / most))), crowded: false };
  });
  const standing: Dot[] = [];
  for (const dot of dots.toSorted((a, b) => b.r - a.r)) {
    dot.crowded = standing.some(({ x, y, r }) => Math.hypot(x - dot.x, y - dot.y) < r + dot.r);
    if (!dot.crowded) standing.push(dot);
  }
  return { viewBox: [frame.x, frame.y, frame.width, frame.height].map(round).join(' '), land: outline(frame), dots };
}

/** The smallest part of the world, as wide to its height as the whole is, that holds all points with room about them. */
function frameOf(points: readonly number[][]): Frame {
  const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const across = Math.max(leastWidth, (right - left) * (1 + 2 * margin), ((bottom - top) * (1 + 2 * margin) * width) / height);
  if (across > mostWidth) return { x: 0, y: 0, width, height: Math.max(bottom * (1 + margin), projection([0, southernmost])?.[1] ?? height) };
  const down = (across * height) / width;
  const place = (middle: number, size: number, whole: number): number => Math.min(whole - size, Math.max(0, middle - size / 2));
  return { x: place((left + right) / 2, across, width), y: place((top + bottom) / 2, down, height), width: across, height: down };
}

/** Natural Earth's coast at 1 : 110,000,000, projected, without what lies outside the frame. */
function outline(frame: Frame): string {
  const topology = land as unknown as Topology<{ land: GeometryCollection }>;
  const rings = openRings();
  geoPath(projection, rings)(feature(topology, topology.objects.land));
  return rings.list.filter((ring) => touches(ring, frame)).map(writeRing).join('');
}

type Point = [x: number, y: number];

/** Takes lines down as rings of whole units, points that fall together once. */
function openRings(): { list: Point[][] } & Record<'moveTo' | 'lineTo', (x: number, y: number) => void> & Record<'beginPath' | 'closePath' | 'arc', () => void> {
  const list: Point[][] = [];
  const add = (x: number, y: number): void => {
    const point: Point = [Math.round(x), Math.round(y)];
    const before = list.at(-1)?.at(-1);
    if (before?.[0] !== point[0] || before[1] !== point[1]) list.at(-1)?.push(point);
  };
  const moveTo = (x: number, y: number): void => {
    list.push([]);
    add(x, y);
  };
  return { list, moveTo, lineTo: add, beginPath: () => {}, closePath: () => {}, arc: () => {} };
}

function touches(ring: readonly Point[], { x, y, width: across, height: down }: Frame): boolean {
  return ring.length > 2 && ring.some(([px, py]) => px >= x && px <= x + across && py >= y && py <= y + down);
}

/** A ring as steps from point to point, which take the fewest figures. */
function writeRing(ring: readonly Point[]): string {
  const steps = ring.map(([x, y], at) => {
    const [beforeX, beforeY] = ring[at - 1] ?? [0, 0];
    return `${x - beforeX} ${y - beforeY}`;
  });
  return `M${steps[0] ?? ''}l${steps.slice(1).join(' ').replaceAll(' -', '-')}z`;
}
