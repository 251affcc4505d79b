/** What a caller can act on, by kind. Everything else that is thrown is a bug and stays loud. */
export type ErrorCode = "usage" | "not-found" | "input" | "config" | "content" | "limit" | "bad-frame" | "busy";

/** An error whose message says what to do. The command line prints it without a stack and exits with 2. */
export class DomainError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "DomainError";
    this.code = code;
  }
}
