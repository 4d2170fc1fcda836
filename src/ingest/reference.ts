import { z } from 'astro/zod';

/** A Markdown table of a schema's fields for the person who fills them in. */
export function formatFieldTable(schema: z.ZodObject): string {
  const rows = Object.entries(schema.shape).map(([name, field]) => {
    const needed = field.safeParse(undefined).success ? '' : 'yes';
    return `| \`${name}\` | ${needed} | ${(field.description ?? '').replaceAll('|', '\\|')} |`;
  });
  return ['| field | required | meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

/** A JSON Schema by which an editor completes and checks front matter. */
export function formatJsonSchema(schema: z.ZodObject, name: string): string {
  return `${JSON.stringify({ title: `Backfile ${name}`, ...z.toJSONSchema(schema, { io: 'input' }) }, undefined, 2)}\n`;
}

/** Puts `inner` between the two comments that name it. A text without them comes back as it was. */
export function replaceBetween(text: string, name: string, inner: string): string {
  const start = `<!-- ${name} fields -->`;
  const end = `<!-- end of ${name} fields -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  return from < 0 || to < from ? text : `${text.slice(0, from + start.length)}\n${inner}\n${text.slice(to)}`;
}
