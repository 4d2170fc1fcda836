import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { scanContent } from './scan.ts';

/** What became of a file that was to be new: written, there already with the same bytes, or refused with the reason. */
export type Writing = 'written' | 'there' | { reason: string };

const minimalSettings = 'name: News archive\naddress: https://example.org/\nlanguage: en\n';

/**
 * Writes `name` (relative, forward slashes) below the content folder, whole or not at all, and never over another file.
 * Folders are made as needed; a link among them is not followed. The content folder itself may be a link.
 */
export function writeNewFile(contentDir: string, name: string, text: string | Uint8Array): Writing {
  try {
    const standing = findStanding(contentDir, name, text);
    if (standing) return standing;
    fs.mkdirSync(path.dirname(path.join(contentDir, name)), { recursive: true });
    writeWhole(path.join(contentDir, name), text);
    return 'written';
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return findStanding(contentDir, name, text) ?? { reason: `\`${name}\` could not be written.` };
    return { reason: `\`${name}\` could not be written: ${tellDisk(error)}` };
  }
}

/** What `writeNewFile` would answer without writing; undefined where it would write. */
export function findStanding(contentDir: string, name: string, text: string | Uint8Array): Exclude<Writing, 'written'> | undefined {
  const parts = name.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\:\u0000]/.test(part))) return { reason: `\`${name}\` is not a path within the content folder.` };
  for (let depth = 1; depth < parts.length; depth += 1) {
    const folder = parts.slice(0, depth).join('/');
    const status = fs.lstatSync(path.join(contentDir, folder), { throwIfNoEntry: false });
    if (!status) return undefined;
    if (!status.isDirectory()) return { reason: `\`${folder}\` in the content folder is ${status.isSymbolicLink() ? 'a link, which is not followed' : 'not a folder'}.` };
  }
  const status = fs.lstatSync(path.join(contentDir, name), { throwIfNoEntry: false });
  if (!status) return undefined;
  const isSame = status.isFile() && fs.readFileSync(path.join(contentDir, name)).equals(Buffer.from(text));
  return isSame ? 'there' : { reason: `\`${name}\` is there already with other text, and is left as it is.` };
}

/** Base name of each article file → its path below the content folder. Two articles of one base name would share an address. */
export function indexArticleNames(contentDir: string): Map<string, string> {
  return new Map(scanContent(contentDir).articles.map(({ file }) => [path.posix.basename(file), file]));
}

/** The article that stands in another folder under the same base name, as a reason not to write `name`. */
export function findNamesake(names: ReadonlyMap<string, string>, name: string): { reason: string } | undefined {
  const other = names.get(path.posix.basename(name));
  return other === undefined || other === name ? undefined : { reason: `\`${other}\` has the same day and address already.` };
}

/** Gives a content folder without `archive.yaml` one: `settings`, or the least that builds. */
export function writeMissingSettings(contentDir: string, settings = minimalSettings): Writing {
  if (fs.lstatSync(path.join(contentDir, 'archive.yaml'), { throwIfNoEntry: false })) return 'there';
  return writeNewFile(contentDir, 'archive.yaml', settings);
}

// A link of the finished file fails where the name is taken; a rename would write over it.
function writeWhole(target: string, text: string | Uint8Array): void {
  const unfinished = path.join(path.dirname(target), `.${randomUUID()}.part`);
  try {
    fs.writeFileSync(unfinished, text, { flag: 'wx', flush: true });
    try {
      fs.linkSync(unfinished, target);
    } catch (error) {
      if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error))) throw error;
      fs.copyFileSync(unfinished, target, fs.constants.COPYFILE_EXCL);
    }
  } finally {
    fs.rmSync(unfinished, { force: true });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const diskWords: Readonly<Record<string, string>> = {
  EACCES: 'it may not be opened by this user.', EPERM: 'it may not be opened by this user.', EROFS: 'the disk is read-only.', ENOSPC: 'the disk is full.',
  ENOENT: 'there is no such file.', ENOTDIR: 'a part of its path is not a folder.', EISDIR: 'it is a folder.', ENAMETOOLONG: 'its name is too long.',
  EMFILE: 'too many files are open.', EIO: 'the disk does not answer.', ELOOP: 'its links lead in a circle.', EEXIST: 'a file stands where a folder is needed.',
};

/** A refusal of the disk in words. */
export function tellDisk(error: unknown): string {
  return diskWords[codeOf(error)] ?? `the disk refused it (${codeOf(error) || 'no reason given'}).`;
}
