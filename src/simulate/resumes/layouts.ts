import { academic, functional, modern, plain } from "./layouts-flow.ts";
import { classic, european, leftSidebar, linkedin, rightSidebar, table } from "./layouts-columns.ts";
import type { Draft } from "./parts.ts";
import type { ResumeLayout } from "./resume-content.ts";
import type { Sheet } from "./sheet.ts";

export const LAYOUTS: Readonly<Record<ResumeLayout, (draft: Draft) => Sheet>> = {
  classic,
  "left-sidebar": leftSidebar,
  "right-sidebar": rightSidebar,
  table,
  linkedin,
  european,
  academic,
  modern,
  functional,
  plain,
};
