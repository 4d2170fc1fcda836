/** Runs one command and gives its exit code: 0 well, 1 with problems, 2 where the call itself was not understood. */
async function run(command: string | undefined, args: string[]): Promise<number> {
  const io = { out: (line: string): void => console.log(line), cwd: process.cwd() };
  if (args.some((arg) => arg === '--help' || arg === '-h')) return tellHelp(command, io.out);
  switch (command) {
    case 'build': return (await import('./build.ts')).buildCommand(args, io);
    case 'merge': return (await import('./merge.ts')).mergeCommand(args, io);
    case 'check': return (await import('./check.ts')).checkCommand(args, { ...io, now: Date.now(), message: process.env['BACKFILE_MESSAGE'] });
    case 'links': return (await import('./links.ts')).linksCommand(args, { ...io, now: Date.now() });
    case 'ledger': return (await import('./ledger.ts')).ledgerCommand(args, { ...io, now: Date.now() });
    case 'verify': return (await import('./verify.ts')).verifyCommand(args, io);
    case 'deploy': return (await import('./deploy.ts')).deployCommand(args, io);
    case 'dev': return (await import('./serve.ts')).devCommand(args, io);
    case 'preview': return (await import('./serve.ts')).previewCommand(args, io);
    case 'import': return (await import('./import.ts')).importCommand(args, { ...io, tick: showProgress });
    case 'new': return (await import('./new.ts')).newCommand(args, { ...io, tell: (line) => console.error(line), today: localDay() });
    case 'story': return (await import('./story.ts')).storyCommand(args, { ...io, now: Date.now() });
    case 'suggest': return (await import('./suggest.ts')).suggestCommand(args, { ...io, now: Date.now() });
    case 'tags': return (await import('./tags.ts')).tagsCommand(args, { ...io, today: localDay() });
    case 'impact': return (await import('./impact.ts')).impactCommand(args, { ...io, now: Date.now() });
    case 'reference': return (await import('./reference.ts')).referenceCommand(args, io);
    default:
      await tellHelp(undefined, io.out);
      return 2;
  }
}

/** Tells how one command is called, or which there are. */
async function tellHelp(command: string | undefined, tell: (line: string) => void): Promise<number> {
  const { commands, formatCommands, formatHelp } = await import('./help.ts');
  const help = command !== undefined && Object.hasOwn(commands, command) ? commands[command] : undefined;
  tell(help && command !== undefined ? formatHelp(command, help) : formatCommands());
  return 0;
}

/** Shows how far a long piece of work has come, on a terminal alone, in one line that gives way to the next. */
function showProgress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}\r`);
}

/** Today as the editor's own calendar has it. */
function localDay(): string {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** A mistake in a call, told in one line. */
function isUsageError(error: unknown): error is Error {
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}

/** Runs what was called and sets the exit code; whatever goes wrong is told. */
export async function main([command, ...args]: string[]): Promise<void> {
  try {
    process.exitCode = await run(command, args);
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error);
    console.error(isUsageError(error) ? told : `Backfile stopped: ${told}`);
    if (process.env['BACKFILE_DEBUG'] && error instanceof Error) console.error(error.stack);
    process.exitCode = isUsageError(error) ? 2 : 1;
  }
}
