import type { Vendor } from "../vendor.ts";

/** GitLab audit events: the API's and streaming's shape. https://docs.gitlab.com/api/audit_events/ */
export const gitlabAudit: Vendor = {
  id: "gitlab-audit",
  title: "GitLab audit events",
  product: { name: "GitLab", vendorName: "GitLab" },
  shapes: [
    { has: ["author_id", "entity_id", "entity_type"] },
    { has: ["detail.custom_message"] },
    { has: ["details.custom_message", "author_id"] },
  ],
  yields: "events",
};
