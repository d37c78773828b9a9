/** Prints the page of a review of nobody in particular, to look at in a browser: `small`, as by default, or `large`. */
import { asHtml } from "../cli/review/page";
import { LARGE, sample, SMALL } from "../tests/cli/reviewSample";

process.stdout.write(asHtml(sample(process.argv[2] === "large" ? LARGE : SMALL)));
