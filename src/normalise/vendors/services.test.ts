import { expect, test } from "vitest";
import { normalise } from "../../flows/normalise.ts";

type Event = Readonly<Record<string, unknown>>;

async function eventsOf(name: string): Promise<readonly Event[]> {
  const events: Event[] = [];
  const result = await normalise(new URL(`../fixtures/${name}.ndjson`, import.meta.url).pathname, {}, (line) =>
    events.push(JSON.parse(line) as Event),
  );
  expect(result.quarantined).toEqual([]);
  return events;
}

const AT = Date.UTC(2026, 2, 2, 14, 5, 9, 123);
const FROM = { ip: "192.0.2.44" };
const ADA = "ada.lind@example.com";

/** What each record of each fixture must become; OCSF's own rules are checked by `ocsf-validity.test.ts`. */
const EXPECTED: Readonly<Record<string, readonly object[]>> = {
  okta: [
    {
      time: AT,
      class_uid: 3002,
      activity_id: 1,
      status_id: 1,
      user: { name: ADA, email_addr: ADA, uid: "00u1ab2cd3EF", full_name: "Ada Lind" },
      src_endpoint: {
        ...FROM,
        location: { country: "US", region: "Texas", city: "Austin", lat: 30.27, long: -97.74 },
        autonomous_system: { number: 64496, name: "example access" },
      },
      device: { uid: "guo1example", name: "ADA-MAC", is_managed: true },
      session: { uid: "idx7Kq2example" },
      service: { name: "Okta" },
      unmapped: { is_proxy: false },
    },
    { class_uid: 3002, service: { name: "Code Host" }, activity_name: "user.authentication.sso" },
    { class_uid: 3002, status_id: 2, status_detail: "INVALID_CREDENTIALS", severity_id: 3 },
    {
      class_uid: 3004,
      activity_id: 1,
      actor: { user: { name: ADA } },
      entity: { name: "deploy", uid: "00Texample", type: "system.api_token.create" },
      unmapped: { credential_kind: "api_token" },
    },
    { class_uid: 3001, activity_id: 10, user: { email_addr: "ben.okoro@example.com" }, actor: { user: { name: ADA } } },
  ],
  "github-audit": [
    {
      time: AT,
      class_uid: 3004,
      activity_name: "git.clone",
      actor: { user: { name: "ada-lind", uid: "1001" } },
      src_endpoint: { ...FROM, location: { country: "US" } },
      metadata: { uid: "doc-1", event_code: "git.clone" },
      entity: { name: "example/api", type: "git" },
      unmapped: { repository: "example/api", organisation: "example", transport: "ssh" },
    },
    { activity_id: 1, unmapped: { credential_kind: "personal_access_token", credential_name: "laptop" } },
    { activity_id: 2, activity_name: "repo.download_zip", unmapped: { repository: "example/web" } },
    {
      activity_id: 1,
      actor: { user: { name: "ben-okoro" } },
      unmapped: { credential_kind: "ssh_key", credential_name: "desk" },
    },
    { unmapped: { is_interactive: false, repository: "example/api" } },
  ],
  "aws-cloudtrail": [
    {
      class_uid: 3002,
      status_id: 2,
      is_mfa: false,
      user: { name: ADA },
      service: { name: "signin.amazonaws.com" },
      src_endpoint: FROM,
    },
    {
      class_uid: 6003,
      activity_id: 1,
      api: { operation: "CreateAccessKey", service: { name: "iam.amazonaws.com" }, request: { uid: "req-2" } },
      unmapped: { credential_kind: "access_key", target_name: "ben.okoro" },
    },
    {
      class_uid: 6003,
      activity_id: 2,
      status_id: 2,
      status_code: "AccessDenied",
      actor: { user: { name: ADA, email_addr: ADA, type: "AssumedRole" } },
      api: { response: { error: "AccessDenied", error_message: "not allowed" } },
    },
    {
      class_uid: 6003,
      src_endpoint: { domain: "cloudformation.amazonaws.com" },
      actor: { invoked_by: "cloudformation.amazonaws.com" },
    },
  ],
  "gitlab-audit": [
    {
      time: AT,
      activity_id: 1,
      actor: { user: { name: "Ada Lind", email_addr: ADA, uid: "42" } },
      src_endpoint: FROM,
      entity: { name: "example/api", type: "Project" },
      unmapped: { credential_kind: "personal_access_token" },
    },
  ],
  "slack-audit": [
    {
      time: 1772460309000,
      class_uid: 3002,
      status_id: 1,
      user: { email_addr: ADA },
      src_endpoint: FROM,
      session: { uid: "847288190092" },
    },
    { class_uid: 3004, activity_id: 2, entity: { name: "plan.pdf", type: "file", uid: "F1EXAMPLE" } },
  ],
  "tailscale-audit": [
    {
      time: AT,
      activity_id: 1,
      actor: { user: { email_addr: ADA } },
      entity: { name: "laptop key", type: "AUTH_KEY" },
      unmapped: { credential_kind: "api_token" },
    },
  ],
  "teleport-audit": [
    {
      time: AT,
      class_uid: 3002,
      status_id: 1,
      user: { name: ADA },
      src_endpoint: FROM,
      service: { name: "teleport.example.com" },
    },
  ],
  onepassword: [
    {
      time: AT,
      class_uid: 3002,
      status_id: 2,
      user: { email_addr: ADA },
      src_endpoint: { ...FROM, location: { city: "Austin", country: "US" } },
    },
  ],
  m365: [
    { class_uid: 3002, status_id: 1, user: { email_addr: ADA }, src_endpoint: FROM },
    { class_uid: 3004, activity_id: 2, entity: { name: "plan.docx", type: "File" }, src_endpoint: FROM },
  ],
};

test.each(Object.entries(EXPECTED))(
  "%s: each record keeps who, when, from where, what and how it ended",
  async (name, expected) => {
    expect(await eventsOf(name)).toMatchObject(expected);
  },
);
