/** A cell of a table; `span` and `rows` count the columns and rows it takes. */
export interface Cell {
  text: string;
  span?: number;
  rows?: number;
  /** Bold and in the middle: the name of what stands beside it. */
  head?: boolean;
  /** Room for handwriting, in millimetres. */
  height?: number;
}

/** What papers are made of, apart from how the file format says it. */
export type Block =
  | { kind: 'title'; text: string; newPage?: boolean }
  | { kind: 'heading'; text: string }
  /** Begins at the margin: a party, 此致. */
  | { kind: 'line'; text: string }
  /** Indented by two characters; a line break in the text begins another. */
  | { kind: 'paragraph'; text: string }
  /** Towards the right: signature and day. */
  | { kind: 'right'; text: string }
  /** Small print. */
  | { kind: 'note'; text: string }
  /** `widths` in per cent; the rows' cells must fill them. */
  | { kind: 'table'; widths: readonly number[]; rows: readonly (readonly Cell[])[] };

export const title = (text: string): Block => ({ kind: 'title', text });
export const heading = (text: string): Block => ({ kind: 'heading', text });
export const line = (text: string): Block => ({ kind: 'line', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const right = (text: string): Block => ({ kind: 'right', text });
export const note = (text: string): Block => ({ kind: 'note', text });
export const titleOnNewPage = (text: string): Block => ({ kind: 'title', text, newPage: true });

/** Where something is written by hand. */
export const byHand = '＿＿＿＿＿＿';
/** The day of signing, left open: who signs writes it. */
export const openDay = '＿＿＿＿年＿＿月＿＿日';
