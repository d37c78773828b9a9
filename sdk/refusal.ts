import * as pulumi from "@pulumi/pulumi";

/**
 * Ends the program, which reads one sentence. Of what is thrown when the program itself has run, as in an `apply`, Pulumi
 * tells the stack: here it is the sentence again.
 */
export class Refusal extends pulumi.RunError {
  constructor(message: string) {
    super(message);
    this.stack = message;
  }
}
