/** The examples of a file, read line by line, and the file's text without them. */
export interface ExampleLines {
  examples: { text: string; line: number }[];
  /** The same lines, the examples' own empty: line numbers stay true. */
  rest: string;
}

const heading = /^examples:\s*(?:#.*)?$/;
const empty = /^\s*(?:#.*)?$/;
const item = /^ *- +(.*\S)\s*$/;
const nextKey = /^[^\s#-]/;
// What YAML would read as something else than the text that stands there.
const marked = /^[-?:,[\]{}#&*!|>'"%@`]|:(?: |$)| #/;
const notText =
  /^(?:[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?|0[ox][\da-f]+|[-+]?\.inf|\.nan|true|false|null|~)$/i;
const singleQuoted = /^'((?:[^']|'')*)'$/;
const doubleQuoted = /^"([^"\\]*)"$/;

/**
 * Reads the list of examples without a YAML parser, which takes ten times as long over thousands of
 * lines, all of them alike.
 *
 * @returns undefined when a line is anything but a plain or simply quoted text: let YAML read it
 */
export function readExampleLines(text: string): ExampleLines | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => heading.test(line));
  if (start < 0) return undefined;
  const examples: ExampleLines['examples'] = [];
  let at = start + 1;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (empty.test(line)) continue;
    if (nextKey.test(line)) break;
    const value = plainText(item.exec(line)?.[1]);
    if (value === undefined) return undefined;
    examples.push({ text: value, line: at + 1 });
  }
  const rest = lines.map((line, index) =>
    index === start ? 'examples: []' : index > start && index < at ? '' : line,
  );
  return { examples, rest: rest.join('\n') };
}

function plainText(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const quoted = singleQuoted.exec(value)?.[1]?.replaceAll("''", "'");
  if (quoted !== undefined) return quoted;
  const inDouble = doubleQuoted.exec(value)?.[1];
  if (inDouble !== undefined) return inDouble;
  return marked.test(value) || notText.test(value) ? undefined : value;
}
