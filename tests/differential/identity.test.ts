import { differential } from "./differential";
import { identity } from "./identity";

differential(identity);
