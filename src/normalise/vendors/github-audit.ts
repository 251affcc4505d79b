import type { Vendor } from "../vendor.ts";

/**
 * GitHub's organisation and enterprise audit log, with its Git events, as the API, streaming and the web export give it.
 * https://docs.github.com/organizations/keeping-your-organization-secure/managing-security-settings-for-your-organization/audit-log-events-for-your-organization
 */
export const githubAudit: Vendor = {
  id: "github-audit",
  title: "GitHub audit log",
  product: { name: "GitHub audit log", vendorName: "GitHub" },
  // An action there is `category.name`, and its actor a login; other logs' actors are objects.
  shapes: [
    { has: ["action", "actor", "org"] },
    { has: ["action", "actor", "repo"] },
    { has: ["action", "actor", "repository"] },
    { has: ["action", "actor", "user"] },
    { has: ["action", "actor", "business"] },
    { has: ["action", "actor", "_document_id"] },
    { has: ["action", "actor", "actor_ip"] },
    { has: ["action", "actor", "@timestamp"] },
  ],
  yields: "events",
};
