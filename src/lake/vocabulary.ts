import { APPLICANT_VIEWS } from "./applicant-vocabulary.ts";
import { rollupColumns, ROLLUPS } from "./rollups.ts";
import { day, EVERY_ROW, flag, PLACE, real, text, texts, time, type View, whole } from "./view-columns.ts";

const VIEWS: Readonly<Record<string, View>> = {
  person: {
    ...EVERY_ROW,
    legal_name: text("declared"),
    preferred_name: text("declared"),
    work_email: text("lower case"),
    job_title: text("declared"),
    team: text("declared"),
    employment_type: text("employee | contractor | agency"),
    agency: text("the firm that lends the person out, as declared"),
    start_date: day("first working day"),
    end_date: day("last working day; NULL while employed"),
    declared_timezone: text("IANA"),
    declared_country: text("ISO 3166-1 alpha-2"),
    declared_region: text("declared"),
    declared_city: text("declared"),
    home_lat: real("degrees, of the declared city; NULL when the city is not in the gazetteer"),
    home_long: real("degrees, of the declared city"),
    home_address: text("declared"),
    address_key: text("normal form of the home address"),
    work_from_minute: whole("declared start of work, minutes after local midnight"),
    work_to_minute: whole("declared end of work, minutes after local midnight"),
    household: text("the declared household, or the person alone"),
    approved_tools: texts("remote tools approved for this person or company-wide, lower case"),
    is_it: flag("the job title or team says that supporting others' machines is the person's work"),
  },
  signin: {
    ...EVERY_ROW,
    ...PLACE,
    account: text("as the vendor names it"),
    vendor: text("product that saw it"),
    scope: text("service (identity provider, application) | device (log-on at a computer)"),
    success: flag("the sign-in succeeded"),
    interactive: flag("a person signed in, not a token renewed in the background"),
    app: text("what was signed in to"),
    user_agent: text("browser or client"),
    device: text("device id in the vendor's system"),
    device_name: text("device name"),
    device_managed: flag("the vendor says that the company manages the device"),
    fingerprint: text("browser or device fingerprint, from the vendor"),
    session: text("session id"),
    factor_device: text("phone or key that confirmed a second factor: its id, number or name"),
  },
  process: {
    ...EVERY_ROW,
    host: text("issued device: serial if known, else the host's name or id"),
    name: text("file name of the program, lower case"),
    path: text("path, lower case, with forward slashes"),
    command_line: text("as run"),
    company: text("company in the file's version information or signature"),
    parent: text("file name of the parent program, lower case"),
    account: text("user of the process"),
  },
  software: {
    ...EVERY_ROW,
    host: text("issued device"),
    name: text("installed program, lower case"),
    version: text("its version"),
    company: text("its maker"),
  },
  device: {
    ...EVERY_ROW,
    ...PLACE,
    host: text("issued device: serial if known, else the host's name or id"),
    hostname: text("host name"),
    gateway_mac: text("hardware address of the gateway, lower case with colons"),
    bssid: text("hardware address of the Wi-Fi access point"),
    internal_ip: text("address inside its network"),
    managed: flag("enrolled in the company's management"),
  },
  peripheral: {
    ...EVERY_ROW,
    host: text("issued device"),
    vendor_id: text("USB vendor id, four hex digits, lower case"),
    product_id: text("USB product id, four hex digits, lower case"),
    manufacturer: text("manufacturer string"),
    product: text("product string"),
    serial: text("serial string of the descriptor; NULL where the operating system made it up"),
    instance: text("the operating system's instance id, upper case"),
    class: text("device class as the vendor names it"),
    platform: text("windows | macos | linux"),
  },
  display: {
    ...EVERY_ROW,
    host: text("issued device"),
    manufacturer: text("EDID manufacturer, three letters, upper case"),
    product_code: text("EDID product code, four hex digits, upper case"),
    name: text("monitor name"),
    serial: text("monitor serial"),
  },
  network: {
    ...EVERY_ROW,
    host: text("issued device"),
    process: text("program that made the connection, lower case"),
    domain: text("remote name, lower case"),
    remote_ip: text("remote address"),
    remote_port: whole("remote port"),
  },
  code: {
    ...EVERY_ROW,
    ...PLACE,
    account: text("as the vendor names it"),
    action: text("clone | fetch | push | download | other"),
    repository: text("owner/name"),
    transport: text("how"),
  },
  credential: {
    ...EVERY_ROW,
    vendor: text("product that saw it"),
    action: text("create | delete | other"),
    kind: text("personal_access_token | ssh_key | deploy_key | oauth_app | service_secret | access_key | api_token"),
    name: text("its name"),
  },
  activity: {
    ...EVERY_ROW,
    hour: time("the hour, UTC"),
    events: whole("things that the person did in that hour (sign-ins, code, meetings, files)"),
  },
  shipment: {
    ...EVERY_ROW,
    shipment: text("parcel"),
    serial: text("device in it"),
    step: text("created | address_changed | redirected | held_for_pickup | delivered | returned"),
    address: text("where to"),
    address_key: text("normal form of it"),
    signed_by: text("who took it"),
    changed_by: text("who changed it"),
  },
  payroll: {
    ...EVERY_ROW,
    account_token: text("keyed hash of the account"),
    institution: text("bank or platform"),
    institution_kind: text("bank | payment_platform | prepaid | crypto"),
    holder_match: text("yes | no | unknown: whether the account's holder is the person"),
    first_pay_date: day("first pay into it"),
  },
  /** One row a session: what is declined, offered instead and judged is a session, and how many did not pass is counted within one. */
  challenge: {
    ...EVERY_ROW,
    application: text("the application that the session was for; NULL where it was for a worker"),
    session: text("the session's id"),
    mode: text("self_check | room | deck (cards read aloud, judged by people)"),
    outcome: text("passed | try_again | inconclusive | did_not_pass"),
    ended: text("finished | stopped | left | declined_camera | no_camera | expired"),
    alternative: text("offered | taken | not_taken: the equal way without a camera; NULL where it was not needed"),
    asked: whole("challenges or cards asked, without those that another replaced"),
    passed: whole("of them seen as asked"),
    failed: whole("of them not seen as asked, in a retry too; of a deck: by two observers independently"),
    inconclusive: whole("of them about which nothing can be said"),
    replaced: whole("challenges that the person could not do: they never count"),
    kinds_failed: texts("kinds of those in `failed`"),
    observations: texts("what was seen beside the challenges and counts: looped_video, second_person…"),
    observers: whole("people who judged the cards of a deck"),
    camera: text("what the browser calls the camera"),
  },
  issued_device: {
    ...EVERY_ROW,
    serial: text("serial number"),
    hostname: text("host name"),
    device_uid: text("id in MDM or EDR"),
    kind: text("laptop | phone | key"),
    issued_at: time("when issued"),
    returned_at: time("when returned; NULL while out"),
  },
  claim: {
    ...EVERY_ROW,
    kind: text("what is declared"),
    value: text("the declared value"),
    attributes: text("further cells of the row, JSON"),
    document: text("where it stands"),
    from_at: time("from when it holds"),
    to_at: time("until when it holds"),
  },
  identifier: {
    ...EVERY_ROW,
    kind: text("email | account | hostname | serial | device_uid | phone"),
    value: text("normal form"),
    source: text("where the tie comes from"),
    from_at: time("from when it holds"),
    to_at: time("until when it holds"),
  },
  ...APPLICANT_VIEWS,
};

/**
 * The small vocabulary between files and signals: views of flat columns. Signals read these and nothing else, so that
 * another lake or another OCSF version changes views, not signals. Every row has `person` (pseudonymous id), `seen_at` (UTC)
 * and `event` (its evidence id). NULL means "not known", never "no".
 */
export const VOCABULARY: Readonly<Record<string, View>> = {
  ...VIEWS,
  ...Object.fromEntries(
    Object.entries(ROLLUPS).map(([name, rollup]) => [name, rollupColumns(rollup, VIEWS[rollup.of] ?? {})]),
  ),
};

/** `create table <view> (…)` with the view's columns: for a lake without such events, and for signals' tests. */
export function emptyViewSql(name: string): string {
  const view = VOCABULARY[name];
  if (view === undefined) throw new Error(`there is no view '${name}'`);
  const columns = Object.entries(view).map(([column, { type }]) => `"${column}" ${type}`);
  return `create or replace table "${name}" (${columns.join(", ")})`;
}
