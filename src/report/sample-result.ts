import type { Evidence, PersonResult, RunNotes, ScanResult } from "../flows/scan-result.ts";
import {
  deviceFinding,
  hoursFinding,
  placeFinding,
  samplePerson,
  switchFinding,
  vpnFinding,
} from "./sample-findings.ts";

/*
 * A scan of invented people for the tests of what a scan is shown as: every status, every shape of finding. Addresses are
 * of the documentation networks.
 */

function days(first: string, number: number, step = 1): readonly string[] {
  return Array.from({ length: number }, (_, rank) =>
    new Date(Date.parse(first) + rank * step * 24 * 60 * 60 * 1000).toISOString(),
  );
}

function signins(prefix: string, times: readonly string[], ip: string, city: string, account: string): Evidence[] {
  return times.map((at, rank) => ({
    id: `${prefix}-${rank + 1}`,
    at,
    product: "Okta System Log",
    what: "user.session.start",
    raw: JSON.stringify({
      uuid: `${prefix}-${rank + 1}`,
      published: at,
      eventType: "user.session.start",
      displayMessage: "User login to Okta",
      outcome: { result: "SUCCESS", reason: null },
      actor: { type: "User", alternateId: account },
      client: {
        ipAddress: ip,
        device: "Computer",
        userAgent: { browser: "CHROME", os: "Windows 11" },
        geographicalContext: { city, country: "United States", geolocation: { lat: 40.73, lon: -74.17 } },
      },
      debugContext: { debugData: {} },
    }),
  }));
}

const ids = (evidence: readonly Evidence[]): readonly string[] => evidence.map(({ id }) => id);

function urgentPerson(): PersonResult {
  const far = signins("sg-a", days("2026-03-02T14:05:00Z", 19), "192.0.2.44", "Newark", "a.morgan@example.com");
  const usb: readonly Evidence[] = days("2026-03-05T15:10:00Z", 4, 3).map((at, rank) => ({
    id: `usb-${rank + 1}`,
    at,
    product: "Defender for Endpoint",
    what: "PnpDeviceConnected",
    raw: `{"Timestamp":"${at}","DeviceName":"lt-0417","ActionType":"PnpDeviceConnected","AdditionalFields":{"ClassName":"HIDClass","DeviceId":"USB\\\\VID_0000&PID_0000","VendorName":"Example Switch Works","Depth":{}}}`,
  }));
  const pay: Evidence = {
    id: "pay-1",
    at: "2026-03-20T09:00:00Z",
    product: "Payroll file",
    what: "account change",
    raw: "person_id,changed_at,account_token,institution,institution_kind,holder_match\np-0417,2026-03-20T09:00:00Z,tok_5f1e,Example Prepaid,prepaid,no",
  };
  return samplePerson({
    person: "p-0417",
    name: "Alex Morgan",
    declared: { job_title: "Backend engineer", place: "Austin, Texas, US", start_date: "2026-02-16", team: "Payments" },
    evidence: [...far, ...usb, pay],
    findings: [
      placeFinding({
        person: "p-0417",
        at: "2026-03-20T14:05:00.000Z",
        sentence:
          "On 19 of 19 working days the sign-ins came from Newark, US, about 2,400 km from the declared Austin, US.",
        facts: [
          { label: "Declared place", side: "declared", value: "Austin, US" },
          { label: "Signed in from", side: "observed", value: "Newark, US" },
          { label: "Usual distance", side: "observed", value: "2,400 km" },
          { label: "Days far away", side: "observed", value: "19" },
        ],
        evidence: ids(far),
      }),
      deviceFinding({
        person: "p-0417",
        at: "2026-03-19T14:05:00.000Z",
        sentence: "Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days.",
        facts: [
          { label: "Issued to", side: "declared", value: "Alex Morgan" },
          { label: "Signed in as", side: "observed", value: "Alex Morgan and Sam Rivera" },
          { label: "On days", side: "observed", value: "6" },
        ],
        evidence: [...ids(far).slice(4, 9), "sg-gone"],
        peers: ["p-0533", "p-0702"],
      }),
      switchFinding({
        person: "p-0417",
        at: "2026-03-14T15:10:00.000Z",
        sentence: "A switch that can be operated from afar was connected to laptop LT-0417 on 4 days.",
        facts: [
          { label: "Connected", side: "observed", value: "Example Switch Works HID" },
          { label: "On days", side: "observed", value: "4" },
        ],
        evidence: ids(usb),
      }),
      placeFinding({
        signal: "pay-holder-differs",
        title: "Pay goes to an account of another holder",
        family: "money",
        person: "p-0417",
        at: "2026-03-20T09:00:00.000Z",
        sentence: "Since 20 March the pay goes to a prepaid account whose holder is not Alex Morgan.",
        facts: [
          { label: "Person", side: "declared", value: "Alex Morgan" },
          { label: "Account holder", side: "observed", value: "another name" },
          { label: "Kind of account", side: "observed", value: "prepaid" },
        ],
        evidence: ["pay-1"],
        why: "Pay that goes to somebody else may mean that somebody else does the work, or is made to give it up.",
        innocent: ["a new name after a marriage", "an account shared in the family"],
        ask: "Whose account is it that your pay goes to, and did you ask for the change yourself?",
      }),
      vpnFinding({
        person: "p-0417",
        at: "2026-03-20T14:05:00.000Z",
        sentence: "19 sign-ins came through addresses of a commercial VPN.",
        facts: [{ label: "VPN", side: "observed", value: "Example VPN" }],
        evidence: ids(far),
      }),
    ],
  });
}

function reviewPeople(): readonly PersonResult[] {
  const shared = signins("sg-b", days("2026-03-10T22:00:00Z", 6), "192.0.2.44", "Newark", "s.rivera@example.com");
  const early = signins("sg-c", days("2026-03-03T04:00:00Z", 15), "198.51.100.7", "Lisbon", "j.okafor@example.com");
  return [
    samplePerson({
      person: "p-0533",
      name: "Sam Rivera",
      declared: { job_title: "Data analyst", place: "Denver, Colorado, US", start_date: "2025-11-03" },
      evidence: shared,
      findings: [
        deviceFinding({
          person: "p-0533",
          at: "2026-03-15T22:00:00.000Z",
          sentence: "Laptop LT-0417 signed in as Alex Morgan and as Sam Rivera on 6 days.",
          facts: [
            { label: "Issued laptop", side: "declared", value: "LT-0391" },
            { label: "Signed in on", side: "observed", value: "LT-0417, issued to Alex Morgan" },
          ],
          evidence: ids(shared),
          peers: ["p-0417"],
        }),
      ],
    }),
    samplePerson({
      person: "p-0288",
      name: "Jordan Okafor",
      declared: { job_title: "Site reliability engineer", place: "Seattle, Washington, US", start_date: "2025-06-02" },
      evidence: early,
      findings: [
        placeFinding({
          person: "p-0288",
          at: "2026-03-17T04:00:00.000Z",
          sentence:
            "On 14 of 15 working days the sign-ins came from Lisbon, PT, about 7,900 km from the declared Seattle, US.",
          facts: [
            { label: "Declared place", side: "declared", value: "Seattle, US" },
            { label: "Signed in from", side: "observed", value: "Lisbon, PT" },
            { label: "Usual distance", side: "observed", value: "7,900 km" },
          ],
          evidence: ids(early),
        }),
        hoursFinding({
          person: "p-0288",
          at: "2026-03-17T04:00:00.000Z",
          sentence: "On 14 days the working hours lay between 01:00 and 09:00 in the declared time zone.",
          facts: [
            { label: "Declared hours", side: "declared", value: "09:00–17:00, America/Los_Angeles" },
            { label: "Active hours", side: "observed", value: "01:00–09:00, America/Los_Angeles" },
            { label: "Fits best", side: "observed", value: "UTC+0" },
          ],
          evidence: ids(early).slice(0, 8),
        }),
      ],
    }),
  ];
}

function askPeople(): readonly PersonResult[] {
  const night = signins("sg-d", days("2026-03-02T05:00:00Z", 10, 2), "203.0.113.5", "Boston", "p.novak@example.com");
  return [
    samplePerson({
      person: "p-0119",
      name: "Petra Novak",
      declared: { job_title: "Support specialist", place: "Boston, Massachusetts, US", start_date: "2024-09-09" },
      evidence: night,
      findings: [
        hoursFinding({
          person: "p-0119",
          at: "2026-03-20T05:00:00.000Z",
          sentence: "On 10 days the working hours lay between 00:00 and 06:00 in the declared time zone.",
          facts: [
            { label: "Declared hours", side: "declared", value: "09:00–17:00, America/New_York" },
            { label: "Active hours", side: "observed", value: "00:00–06:00, America/New_York" },
          ],
          evidence: ids(night),
        }),
      ],
    }),
  ];
}

function clearPeople(): readonly PersonResult[] {
  const vpn = signins("sg-e", days("2026-03-04T09:00:00Z", 2), "203.0.113.77", "Chicago", "r.haddad@example.com");
  const names = ["Rana Haddad", "Thomas Berg", "Yuki Tanaka", "Lucía Fernández", "Kwame Mensah", "Ingrid Solberg"];
  return names.map((name, rank) =>
    samplePerson({
      person: `p-07${String(rank + 1).padStart(2, "0")}`,
      name,
      evidence: rank === 0 ? vpn : [],
      findings:
        rank === 0
          ? [
              vpnFinding({
                person: "p-0701",
                at: "2026-03-05T09:00:00.000Z",
                sentence: "2 sign-ins came through addresses of a commercial VPN.",
                facts: [{ label: "VPN", side: "observed", value: "Example VPN" }],
                evidence: ids(vpn),
              }),
            ]
          : [],
    }),
  );
}

const NOTES: RunNotes = {
  files: [
    { file: "exports/okta-2026-03.ndjson", products: [{ title: "Okta System Log", records: 48_210 }], notes: [] },
    {
      file: "exports/defender.ndjson.gz",
      products: [
        { title: "Defender for Endpoint", records: 120_344 },
        { title: "Entra ID sign-ins", records: 2_007 },
      ],
      notes: ["The last line ends in the middle of a record."],
    },
    { file: "people.csv", products: [{ title: "people", records: 10 }], notes: ["Unknown columns: shirt_size."] },
    { file: "notes.docx", products: [], notes: ["Not an export that Hirewall knows."] },
  ],
  quarantined: [
    { file: "exports/okta-2026-03.ndjson", reason: "not JSON", count: 3, line: 1_044 },
    { file: "exports/defender.ndjson.gz", reason: "nested deeper than 200 levels", count: 1, line: 77 },
  ],
  signals: [
    {
      signal: "signin-geo-vs-claim",
      title: "Signs in from a place that is never the declared one",
      findings: 2,
      milliseconds: 212,
      silent: undefined,
    },
    {
      signal: "device-shared-by-two-people",
      title: "One laptop signs in as two people",
      findings: 2,
      milliseconds: 96,
      silent: undefined,
    },
    {
      signal: "parcel-redirected",
      title: "The laptop’s parcel went to another address",
      findings: 0,
      milliseconds: 1,
      silent: "No shipments were given.",
    },
    {
      signal: "parcel-signed-by-other",
      title: "Somebody else signed for the laptop",
      findings: 0,
      milliseconds: 1,
      silent: "No shipments were given.",
    },
    {
      signal: "interview-place-differs",
      title: "Joined the interview from another country",
      findings: 0,
      milliseconds: 1,
      silent: "No interviews were given.",
    },
  ],
  views: [],
  limits: ["Places come from the vendors only: no address database was given."],
  lookups: [],
  events: 170_561,
  claims: 94,
  seconds: 6.4,
};

/** A small company: one person urgent, two to review, one to ask, six with nothing open. */
export function sampleResult(): ScanResult {
  return {
    at: "2026-04-01T08:30:00.000Z",
    period: { from: "2026-03-01T00:00:00.000Z", to: "2026-03-31T23:59:00.000Z" },
    people: [urgentPerson(), ...reviewPeople(), ...askPeople(), ...clearPeople()],
    notes: NOTES,
  };
}

/** A large company: `open` of `people` have what the most urgent person of the sample has. */
export function manyPeople(people: number, open: number): ScanResult {
  const sample = sampleResult();
  const [urgent, , , , clear] = [...sample.people.slice(0, 4), sample.people.at(-1)];
  if (urgent === undefined || clear === undefined) throw new Error("the sample has no such people");
  const many = Array.from({ length: people }, (_, rank): PersonResult => {
    const person = `m-${String(rank + 1).padStart(5, "0")}`;
    if (rank >= open) return { ...clear, person, name: `Person ${rank + 1}` };
    return {
      ...urgent,
      person,
      name: `Person ${rank + 1}`,
      findings: urgent.findings.map((finding) => ({ ...finding, person })),
    };
  });
  return { ...sample, people: many };
}
