import { expect, test } from "vitest";
import { fullText, Seats, sessionsFor } from "./capacity.ts";

test.each([
  { cores: 1, sessions: 4 },
  { cores: 2, sessions: 8 },
  { cores: 8, sessions: 33 },
])("$cores cores keep the rate of $sessions sessions", ({ cores, sessions }) => {
  expect(sessionsFor(cores)).toBe(sessions);
});

test("a seat is taken once by a session, and told to be free when the shortest is expected to end", () => {
  const seats = new Seats(2);
  expect(seats.take("one", "self-check", 0)).toBe(true);
  expect(seats.freeInMs(0)).toBeNull();
  expect(seats.take("two", "room", 0)).toBe(true);
  expect(seats.take("one", "self-check", 1_000)).toBe(true);
  expect(seats.take("three", "self-check", 60_000)).toBe(false);
  expect(seats.freeInMs(60_000)).toBe(180_000);
  // Longer than expected: soon, but not at once again and again.
  expect(seats.freeInMs(600_000)).toBe(20_000);
  seats.free("one");
  expect(seats.take("three", "self-check", 600_000)).toBe(true);
});

test("who has to wait is told for how long, and that the link stays good", () => {
  expect(fullText(180_000)).toBe("The room is full: try again in about 3 minutes. Your link stays good.");
  expect(fullText(20_000)).toBe("The room is full: try again in about a minute. Your link stays good.");
});
