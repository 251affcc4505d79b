import { findColumns, headerOf, isoDay, type ListFile, readListRows } from "../list-file.ts";
import { joinEntries, type SanctionEntry, type SanctionsList, secondsOfRemark, toSecond } from "./entry.ts";
import { readElements, type XmlElement } from "./read-xml.ts";

const TITLE = "the EU's consolidated list of financial sanctions";

/** Reads the list's CSV: a row for each name, address or paper of an entry, with semicolons between its cells. */
export async function readEuCsv(file: ListFile): Promise<SanctionsList> {
  const needed = ["fileGenerationDate", "Entity_LogicalId", "NameAlias_WholeName"] as const;
  findColumns(file, headerOf(file, ";"), needed, "the EU's list");
  let date = file.date;
  const { rows, skipped, problems } = await readListRows<SanctionEntry>(file, ";", (cells) => {
    date = isoDay(cells["filegenerationdate"]) ?? date;
    const entry = cells["entity_eu_referencenumber"] || cells["entity_logicalid"] || "";
    if (entry === "") return "has no 'Entity_LogicalId'";
    const street = cells["address_street"] ?? "";
    const address = street === "" ? undefined : toSecond("address", `${street} ${cells["address_city"] ?? ""}`);
    const remarks = [cells["address_contactinfo"], cells["address_remark"], cells["entity_remark"]].join("; ");
    const type = cells["entity_subjecttype_classificationcode"] || cells["entity_subjecttype"] || "";
    return {
      entry,
      isPerson: /^(person|p)$/i.test(type),
      names: cells["namealias_wholename"] ? [cells["namealias_wholename"]] : [],
      seconds: [...(address === undefined ? [] : [address]), ...secondsOfRemark(remarks)],
    };
  });
  return { list: "eu", title: TITLE, date, entries: joinEntries(rows), skipped, problems };
}

/** What the EU's XML calls the contacts that are read. */
const CONTACT_KINDS: Readonly<Record<string, "email" | "phone" | "website">> = {
  email: "email",
  phone: "phone",
  mobile: "phone",
  web: "website",
  website: "website",
};

/** Reads the list's XML (xmlFullSanctionsList_1_1). */
export async function readEuXml(file: ListFile): Promise<SanctionsList> {
  const entries: SanctionEntry[] = [];
  let date = file.date;
  await readElements(
    file,
    ["sanctionEntity"],
    (element) => entries.push(toEntry(element)),
    (root) => (date = isoDay(root.attributes["generationDate"]) ?? date),
  );
  return { list: "eu", title: TITLE, date, entries, skipped: 0, problems: [] };
}

function toEntry(element: XmlElement): SanctionEntry {
  const subject = element.children.find(({ name }) => name === "subjectType")?.attributes;
  const addresses = element
    .all("address")
    .map(({ attributes }) =>
      (attributes["street"] ?? "") === ""
        ? undefined
        : toSecond("address", `${attributes["street"]} ${attributes["city"] ?? ""}`),
    );
  const contacts = element.all("contactInfo").map(({ attributes }) => {
    const kind = CONTACT_KINDS[(attributes["key"] ?? "").toLowerCase()];
    return kind === undefined ? undefined : toSecond(kind, attributes["value"] ?? "");
  });
  const remarks = element.all("remark").map(({ content }) => content);
  return {
    entry: element.attributes["euReferenceNumber"] || (element.attributes["logicalId"] ?? ""),
    isPerson: subject?.["code"] === "person" || subject?.["classificationCode"] === "P",
    names: element
      .all("nameAlias")
      .filter(({ attributes }) => attributes["strong"] !== "false")
      .map(({ attributes }) => attributes["wholeName"] ?? "")
      .filter((name) => name !== ""),
    seconds: [...addresses, ...contacts, ...secondsOfRemark(remarks.join("; "))].filter(
      (second) => second !== undefined,
    ),
  };
}
