/**
 * The columns of the events table: OCSF 1.8 attributes by their dotted path, with DuckDB types.
 * One schema serves every class, so that a query over several classes needs no union by name; an attribute that a
 * class does not have is NULL there, costs next to nothing in Parquet, and is left out when an event is printed.
 * A normaliser names its output columns by these paths; `compile.ts` builds the nested structs.
 * Not here on purpose: postal codes (a proxy of protected attributes), ages, genders, languages.
 */
const USER = "name, uid, uid_alt, email_addr, full_name, domain, type_id INTEGER, type";
const OS = "name, type_id INTEGER, version";
const LOCATION = "city, country, region, lat DOUBLE, long DOUBLE";
const FILE = "name, path, type_id INTEGER, company_name, internal_name, mime_type, uid, size BIGINT";

const OBJECTS: Readonly<Record<string, string>> = {
  "":
    "time TIMESTAMP, class_uid INTEGER, category_uid INTEGER, type_uid BIGINT, activity_id INTEGER, activity_name, " +
    "severity_id INTEGER, status_id INTEGER, status, status_code, status_detail, message, timezone_offset INTEGER, " +
    "auth_protocol, auth_protocol_id INTEGER, is_mfa BOOLEAN, is_remote BOOLEAN, logon_type, logon_type_id INTEGER, privileges VARCHAR[]",
  metadata:
    "uid, version, event_code, log_name, original_time, correlation_uid, tenant_uid, labels VARCHAR[], profiles VARCHAR[]",
  "metadata.product": "name, vendor_name, uid",
  "metadata.extension": "name, uid, version",
  user: USER,
  user_result: USER,
  "actor.user": USER,
  "actor.process": "name, pid INTEGER, uid, cmd_line",
  "actor.process.file": FILE,
  "actor.session": "uid",
  "actor.idp": "name",
  actor: "app_name, app_uid, invoked_by",
  src_endpoint: "ip, port INTEGER, hostname, name, uid, mac, domain, svc_name, isp, type_id INTEGER",
  "src_endpoint.os": OS,
  "src_endpoint.location": LOCATION,
  "src_endpoint.autonomous_system": "number INTEGER, name",
  dst_endpoint: "ip, port INTEGER, hostname, name, uid, domain, svc_name",
  device:
    "uid, uid_alt, hostname, name, domain, ip, mac, model, vendor_name, type_id INTEGER, type, is_managed BOOLEAN, is_compliant BOOLEAN, is_trusted BOOLEAN, " +
    "network_interfaces STRUCT(name VARCHAR, ip VARCHAR, mac VARCHAR, hostname VARCHAR, type_id INTEGER)[]",
  "device.os": OS,
  "device.hw_info": "serial_number, uuid, vendor_name",
  "device.owner": USER,
  "device.location": LOCATION,
  session: "uid, uid_alt, is_remote BOOLEAN, credential_uid",
  service: "name, uid",
  http_request: "user_agent, uid, http_method",
  "http_request.url": "url_string, hostname, path",
  api: "operation, version",
  "api.service": "name, uid",
  "api.request": "uid",
  "api.response": "error, error_message, code INTEGER",
  process: "name, pid INTEGER, uid, cmd_line, created_time TIMESTAMP",
  "process.file": FILE,
  "process.user": USER,
  "process.parent_process": "name, pid INTEGER, uid, cmd_line",
  "process.parent_process.file": FILE,
  peripheral_device:
    "name, class, model, serial_number, uid, vendor_name, type, type_id INTEGER, vendor_id_list VARCHAR[]",
  file: FILE,
  package: "name, version, vendor_name, uid",
  query: "hostname, type",
  connection_info: "direction_id INTEGER, protocol_name",
  group: "name, uid",
  entity: "name, uid, type",
  policy: "name, uid",
  // Vendor facts that OCSF has no attribute for. The names are ours, the values the vendor's.
  unmapped:
    "is_proxy BOOLEAN, is_interactive BOOLEAN, device_fingerprint, risk_level, external_ip, gateway_mac, bssid, " +
    "usb_vendor_id, usb_product_id, usb_manufacturer, usb_product, usb_serial, instance_id, " +
    "display_manufacturer, display_product, display_name, display_serial, repository, organisation, transport, " +
    "credential_kind, credential_name, target_name, person_id, application_id, category, parameters",
  // Our extension objects, for what companies hand over by hand (see `EXTENSION`).
  shipment: "uid, serial, step, address, signed_by, changed_by",
  payroll: "account_token, institution, institution_kind, holder_match, first_pay_date DATE",
  // A session of the interview room or of a card deck: docs/interview-results.md.
  challenge:
    "session, subject, mode, outcome, ended, alternative, camera, ended_at TIMESTAMP, " +
    "items STRUCT(kind VARCHAR, outcome VARCHAR, replaced BOOLEAN, tries STRUCT(outcome VARCHAR, reason VARCHAR)[])[], " +
    "observations STRUCT(kind VARCHAR, from_ms BIGINT, to_ms BIGINT, measured DOUBLE, threshold DOUBLE, counts BOOLEAN)[], " +
    "observers STRUCT(role VARCHAR, judged STRUCT(challenge INTEGER, try INTEGER, judgement VARCHAR)[])[]",
};

const LISTS: Readonly<Record<string, string>> = {
  resources: "STRUCT(name VARCHAR, uid VARCHAR, type VARCHAR)[]",
  web_resources: "STRUCT(name VARCHAR, uid VARCHAR, type VARCHAR, url_string VARCHAR)[]",
  auth_factors:
    "STRUCT(factor_type_id INTEGER, factor_type VARCHAR, phone_number VARCHAR, provider VARCHAR, " +
    "device STRUCT(uid VARCHAR, name VARCHAR, hostname VARCHAR, type_id INTEGER))[]",
};

/**
 * OCSF leaves extension ids to their authors; 999 is its registry's number for extensions under development.
 * Class ids follow its rule: extension * 100,000 + category * 1,000 + class.
 */
export const EXTENSION = { name: "hirewall", uid: "999", version: "0.1.0" } as const;
export const EXTENSION_CLASSES = {
  shipment_activity: 99906001,
  payroll_change: 99906002,
  challenge_result: 99906003,
} as const;

interface Column {
  readonly path: string;
  readonly type: string;
}

function readColumns(): readonly Column[] {
  const columns: Column[] = [];
  for (const [parent, text] of Object.entries(OBJECTS)) {
    for (const item of splitOutsideBrackets(text)) {
      const [name = "", ...type] = item.trim().split(" ");
      columns.push({ path: parent === "" ? name : `${parent}.${name}`, type: type.join(" ") || "VARCHAR" });
    }
  }
  for (const [path, type] of Object.entries(LISTS)) columns.push({ path, type });
  return columns;
}

function splitOutsideBrackets(text: string): readonly string[] {
  const parts: string[] = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === "," && depth === 0) parts.push("");
    else parts[parts.length - 1] += character;
  }
  return parts.filter((part) => part.trim() !== "");
}

/** Every leaf column of an event, by its dotted OCSF path. */
const EVENT_COLUMNS: readonly Column[] = readColumns();

/** One struct or leaf of the nested schema. */
interface Node {
  readonly children: Map<string, Node>;
  readonly type?: string;
  readonly path: string;
}

function nestColumns(): Node {
  const root: Node = { children: new Map(), path: "" };
  for (const { path, type } of EVENT_COLUMNS) {
    let node = root;
    const names = path.split(".");
    for (const [index, name] of names.entries()) {
      const isLeaf = index === names.length - 1;
      let child = node.children.get(name);
      if (child === undefined) {
        child = { children: new Map(), path: names.slice(0, index + 1).join("."), ...(isLeaf ? { type } : {}) };
        node.children.set(name, child);
      }
      node = child;
    }
  }
  return root;
}

const TREE = nestColumns();

/**
 * The select list that turns flat columns named by OCSF paths into nested structs.
 * Only what is given is written: a file holds the attributes of its vendor, and reading files together unites them by
 * name. A struct none of whose leaves has a value is NULL: it was not in the record.
 * @param given the paths that the normaliser returns
 */
export function nestedSelectList(given: ReadonlySet<string>): string {
  return [...TREE.children.entries()]
    .filter(([, node]) => leafPaths(node).some((path) => given.has(path)))
    .map(([name, node]) => `${nodeSql(node, given)} as "${name}"`)
    .join(",\n  ");
}

function nodeSql(node: Node, given: ReadonlySet<string>): string {
  if (node.type !== undefined) return `try_cast("${node.path}" as ${node.type})`;
  const leaves = leafPaths(node).filter((path) => given.has(path));
  const fields = [...node.children.entries()]
    .filter(([, child]) => leafPaths(child).some((path) => given.has(path)))
    .map(([name, child]) => `"${name}": ${nodeSql(child, given)}`);
  return `case when ${leaves.map((path) => `"${path}" is not null`).join(" or ")} then {${fields.join(", ")}} end`;
}

function leafPaths(node: Node): readonly string[] {
  return node.type !== undefined ? [node.path] : [...node.children.values()].flatMap(leafPaths);
}

function nodeType(node: Node): string {
  if (node.type !== undefined) return node.type;
  return `STRUCT(${[...node.children.entries()].map(([name, child]) => `"${name}" ${nodeType(child)}`).join(", ")})`;
}

/** The whole events table as DuckDB column definitions: what files of single vendors are united with. */
export function eventTableColumns(): string {
  return [...TREE.children.entries()].map(([name, node]) => `"${name}" ${nodeType(node)}`).join(", ");
}
