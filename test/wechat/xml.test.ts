import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFlat } from '../../src/wechat/xml/flat.ts';
import type { XmlNode, XmlValue } from '../../src/wechat/xml/node.ts';
import { parseFull, parseXml } from '../../src/wechat/xml/parse.ts';
import { cdata, legal } from '../../src/wechat/xml/write.ts';

const space = fc.stringMatching(/^[ \n\r\t]{0,3}$/);
const name = fc.oneof(
  fc.constantFrom('ToUserName', 'MsgId', 'item', 'bizmsgmenuid', 'fail_idx', 'Location_X'),
  fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_.-]{0,8}$/),
  fc.constantFrom('constructor', 'toString', '__proto__', 'cdata', '名字', 'a:b', '1a'),
);
const chars = fc.string({
  unit: fc.oneof(
    fc.constantFrom('a', '中', '😀', ' ', '\n', '\r', '\t', '>', ']', '"', '<', '&', '\u3000'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 8,
});
const escaped = chars.map((text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(']]>', ']]&gt;'),
);
const leafContent = fc.oneof(
  chars.map((text) => cdata(text)),
  fc.tuple(space, chars, space).map(([a, text, b]) => a + cdata(text) + b),
  escaped,
  fc.constantFrom('', '123', '&#20013;', '&#x1F600;', '&nbsp;', '&', '<![CDATA[', '<b/>', ']]>'),
);
const leaf = fc.tuple(name, leafContent).map(([tag, content]) => `<${tag}>${content}</${tag}>`);
const items = fc
  .tuple(name, fc.array(leaf, { maxLength: 3 }), fc.integer({ min: 1, max: 3 }), space)
  .map(([tag, inner, times, gap]) => {
    const item = `<item>${inner.join(gap)}</item>`;
    return `<${tag}>${gap}${Array(times).fill(item).join(gap)}</${tag}>`;
  });
const odd = fc.constantFrom(
  '<A b="c">1</A>',
  '<A />',
  '<A/>',
  '<A>1</B>',
  '<!--c-->',
  'text',
  '</xml>',
);
const element = fc.oneof({ weight: 8, arbitrary: leaf }, items, odd);
const document = fc
  .tuple(space, fc.array(fc.tuple(element, space), { maxLength: 8 }), space)
  .map(([before, elements, after]) => `<xml>${before}${elements.flat().join('')}</xml>${after}`);
/** What WeChat itself sends: different names, one text each. */
const usual = fc
  .uniqueArray(fc.stringMatching(/^[A-Z][A-Za-z_]{0,8}$/), { maxLength: 8 })
  .chain((names) => fc.tuple(fc.constant(names), fc.array(chars, { minLength: 8, maxLength: 8 })))
  .map(([names, texts]) => {
    const elements = names.map((tag, at) => `<${tag}>${cdata(texts[at] ?? '')}</${tag}>`);
    return `<xml>${elements.join('')}</xml>`;
  });
/** The names it knows, in their order and in others, with text in one way and the other. */
const known = fc
  .array(
    fc.tuple(
      fc.constantFrom('ToUserName', 'Encrypt', 'FromUserName', 'CreateTime', 'MsgType', 'MsgId'),
      fc.oneof(chars.map(cdata), escaped, fc.constantFrom('1', '', '<b/>', '<![CDATA[', ']]>')),
      space,
    ),
    { maxLength: 7 },
  )
  .map(
    (all) =>
      `<xml>${all.map(([tag, text, gap]) => `<${tag}>${text}</${tag}>${gap}`).join('')}</xml>`,
  );

/** The result, or the reason it is refused for. */
function outcome(parse: (text: string) => XmlNode, text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    return error instanceof Error && 'reason' in error ? error.reason : error;
  }
}

describe('the fast path', () => {
  it('reads what it reads as the full parser does', () => {
    let fast = 0;
    const check = (text: string) => {
      const flat = parseFlat(text);
      if (flat === null) return;
      fast++;
      expect(flat, text).toEqual(outcome(parseFull, text));
    };
    fc.assert(fc.property(document, check), { numRuns: 1_000 });
    fc.assert(fc.property(usual, check), { numRuns: 500 });
    fc.assert(fc.property(known, check), { numRuns: 1_000 });
    expect(fast, 'documents that took it').toBeGreaterThan(500);
  });

  it('is taken by every message of the usual shape', () => {
    const plain = usual.filter((text) => !text.includes(']]]]>'));
    fc.assert(fc.property(plain, (text) => parseFlat(text) !== null));
  });

  it('is taken by numbers that stand in sections, and by texts that look like markup', () => {
    const numbers = '<CreateTime><![CDATA[1]]></CreateTime><MsgId><![CDATA[2]]></MsgId>';
    const text = `<xml>${numbers}<Content><![CDATA[<b></Content>]]></Content></xml>`;
    expect(parseFlat(text)).toEqual(outcome(parseFull, text));
    expect(parseFlat(text)?.get('Content')).toBe('<b></Content>');
  });
});

describe('parseXml', () => {
  it('never fails but by a refusal', () => {
    fc.assert(
      fc.property(fc.oneof(document, fc.string()), (text) => {
        const result = outcome(parseXml, text);
        expect(result instanceof Map || result === 'bad-xml').toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('gives back any text that was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const xml = `<xml><Content>${cdata(text)}</Content></xml>`;
        expect(parseXml(xml).get('Content')).toBe(legal(text));
      }),
    );
  });

  it.each<[string, string, XmlValue | undefined]>([
    ['spaces are the member’s', '<A><![CDATA[ a\n]]></A>', ' a\n'],
    ['two sections of one text', '<A><![CDATA[a]]]]><![CDATA[>b]]></A>', 'a]]>b'],
    ['entities', '<A>&lt;&amp;&#20013;&#x1F600;&quot;&apos;&gt;</A>', '<&中😀"\'>'],
    ['no entity in a section', '<A><![CDATA[&nbsp; & &lt;]]></A>', '&nbsp; & &lt;'],
    ['one element of a list', '<A><item><B>1</B></item></A>', new Map([['item', node('1')]])],
    ['two', '<A><item/><item><B>1</B></item></A>', new Map([['item', ['', node('1')]]])],
    ['what is absent is absent', '<B>1</B>', undefined],
    ['a closed element', '<A />', ''],
    ['markup in a message is text', '<A><![CDATA[<!DOCTYPE a>]]></A>', '<!DOCTYPE a>'],
  ])('%s', (_name, inner, value) => {
    expect(parseXml(`<xml>${inner}</xml>`).get('A')).toEqual(value);
  });

  it('reads a declaration and a byte order mark', () => {
    const text = '\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<xml><A>1</A></xml>\n';
    expect(parseXml(text)).toEqual(new Map([['A', '1']]));
  });

  const deep = (levels: number) => '<a>'.repeat(levels) + '</a>'.repeat(levels);
  it.each([
    ['a DOCTYPE', '<!DOCTYPE xml><xml><A>1</A></xml>'],
    ['entities of its own', '<!DOCTYPE x [<!ENTITY a "b">]><xml><A>&a;</A></xml>'],
    ['a DOCTYPE in small letters', '<!doctype xml><xml/>'],
    ['a DOCTYPE behind a comment', '<!-- <![CDATA[ --><!DOCTYPE a><xml/><!-- ]]> -->'],
    ['a DOCTYPE behind an instruction', '<?a <![CDATA[ ?><!DOCTYPE a><xml/>'],
    ['an unknown entity', '<xml><A>&a;</A></xml>'],
    ['an entity of HTML', '<xml><A>&nbsp;</A></xml>'],
    ['an entity between elements', '<xml><A>1</A>&eacute;</xml>'],
    ['half an entity', '<xml><A>a & b</A></xml>'],
    ['a NUL', '<xml><A><![CDATA[a\0b]]></A></xml>'],
    ['a NUL by number', '<xml><A>a&#0;b</A></xml>'],
    ['an open element', '<xml><A>1</xml>'],
    ['an open root', '<xml><A>1</A>'],
    ['an open CDATA section', '<xml><A><![CDATA[1</A></xml>'],
    ['two roots', '<xml><A>1</A></xml><xml/>'],
    ['text behind the root', '<xml><A>1</A></xml>x'],
    ['text between elements', '<xml><A>1</A>x</xml>'],
    ['text alone', '<xml>x</xml>'],
    ['another root', '<html><A>1</A></html>'],
    ['attributes', '<xml><A b="c">1</A></xml>'],
    ['an endless tag', `<xml><${'a'.repeat(200)}/></xml>`],
    ['no XML', 'hello'],
    ['nothing', ''],
    ['a reserved name', '<xml><__proto__>1</__proto__></xml>'],
    ['the parser’s own word', '<xml><cdata>1</cdata></xml>'],
    ['too deep', `<xml>${deep(50)}</xml>`],
    ['too many', `<xml>${'<a/>'.repeat(5_000)}</xml>`],
  ])('refuses %s', (_name, text) => {
    expect(outcome(parseXml, text)).toBe('bad-xml');
    expect({}).not.toHaveProperty('A');
  });

  it('takes no long time for a body of the largest size', () => {
    const started = performance.now();
    outcome(parseXml, `<xml>${'<'.repeat(256 * 1024)}</xml>`);
    outcome(parseXml, `<xml>${'<a><'.repeat(64 * 1024)}</xml>`);
    outcome(parseXml, `<xml>${deep(30_000)}</xml>`);
    outcome(parseXml, `<xml><A>${'&amp;'.repeat(50_000)}</A></xml>`);
    outcome(parseXml, `<xml><A>${'<![CDATA[]]>'.repeat(20_000)}</A></xml>`);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

function node(value: string): XmlNode {
  return new Map([['B', value]]);
}
