/** What stands in an element: text becomes CDATA, a number stands bare, an array repeats the element. */
export type Fields = { [name: string]: string | number | bigint | Fields | Fields[] };

/** A message as the platform writes it. */
export function writeXml(fields: Fields): string {
  return `<xml>${elements(fields)}</xml>`;
}

function elements(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) =>
      (Array.isArray(value) ? value : [value]).map((one) => `<${name}>${content(one)}</${name}>`),
    )
    .join('');
}

function content(value: string | number | bigint | Fields): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  if (typeof value === 'object') return elements(value);
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}
