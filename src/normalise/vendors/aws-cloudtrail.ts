import type { Vendor } from "../vendor.ts";

/** AWS CloudTrail. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export const awsCloudtrail: Vendor = {
  id: "aws-cloudtrail",
  title: "AWS CloudTrail",
  product: { name: "CloudTrail", vendorName: "AWS" },
  shapes: [
    { has: ["eventName", "eventSource"] },
    { has: ["eventName", "awsRegion", "eventType"] },
    { has: ["eventName", "eventVersion", "eventTime"] },
  ],
  yields: "events",
};
