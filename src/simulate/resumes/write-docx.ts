import {
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type ITableBordersOptions,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from "docx";
import { datedDocx } from "./dated-docx.ts";
import type { FileFacts } from "./file-facts.ts";
import type { ResumeStyle } from "./resume-style.ts";
import type { Block, Run, Sheet } from "./sheet.ts";

/** A fixed date: the same seed gives the same bytes. */
const WRITTEN_AT = "2026-02-03T10:00:00Z";
const TEXT_WIDTH_TWIPS = 9600;
const FONTS = { sans: "Arial", serif: "Georgia", mono: "Courier New" } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const NO_BORDERS: ITableBordersOptions = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideHorizontal: NO_LINE,
  insideVertical: NO_LINE,
};

/** How a Word file is set: headings by style or by hand, bullets as lists or typed, right to left or not. */
interface Setting {
  readonly style: ResumeStyle;
  readonly rightToLeft: boolean;
}

export async function writeDocx(
  sheet: Sheet,
  style: ResumeStyle,
  title: string,
  rightToLeft: boolean,
  file: FileFacts,
): Promise<Buffer> {
  const setting: Setting = { style, rightToLeft };
  const [only] = sheet.columns;
  const body =
    sheet.columns.length === 1 && only !== undefined
      ? only.blocks.flatMap((block) => toParts(block, setting))
      : [
          tableOf(
            sheet.columns.map((column) => ({
              share: column.share,
              parts: column.blocks.flatMap((block) => toParts(block, setting)),
            })),
            setting,
          ),
        ];
  const doc = new Document({
    title,
    creator: file.author ?? title,
    lastModifiedBy: file.author ?? title,
    sections: [
      {
        properties: {},
        ...(sheet.numbered
          ? { footers: { default: new Footer({ children: [new Paragraph("Curriculum Vitae")] }) } }
          : {}),
        children: [...sheet.header.flatMap((block) => toParts(block, setting)), ...body],
      },
    ],
  });
  return datedDocx(await Packer.toBuffer(doc), file.createdAt ?? WRITTEN_AT);
}

function toParts(block: Block, setting: Setting): readonly (Paragraph | Table)[] {
  const { style } = setting;
  const direction = { bidirectional: setting.rightToLeft };
  const runs = (list: readonly Run[]): readonly TextRun[] => list.map((run) => textRun(run, setting));
  switch (block.kind) {
    case "gap":
      return style.variant === 1 ? [new Paragraph({})] : [];
    case "name":
      return [new Paragraph({ ...direction, children: runs([{ text: block.text, bold: true, scale: 2.1 }]) })];
    case "heading":
      return [
        style.variant === 2
          ? new Paragraph({ ...direction, children: runs([{ text: block.text, bold: true, scale: 1.3 }]) })
          : new Paragraph({ ...direction, heading: HeadingLevel.HEADING_1, children: runs([{ text: block.text }]) }),
      ];
    case "text":
      return [new Paragraph({ ...direction, children: runs([{ text: block.text }]) })];
    case "bullet":
      return [
        style.bullet === "•"
          ? new Paragraph({ ...direction, bullet: { level: 0 }, children: runs([{ text: block.text }]) })
          : new Paragraph({ ...direction, children: runs([{ text: `${style.bullet} ${block.text}` }]) }),
      ];
    case "row":
      return [
        tableOf(
          [
            { share: block.share, parts: block.left.flatMap((cell) => toParts(cell, setting)) },
            { share: 1 - block.share, parts: block.right.flatMap((cell) => toParts(cell, setting)) },
          ],
          setting,
        ),
        // Word joins tables that touch.
        new Paragraph({}),
      ];
    case "line":
      return [
        new Paragraph({
          ...direction,
          tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH_TWIPS }],
          children: [
            ...runs(block.runs),
            ...(block.right === undefined ? [] : [new TextRun("\t"), textRun(block.right, setting)]),
          ],
        }),
      ];
  }
}

function textRun(run: Run, { style, rightToLeft }: Setting): TextRun {
  return new TextRun({
    text: run.text,
    bold: run.bold ?? false,
    italics: run.italic ?? false,
    // Half points.
    size: Math.round(style.bodySize * (run.scale ?? 1) * 2),
    font: FONTS[style.font],
    rightToLeft,
  });
}

function tableOf(
  cells: readonly { readonly share: number; readonly parts: readonly (Paragraph | Table)[] }[],
  { rightToLeft }: Setting,
): Table {
  return new Table({
    borders: NO_BORDERS,
    visuallyRightToLeft: rightToLeft,
    width: { size: TEXT_WIDTH_TWIPS, type: WidthType.DXA },
    columnWidths: cells.map((cell) => Math.round(cell.share * TEXT_WIDTH_TWIPS)),
    rows: [
      new TableRow({
        children: cells.map(
          (cell) =>
            new TableCell({
              width: { size: Math.round(cell.share * TEXT_WIDTH_TWIPS), type: WidthType.DXA },
              children: cell.parts.length === 0 ? [new Paragraph({})] : [...cell.parts],
            }),
        ),
      }),
    ],
  });
}
