import type { Vendor } from "../vendor.ts";

/** Declared facts out of a company's own files, as `toCompanyRecord` writes them. */
export const companyClaims: Vendor = {
  id: "company-claims",
  title: "Company files (declared facts)",
  product: { name: "Company files", vendorName: "Hirewall" },
  shapes: [{ has: ["hirewall_row", "kind", "person"] }],
  yields: "claims",
};

/** Parcels and changes of pay out of a company's own files. */
export const companyEvents: Vendor = {
  id: "company-events",
  title: "Company files (parcels, pay)",
  product: { name: "Company files", vendorName: "Hirewall" },
  shapes: [{ has: ["hirewall_row", "class_uid"] }],
  yields: "events",
};

/** Declared facts out of an applicant tracking system, in the shape of the company's own files. */
export function atsClaims(system: { readonly id: string; readonly title: string }): Vendor {
  return { ...companyClaims, id: `ats-${system.id}`, title: system.title, mapping: companyClaims.id };
}
