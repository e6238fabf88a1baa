import type { IParagraphOptions, Paragraph, Table, TableCell } from 'docx';
import type { Block, Cell } from './block.ts';
import { linesOf, oneLine } from './safe-text.ts';

type Docx = typeof import('docx');

/** The fonts every Word and WPS in China has; without them the nearest Song is taken. */
const songti = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' };
const fangsong = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' };

/** Half points: 二号, 四号, 小四, 小五. */
const sizes = { title: 44, body: 28, cell: 24, note: 18 };

/** Twips: A4, with margins of 2.54 and 2.8 cm. */
const sheet = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1440, bottom: 1440, left: 1587, right: 1587, header: 851, footer: 992 },
};
const textWidth = sheet.size.width - sheet.margin.left - sheet.margin.right;
const twipsPerMillimetre = 1440 / 25.4;

/** Two characters of the body, in twips. */
const indent = sizes.body * 10 * 2;

const styles: Record<'title' | 'heading' | 'line' | 'paragraph' | 'right' | 'note', Style> = {
  title: {
    run: { font: songti, size: sizes.title, bold: true },
    paragraph: { alignment: 'center', spacing: { before: 120, after: 360 } },
  },
  heading: {
    run: { font: songti, size: sizes.body, bold: true },
    paragraph: { keepNext: true, spacing: { before: 200, after: 60, line: 400 } },
  },
  line: {
    run: { font: fangsong, size: sizes.body },
    paragraph: { spacing: { line: 400, after: 40 } },
  },
  paragraph: {
    run: { font: fangsong, size: sizes.body },
    paragraph: { indent: { firstLine: indent }, spacing: { line: 400 } },
  },
  right: {
    run: { font: fangsong, size: sizes.body },
    paragraph: { indent: { left: textWidth / 2 }, spacing: { before: 120, line: 400 } },
  },
  note: { run: { font: fangsong, size: sizes.note }, paragraph: { spacing: { before: 60 } } },
};

const footerStyle = {
  id: 'PageNumber',
  name: 'Page Number',
  run: { font: songti, size: sizes.note },
  paragraph: { alignment: 'center' },
} as const;

interface Style {
  run: { font: typeof songti; size: number; bold?: boolean };
  paragraph: IParagraphOptions;
}

/**
 * Writes blocks as a .docx: A4, 宋体 and 仿宋, page numbers at the foot. Text is put in as text,
 * whatever it holds.
 *
 * @param name what the file's properties call it
 */
export async function writeDocx(name: string, blocks: readonly Block[]): Promise<Buffer> {
  // A tenth of a second to load: not while the program starts.
  const docx = await import('docx');
  const document = new docx.Document({
    title: name,
    creator: '',
    lastModifiedBy: '',
    description: '',
    styles: {
      default: { document: { run: styles.line.run } },
      paragraphStyles: [footerStyle],
    },
    sections: [
      {
        properties: { page: sheet },
        footers: { default: footer(docx) },
        children: blocks.flatMap((block) => write(docx, block)),
      },
    ],
  });
  return docx.Packer.toBuffer(document);
}

function footer({ Footer, PageNumber, Paragraph, TextRun }: Docx) {
  const run = new TextRun({
    children: ['第 ', PageNumber.CURRENT, ' 页　共 ', PageNumber.TOTAL_PAGES, ' 页'],
  });
  // The size is the paragraph's: LibreOffice does not give a run's to the numbers in it.
  return new Footer({ children: [new Paragraph({ style: footerStyle.id, children: [run] })] });
}

function write(docx: Docx, block: Block): (Paragraph | Table)[] {
  if (block.kind === 'table') return [table(docx, block)];
  const { run, paragraph } = styles[block.kind];
  const pageBreakBefore = block.kind === 'title' && block.newPage === true;
  return linesOf(block.text).map(
    (text) =>
      new docx.Paragraph({
        ...paragraph,
        pageBreakBefore,
        children: [new docx.TextRun({ ...run, text })],
      }),
  );
}

function table(docx: Docx, { widths, rows }: Extract<Block, { kind: 'table' }>): Table {
  const columnWidths = widths.map((percent) => Math.round((textWidth * percent) / 100));
  return new docx.Table({
    width: { size: textWidth, type: docx.WidthType.DXA },
    columnWidths,
    layout: docx.TableLayoutType.FIXED,
    rows: rows.map((cells) => {
      const height = Math.max(9, ...cells.map((cell) => cell.height ?? 0));
      return new docx.TableRow({
        cantSplit: true,
        height: { value: Math.round(height * twipsPerMillimetre), rule: 'atLeast' },
        children: cells.map((one) => cell(docx, one)),
      });
    }),
  });
}

function cell(docx: Docx, { text, span, rows, head }: Cell): TableCell {
  const lines = head ? [oneLine(text)] : linesOf(text);
  const run = { font: head ? songti : fangsong, size: sizes.cell, bold: head ?? false };
  return new docx.TableCell({
    verticalAlign: 'center',
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(span ? { columnSpan: span } : {}),
    ...(rows ? { rowSpan: rows } : {}),
    children: (lines.length > 0 ? lines : ['']).map(
      (line) =>
        new docx.Paragraph({
          alignment: head ? 'center' : 'left',
          children: [new docx.TextRun({ ...run, text: line })],
        }),
    ),
  });
}
