import type { Vendor } from "../vendor.ts";

/** Tailscale configuration audit logs: the API's shape, and the streamed one around it. https://tailscale.com/kb/1203/audit-logging */
export const tailscaleAudit: Vendor = {
  id: "tailscale-audit",
  title: "Tailscale configuration audit log",
  product: { name: "Tailscale", vendorName: "Tailscale" },
  shapes: [{ has: ["event.actor.loginName", "event.action"] }, { has: ["eventGroupID", "actor.loginName", "action"] }],
  yields: "events",
};
