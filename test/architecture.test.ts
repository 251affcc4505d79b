import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/**
 * The steps of the data's way, and which other steps each may import. Outside → lake → resolve → signals → assess →
 * report; flows write the chains; the command line calls flows. What is not listed is forbidden.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  sources: ["errors"],
  lake: ["errors"],
  normalise: ["errors", "lake", "sources"],
  resolve: ["errors", "lake"],
  // Documents of applicants → claims.
  resume: ["errors", "sources"],
  // Records that are one person, texts that are one text.
  link: ["errors", "lake", "resolve"],
  // Registries, lists and code hosts that a declaration is looked up in.
  checks: ["errors", "lake", "resolve", "sources"],
  signals: ["errors", "lake"],
  assess: ["errors", "signals"],
  simulate: ["errors"],
  interview: ["errors"],
  flows: [
    "errors",
    "sources",
    "lake",
    "normalise",
    "resolve",
    "signals",
    "assess",
    "simulate",
    "interview",
    "resume",
    "link",
    "checks",
  ],
  // A report reads what a scan found; it computes nothing.
  report: ["errors", "flows", "assess", "signals", "lake"],
  // The browser's side: everything is judged on the server, so it knows the types of what is said, and no code.
  web: ["errors"],
  cli: ["errors", "flows", "report", "signals", "lake", "interview", "simulate", "link", "web"],
};

const root = resolve(import.meta.dirname, "..");
const source = join(root, "src");

const files = readdirSync(source, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".test.ts") && !/(^|\/)(test|sample)-/.test(name))
  .map((name) => join(source, name));

function stepOf(path: string): string {
  return (
    relative(source, path)
      .split("/")[0]
      ?.replace(/\.tsx?$/, "") ?? ""
  );
}

function withoutTypeImports(text: string): string {
  return text.replaceAll(/^(?:import|export) type [^;]*;$/gm, "");
}

test("every step is known", () => {
  expect([...new Set(files.map(stepOf))].filter((step) => MAY_IMPORT[step] === undefined)).toEqual([]);
});

test("a step imports only the steps before it", () => {
  const forbidden = files.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    // A page may know the types of what the server says: they leave no trace in its code.
    const imports = (stepOf(file) === "web" ? withoutTypeImports(text) : text).matchAll(
      /(?:from|import) ?\(?"(\.[^"]+)"/g,
    );
    return [...imports]
      .map((match) => resolve(dirname(file), match[1] ?? ""))
      .filter((target) => stepOf(target) !== stepOf(file) && !MAY_IMPORT[stepOf(file)]?.includes(stepOf(target)))
      .map((target) => `${relative(root, file)} imports ${relative(root, target)}`);
  });
  expect(forbidden).toEqual([]);
});

test("the pure middle reads no clock, chance, file or environment", () => {
  const isMiddle = (file: string): boolean =>
    (stepOf(file) === "assess" && !file.endsWith("load-weights.ts")) ||
    file.includes("src/resume/understand/") ||
    // Loaders of words and settings read files; what judges people is given all it knows.
    (/src\/interview\/(challenges|watch|session)\//.test(file) && !/\/load-[^/]+\.ts$/.test(file));
  const impure = files
    .filter(isMiddle)
    .filter((file) => /Date\.now|new Date\(\)|Math\.random|process\.|node:fs/.test(readFileSync(file, "utf8")));
  expect(impure.map((file) => relative(root, file))).toEqual([]);
});

test("a vendor's field names stand in that vendor's files only", () => {
  const words = ["alternateId", "userPrincipalName", "ProcessRollup2", "eventSource", "hostIdentifier", "isotimestamp"];
  const elsewhere = files
    .filter((file) => !/normalise\/vendors|simulate\//.test(file))
    .flatMap((file) => {
      // Comments may give examples; code may not.
      const code = readFileSync(file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
      return words.filter((word) => code.includes(word)).map((word) => `${relative(root, file)}: ${word}`);
    });
  expect(elsewhere).toEqual([]);
});

test("files stay one idea: none is longer than 400 lines", () => {
  const long = files.filter((file) => readFileSync(file, "utf8").split("\n").length > 400);
  expect(long.map((file) => relative(root, file))).toEqual([]);
});
