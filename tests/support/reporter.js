"use strict";
const { reporters, Runner } = require("mocha");

/** Dots, what failed, and one closing line in the form "N passed, N failed, N skipped". */
module.exports = class Reporter extends reporters.Dot {
  constructor(runner, options) {
    super(runner, options);
    runner.once(Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats;
      console.log(`${passes} passed, ${failures} failed, ${pending} skipped`);
    });
  }
};
