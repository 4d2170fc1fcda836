import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { liveContent } from '../build/dev.ts';
import { projectRoot } from '../build/fingerprint.ts';
import { startPreview } from '../build/preview.ts';
import { pairingVariable } from '../build/theme.ts';
import { readSettings } from '../ingest/registry-files.ts';
import { basePath, pairingOf, type Pairing } from '../site/settings.ts';
import type { Io } from './build.ts';

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) < 65536 ? Number(text) : undefined;
}

function readSite(content: string): { base: string; pairing: Pairing } {
  const file = path.join(content, 'archive.yaml');
  const settings = fs.lstatSync(file, { throwIfNoEntry: false })?.isFile() ? readSettings({ file: 'archive.yaml', bytes: fs.readFileSync(file) }) : undefined;
  return settings && 'value' in settings ? { base: basePath(settings.value), pairing: pairingOf(settings.value) } : { base: '/', pairing: 'record' };
}

/** `npm run dev -- [--content DIR] [--out DIR] [--port N]`: live reload on content and theme, until stopped. */
export async function devCommand(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { content: { type: 'string', default: 'content' }, cache: { type: 'string', default: '.cache' }, out: { type: 'string', default: 'dist' }, port: { type: 'string', default: '4321' } } });
  const port = readPort(values.port);
  if (port === undefined) return refusePort(values.port, io);
  const content = path.resolve(io.cwd, values.content);
  const cache = path.resolve(io.cwd, values.cache, 'dev');
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
  process.env['ASTRO_DEV_BACKGROUND'] = '0';
  process.env['BACKFILE_CACHE'] = cache;
  const { base, pairing } = readSite(content);
  process.env[pairingVariable] = pairing;
  const server = await dev({
    root: projectRoot, configFile: 'astro.config.mjs', logLevel: 'warn', base,
    server: { port, host: '127.0.0.1' },
    integrations: [liveContent({ content, cache, out: path.resolve(io.cwd, values.out), now: Date.now(), tell: io.out })],
  });
  io.out(`http://127.0.0.1:${server.address.port}${base}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await server.stop();
  return 0;
}

/** `npm run preview -- [--out DIR] [--content DIR] [--port N]`: serves the built site until stopped. */
export async function previewCommand(args: string[], io: Io): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: 'string', default: 'dist' }, content: { type: 'string', default: 'content' }, port: { type: 'string', default: '4321' } } });
  const port = readPort(values.port);
  if (port === undefined) return refusePort(values.port, io);
  const folder = path.resolve(io.cwd, values.out);
  if (!fs.existsSync(path.join(folder, 'index.html'))) {
    io.out(`There is no site in \`${values.out}\`. Run \`npm run build\` first.`);
    return 1;
  }
  const { base } = readSite(path.resolve(io.cwd, values.content));
  const server = await startPreview({ folder, base, port });
  const address = server.address();
  io.out(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}${base}`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  server.close();
  return 0;
}

function refusePort(text: string, io: Io): number {
  io.out(`\`${text}\` is not a port. Write a number below 65536.`);
  return 2;
}
