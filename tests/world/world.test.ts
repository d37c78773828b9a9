import { nth, play, transitions } from "./world";

/** `npm run fuzz -- --changes 100000` plays more of them. */
const SAMPLE = 150;

describe("A small world, of which every program may become any other", () => {
  it(`in a sample of ${SAMPLE} out of ${transitions} changes, nobody loses what is declared before and after`, async function () {
    this.timeout(300_000);
    for (let n = 0; n < SAMPLE; n++) await play(nth(n));
  });
});
