/** Met something this reader does not read; the whole of YAML is `yaml`'s affair. */
export class NotPlain extends Error {
  override name = 'NotPlain';
}

interface Line {
  indent: number;
  text: string;
}

/** What a plain scalar may not begin with, or hold, without meaning something else in YAML. */
const special = /^[-?:,[\]{}#&*!|>'"%@`]|: | #|:$/;
const key = /^([^\s:]+):(?: (.*))?$/;

/**
 * Reads the plain part of YAML that the card files are written in: nested maps and lists, plain
 * one-line scalars, `[a, b]` and `>-`. Every scalar is a string.
 *
 * It is here for the start of the program: `yaml` takes 400 ms for our 600 KB, this takes 10.
 *
 * @throws NotPlain where the text needs a real YAML parser (quotes, anchors, comments after text …)
 */
export function readPlainYaml(source: string): unknown {
  const lines: Line[] = [];
  for (const raw of source.split('\n')) {
    const text = raw.trim();
    if (text === '' || raw.startsWith('#')) continue;
    if (raw.includes('\t') || raw.includes('\r')) throw new NotPlain('a tab or carriage return');
    lines.push({ indent: raw.length - raw.trimStart().length, text });
  }
  const reader = new Reader(lines);
  const value = reader.block(0);
  if (!reader.atEnd) throw new NotPlain('a line that is indented less than the first');
  return value;
}

class Reader {
  private readonly lines: Line[];
  private at = 0;

  constructor(lines: Line[]) {
    this.lines = lines;
  }

  get atEnd(): boolean {
    return this.at >= this.lines.length;
  }

  block(indent: number): unknown {
    const first = this.lines[this.at];
    if (!first || first.indent < indent) throw new NotPlain('an empty value');
    return first.text.startsWith('- ') ? this.list(first.indent) : this.map(first.indent);
  }

  private list(indent: number): unknown[] {
    const items: unknown[] = [];
    for (;;) {
      const line = this.lines[this.at];
      if (!line || line.indent < indent) return items;
      if (line.indent > indent || !line.text.startsWith('- ')) throw new NotPlain(line.text);
      const rest = line.text.slice(2);
      if (key.test(rest)) {
        // `- id: x` begins a map that goes on two columns further in.
        this.lines[this.at] = { indent: indent + 2, text: rest };
        items.push(this.map(indent + 2));
      } else {
        items.push(scalar(rest));
        this.at++;
      }
    }
  }

  private map(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    for (;;) {
      const line = this.lines[this.at];
      if (!line || line.indent < indent) return map;
      const [, name, value] = (line.indent === indent && key.exec(line.text)) || [];
      if (name === undefined || Object.hasOwn(map, name)) throw new NotPlain(line.text);
      this.at++;
      map[name] = this.value(indent, value);
    }
  }

  private value(indent: number, value: string | undefined): unknown {
    if (value === undefined) return this.block(indent + 1);
    if (value === '>-') return this.folded(indent);
    if (value.startsWith('[') && value.endsWith(']')) {
      const inside = value.slice(1, -1);
      return inside.split(',').map((item) => scalar(item.trim()));
    }
    return scalar(value);
  }

  /** One line only: folding more than one needs blank lines, which this reader skips. */
  private folded(indent: number): string {
    const line = this.lines[this.at];
    const next = this.lines[this.at + 1];
    if (!line || line.indent <= indent || (next && next.indent > indent))
      throw new NotPlain('a folded text that is not one line');
    this.at++;
    return line.text;
  }
}

function scalar(text: string): string {
  if (text === '' || special.test(text)) throw new NotPlain(text);
  return text;
}
