import type { z } from 'astro/zod';
import { findNearest } from './likeness.ts';
import { problemOf, type Place, type Places, type Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import type { Fields } from './yaml.ts';

/** What zod tells of a value that does not fit, as far as it is told on. */
interface Issue {
  code?: string;
  path: PropertyKey[];
  keys?: string[];
  expected?: string;
  values?: readonly unknown[];
  maximum?: number | bigint;
  errors?: readonly (readonly Issue[])[];
}

/** Holds fields against a schema; what does not fit comes back in words, one problem for each place, beside the fields that do. */
export function checkFields<S extends z.ZodObject>(file: string, fields: Fields, schema: S, foreign: Readonly<Record<string, string>> = {}): { value: z.infer<S> } | { problems: Problem[]; sound: Partial<z.infer<S>> } {
  const result = schema.safeParse(fields.values);
  if (result.success) return { value: result.data };
  const known = Object.keys(schema.shape);
  const issues: readonly Issue[] = result.error.issues;
  const sound = Object.entries(schema.shape).flatMap(([name, field]) => {
    const value = field.safeParse(fields.values[name]);
    return value.success && value.data !== undefined ? [[name, value.data]] : [];
  });
  return { problems: issues.flatMap((issue) => tellIssue(file, fields, issue, known, foreign)), sound: Object.fromEntries(sound) as Partial<z.infer<S>> };
}

function tellIssue(file: string, fields: Fields, issue: Issue, known: readonly string[], foreign: Readonly<Record<string, string>>): Problem[] {
  const path = issue.path.map(String).join('.');
  if (issue.code === 'unrecognized_keys') return (issue.keys ?? []).map((key) => tellUnknown(file, fields.places, path, key, known, foreign));
  if (issue.code === 'invalid_union') {
    // The branch that got further into the value is the one that was meant.
    const branch = (issue.errors ?? []).toSorted((a, b) => depthOf(b) - depthOf(a))[0] ?? [];
    return branch.flatMap((inner) => tellIssue(file, fields, { ...inner, path: [...issue.path, ...inner.path] }, [], {}));
  }
  const value = valueAt(fields.values, issue.path);
  const field = String(issue.path[0] ?? 'file');
  if (value === undefined) return [missing(file, fields.places, field, path)];
  const { rule, reason, hint } = tellValue(field, path, value, issue);
  return [problemOf(file, fields.places, field, rule, reason, hint, nearestPlace(fields.places, path))];
}

function depthOf(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length + (issue.code === 'unrecognized_keys' ? 1 : 0)));
}

function missing(file: string, places: Places, field: string, path: string): Problem {
  const name = path.split('.').at(-1) ?? field;
  return problemOf(file, places, field, 'missing', `The field \`${name}\` is missing.`, name === 'date' ? 'Write the day it was published, such as `date: 2025-10-28`.' : `Add a line \`${name}: …\`.`, nearestPlace(places, path));
}

function tellUnknown(file: string, places: Places, path: string, key: string, known: readonly string[], foreign: Readonly<Record<string, string>>): Problem {
  const meant = Object.hasOwn(foreign, key) ? foreign[key] : findNearest(key, known);
  const at = `${path ? `${path}.` : ''}${key}:key`;
  return problemOf(file, places, key, 'unknown-field', `\`${key}\` is not a field.`, meant ? `Did you mean \`${meant}\`? Otherwise remove the line.` : `Remove the line${known.length > 0 ? `, or use one of: ${known.join(', ')}` : ''}.`, at);
}

function tellValue(field: string, path: string, value: unknown, issue: Issue): { rule: Rule; reason: string; hint: string } {
  const shown = typeof value === 'object' ? (Array.isArray(value) ? 'a list' : 'a group of fields') : `\`${String(value)}\``;
  if (issue.code === 'invalid_value') return { rule: 'value', reason: `${shown} is not one of the words for \`${path.split('.').filter((part) => !/^\d+$/.test(part)).at(-1) ?? field}\`.`, hint: `Write one of: ${(issue.values ?? []).join(', ')}.` };
  if (field === 'accent') return { rule: 'colour', reason: value === null ? '`accent` is empty.' : `${shown} is not a colour.`, hint: 'Write six figures between quotation marks, such as `accent: "#8c1d18"`: without the marks YAML takes the rest of the line for a comment.' };
  if (value === null || value === '') return { rule: 'empty', reason: `\`${field}\` is empty.`, hint: 'Write a value. A field that is not required may be left out.' };
  if (issue.code === 'too_big') return { rule: 'list', reason: `\`${field}\` has more than ${String(issue.maximum)} entries.`, hint: 'Keep those that matter most.' };
  if (issue.expected === 'array') return { rule: 'list', reason: `\`${field}\` is ${shown}, and a list is needed.`, hint: `${/^(no|yes|none|true|false|n\/a|-)$/i.test(String(value)) ? 'Remove the line if there are none, or write' : 'Write'} \`${field}: [${listHint(value)}]\`.` };
  if (issue.expected === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return { rule: 'text', reason: `${shown} in \`${field}\` is read as a ${typeof value === 'number' ? 'number' : 'yes or no'}, and words are needed.`, hint: `Write it between quotation marks: \`"${String(value)}"\`.` };
  if (issue.expected === 'number' || issue.expected === 'int' || typeof value === 'number') return { rule: 'value', reason: `${shown} is not a whole number of days.`, hint: `Write \`${field}: 7\`.` };
  if (issue.expected === 'boolean') return { rule: 'value', reason: `${shown} is neither \`true\` nor \`false\`.`, hint: `Write \`${field}: true\`, or remove the line.` };
  if (issue.expected === 'string') return { rule: 'text', reason: `\`${path}\` is ${shown}, and words are needed.`, hint: 'Write the value on one line.' };
  return { rule: 'value', reason: `\`${path}\` is ${shown}, which does not fit.`, hint: 'See the table of fields in README.' };
}

function listHint(value: unknown): string {
  return String(typeof value === 'object' ? '…' : value).split(',').map((part) => part.trim()).filter(Boolean).map((part) => (/^[\p{L}\p{N} ’.-]+$/u.test(part) && Number.isNaN(Number(part)) ? part : JSON.stringify(part))).join(', ');
}

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), values);
}

/** The place of a path, or of the nearest thing above it. */
export function nearestPlace(places: Readonly<Record<string, Place>>, path: string): string {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) if (places[at]) return at;
  return path;
}
