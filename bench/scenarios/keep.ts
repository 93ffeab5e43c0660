import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { Measured } from './measured.ts';
import { page, type Kept } from './page.ts';
import type { Played } from './played.ts';
import { plotOf } from './plot/plot-of.ts';
import { svg } from './plot/plot.ts';
import { scenarios } from './rows/list.ts';

const docs = new URL('../../docs/', import.meta.url);
const figuresFile = new URL('health/figures.json', docs);

/** Keeps what one scenario gave, beside what is kept of the others, and writes the page anew. */
export async function keep(played: Played, measured: Measured): Promise<void> {
  const { name } = played.scenario;
  await mkdir(new URL('health/', docs), { recursive: true });
  const kept: Kept = { ...(await keptFigures()), [name]: measured };
  await writeFile(new URL(`health/${name}.svg`, docs), svg(plotOf(played)));
  await writeFile(figuresFile, `${JSON.stringify(kept, undefined, 2)}\n`);
  await writeFile(new URL('health-scenarios.md', docs), page(scenarios, kept));
}

export async function keptFigures(): Promise<Kept> {
  const text = await readFile(figuresFile, 'utf8').catch(() => '{}');
  return JSON.parse(text) as Kept;
}
