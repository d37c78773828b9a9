import { differential } from "./differential";
import { targets } from "./targets";

differential(targets);
