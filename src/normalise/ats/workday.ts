import type { Ats, AtsContact, AtsReading, AtsRow, Json } from "./ats.ts";
import { contactsOf } from "./contacts.ts";
import { cellsOf, fullName, objectOf, objectsOf, textOf } from "./json.ts";
import { countryCode } from "./place.ts";

/**
 * Workday Recruiting: the candidates of `Get_Candidates` (Recruiting web service), as JSON. Personal and global personal
 * information data, identification data and file contents are never looked at. Reports (RaaS) have the columns that a
 * company gives them: name them as the columns of the applications file, and they are read as that.
 */
export const workday: Ats = {
  id: "workday",
  title: "Workday Recruiting",
  read(record) {
    const data = objectsOf(record["Candidate_Data"])[0];
    return data === undefined || !("Job_Application_Data" in data || "Candidate_ID" in data)
      ? undefined
      : readCandidate(record, data);
  },
};

function readCandidate(record: Json, data: Json): AtsReading {
  const candidate = wdText(data["Candidate_ID"]) ?? idOf(record["Candidate_Reference"], "Candidate_ID");
  const name = objectOf(objectOf(objectOf(data["Name_Data"])["Legal_Name"])["Name_Detail_Data"]);
  const reach = objectsOf(data["Contact_Data"]);
  const homes = reach.flatMap((one) => objectsOf(one["Location_Data"]));
  const contacts = contactsOf({
    emails: reach.map((one) => wdText(one["Email_Address"])),
    phones: reach.map(phoneOf),
    addresses: homes.map(addressOf),
    pages: [
      ...reach.flatMap((one) => objectsOf(one["Website_Data"]).map((site) => wdText(site["URL_Address"]))),
      ...objectsOf(data["Social_Media_Account_Data"]).map((account) => wdText(account["Social_Network_Account_URL"])),
    ],
  });
  const rows: AtsRow[] = [];
  const further: AtsContact[] = [];
  for (const application of objectsOf(data["Job_Application_Data"])) {
    const applied = objectsOf(application["Job_Applied_To_Data"])[0] ?? {};
    const id =
      wdText(applied["Job_Application_ID"]) ?? idOf(application["Job_Application_Reference"], "Job_Application_ID");
    if (id === undefined) continue;
    const at = wdText(applied["Status_Timestamp"]);
    const country = countryOf(homes[0]?.["Country_Reference"]);
    rows.push({
      format: "applications",
      cells: cellsOf({
        application_id: id,
        candidate_id: candidate,
        requisition: wordsOf(applied["Job_Requisition_Reference"], "Job_Requisition_ID"),
        applied_at: wdText(applied["Job_Application_Date"]),
        updated_at: at,
        full_name:
          wdText(name["Full_Name"]) ??
          fullName(
            ...["First_Name", "Middle_Name", "Last_Name", "Secondary_Last_Name"].map((part) => wdText(name[part])),
          ),
        ...contacts.cells,
        declared_country: country,
        declared_city: country === undefined ? undefined : wdText(homes[0]?.["City"]),
        resume: objectsOf(application["Resume_Attachment_Data"])
          .map((file) => wdText(file["Filename"]))
          .find((file) => file !== undefined),
        referred_by: wordsOf(applied["Referred_By_Worker_Reference"], "Employee_ID"),
        status: wordsOf(applied["Stage_Reference"], "Recruiting_Stage_ID"),
      }),
    });
    for (const resume of objectsOf(application["Resume_Data"])) rows.push(...historyOf(id, resume));
    further.push(...contacts.further(id, at));
  }
  return { kind: "rows", rows, contacts: further };
}

function historyOf(application: string, resume: Json): readonly AtsRow[] {
  return [
    ...objectsOf(resume["Experience_Data"]).map((job): AtsRow => ({
      format: "employment",
      cells: cellsOf({
        application_id: application,
        employer: wdText(job["Company_Name"]) ?? wordsOf(job["Company_Reference"], "Company_ID"),
        title: wdText(job["Title"]),
        from: monthOf(wdText(job["Start_Year"]), wdText(job["Start_Month"])),
        to: isYes(job["Currently_Work_Here"]) ? "present" : monthOf(wdText(job["End_Year"]), wdText(job["End_Month"])),
        location: wdText(job["Location"]),
      }),
    })),
    ...objectsOf(resume["Education_Data"]).map((school): AtsRow => ({
      format: "education",
      cells: cellsOf({
        application_id: application,
        institution: wdText(school["School_Name"]) ?? wordsOf(school["School_Reference"], "School_ID"),
        degree: wordsOf(school["Degree_Reference"], "Degree_ID"),
        from: yearOf(wdText(school["First_Year_Attended"])),
        to: yearOf(wdText(school["Last_Year_Attended"])),
      }),
    })),
  ];
}

/** Under which name a converter puts an element's text beside its attributes. */
const TEXT_KEYS = ["_value_1", "#text", "$t", "$", "_", "value", "content"] as const;

function wdText(value: unknown): string | undefined {
  const own = objectOf(value);
  return textOf(value) ?? TEXT_KEYS.map((key) => textOf(own[key])).find((text) => text !== undefined);
}

/** `{ "ID": [{ "type": "Candidate_ID", "_value_1": "C-1001" }] }` */
function idOf(reference: unknown, type: string): string | undefined {
  const ids = objectsOf(reference).flatMap((one) => objectsOf(one["ID"]));
  return wdText(ids.find((id) => [id["type"], id["@type"], id["@wd:type"]].includes(type)));
}

/** What a reference is called, else its id. */
function wordsOf(reference: unknown, type: string): string | undefined {
  const [first] = objectsOf(reference);
  return textOf(first?.["Descriptor"]) ?? textOf(first?.["@Descriptor"]) ?? idOf(reference, type);
}

function countryOf(reference: unknown): string | undefined {
  return (
    countryCode(idOf(reference, "ISO_3166-1_Alpha-2_Code")) ??
    countryCode(idOf(reference, "ISO_3166-1_Alpha-3_Code")) ??
    countryCode(textOf(objectsOf(reference)[0]?.["Descriptor"]))
  );
}

/** The country's code stands apart: `USA_1`. */
function phoneOf(contact: Json): string | undefined {
  const number = wdText(contact["Phone_Number"]);
  const code = /_(\d{1,3})$/.exec(idOf(contact["Country_Phone_Code_Reference"], "Country_Phone_Code_ID") ?? "")?.[1];
  return number === undefined || code === undefined || number.startsWith("+") ? number : `+${code} ${number}`;
}

function addressOf(home: Json): string | undefined {
  const lines = Array.from({ length: 9 }, (_, rank) => wdText(home[`Address_Line_${rank + 1}`]));
  return [...lines, wdText(home["City"])].filter((part) => part !== undefined).join(", ") || undefined;
}

/** `2021` and `3` as `2021-03`; a year may come as a date. */
function monthOf(year: string | undefined, month: string | undefined): string | undefined {
  const whole = yearOf(year);
  const number = Number(month);
  return whole === undefined || !(number >= 1 && number <= 12) ? whole : `${whole}-${String(number).padStart(2, "0")}`;
}

function yearOf(year: string | undefined): string | undefined {
  return /^(\d{4})/.exec(year ?? "")?.[1];
}

function isYes(value: unknown): boolean {
  return value === true || ["1", "true"].includes(wdText(value)?.toLowerCase() ?? "");
}
