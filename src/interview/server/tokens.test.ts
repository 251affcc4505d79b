import { describe, expect, test } from "vitest";
import { RESUME_MS } from "../wire.ts";
import { isSameHash, hashSecret, makeSecret } from "./secrets.ts";
import { TokenBook } from "./tokens.ts";

const EXPIRES = 1_000_000;

function bookWithOne(): { book: TokenBook; token: string; holder: object } {
  const book = new TokenBook();
  const { seat, token } = TokenBook.issue("peer-1", "candidate");
  book.add("session-1", seat, EXPIRES);
  return { book, token, holder: { session: "session-1", peer: "peer-1", role: "candidate" } };
}

function redeem(book: TokenBook, secret: string, nowMs: number): string {
  const redeemed = book.redeem(secret, 0, nowMs);
  if (typeof redeemed === "string") throw new Error(redeemed);
  return redeemed.resume;
}

describe("a link's token", () => {
  test("opens its seat once, and looking at it uses nothing up", () => {
    const { book, token, holder } = bookWithOne();
    expect(book.look(token, 0, 0)).toEqual(holder);
    expect(book.look(token, 0, 0)).toEqual(holder);
    expect(book.redeem(token, 0, 0)).toMatchObject({ holder });
    expect(book.redeem(token, 0, 0)).toBe("link-used");
  });

  test("opens nothing from its end on", () => {
    const { book, token } = bookWithOne();
    expect(book.redeem(token, EXPIRES, 0)).toBe("link-expired");
    expect(book.look(token, EXPIRES - 1, 0)).toMatchObject({ role: "candidate" });
  });

  test.each(["", "short", "a".repeat(32), "a".repeat(10_000), "../../etc/passwd", "__proto__________________"])(
    "unknown or malformed ones are unknown: %s",
    (secret) => {
      expect(bookWithOne().book.redeem(secret, 0, 0)).toBe("link-unknown");
    },
  );

  test("has at least 128 bits, and only its hash is kept", () => {
    const { seat, token } = TokenBook.issue("peer-1", "candidate");
    expect(Buffer.from(token, "base64url").length * 8).toBeGreaterThanOrEqual(128);
    expect(JSON.stringify(seat)).not.toContain(token);
    expect(isSameHash(seat.tokenHash, hashSecret(token))).toBe(true);
    expect(isSameHash(seat.tokenHash, hashSecret(makeSecret()))).toBe(false);
    expect(isSameHash(seat.tokenHash, "")).toBe(false);
  });

  test("is void with its session", () => {
    const { book, token } = bookWithOne();
    const resume = redeem(book, token, 0);
    book.drop("session-1");
    expect(book.redeem(token, 0, 0)).toBe("link-unknown");
    expect(book.redeem(resume, 0, 0)).toBe("link-unknown");
  });
});

describe("a seat that was left for good", () => {
  const holder = { session: "session-1", peer: "peer-1", role: "candidate" } as const;

  test("is free again for its link: a scanner may have opened it", () => {
    const { book, token } = bookWithOne();
    redeem(book, token, 0);
    book.leave(holder, 100);
    expect(book.look(token, 0, 100 + RESUME_MS)).toBe("link-used");
    expect(book.redeem(token, 0, 101 + RESUME_MS)).toMatchObject({ holder });
  });

  test("is not, once the candidate has agreed to the notice", () => {
    const { book, token } = bookWithOne();
    redeem(book, token, 0);
    book.bind(holder);
    book.leave(holder, 100);
    expect(book.look(token, 0, 100_000 + RESUME_MS)).toBe("link-used");
  });
});

describe("the secret to come back with", () => {
  test(`works for ${RESUME_MS} ms after the connection is lost, and not longer`, () => {
    const { book, token } = bookWithOne();
    const resume = redeem(book, token, 0);
    book.leave({ session: "session-1", peer: "peer-1", role: "candidate" }, 100);
    expect(book.look(resume, 0, 100 + RESUME_MS + 1)).toBe("link-used");
    expect(book.look(resume, 0, 100 + RESUME_MS)).toMatchObject({ peer: "peer-1" });
  });

  test("outlives the link's own end: an interview that has begun goes on", () => {
    const { book, token } = bookWithOne();
    const resume = redeem(book, token, 0);
    expect(book.redeem(resume, EXPIRES + 1, 0)).toMatchObject({ holder: { peer: "peer-1" } });
  });

  test("changes with each use; the old one is good only until the page has answered", () => {
    const { book, token, holder } = bookWithOne();
    const first = redeem(book, token, 0);
    const second = redeem(book, first, 0);
    expect(second).not.toBe(first);
    // The hello with the second one may have been lost on its way.
    const third = redeem(book, first, 0);
    expect(book.look(second, 0, 0)).toBe("link-unknown");
    book.confirm(holder as never);
    expect(book.look(first, 0, 0)).toBe("link-unknown");
    expect(book.look(third, 0, 0)).toEqual(holder);
  });
});
