/**
 * What no XML may hold (control characters, lone surrogates, U+FFFE and U+FFFF) and what would turn
 * the order of the letters around on paper.
 */
const unfit = /(?!\n)\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text as a member typed it, fit for a document: emoji stay, tabs are blanks, lines stay lines. */
export function safeText(text: string): string {
  return text
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(unfit, '');
}

/** Its lines without the blanks around them; none is empty. */
export function linesOf(text: string): string[] {
  return safeText(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The same on one line, for a name or a cell. */
export function oneLine(text: string): string {
  return linesOf(text).join('；');
}
