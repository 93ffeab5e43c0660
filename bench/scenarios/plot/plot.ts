/** Shares over time as a picture. Times in ms, shares in [0, 1]. */
export interface Plot {
  readonly title: string;
  readonly lastsMs: number;
  readonly lines: readonly Line[];
  readonly shades: readonly Shade[];
  readonly marks: readonly Mark[];
}

export interface Line {
  readonly name: string;
  /** A CSS color. */
  readonly color: string;
  readonly points: readonly (readonly [at: number, share: number])[];
}

/** A time in which something holds. */
export interface Shade {
  readonly from: number;
  readonly to: number;
  readonly name: string;
}

/** A moment at which something changed. */
export interface Mark {
  readonly at: number;
  readonly name: string;
}

const width = 900;
const area = { left: 46, right: 886, top: 92, bottom: 292 };
const height = 348;
const gridSharesPercent = [0, 25, 50, 75, 100];
const tickMs = 10_000;
/** Marks closer than that are named on different rows. */
const rows = 4;
const rowHeight = 12;
const nameWidth = 70;

/** The picture as SVG text; the same plot gives the same text. */
export function svg({ title, lastsMs, lines, shades, marks }: Plot): string {
  const x = (at: number) => round(area.left + ((area.right - area.left) * Math.min(at, lastsMs)) / lastsMs);
  const y = (share: number) => round(area.bottom - (area.bottom - area.top) * share);
  const parts = [
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(area.left, 18, title, { size: 14, weight: 600 }),
    ...shades.map(
      ({ from, to }) =>
        `<rect x="${x(from)}" y="${area.top}" width="${round(x(to) - x(from))}" height="${area.bottom - area.top}" fill="#d33" fill-opacity="0.12"/>`,
    ),
    ...gridSharesPercent.flatMap((percent) => [
      line(area.left, y(percent / 100), area.right, y(percent / 100), '#ddd'),
      text(area.left - 6, y(percent / 100) + 4, `${percent} %`, { anchor: 'end' }),
    ]),
    ...ticks(lastsMs).map((at) => text(x(at), area.bottom + 16, `${at / 1000} s`, { anchor: 'middle' })),
    ...shades.map(({ from, name }) => text(x(from) + 3, area.bottom - 5, name, { color: '#a22' })),
    ...placed(marks, x).flatMap(({ at, name, row }) => [
      line(x(at), area.top - 4 - row * rowHeight, x(at), area.bottom, '#888', '2 3'),
      text(x(at) + 2, area.top - 6 - row * rowHeight, name, { color: '#444' }),
    ]),
    ...lines.map(
      ({ points, color }) =>
        `<polyline points="${points.map(([at, share]) => `${x(at)},${y(share)}`).join(' ')}" fill="none" stroke="${color}" stroke-width="2"/>`,
    ),
    ...lines.flatMap(({ name, color }, index) => [
      line(area.left + index * 300, height - 18, area.left + index * 300 + 18, height - 18, color),
      text(area.left + index * 300 + 24, height - 14, name),
    ]),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="system-ui, sans-serif" role="img" aria-label="${escaped(title)}">`,
    ...parts.map((part) => `  ${part}`),
    '</svg>',
    '',
  ].join('\n');
}

function ticks(lastsMs: number): readonly number[] {
  return Array.from({ length: Math.floor(lastsMs / tickMs) + 1 }, (_, at) => at * tickMs);
}

/** Each on the first row where it doesn't cover the name before it; where all are taken, on the last. */
function placed(marks: readonly Mark[], x: (at: number) => number): readonly (Mark & { row: number })[] {
  const ends = Array.from({ length: rows }, () => -Infinity);
  return marks.map((mark) => {
    const free = ends.findIndex((end) => x(mark.at) >= end);
    const row = free === -1 ? rows - 1 : free;
    ends[row] = x(mark.at) + nameWidth;
    return { ...mark, row };
  });
}

interface TextStyle {
  readonly size?: number;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly color?: string;
}

function text(x: number, y: number, words: string, style: TextStyle = {}): string {
  const { size = 11, weight = 400, anchor = 'start', color = '#222' } = style;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" text-anchor="${anchor}" fill="${color}">${escaped(words)}</text>`;
}

function line(x1: number, y1: number, x2: number, y2: number, color: string, dashes?: string): string {
  const dashed = dashes === undefined ? '' : ` stroke-dasharray="${dashes}"`;
  return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${color}" stroke-width="${dashes === undefined ? 2 : 1}"${dashed}/>`;
}

function round(value: number): number {
  return Math.round(10 * value) / 10;
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
