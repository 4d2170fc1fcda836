import fs from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { CsvError, parse as parseCsv } from 'csv-parse';
import { htmlToWords, type Markup } from '../markdown/from-html.ts';
import { clean, decodeText, largestFile, readPieces, tellEncoding } from './decode.ts';
import { place } from './feed.ts';
import { Fields, fillFields, type FieldMap } from './fields.ts';
import { emptyForeign, refusedForeign, type Export, type Foreign } from './foreign.ts';
import { listIn, toValues, wordsIn, type Value, type Values } from './front-matter.ts';

/** A record of one line, row or object may be no larger than an article by far. */
const largestRecord = 16 * 1024 * 1024;

/** One JSON object on each line. */
export function openJsonLines(file: string, map: FieldMap, name = path.basename(file)): Export {
  return open('JSON lines', async function* () {
    const { encoding, pieces } = readPieces(file);
    let number = 0;
    let rest = '';
    const read = function* (line: string): Generator<Foreign> {
      number += 1;
      const origin = `${name}, line ${number}`;
      if (clean(line).trim() === '') return;
      const foreign = readLine(clean(line).trim(), origin, map);
      if (encoding !== 'utf-8' && number === 1) foreign.notes.push(tellEncoding(encoding));
      yield foreign;
    };
    for (const piece of pieces()) {
      const lines = `${rest}${piece}`.split('\n');
      rest = lines.pop() ?? '';
      if (rest.length > largestRecord) {
        yield refusedForeign(`${name}, line ${number + 1}`, 'The line is longer than 16 MiB, and nothing below it was read.');
        return;
      }
      for (const line of lines) yield* read(line);
    }
    yield* read(rest);
  });
}

function readLine(line: string, origin: string, map: FieldMap): Foreign {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? readRecord(toValues(value), origin, map) : refusedForeign(origin, 'The line is not a JSON object, `{…}`.');
  } catch {
    return refusedForeign(origin, 'The line is not JSON.');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A JSON Feed, or a list of objects under any name. */
export function openJson(file: string, map: FieldMap, name = path.basename(file)): Export {
  const opened = open('JSON', async function* () {
    if (fs.statSync(file).size > largestFile) return yield refusedForeign(name, 'The file is larger than 32 MiB. Write it as JSON lines, one object on each line.');
    const { text, notes } = decodeText(fs.readFileSync(file));
    const told = notes.filter((note) => !note.includes('line ends'));
    const value = parseJson(text);
    const items = findItems(value);
    if (!items) return yield refusedForeign(name, value === undefined ? 'The file is not JSON.' : 'The file holds no list of objects.');
    const isFeed = isObject(value) && typeof value['version'] === 'string' && value['version'].includes('jsonfeed');
    if (isFeed) opened.format = 'JSON Feed';
    if (isObject(value)) opened.site = { home: textOf(value['home_page_url']) ?? textOf(value['link']), name: textOf(value['title']), language: textOf(value['language']) };
    for (const [index, item] of items.entries()) {
      const origin = `${name}, item ${index + 1}`;
      if (!isObject(item)) {
        yield refusedForeign(origin, 'It is not a JSON object, `{…}`.');
        continue;
      }
      const foreign = isFeed ? readFeedItem(toValues(item), origin, map, opened) : readRecord(toValues(item), origin, map);
      foreign.notes.push(...told.splice(0));
      yield foreign;
    }
  });
  return opened;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function findItems(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  return Object.values(value).find((each): each is unknown[] => Array.isArray(each) && each.some(isObject)) ?? (Array.isArray(value['items']) ? value['items'] : undefined);
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

function readFeedItem(values: Values, origin: string, map: FieldMap, opened: Export): Foreign {
  const foreign = readRecord(values, origin, map);
  foreign.addresses = [];
  foreign.dropped = foreign.dropped.filter((name) => !['external_url', 'banner_image', 'date_modified', 'attachments', 'url', 'id'].includes(name));
  const id = wordsIn(values['id']);
  place(foreign, [wordsIn(values['url']), ...id !== undefined && /^https?:/.test(id) ? [id] : []].filter((each): each is string => each !== undefined), undefined, opened);
  return foreign;
}

const delimiters = [',', ';', '\t', '|'] as const;

/** A table with the names of its fields in the first row, parted by commas, semicolons, tabs or bars. */
export function openCsv(file: string, map: FieldMap, name = path.basename(file)): Export {
  return open('CSV', async function* () {
    const { encoding, pieces } = readPieces(file);
    const rows = Readable.from(pieces(), { objectMode: true }).pipe(parseCsv({
      bom: true, delimiter: findDelimiter(file), relax_quotes: true, relax_column_count: true, skip_empty_lines: true, max_record_size: largestRecord, info: true,
    }));
    let header: string[] | undefined;
    let count = 0;
    try {
      for await (const { record } of rows as AsyncIterable<{ record: string[] }>) {
        if (!header) {
          header = record.map((cell) => clean(cell).trim());
          continue;
        }
        count += 1;
        const origin = `${name}, row ${count}`;
        const foreign = readRecord(Object.fromEntries(header.map((field, index): [string, Value] => [field, clean(record[index] ?? '')]).filter(([field]) => field !== '' && field !== '__proto__')), origin, map);
        if (record.length > header.length) foreign.notes.push(`Its row has ${record.length} cells under ${header.length} names, and those beyond were left out`);
        if (count === 1 && encoding !== 'utf-8') foreign.notes.push(tellEncoding(encoding));
        yield foreign;
      }
    } catch (error) {
      if (!(error instanceof CsvError)) throw error;
      yield refusedForeign(`${name}, row ${count + 1}`, error.code === 'CSV_MAX_RECORD_SIZE' ? 'The row is longer than 16 MiB, and nothing below it was read.' : 'A quotation mark in it is not closed, and nothing below it was read.');
    }
  });
}

/** What parts the cells of the first line most often. */
function findDelimiter(file: string): string {
  const first = readPieces(file).pieces().next().value?.split('\n')[0]?.replace(/"[^"]*"/g, '') ?? '';
  return delimiters.toSorted((a, b) => first.split(b).length - first.split(a).length)[0] ?? ',';
}

function open(format: string, read: Export['read']): Export {
  return { format, site: {}, roots: [], passedOver: new Map(), wider: new Map(), read };
}

/** One record with its text: as the field says what it is, or else as it looks. */
function readRecord(values: Values, origin: string, map: FieldMap): Foreign {
  const fields = new Fields(values, map);
  const foreign = emptyForeign(origin);
  fillFields(foreign, fields, /[,;|]/);
  foreign.addresses = fields.all('address').flatMap((value) => listIn(value, /[\s|]+/));
  const [html, markdown, text] = [textIn(fields, 'html'), textIn(fields, 'markdown'), textIn(fields, 'text')];
  const [body, markup] = html !== undefined ? [html, markupOf(html, 'lines')] : markdown !== undefined ? [markdown, 'markdown' as const] : [text ?? '', markupOf(text ?? '', 'plain')];
  Object.assign(foreign, { text: body, markup });
  if (foreign.summary !== undefined && /<\w|&#?\w+;/.test(foreign.summary)) foreign.summary = htmlToWords(foreign.summary);
  foreign.dropped = fields.unused();
  return foreign;
}

function textIn(fields: Fields, target: 'html' | 'markdown' | 'text'): string | undefined {
  return fields.all(target).find((value): value is string => typeof value === 'string' && value.trim() !== '');
}

function markupOf(text: string, otherwise: Markup): Markup {
  if (/<(?:p|br|div|ul|ol|table|h[1-6]|blockquote)\b[^>]*>/i.test(text)) return 'html';
  return /<\/(?:a|b|i|em|strong|span)>/i.test(text) ? 'lines' : otherwise;
}
