/** What a file says about itself. */
export interface FileFacts {
  readonly author?: string;
  /** RFC 3339. */
  readonly createdAt?: string;
  /** XMP's DocumentID, which copies of one original share. Word files have none. */
  readonly documentId?: string;
}
