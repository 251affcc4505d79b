import type { Vendor } from "../vendor.ts";

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicelogonevents-table */
export const defenderLogon: Vendor = {
  id: "defender-logon",
  title: "Microsoft Defender XDR: DeviceLogonEvents",
  product: { name: "Microsoft Defender for Endpoint", vendorName: "Microsoft" },
  shapes: [
    { has: ["properties.DeviceId"], is: { category: ["AdvancedHunting-DeviceLogonEvents"] } },
    { has: ["DeviceId"], is: { Type: ["DeviceLogonEvents"] } },
    { has: ["DeviceId", "LogonType"], is: { ActionType: ["LogonSuccess", "LogonFailed", "LogonAttempted"] } },
    { has: ["DeviceName", "LogonType"], is: { ActionType: ["LogonSuccess", "LogonFailed", "LogonAttempted"] } },
  ],
  yields: "events",
};
