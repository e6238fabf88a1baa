/** Strings, and outside of them whole numbers too long for a JavaScript number. */
const STRING_OR_LONG_NUMBER = /"(?:[^"\\]|\\.)*"|(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * JSON.parse that keeps 64-bit ids (msg_id, msgid): a whole number of 16 digits or more becomes a
 * string, as rounding it would make it the id of something else.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): unknown {
  const kept = text.replace(STRING_OR_LONG_NUMBER, (found) =>
    found.startsWith('"') ? found : `"${found}"`,
  );
  return JSON.parse(kept);
}
