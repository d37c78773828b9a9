import { credentials } from "./credentials";
import { differential } from "./differential";

describe("Credentials that change", () => differential(credentials));
