/** One request of a story, and what the published contract calls it. */
export interface Step {
  method: string;
  /** As the contract writes it. */
  path: string;
  url: string;
  body?: object;
  status: number;
  /** Why the service answers otherwise than the contract says. */
  differs?: string;
}
