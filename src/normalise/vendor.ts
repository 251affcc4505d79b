/**
 * What Hirewall must know of one product's records. The knowledge is data: how a record is recognised, and which SQL
 * file maps it. Field names of a vendor appear in that vendor's files and nowhere else.
 */
export interface Vendor {
  /** Kebab-case, for ever: "okta-system-log". Also the name of the SQL file beside it. */
  readonly id: string;
  readonly title: string;
  /** OCSF `metadata.product`. */
  readonly product: { readonly name: string; readonly vendorName: string };
  /** A record is this vendor's when any one shape fits. */
  readonly shapes: readonly Shape[];
  /** What the SQL returns: OCSF events (columns named by their dotted path) or claims. */
  readonly yields: "events" | "claims";
  /** The mapping's file, where several share one; its own otherwise. */
  readonly mapping?: string;
}

export interface Shape {
  /** JSON paths without the leading `$.` that must be present and not null. */
  readonly has: readonly string[];
  /** JSON paths that must have one of these string values. */
  readonly is?: Readonly<Record<string, readonly string[]>>;
}
