import type { Vendor } from "../vendor.ts";

const CATEGORIES: readonly string[] = [
  "SignInLogs",
  "NonInteractiveUserSignInLogs",
  "ServicePrincipalSignInLogs",
  "ManagedIdentitySignInLogs",
  "ADFSSignInLogs",
];

/** Graph `signIn` and the diagnostic settings' sign-in logs. https://learn.microsoft.com/graph/api/resources/signin */
export const entraSignin: Vendor = {
  id: "entra-signin",
  title: "Microsoft Entra sign-in logs",
  product: { name: "Microsoft Entra ID", vendorName: "Microsoft" },
  shapes: [
    { has: ["properties.ipAddress"], is: { category: CATEGORIES } },
    { has: ["properties.id"], is: { category: CATEGORIES } },
    { has: ["createdDateTime", "userPrincipalName", "appDisplayName", "status.errorCode"] },
    { has: ["createdDateTime", "servicePrincipalId", "status.errorCode"] },
  ],
  yields: "events",
};
