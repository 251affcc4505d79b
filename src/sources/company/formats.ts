/** What a cell must look like. `secret` cells are checked for what Hirewall refuses to store. */
export type CellKind = "text" | "date" | "time" | "country" | "zone" | "email" | "hours" | "token" | readonly string[];

/** A file that a company hands over by hand: its name, and its columns with what their cells must look like. */
export interface CompanyFormat {
  readonly kind: string;
  readonly needed: readonly string[];
  readonly columns: Readonly<Record<string, CellKind>>;
  /** What the row's person is known by: a worker's id or an application's. */
  readonly subject: "person_id" | "application_id" | "none";
}

const COMPANY_FORMATS: readonly CompanyFormat[] = [
  {
    kind: "people",
    needed: ["person_id", "work_email"],
    subject: "person_id",
    columns: {
      person_id: "text",
      work_email: "email",
      legal_name: "text",
      preferred_name: "text",
      personal_email: "email",
      phone: "text",
      job_title: "text",
      team: "text",
      manager_id: "text",
      employment_type: ["employee", "contractor", "agency"],
      agency: "text",
      start_date: "date",
      end_date: "date",
      declared_timezone: "zone",
      declared_country: "country",
      declared_region: "text",
      declared_city: "text",
      home_address: "text",
      work_hours: "hours",
      accounts: "text",
      household_id: "text",
      remote_tools_approved: "text",
      travel: "text",
    },
  },
  {
    kind: "shipments",
    needed: ["shipment_id", "person_id", "at", "event"],
    subject: "person_id",
    columns: {
      shipment_id: "text",
      person_id: "text",
      serial: "text",
      at: "time",
      event: ["created", "address_changed", "redirected", "held_for_pickup", "delivered", "returned"],
      address: "text",
      signed_by: "text",
      changed_by: "text",
    },
  },
  {
    kind: "devices",
    needed: ["serial", "person_id"],
    subject: "person_id",
    columns: {
      serial: "text",
      hostname: "text",
      device_uid: "text",
      model: "text",
      person_id: "text",
      issued_at: "time",
      returned_at: "time",
      kind: ["laptop", "phone", "key"],
    },
  },
  {
    kind: "payroll",
    needed: ["person_id", "changed_at", "account_token"],
    subject: "person_id",
    columns: {
      person_id: "text",
      changed_at: "time",
      account_token: "token",
      institution: "text",
      institution_kind: ["bank", "payment_platform", "prepaid", "crypto"],
      holder_match: ["yes", "no", "unknown"],
      first_pay_date: "date",
    },
  },
  {
    kind: "identity_map",
    needed: ["account", "system", "person_id"],
    subject: "person_id",
    columns: { account: "text", system: "text", person_id: "text", from: "time", to: "time" },
  },
  {
    kind: "referees",
    needed: ["application_id", "name", "company"],
    subject: "application_id",
    columns: { application_id: "text", name: "text", email: "email", phone: "text", company: "text", relation: "text" },
  },
  {
    kind: "employment",
    needed: ["application_id", "employer", "title"],
    subject: "application_id",
    columns: {
      application_id: "text",
      employer: "text",
      title: "text",
      from: "text",
      to: "text",
      location: "text",
      contact_name: "text",
      contact_email: "email",
      contact_phone: "text",
    },
  },
  {
    kind: "education",
    needed: ["application_id", "institution"],
    subject: "application_id",
    columns: {
      application_id: "text",
      institution: "text",
      degree: "text",
      from: "text",
      to: "text",
    },
  },
  {
    kind: "background_checks",
    needed: ["application_id", "check"],
    subject: "application_id",
    columns: {
      application_id: "text",
      check: ["identity", "employment", "education", "criminal", "right_to_work", "ssn_trace"],
      vendor: "text",
      requested_at: "time",
      completed_at: "time",
      result: ["clear", "consider", "no_record", "failed", "abandoned"],
      detail: "text",
    },
  },
  {
    kind: "interviews",
    needed: ["application_id", "round"],
    subject: "application_id",
    columns: {
      application_id: "text",
      round: "text",
      scheduled_at: "time",
      joined_at: "time",
      platform: "text",
      ip: "text",
      camera: "text",
      pc_name: "text",
      device_id: "text",
      result: "text",
      camera_off: ["yes", "no"],
      alternative: ["offered", "taken", "not_taken"],
      notes: "text",
    },
  },
  {
    kind: "applications",
    needed: ["application_id"],
    subject: "application_id",
    columns: {
      application_id: "text",
      person_id: "text",
      candidate_id: "text",
      requisition: "text",
      applied_at: "time",
      updated_at: "time",
      full_name: "text",
      email: "email",
      phone: "text",
      address: "text",
      declared_country: "country",
      declared_city: "text",
      declared_timezone: "zone",
      linkedin: "text",
      github: "text",
      resume: "text",
      referred_by: "text",
      submitted_ip: "text",
      user_agent: "text",
      status: "text",
    },
  },
];

/** One of them by its name. */
export function companyFormat(kind: string): CompanyFormat {
  const format = COMPANY_FORMATS.find((one) => one.kind === kind);
  if (format === undefined) throw new Error(`there is no company file '${kind}'`);
  return format;
}

/** The simulator's ground truth: never read as input, so that nobody can be judged by it. */
const TRUTH_COLUMNS: readonly string[] = ["person_id", "false_hire", "kind"];

/** Columns that are never read, whatever a company puts into its file: protected attributes and their usual stand-ins. */
const PROTECTED_COLUMN =
  /(^|_)(nationality|citizenship|ethnic\w*|race|religion|gender|sex|pronouns?|age|birth\w*|dob|marital\w*|disabilit\w*|health|pregnan\w*|native_language|mother_tongue|accent|zip\w*|postal_?code|postcode)(_|$)/;

export function isProtectedColumn(name: string): boolean {
  return PROTECTED_COLUMN.test(name.trim().toLowerCase());
}

export type HeaderMatch =
  | {
      readonly kind: "format";
      readonly format: CompanyFormat;
      readonly unknown: readonly string[];
      /** Protected attributes, which are left out. */
      readonly leftOut: readonly string[];
    }
  | { readonly kind: "truth" }
  | { readonly kind: "problem"; readonly reason: string }
  | { readonly kind: "none" };

/** Which company file a header (or an NDJSON row's keys) belongs to. The order of columns does not matter. */
export function matchHeader(header: readonly string[]): HeaderMatch {
  const names = header.map((name) => name.trim().toLowerCase());
  if (TRUTH_COLUMNS.every((name) => names.includes(name))) return { kind: "truth" };
  const doubled = names.find((name, index) => name !== "" && names.indexOf(name) !== index);
  const known = (format: CompanyFormat): number => names.filter((name) => name in format.columns).length;
  const complete = COMPANY_FORMATS.filter((format) => format.needed.every((name) => names.includes(name)));
  const best = (complete.length > 0 ? complete : COMPANY_FORMATS).reduce((most, format) =>
    known(format) > known(most) ? format : most,
  );
  if (complete.length === 0) {
    // Three known columns, or half of the header, is somebody's attempt at that file: say what is missing.
    if (known(best) < Math.min(3, Math.ceil(names.length / 2)) || known(best) < 2) return { kind: "none" };
    const missing = best.needed.filter((name) => !names.includes(name));
    return {
      kind: "problem",
      reason: `looks like the company file '${best.kind}' but has no column ${missing.map((name) => `'${name}'`).join(", ")}`,
    };
  }
  if (doubled !== undefined)
    return { kind: "problem", reason: `has the column '${doubled}' twice; each column may stand once` };
  const unknown = names.filter((name) => name !== "" && !(name in best.columns));
  return {
    kind: "format",
    format: best,
    unknown: unknown.filter((name) => !isProtectedColumn(name)),
    leftOut: unknown.filter(isProtectedColumn),
  };
}
