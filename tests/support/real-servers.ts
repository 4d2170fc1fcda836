import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** A server of this machine that a configuration of ours is read by, or why there is none. */
export interface RealServer {
  name: 'nginx' | 'caddy';
  program: string;
  version: string;
}

const places = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin'];

/** Where a program stands, from `PATH` or where servers usually are. */
export function findServer(name: RealServer['name']): RealServer | undefined {
  const program = [...(process.env['PATH'] ?? '').split(path.delimiter), ...places].map((folder) => path.join(folder, name)).find((file) => fs.existsSync(file));
  if (program === undefined) return undefined;
  const { stdout, stderr } = spawnSync(program, [name === 'nginx' ? '-v' : 'version'], { encoding: 'utf8' });
  return { name, program, version: /\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? '' };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const shownTypes = 'types { text/html html; text/css css; text/javascript js; application/json json; text/xml xml; image/png png; }';

/** Runs a server with a site's configuration, in a folder of its own, until the given stop is called. */
export async function startServer({ name, program }: RealServer, configuration: string, folder: string, port: number): Promise<{ stop: () => Promise<void>; log: () => string }> {
  const file = path.join(folder, name === 'nginx' ? 'nginx.conf' : 'Caddyfile');
  fs.mkdirSync(path.join(folder, 'temporary'), { recursive: true });
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/temporary;`).join(' ');
  fs.writeFileSync(file, name === 'nginx'
    ? `daemon off; master_process off; pid ${folder}/pid; error_log stderr; events { }\nhttp { access_log off; ${kinds} ${shownTypes}\n${configuration}\n}\n`
    : `{\n\tadmin off\n\tauto_https off\n}\n${configuration}`);
  const running = spawn(program, name === 'nginx' ? ['-p', folder, '-c', file] : ['run', '--config', file, '--adapter', 'caddyfile'], { env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder } });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) stream.on('data', (piece: Buffer) => { said += piece.toString(); });
  await waitFor(port, running, () => said);
  return {
    log: () => said,
    stop: () => new Promise((resolve) => {
      if (running.exitCode !== null) return resolve();
      running.once('exit', () => resolve());
      return void running.kill('SIGTERM');
    }),
  };
}

async function waitFor(port: number, running: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (running.exitCode !== null) throw new Error(`The server ended by itself:\n${said()}`);
    const open = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1').once('connect', () => { socket.destroy(); resolve(true); }).once('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  running.kill('SIGKILL');
  throw new Error(`The server answers nothing:\n${said()}`);
}
