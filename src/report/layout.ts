import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { type Markup, markup, trusted } from "./markup.ts";

const STYLE = readFileSync(new URL("./report.css", import.meta.url), "utf8");
const SCRIPT = readFileSync(new URL("./report-script.js", import.meta.url), "utf8");

/**
 * Nothing may be loaded, sent or run, but our own style sheet and script, named by their hashes: whatever a record
 * holds, a browser treats it as text. (`img-src data:` is for the empty icon, so that none is asked for.)
 */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "img-src data:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A whole page in one file. */
export function pageMarkup(title: string, head: Markup, main: Markup): Markup {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Hirewall">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<meta name="generator" content="Hirewall">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#summary">Skip to the summary</a>
${head}<nav aria-label="Parts of this report"><ul><li><a href="#summary">Summary</a></li><li><a href="#people">People</a></li><li><a href="#notes">Run notes</a></li><li><a href="#reading">How to read this</a></li></ul></nav>
<main>
${main}</main>
<footer><p>Confidential: about named people. Share it only with those who review, and delete it when the review is over.</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
