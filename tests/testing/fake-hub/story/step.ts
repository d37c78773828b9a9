/** One request of a story, and what the published contract calls it. */
export interface Step {
  method: string;
  /** As the contract writes it. */
  path: string;
  /** `ID` in it stands for that of what the story has made last. */
  url: string;
  /** What signs in, where it is not the session of the story. */
  bearer?: string;
  body?: object;
  status: number;
  /** Why the service answers otherwise than the contract says. */
  differs?: string;
}
