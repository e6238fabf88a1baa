/** Where a phrase stands in a text, and what it belongs to. */
export interface Hit<T> {
  from: number;
  to: number;
  of: T;
}

/** Finds phrases in texts: by their first two characters, so that a text costs its own length. */
export class Phrases<T> {
  private readonly byStart = new Map<number, { phrase: string; of: T }[]>();

  add(phrase: string, of: T): void {
    const start = startOf(phrase, 0);
    const found = this.byStart.get(start);
    if (found) found.push({ phrase, of });
    else this.byStart.set(start, [{ phrase, of }]);
  }

  /** Every phrase that stands in the text, those inside others too. */
  in(text: string): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let at = 0; at < text.length; at++) {
      // A phrase of one character is filed under that character alone.
      for (const start of [startOf(text, at), text.charCodeAt(at)])
        for (const { phrase, of } of this.byStart.get(start) ?? [])
          if (text.startsWith(phrase, at)) hits.push({ from: at, to: at + phrase.length, of });
    }
    return hits;
  }
}

function startOf(text: string, at: number): number {
  const first = text.charCodeAt(at);
  return at + 1 < text.length ? first * 0x10000 + text.charCodeAt(at + 1) : first;
}
