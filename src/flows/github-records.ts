import { exportRecord } from "../checks/github/export-record.ts";
import { type GithubClaim, toGithubClaims } from "../checks/github/to-claims.ts";
import { companyClaims } from "../normalise/vendors/company.ts";
import type { Vendor } from "../normalise/vendor.ts";

/** What a line of `hirewall fetch github`'s export, or of a clone's, gives. */
export type GithubReading =
  | { readonly kind: "claims"; readonly claims: readonly GithubClaim[]; readonly source: string }
  | { readonly kind: "note"; readonly note: string }
  | { readonly kind: "bad"; readonly reason: string };

export function isGithubRecord(value: unknown): boolean {
  const { type } = value as { type?: unknown };
  return typeof type === "string" && type.startsWith("github-");
}

export function readGithubRecord(value: object): GithubReading {
  const { type, reason } = value as { type?: unknown; reason?: unknown };
  if (type === "github-unread")
    return { kind: "note", note: `a clone whose history could not be read: ${String(reason)}` };
  const parsed = exportRecord.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return {
      kind: "bad",
      reason: `a line of a GitHub export whose '${issue?.path.join(".") ?? "type"}' is not as it must be`,
    };
  }
  const record = parsed.data;
  if (record.type === "github-account" && !record.found)
    return { kind: "note", note: `GitHub has no account '${record.account}'` };
  const source = record.type === "github-repository" ? record.source : "api";
  return { kind: "claims", claims: toGithubClaims(record), source: `github:${source}` };
}

/** Facts about repositories, in the shape of the company's own files. */
export const githubClaims: Vendor = {
  ...companyClaims,
  id: "github-repositories",
  title: "GitHub repositories",
  mapping: companyClaims.id,
};
