import type { Vendor } from "../vendor.ts";

const APPLICATIONS: readonly string[] = [
  "access_transparency",
  "admin",
  "calendar",
  "chat",
  "chrome",
  "context_aware_access",
  "data_studio",
  "drive",
  "gcp",
  "gemini_in_workspace_apps",
  "gmail",
  "gplus",
  "groups",
  "groups_enterprise",
  "jamboard",
  "keep",
  "login",
  "meet",
  "mobile",
  "rules",
  "saml",
  "token",
  "user_accounts",
  "vault",
];

/** Reports API activities. https://developers.google.com/workspace/admin/reports/reference/rest/v1/activities/list */
export const googleWorkspace: Vendor = {
  id: "google-workspace",
  title: "Google Workspace activity",
  product: { name: "Google Workspace", vendorName: "Google" },
  shapes: [
    { has: ["id.time"], is: { kind: ["admin#reports#activity", "audit#activity"] } },
    { has: ["id.applicationName", "id.uniqueQualifier"] },
    // A data lake may have dropped all but the application.
    { has: [], is: { "id.applicationName": APPLICATIONS } },
  ],
  yields: "events",
};
