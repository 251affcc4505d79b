import type { Vendor } from "../vendor.ts";

const ACTIONS = [
  "ConnectionSuccess",
  "ConnectionFailed",
  "ConnectionRequest",
  "ConnectionAttempt",
  "ConnectionFound",
  "ConnectionAcknowledged",
  "InboundConnectionAccepted",
  "InboundConnectionAttempt",
  "ListeningConnectionCreated",
  "NetworkSignatureInspected",
  "DnsConnectionInspected",
  "HttpConnectionInspected",
  "IcmpConnectionInspected",
  "SshConnectionInspected",
  "SslConnectionInspected",
];

/** https://learn.microsoft.com/defender-xdr/advanced-hunting-devicenetworkevents-table */
export const defenderNetwork: Vendor = {
  id: "defender-network",
  title: "Microsoft Defender XDR: DeviceNetworkEvents",
  product: { name: "Microsoft Defender for Endpoint", vendorName: "Microsoft" },
  shapes: [
    { has: ["properties.DeviceId"], is: { category: ["AdvancedHunting-DeviceNetworkEvents"] } },
    { has: ["DeviceId"], is: { Type: ["DeviceNetworkEvents"] } },
    { has: ["DeviceId"], is: { ActionType: ACTIONS } },
    { has: ["DeviceName"], is: { ActionType: ACTIONS } },
  ],
  yields: "events",
};
