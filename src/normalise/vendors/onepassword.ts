import type { Vendor } from "../vendor.ts";

/** 1Password sign-in attempts. https://developer.1password.com/docs/events-api/reference/ */
export const onepassword: Vendor = {
  id: "onepassword",
  title: "1Password sign-in attempts",
  product: { name: "1Password", vendorName: "1Password" },
  shapes: [{ has: ["session_uuid", "category", "target_user.uuid", "client.ip_address"] }],
  yields: "events",
};
