import { headText, isoDay, type ListFile, readListRows } from "../list-file.ts";
import { joinEntries, type SanctionEntry, type SanctionsList, secondsOfRemark, toSecond } from "./entry.ts";
import { readElements, type XmlElement } from "./read-xml.ts";

/** The three files without a header, by OFAC's data specification: https://ofac.treasury.gov/media/29976/download */
const FILES = {
  sdn: [
    "ent_num",
    "sdn_name",
    "sdn_type",
    "program",
    "title",
    "call_sign",
    "vess_type",
    "tonnage",
    "grt",
    "vess_flag",
    "vess_owner",
    "remarks",
  ],
  alt: ["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"],
  add: ["ent_num", "add_num", "address", "city", "country", "add_remarks"],
} as const;
type OfacFile = keyof typeof FILES;

/** Which of the three a text begins as: they are told apart by their number of cells. */
export function ofacFile(head: string): OfacFile | undefined {
  const line = head.split(/\r?\n/, 1)[0] ?? "";
  // Without a header: by the number in front, and by how OFAC writes an empty cell.
  if (!/^\d+,/.test(line) || !head.includes("-0-")) return undefined;
  const cells = line.match(/"(?:[^"]|"")*"|[^,"]+/g)?.length ?? 0;
  return (Object.keys(FILES) as OfacFile[]).find((name) => FILES[name].length === cells);
}

/** Reads `sdn.csv` with the `alt.csv` and `add.csv` that belong to it. */
export async function readOfacCsv(files: readonly ListFile[]): Promise<SanctionsList> {
  const parts: SanctionEntry[] = [];
  const problems: string[] = [];
  let skipped = 0;
  for (const file of files) {
    const kind = ofacFile(headText(file)) ?? "sdn";
    const read = await readListRows<SanctionEntry>(file, ",", (cells) => TO_ENTRY[kind](withoutNulls(cells)), {
      header: FILES[kind],
    });
    parts.push(...read.rows);
    problems.push(...read.problems);
    skipped += read.skipped;
  }
  const date =
    files
      .map((file) => file.date)
      .toSorted()
      .at(-1) ?? "";
  return { list: "ofac-sdn", title: "the OFAC SDN list", date, entries: joinEntries(parts), skipped, problems };
}

type Cells = Readonly<Record<string, string>>;

/** OFAC writes `-0-` for an empty cell. */
function withoutNulls(cells: Cells): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== "-0-" && cell !== ""));
}

const TO_ENTRY: Readonly<Record<OfacFile, (cells: Cells) => SanctionEntry | string | undefined>> = {
  sdn: ({ ent_num: entry = "", sdn_name: name, sdn_type: type, remarks = "" }) => {
    // The file ends with an end-of-file mark of DOS.
    if (entry === "\u001a") return undefined;
    if (!/^\d+$/.test(entry) || name === undefined) return "has no number and name as in sdn.csv";
    return { entry, isPerson: type === "individual", names: [name], seconds: secondsOfRemark(remarks) };
  },
  alt: ({ ent_num: entry = "", alt_name: name }) => {
    if (entry === "\u001a") return undefined;
    if (!/^\d+$/.test(entry) || name === undefined) return "has no number and name as in alt.csv";
    return { entry, isPerson: false, names: [name], seconds: [] };
  },
  add: ({ ent_num: entry = "", address = "", city = "" }) => {
    if (entry === "\u001a") return undefined;
    if (!/^\d+$/.test(entry)) return "has no number as in add.csv";
    const second = address === "" ? undefined : toSecond("address", `${address}, ${city}`);
    return { entry, isPerson: false, names: [], seconds: second === undefined ? [] : [second] };
  },
};

/** What OFAC's XML calls the identifiers that are read. */
const ID_KINDS = { "Email Address": "email", "Phone Number": "phone", Website: "website" } as const;

/** Reads SDN.XML. */
export async function readOfacXml(file: ListFile): Promise<SanctionsList> {
  const entries: SanctionEntry[] = [];
  let date = file.date;
  await readElements(file, ["sdnEntry", "publshInformation"], (element) => {
    if (element.name === "publshInformation") {
      const [month = "", day = "", year = ""] = element.text("Publish_Date").split("/");
      date = isoDay(`${day}/${month}/${year}`) ?? date;
    } else entries.push(toXmlEntry(element));
  });
  return { list: "ofac-sdn", title: "the OFAC SDN list", date, entries, skipped: 0, problems: [] };
}

function toXmlEntry(element: XmlElement): SanctionEntry {
  const nameOf = (one: XmlElement): string => `${one.text("lastName")} ${one.text("firstName")}`.trim();
  const addresses = element
    .all("address")
    .map((one) =>
      toSecond("address", ["address1", "address2", "address3", "city"].map((part) => one.text(part)).join(" ")),
    );
  const ids = element.all("id").map((one) => {
    const type = one.text("idType");
    const kind = type.startsWith("Digital Currency Address") ? "wallet" : ID_KINDS[type as keyof typeof ID_KINDS];
    return kind === undefined ? undefined : toSecond(kind, one.text("idNumber"));
  });
  return {
    entry: element.text("uid"),
    isPerson: element.text("sdnType") === "Individual",
    names: [nameOf(element), ...element.all("aka").map(nameOf)].filter((name) => name !== ""),
    seconds: [...addresses, ...ids].filter((second) => second !== undefined),
  };
}
