/** Parts for testing programs that use this package, and clients of Docker Hub: a fake Hub and an offline engine. */
export { DEFAULT_PASSWORD, FakeHub, smallOrganization } from "./fake-hub";
export type { Dialect, FakeHubOptions, Fault, FaultRule, Logged, RateLimitOptions, Seed } from "./fake-hub";
export { EXIT, OfflineEngine } from "./engine";
export type {
  Message,
  OfflineEngineOptions,
  OnLine,
  Op,
  Outcome,
  Properties,
  Resource,
  RunOptions,
  Running,
  Script,
  Start,
  Step,
  Value,
} from "./engine";
