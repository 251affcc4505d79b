import type { Vendor } from "../vendor.ts";

/** Slack audit logs. https://docs.slack.dev/admins/audit-logs-api/ */
export const slackAudit: Vendor = {
  id: "slack-audit",
  title: "Slack audit logs",
  product: { name: "Slack audit logs", vendorName: "Slack" },
  shapes: [
    { has: ["action", "actor.type", "context.location.type"] },
    { has: ["action", "actor.user.id", "context.ip_address"] },
  ],
  yields: "events",
};
